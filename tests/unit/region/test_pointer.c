#include "region/pointer.h"

#include "plain.h"

#include <criterion/criterion.h>

static Messages *messages;
static Region *region;
static Rule *rule;

#define NOV(day) (day_of(2026, 11, 1) + (day)-1)
#define FIRST_MOMENT "2026-10-10T00:00:00Z"
#define NEXT_MOMENT "2026-10-20T00:00:00Z"

/* Five doctors, four of them in turn on one line, every day one place. */
static void
begin(void)
{
    messages = messages_new();
    region = region_new(".");
    rule = rule_new(RULE_rotation, PLACE_NONE);
    for (int i = 0; i < 5; i++) {
        g_autofree char *id = g_strdup_printf("d%d", i);
        int provider = plain_provider(region, UNIT_DOCTOR, id);
        if (i < 4)
            g_array_append_val(rule->rotation.order, provider);
    }
    plain_line(region, "day", "every-day", "09:00-17:00");
    g_ptr_array_add(region->rules, rule);
}

static void
end(void)
{
    region_free(region);
    messages_free(messages);
}

TestSuite(pointer, .init = begin, .fini = end);

static Record *
publish(Day first, Day last, int revision, const char *moment)
{
    Record *record = record_new();
    record->period = (Period){first, last};
    record->revision = revision;
    record->moment = g_strdup(moment);
    record_add_line(record)->id = g_strdup("day");
    g_ptr_array_add(region->records, record);
    return record;
}

/* order: ids with a space between, or NULL. */
static void
point(Record *record, const char *cycle, const char *next, int position, const char *order)
{
    RecordPointer *pointer = record_add_pointer(record);
    pointer->rule = g_strdup("rotation");
    pointer->line = g_strdup("day");
    pointer->cycle = g_strdup(cycle);
    pointer->next = g_strdup(next);
    pointer->position = position;
    if (order == NULL)
        return;
    g_auto(GStrv) ids = g_strsplit(order, " ", -1);
    for (int i = 0; ids[i] != NULL; i++)
        g_ptr_array_add(pointer->order, g_strdup(ids[i]));
}

static void
cr_start(Period period, int season, guint place)
{
    g_autoptr(Question) question = question_new(region, period, NULL, messages);
    cr_assert_not_null(question);
    guint found = rotation_start(question, 0, 0, season);
    cr_assert_eq(found, place, "place %u, not %u", found, place);
}

Test(pointer, begins_with_the_first)
{
    cr_start(DECEMBER, -1, 0);
    publish(NOV(1), NOV(30), 1, FIRST_MOMENT);
    cr_start(DECEMBER, -1, 0);
}

Test(pointer, goes_on_after_the_last_period)
{
    Record *october = publish(NOV(-30), NOV(0), 1, NEXT_MOMENT);
    Record *november = publish(NOV(1), NOV(30), 1, FIRST_MOMENT);
    point(october, "main", "d1", 1, "d0 d1 d2 d3");
    point(november, "main", "d2", 2, "d0 d1 d2 d3");
    cr_start(DECEMBER, -1, 2);
    cr_start((Period){NOV(1), NOV(30)}, -1, 1);
}

Test(pointer, the_newest_revision_tells)
{
    point(publish(NOV(1), NOV(30), 1, FIRST_MOMENT), "main", "d1", 1, NULL);
    point(publish(NOV(1), NOV(30), 2, NEXT_MOMENT), "main", "d3", 3, NULL);
    cr_start(DECEMBER, -1, 3);
}

Test(pointer, a_withdrawn_period_tells_nothing)
{
    point(publish(NOV(1), NOV(30), 1, FIRST_MOMENT), "main", "d1", 1, NULL);
    publish(NOV(1), NOV(30), 2, NEXT_MOMENT)->withdrawn = TRUE;
    cr_start(DECEMBER, -1, 0);
}

Test(pointer, who_left_gives_the_turn_to_the_next)
{
    point(publish(NOV(1), NOV(30), 1, FIRST_MOMENT), "main", "gone", 2, "d0 d1 gone d2 d3");
    cr_start(DECEMBER, -1, 2);
    g_array_remove_index(rule->rotation.order, 2);
    cr_start(DECEMBER, -1, 2);
    g_array_remove_index(rule->rotation.order, 2);
    cr_start(DECEMBER, -1, 0);
}

Test(pointer, who_joins_does_not_move_it)
{
    int fifth = 4;
    point(publish(NOV(1), NOV(30), 1, FIRST_MOMENT), "main", "d2", 2, "d0 d1 d2 d3");
    g_array_insert_val(rule->rotation.order, 1, fifth);
    cr_start(DECEMBER, -1, 3);
}

Test(pointer, one_who_stands_twice)
{
    int first = 0;
    g_array_append_val(rule->rotation.order, first);
    point(publish(NOV(1), NOV(30), 1, FIRST_MOMENT), "main", "d0", 4, "d0 d1 d2 d3 d0");
    cr_start(DECEMBER, -1, 4);
}

Test(pointer, typed_in_without_its_order)
{
    Record *record = publish(NOV(1), NOV(30), 1, FIRST_MOMENT);
    point(record, "main", "d3", 0, NULL);
    cr_start(DECEMBER, -1, 3);
}

Test(pointer, a_month_within_a_published_year)
{
    point(publish(NOV(1), DEC(31), 1, FIRST_MOMENT), "main", "d0", 0, NULL);
    cr_start(DECEMBER, -1, 30 % 4);
    point(publish(NOV(-30), NOV(0), 1, FIRST_MOMENT), "main", "d1", 1, NULL);
    cr_start(DECEMBER, -1, (1 + 30) % 4);
}

Test(pointer, a_season_has_its_own)
{
    YearRun run;
    cr_assert(year_run_parse("12-20..12-24", &run));
    calendar_add_season(region->calendar, "advent", run);
    rule->rotation.own_seasons = TRUE;
    Record *record = publish(NOV(1), NOV(30), 1, FIRST_MOMENT);
    point(record, "main", "d1", 1, NULL);
    point(record, "advent", "d3", 3, NULL);
    cr_start(DECEMBER, -1, 1);
    cr_start(DECEMBER, 0, 3);
}
