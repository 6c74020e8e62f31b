#include "write/show.h"

#include "base/language.h"
#include "explain/certificate.h"
#include "write/grid.h"
#include "write/number.h"

#include <string.h>

#define MICROS 1000000

static const char *
weekday_name(int weekday)
{
    static const char *const names[] = {N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"),
                                        N_("Fri"), N_("Sat"), N_("Sun")};
    return _(names[weekday]);
}

static const char *
day_colour(const Calendar *calendar, Day day)
{
    if (day_weekday(day) == SUNDAY || calendar_holiday(calendar, day) != NULL)
        return GRID_RED;
    return day_weekday(day) == SATURDAY ? GRID_BLUE : NULL;
}

/* What each column holds on each day: those on duty, open places, then reserves. */
typedef struct {
    const Question *question;
    const Rota *rota;
    GPtrArray **cells; /* lines × days, of Cell *, NULL: no duty */
} Board;

static guint
board_index(const Board *board, int line, Day day)
{
    guint days = (guint)(board->question->period.last - board->question->period.first) + 1;
    return (guint)line * days + (guint)(day - board->question->period.first);
}

static void
cell_free(gpointer cell)
{
    cell_clear(cell);
    g_free(cell);
}

static void
board_put(Board *board, int line, Day day, char *text, const char *colour)
{
    GPtrArray **cells = &board->cells[board_index(board, line, day)];
    if (*cells == NULL)
        *cells = g_ptr_array_new_with_free_func(cell_free);
    Cell *cell = g_new0(Cell, 1);
    *cell = (Cell){text, colour, FALSE};
    g_ptr_array_add(*cells, cell);
}

static void
board_put_role(Board *board, Role role)
{
    const Region *region = board->question->region;
    for (guint i = 0; i < board->rota->assignments->len; i++) {
        const Assignment *a = &g_array_index(board->rota->assignments, Assignment, i);
        const char *name = region_provider(region, a->provider)->name;
        if (a->role != role || !period_has(board->question->period, a->day))
            continue;
        char *text =
            role == ROLE_RESERVE ? g_strdup_printf(_("%s (stand-by)"), name) : g_strdup(name);
        board_put(board, a->line, a->day, text, NULL);
    }
}

static void
board_put_open(Board *board)
{
    int count = question_slot_count(board->question);
    g_autofree int *open = g_new0(int, (gsize)count + 1);
    for (int s = 0; s < count; s++)
        open[s] = question_slot(board->question, s)->need;
    for (guint i = 0; i < board->rota->assignments->len; i++) {
        const Assignment *a = &g_array_index(board->rota->assignments, Assignment, i);
        if (a->slot >= 0 && a->role == ROLE_DUTY)
            open[a->slot]--;
    }
    for (int s = 0; s < count; s++) {
        const Slot *slot = question_slot(board->question, s);
        for (; open[s] > 0; open[s]--)
            board_put(board, slot->line, slot->day, g_strdup(_("** open **")), GRID_BOLD_RED);
    }
}

static guint
places_on(const Board *board, Day day)
{
    guint most = 0;
    for (guint l = 0; l < board->question->region->lines->len; l++) {
        const GPtrArray *cells = board->cells[board_index(board, (int)l, day)];
        most = MAX(most, cells != NULL ? cells->len : 0);
    }
    return most;
}

static void
grid_day(Grid *grid, const Board *board, Day day)
{
    const Calendar *calendar = board->question->region->calendar;
    const char *holiday = calendar_holiday(calendar, day);
    guint places = places_on(board, day);
    for (guint place = 0; place < places; place++) {
        GArray *row = grid_row(grid);
        const char *colour = day_colour(calendar, day);
        grid_put(row, place == 0 ? day_format(day) : g_strdup(""), colour, FALSE);
        grid_put(row, g_strdup(place == 0 ? weekday_name(day_weekday(day)) : ""), colour, FALSE);
        grid_put(row, g_strdup(place == 0 && holiday != NULL ? holiday : ""), colour, FALSE);
        for (guint l = 0; l < board->question->region->lines->len; l++) {
            const GPtrArray *cells = board->cells[board_index(board, (int)l, day)];
            const Cell *cell =
                cells != NULL && place < cells->len ? g_ptr_array_index(cells, place) : NULL;
            grid_put(row,
                     g_strdup(cell != NULL ? cell->text
                              : place == 0 ? "-"
                                           : ""),
                     cell != NULL ? cell->colour : NULL, FALSE);
        }
    }
}

static char *
show_days(const Question *question, const Rota *rota, ShowStyle style)
{
    guint lines = question->region->lines->len;
    guint days = (guint)(question->period.last - question->period.first) + 1;
    Board board = {question, rota, g_new0(GPtrArray *, (gsize)lines * days + 1)};
    board_put_role(&board, ROLE_DUTY);
    board_put_open(&board);
    board_put_role(&board, ROLE_RESERVE);
    Grid grid = grid_new(style.colour);
    GArray *heading = grid_row(&grid);
    grid_put(heading, g_strdup(_("date")), NULL, FALSE);
    grid_put(heading, g_strdup(""), NULL, FALSE);
    grid_put(heading, g_strdup(""), NULL, FALSE);
    for (guint l = 0; l < lines; l++)
        grid_put(heading, g_strdup(region_line(question->region, (int)l)->name), NULL, FALSE);
    for (Day day = question->period.first; day <= question->period.last; day++)
        grid_day(&grid, &board, day);
    for (gsize i = 0; i < (gsize)lines * days; i++)
        g_clear_pointer(&board.cells[i], g_ptr_array_unref);
    g_free(board.cells);
    return grid_free(&grid);
}

static void
put_micros(GArray *row, gint64 micros, gboolean sign)
{
    g_autofree char *number = micros_format(micros, 2);
    grid_put(row,
             g_strconcat(sign && micros > 0 && strcmp(number, "0") != 0 ? "+" : "", number, NULL),
             NULL, TRUE);
}

static void
grid_provider(Grid *grid, const Question *question, const Audit *audit, int provider)
{
    const Region *region = question->region;
    GArray *row = grid_row(grid);
    grid_put(row, g_strdup(region_provider(region, provider)->id), NULL, FALSE);
    grid_put(row, g_strdup(region_provider(region, provider)->name), NULL, FALSE);
    for (guint f = 0; f < region->fairs->len; f++) {
        const FairPart *part = question_fair_part(question, (int)f, provider);
        gint64 load = audit->load[f * region->providers->len + (guint)provider];
        if (!part->member && load == 0) {
            for (int i = 0; i < 3; i++)
                grid_put(row, g_strdup(""), NULL, TRUE);
            continue;
        }
        put_micros(row, load * MICROS, FALSE);
        put_micros(row, part->part, FALSE);
        put_micros(row, part->before + load * MICROS - part->part, TRUE);
    }
}

static gboolean
has_tally(const Question *question, const Audit *audit, int provider)
{
    for (guint f = 0; f < question->region->fairs->len; f++)
        if (question_fair_part(question, (int)f, provider)->member ||
            audit->load[f * question->region->providers->len + (guint)provider] != 0)
            return TRUE;
    return FALSE;
}

static char *
show_tallies(const Question *question, const Audit *audit, ShowStyle style)
{
    Grid grid = grid_new(style.colour);
    GArray *heading = grid_row(&grid);
    grid_put(heading, g_strdup(""), NULL, FALSE);
    grid_put(heading, g_strdup(""), NULL, FALSE);
    for (guint f = 0; f < question->region->fairs->len; f++) {
        const Fair *fair = g_ptr_array_index(question->region->fairs, f);
        grid_put(heading, g_strdup(fair->count), NULL, TRUE);
        grid_put(heading, g_strdup(_("fair")), NULL, TRUE);
        grid_put(heading, g_strdup(_("standing")), NULL, TRUE);
    }
    for (guint p = 0; p < question->region->providers->len; p++)
        if (has_tally(question, audit, (int)p))
            grid_provider(&grid, question, audit, (int)p);
    return grid_free(&grid);
}

static char *
show_proofs(const Question *question, const Rota *rota, const Audit *audit)
{
    g_autoptr(GArray) certificate = certificate_new(question, rota, audit);
    g_autoptr(GPtrArray) sentences = certificate_sentences(question, certificate);
    GString *text = g_string_new(sentences->len > 0 ? "\n" : "");
    for (guint i = 0; i < sentences->len; i++)
        g_string_append_printf(text, "%s\n", (char *)g_ptr_array_index(sentences, i));
    return g_string_free(text, FALSE);
}

char *
write_show(const Question *question, const Rota *rota, const Audit *audit, ShowStyle style)
{
    g_autofree char *days = show_days(question, rota, style);
    if (question->region->fairs->len == 0)
        return g_steal_pointer(&days);
    g_autofree char *tallies = show_tallies(question, audit, style);
    g_autofree char *proofs = show_proofs(question, rota, audit);
    return g_strconcat(days, "\n", tallies, proofs, NULL);
}
