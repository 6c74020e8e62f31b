/* rinban check [PERIOD]: reads everything, tells every mistake and too little capacity. */
#include "app/command/commands.h"
#include "app/session.h"
#include "base/language.h"
#include "explain/capacity.h"
#include "write/json/messages_json.h"
#include "write/terminal/grid.h"

#include <stdio.h>

/* Days and departments told, and people on whom they hang. */
#define DAYS_TOLD 5
#define HINGES_TOLD 10

static int
by_slot(gconstpointer first, gconstpointer second)
{
    return ((const CapacityDay *)first)->slot - ((const CapacityDay *)second)->slot;
}

static void
check_days(Session *session, const Capacity *capacity)
{
    g_autoptr(GArray) days = g_array_copy(capacity->days);
    g_array_sort(days, by_slot);
    for (guint i = 0; i < days->len; i++) {
        const CapacityDay *day = &g_array_index(days, CapacityDay, i);
        const Slot *slot = question_slot(session->question, day->slot);
        const Line *line = region_line(session->region, slot->line);
        if (capacity_margin(day) >= 0)
            continue;
        g_autofree char *date = day_format(slot->day);
        g_autofree char *need = g_strdup_printf("%d", day->places);
        g_autofree char *able = g_strdup_printf("%d", day->able);
        messages_add(session->messages, MSG_capacity_short, line->place, "date", date, "line",
                     line->id, "need", need, "able", able, NULL);
    }
}

/* What the limits leave, where each day by itself has people enough. */
static void
check_limits(Session *session, const Capacity *capacity)
{
    for (guint i = 0; i < capacity->groups->len; i++) {
        const CapacityGroup *group = g_ptr_array_index(capacity->groups, i);
        const Line *line = region_line(session->region, group->line);
        if (group->most >= group->places)
            continue;
        g_autofree char *places = g_strdup_printf("%d", group->places);
        g_autofree char *most = g_strdup_printf("%" G_GINT64_FORMAT, group->most);
        messages_add(session->messages, MSG_capacity_limits, line->place, "line", line->id, "class",
                     group->class, "places", places, "most", most, NULL);
    }
}

/* -- in words ------------------------------------------------------------------------------- */

static void
put_number(GArray *row, gint64 number)
{
    grid_put(row, g_strdup_printf("%" G_GINT64_FORMAT, number), NULL, TRUE);
}

static void
put_group(Grid *grid, const Session *session, const CapacityGroup *group)
{
    GArray *row = grid_row(grid);
    grid_put(row, g_strdup(region_line(session->region, group->line)->id), NULL, FALSE);
    grid_put(row, g_strdup(group->class), NULL, FALSE);
    grid_put(row, g_strdup(""), NULL, FALSE);
    put_number(row, group->slots);
    put_number(row, group->places);
    put_number(row, group->providers);
    put_number(row, group->able);
    put_number(row, group->most);
    put_number(row, group->most - group->places);
    for (guint i = 0; i < group->departments->len; i++) {
        const CapacityDepartment *department =
            &g_array_index(group->departments, CapacityDepartment, i);
        row = grid_row(grid);
        for (int k = 0; k < 2; k++)
            grid_put(row, g_strdup(""), NULL, FALSE);
        grid_put(row, g_strdup(department->name), NULL, FALSE);
        for (int k = 0; k < 2; k++)
            grid_put(row, g_strdup(""), NULL, TRUE);
        put_number(row, department->providers);
        put_number(row, department->able);
        put_number(row, department->most);
    }
}

static void
print_groups(const Session *session, const Capacity *capacity)
{
    const char *const left[] = {_("line"), _("days"), _("department")};
    const char *const right[] = {_("duties"),      _("places"),        _("providers"),
                                 _("could stand"), _("within limits"), _("headroom")};
    Grid grid = grid_new(FALSE);
    GArray *heading = grid_row(&grid);
    for (gsize i = 0; i < G_N_ELEMENTS(left); i++)
        grid_put(heading, g_strdup(left[i]), NULL, FALSE);
    for (gsize i = 0; i < G_N_ELEMENTS(right); i++)
        grid_put(heading, g_strdup(right[i]), NULL, TRUE);
    for (guint i = 0; i < capacity->groups->len; i++)
        put_group(&grid, session, g_ptr_array_index(capacity->groups, i));
    g_autofree char *text = grid_free(&grid);
    fputs(text, stdout);
}

static void
print_days(const Session *session, const Capacity *capacity)
{
    puts(_("The tightest days:"));
    for (guint i = 0; i < capacity->days->len && i < DAYS_TOLD; i++) {
        const CapacityDay *day = &g_array_index(capacity->days, CapacityDay, i);
        const Slot *slot = question_slot(session->question, day->slot);
        g_autofree char *date = day_format(slot->day);
        printf(_("  %s %s: %d places, %d could stand there (%d more but for their requests)\n"),
               date, region_line(session->region, slot->line)->id, day->places, day->able,
               day->lost);
    }
}

static void
print_slots(const Session *session, const char *text, const GArray *slots)
{
    if (slots->len == 0)
        return;
    fputs(text, stdout);
    for (guint i = 0; i < slots->len && i < DAYS_TOLD; i++) {
        const Slot *slot = question_slot(session->question, g_array_index(slots, int, i));
        g_autofree char *date = day_format(slot->day);
        printf(" %s@%s", region_line(session->region, slot->line)->id, date);
    }
    if (slots->len > DAYS_TOLD)
        printf(_(" and %d more"), (int)slots->len - DAYS_TOLD);
    puts("");
}

static void
print_hinges(const Session *session, const Capacity *capacity)
{
    if (capacity->hinges->len > 0)
        puts(_("On whom everything hangs:"));
    for (guint i = 0; i < capacity->hinges->len && i < HINGES_TOLD; i++) {
        const Hinge *hinge = g_ptr_array_index(capacity->hinges, i);
        const Provider *provider = region_provider(session->region, hinge->provider);
        printf("  %s %s\n", provider->id, provider->name);
        print_slots(session, _("    no place can be filled without them:"), hinge->needed);
        print_slots(session, _("    after one more absence:"), hinge->nearly);
    }
}

static void
check_silent(Session *session)
{
    g_autoptr(GArray) silent = question_silent(session->question);
    if (silent->len == 0 || session->region->requests->len == 0)
        return;
    GString *ids = g_string_new(NULL);
    for (guint i = 0; i < silent->len; i++) {
        const Provider *provider = region_provider(session->region, g_array_index(silent, int, i));
        g_string_append_printf(ids, "%s%s", i ? ", " : "", provider->id);
    }
    g_autofree char *count = g_strdup_printf("%u", silent->len);
    messages_add(session->messages, MSG_requests_silent, PLACE_NONE, "count", count, "ids",
                 ids->str, NULL);
    g_string_free(ids, TRUE);
}

static void
print_summary(const Session *session)
{
    const Region *region = session->region;
    printf(_("%s: %u providers, %u lines, %u rules, %u requests"), region->association.name,
           region->providers->len, region->lines->len, region->rules->len, region->requests->len);
    int places = 0;
    for (int s = 0; session->question && s < question_slot_count(session->question); s++)
        places += question_slot(session->question, s)->need;
    if (session->question)
        printf(_("; %s: %d duties, %d places"), session->period_name,
               question_slot_count(session->question), places);
    puts("");
}

static void
print_check(Session *session, const Capacity *capacity)
{
    if (!session->options->json) {
        print_summary(session);
        if (capacity && capacity->days->len > 0) {
            print_groups(session, capacity);
            print_days(session, capacity);
            print_hinges(session, capacity);
        }
        return;
    }
    messages_sort(session->messages);
    g_autofree char *document =
        capacity ? write_check_json(session->messages, session->question, capacity)
                 : write_messages_json(session->messages);
    fputs(document, stdout);
    messages_free(session->messages);
    session->messages = NULL;
}

ExitCode
command_check(const Options *options)
{
    Session session;
    g_autoptr(Capacity) capacity = NULL;
    ExitCode code = session_open(&session, options, options->arguments[0], NULL);
    if (code == EXIT_DONE && options->arguments[0])
        code = session_ask(&session, NULL);
    if (code == EXIT_DONE && session.question) {
        capacity = capacity_new(session.question);
        check_days(&session, capacity);
        check_limits(&session, capacity);
        check_silent(&session);
    }
    if (code == EXIT_DONE && (options->json || !options->quiet))
        print_check(&session, capacity);
    session_close(&session, code);
    return code;
}
