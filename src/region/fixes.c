#include "region/frozen.h"
#include "region/lay.h"

/* A request's days within the period, or none (first after last). */
static Period
days_within(const Question *question, const Request *request)
{
    return (Period){MAX(request->from, question->period.first),
                    MIN(request->to, question->period.last)};
}

/* Whom a fix makes stand: a doctor fixed where none but their clinic can stand opens its doors, and
 * is the one whose calendar file says so (write/ics/event.c). */
static int
stander_of(const Question *question, int provider, const GArray *slots)
{
    int clinic = region_provider(question->region, provider)->clinic;
    gboolean opens = FALSE;
    for (guint i = 0; i < slots->len; i++) {
        const Slot *slot = question_slot(question, g_array_index(slots, int, i));
        if (line_admits(question, slot->line, provider, slot->day))
            return provider;
        opens = opens || (clinic >= 0 && line_admits(question, slot->line, clinic, slot->day));
    }
    return opens ? clinic : provider;
}

static void
mark_fixed(Question *question, int provider, const GArray *slots)
{
    for (guint i = 0; i < slots->len; i++)
        question->fixed[cell_of(question, provider, g_array_index(slots, int, i))] = 1;
}

void
lay_fixed(Question *question, const GArray *choices)
{
    const GPtrArray *requests = question->region->requests;
    gsize cells = (gsize)question_provider_count(question) * question->slots->len;
    g_autoptr(GArray) slots = g_array_new(FALSE, FALSE, sizeof(int));
    question->fixed = g_new0(guint8, cells);
    for (guint i = 0; i < requests->len; i++) {
        const Request *request = g_ptr_array_index(requests, i);
        if (request->kind != REQUEST_FIX)
            continue;
        Period days = days_within(question, request);
        for (Day day = days.first; day <= days.last; day++) {
            slots_starting(question, day, request->window, request->line, slots);
            mark_fixed(question, stander_of(question, request->provider, slots), slots);
            g_array_set_size(slots, 0);
        }
    }
    for (guint i = 0; choices != NULL && i < choices->len; i++) {
        const Choice *choice = &g_array_index(choices, Choice, i);
        int slot = question_find_slot(question, choice->line, choice->day);
        if (choice->pin && slot >= 0)
            question->fixed[cell_of(question, choice->provider, slot)] = 1;
    }
}

/* One day of a fix, or a pin or ban. */
typedef struct {
    int provider;
    int line; /* -1: any */
    Day day;
    Place place;
} Wanted;

static void
tell(const Question *question, Wanted wanted, MessageCode code, const char *where,
     Messages *messages)
{
    g_autofree char *date = day_format(wanted.day);
    const char *line = wanted.line < 0 ? NULL : region_line(question->region, wanted.line)->id;
    messages_add(messages, code, wanted.place, "who",
                 region_provider(question->region, wanted.provider)->id, "date", date, "line", line,
                 "where", where, NULL);
}

static void
tell_outside(const Question *question, Wanted wanted, Messages *messages)
{
    const Region *region = question->region;
    g_autofree char *date = day_format(wanted.day);
    g_autofree char *text =
        g_strdup_printf("%s@%s@%s", region_provider(region, wanted.provider)->id,
                        region_line(region, wanted.line)->id, date);
    messages_add(messages, MSG_choice_date, PLACE_NONE, "text", text, "date", date, NULL);
}

static char *
place_text(Place place)
{
    if (place.source == NULL)
        return NULL;
    return g_strdup_printf("%s:%d", source_name(place.source), place.line);
}

/* Why none of the duties can be the provider's: the bar that comes last tells it best. A share of 0
 * is no bar to what is fixed. */
static void
tell_barred(const Question *question, Wanted wanted, const GArray *slots, Messages *messages)
{
    static const MessageCode codes[] = {
        [BAR_WHO] = MSG_fix_not_admitted,    [BAR_MEMBER] = MSG_fix_not_member,
        [BAR_LEAVE] = MSG_fix_on_leave,      [BAR_ABSENT] = MSG_fix_on_absence,
        [BAR_NEVER] = MSG_fix_on_never,      [BAR_BAN] = MSG_fix_banned,
        [BAR_ELSEWHERE] = MSG_fix_elsewhere,
    };
    Bar worst = BAR_WHO;
    g_autofree char *where = NULL;
    for (guint i = 0; i < slots->len; i++) {
        int slot = g_array_index(slots, int, i);
        const Request *absence = question->absences[cell_of(question, wanted.provider, slot)];
        Bar bar = question_bar(question, wanted.provider, slot);
        if (bar < worst)
            continue;
        worst = bar;
        g_clear_pointer(&where, g_free);
        if (bar == BAR_ABSENT)
            where = place_text(absence->place);
    }
    tell(question, wanted, codes[worst], where, messages);
}

static void
fix_free(gpointer data)
{
    Fix *fix = data;
    g_array_unref(fix->slots);
    g_free(fix);
}

/* Whether the provider has fallen out since, by an absence that a repair took in. */
static gboolean
gives_way(const Question *question, int provider, const GArray *slots)
{
    for (guint i = 0; i < slots->len; i++) {
        int slot = g_array_index(slots, int, i);
        const Request *absence = question->absences[cell_of(question, provider, slot)];
        if (question_bar(question, provider, slot) == BAR_ABSENT && absence->taken_in)
            return TRUE;
    }
    return FALSE;
}

/* Adds the fix of those slots which no bar closes. */
static void
add_fix(Question *question, Wanted wanted, const GArray *slots, const Request *request,
        Messages *messages)
{
    g_autoptr(GArray) open = g_array_new(FALSE, FALSE, sizeof(int));
    for (guint i = 0; i < slots->len; i++) {
        int slot = g_array_index(slots, int, i);
        if (question_bar(question, wanted.provider, slot) == BAR_NONE)
            g_array_append_val(open, slot);
    }
    if (slots->len == 0) {
        tell(question, wanted, MSG_fix_without_duty, NULL, messages);
    } else if (open->len == 0 && gives_way(question, wanted.provider, slots)) {
        return;
    } else if (open->len == 0) {
        tell_barred(question, wanted, slots, messages);
    } else {
        Fix *fix = g_new0(Fix, 1);
        *fix = (Fix){wanted.provider, g_steal_pointer(&open), request};
        g_ptr_array_add(question->fixes, fix);
    }
}

static void
lay_fix(Question *question, const Request *request, Messages *messages)
{
    Period days = days_within(question, request);
    for (Day day = days.first; day <= days.last; day++) {
        if (day_is_frozen(question, day))
            continue;
        g_autoptr(GArray) slots = g_array_new(FALSE, FALSE, sizeof(int));
        Wanted wanted = {request->provider, request->line, day, request->place};
        slots_starting(question, day, request->window, request->line, slots);
        wanted.provider = stander_of(question, request->provider, slots);
        add_fix(question, wanted, slots, request, messages);
    }
}

static void
lay_choice(Question *question, const Choice *choice, Messages *messages)
{
    static const Piece whole_day = {0, MINUTES_PER_DAY};
    g_autoptr(GArray) slots = g_array_new(FALSE, FALSE, sizeof(int));
    Wanted wanted = {choice->provider, choice->line, choice->day, PLACE_NONE};
    if (!period_has(question->period, choice->day)) {
        tell_outside(question, wanted, messages);
    } else if (day_is_frozen(question, choice->day)) {
        tell(question, wanted, MSG_choice_past, NULL, messages);
    } else if (choice->pin) {
        slots_starting(question, choice->day, whole_day, choice->line, slots);
        add_fix(question, wanted, slots, NULL, messages);
    } else if (question_find_slot(question, choice->line, choice->day) < 0) {
        tell(question, wanted, MSG_ban_without_duty, NULL, messages);
    }
}

void
lay_fixes(Question *question, const GArray *choices, Messages *messages)
{
    const GPtrArray *requests = question->region->requests;
    question->fixes = g_ptr_array_new_with_free_func(fix_free);
    for (guint i = 0; i < requests->len; i++) {
        const Request *request = g_ptr_array_index(requests, i);
        if (request->kind == REQUEST_FIX)
            lay_fix(question, request, messages);
    }
    for (guint i = 0; choices != NULL && i < choices->len; i++)
        lay_choice(question, &g_array_index(choices, Choice, i), messages);
}
