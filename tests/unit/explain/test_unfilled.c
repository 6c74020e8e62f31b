#include "../audit/town.h"
#include "base/language.h"
#include "explain/unfilled.h"

#include <criterion/criterion.h>

enum { DAY, NIGHT };

static Town *
town(int doctors)
{
    Town *town = town_new();
    for (int i = 1; i <= doctors; i++) {
        g_autofree char *id = g_strdup_printf("d%02d", i);
        town_doctor(town, id);
    }
    town_line(town, UNIT_DOCTOR, "day", "09:00-17:00");
    town_line(town, UNIT_DOCTOR, "night", "22:00-07:00");
    return town;
}

/** The reason of the provider in the only open place of the line on the day. */
static const Reason *
reason_of(const Town *town, const GPtrArray *all, int line, const char *date, int provider)
{
    int slot = question_find_slot(town->question, line, town_day(date));
    for (guint i = 0; i < all->len; i++) {
        const Unfilled *unfilled = g_ptr_array_index(all, i);
        for (guint k = 0; unfilled->slot == slot && k < unfilled->reasons->len; k++) {
            const Reason *reason = g_ptr_array_index(unfilled->reasons, k);
            if (reason->provider == provider)
                return reason;
        }
    }
    return NULL;
}

static void
expect(const Town *town, int line, const char *date, int provider, const char *code,
       const char *part)
{
    g_autoptr(GPtrArray) all = explain_unfilled(town->question, town->rota);
    const Reason *reason = reason_of(town, all, line, date, provider);
    cr_assert_not_null(reason);
    cr_assert_str_eq(reason->code, code);
    cr_assert(strstr(reason->message, part) != NULL, "“%s” says nothing of “%s”", reason->message,
              part);
}

Test(unfilled, every_bar)
{
    Town *t = town(7);
    Leave leave = {{town_day("2026-11-01"), town_day("2026-12-31")}, PLACE_NONE};
    g_array_append_val(town_at(t, 0)->leaves, leave);
    town_request(t, REQUEST_ABSENT, 1, "2026-12-01", "2026-12-03", -1);
    town_word(t, &town_at(t, 2)->never, "tuesday");
    Share none = {DAY_NONE, 0};
    g_array_append_val(town_at(t, 3)->shares, none);
    town_at(t, 4)->until = town_day("2026-11-30");
    town_name(&town_line_at(t, DAY)->who, 5);
    for (int i = 0; i < 5; i++)
        town_name(&town_line_at(t, DAY)->who, i);
    town_ask(t, "2026-12-01", "2026-12-01");
    town_stand(t, 5, NIGHT, "2026-12-01");
    town_count(t);
    expect(t, DAY, "2026-12-01", 0, "leave", "2026-11-01..2026-12-31");
    expect(t, DAY, "2026-12-01", 1, "absent", "2026-12-01..2026-12-03");
    expect(t, DAY, "2026-12-01", 2, "never", "never");
    expect(t, DAY, "2026-12-01", 3, "share", "share 0");
    expect(t, DAY, "2026-12-01", 5, "free", "nothing");
    g_autoptr(GPtrArray) all = explain_unfilled(t->question, t->rota);
    cr_assert_eq(all->len, 1, "the night is filled");
    cr_assert_null(reason_of(t, all, DAY, "2026-12-01", 4), "no member any more");
    cr_assert_null(reason_of(t, all, DAY, "2026-12-01", 6), "not of this line");
    town_free(t);
}

Test(unfilled, places_and_roles)
{
    Town *t = town(3);
    town_set(&town_line_at(t, DAY)->need, 3);
    town_set(&town_line_at(t, DAY)->reserve, 1);
    town_ask(t, "2026-12-01", "2026-12-01");
    town_stand(t, 0, DAY, "2026-12-01");
    town_stand(t, 1, NIGHT, "2026-12-01");
    g_autoptr(GPtrArray) all = explain_unfilled(t->question, t->rota);
    cr_assert_eq(all->len, 2);
    const Unfilled *duty = g_ptr_array_index(all, 0);
    const Unfilled *reserve = g_ptr_array_index(all, 1);
    cr_assert_eq(duty->role, ROLE_DUTY);
    cr_assert_eq(duty->short_places, 2);
    cr_assert_eq(duty->reasons->len, 3);
    cr_assert_str_eq(((Reason *)g_ptr_array_index(duty->reasons, 0))->code, "on-duty");
    cr_assert_str_eq(((Reason *)g_ptr_array_index(duty->reasons, 1))->code, "free");
    cr_assert_eq(reserve->role, ROLE_RESERVE);
    cr_assert_eq(reserve->short_places, 1);
    cr_assert_str_eq(((Reason *)g_ptr_array_index(reserve->reasons, 0))->code, "on-duty");
    town_free(t);
}

Test(unfilled, rest_on_both_sides)
{
    Town *t = town(2);
    town_rule(t, RULE_rest, LEVEL_HARD)->rest.hours = 9;
    town_ask(t, "2026-12-01", "2026-12-02");
    town_stand(t, 0, NIGHT, "2026-12-01");
    expect(t, DAY, "2026-12-02", 0, "rest", "9 hours free after night@2026-12-01");
    expect(t, DAY, "2026-12-01", 0, "rest", "9 hours free before night@2026-12-01");
    town_free(t);
}

Test(unfilled, gap_run_and_limit)
{
    Town *t = town(2);
    Rule *gap = town_rule(t, RULE_gap, LEVEL_HARD);
    Rule *run = town_rule(t, RULE_run, LEVEL_HARD);
    Rule *limit = town_rule(t, RULE_limit, LEVEL_HARD);
    gap->gap.days = 3;
    run->run.max = 1;
    limit->limit.max = 1;
    limit->limit.per = PER_MONTH;
    run->disabled = limit->disabled = TRUE;
    town_ask(t, "2026-12-01", "2026-12-02");
    town_stand(t, 0, DAY, "2026-12-01");
    expect(t, DAY, "2026-12-02", 0, "gap", "3 days after day@2026-12-01");
    gap->disabled = TRUE;
    run->disabled = FALSE;
    expect(t, DAY, "2026-12-02", 0, "run", "more than 1");
    run->run.max = 0;
    run->run.min = 3;
    expect(t, DAY, "2026-12-02", 1, "run", "less than 3");
    run->disabled = TRUE;
    limit->disabled = FALSE;
    expect(t, DAY, "2026-12-02", 0, "limit", "limit");
    expect(t, DAY, "2026-12-02", 1, "free", "nothing");
    limit->level = 1;
    expect(t, DAY, "2026-12-02", 0, "free", "nothing"); /* soft rules forbid nothing */
    town_free(t);
}

Test(unfilled, overlap_and_clinic)
{
    Town *t = town_new();
    town_provider(t, UNIT_CLINIC, "c01");
    town_doctor(t, "d01");
    town_at(t, 1)->clinic = 0;
    town_line(t, UNIT_DOCTOR, "day", "09:00-17:00");
    town_line(t, UNIT_DOCTOR, "late", "16:00-20:00");
    town_line(t, UNIT_CLINIC, "naika", "09:00-17:00");
    town_ask(t, "2026-12-01", "2026-12-02");
    town_stand(t, 1, 0, "2026-12-01");
    expect(t, 1, "2026-12-01", 1, "overlap", "day@2026-12-01");
    expect(t, 2, "2026-12-01", 0, "clinic", "d01");
    town_stand(t, 0, 2, "2026-12-02");
    expect(t, 0, "2026-12-02", 1, "clinic", "c01 is on duty in naika@2026-12-02");
    town_free(t);
}

Test(unfilled, follow_apart_rotation_wish)
{
    Town *t = town(3);
    Rule *follow = town_rule(t, RULE_follow, LEVEL_HARD);
    town_add_index(&follow->follow.after, NIGHT);
    town_add_index(&follow->follow.never, DAY);
    Rule *apart = town_rule(t, RULE_apart, LEVEL_HARD);
    town_name(&apart->who, 1);
    town_name(&apart->who, 2);
    Rule *rotation = town_rule(t, RULE_rotation, LEVEL_HARD);
    town_add_index(&rotation->lines, NIGHT);
    town_add_index(&rotation->rotation.order, 0);
    town_add_index(&rotation->rotation.order, 1);
    town_rule(t, RULE_wish, LEVEL_HARD);
    town_request(t, REQUEST_AVOID, 2, "2026-12-03", "2026-12-03", DAY);
    town_ask(t, "2026-12-01", "2026-12-03");
    town_stand(t, 0, NIGHT, "2026-12-01");
    town_stand(t, 1, DAY, "2026-12-01");
    expect(t, DAY, "2026-12-02", 0, "follow", "follow night@2026-12-01");
    expect(t, NIGHT, "2026-12-02", 0, "rotation", "out of turn by 1");
    expect(t, DAY, "2026-12-03", 2, "wish", "asked");
    town_stand(t, 1, NIGHT, "2026-12-02");
    expect(t, DAY, "2026-12-02", 2, "apart", "d02, who stands in night@2026-12-02");
    town_free(t);
}

Test(unfilled, accompany)
{
    Town *t = town(3);
    Rule *rule = town_rule(t, RULE_accompany, LEVEL_HARD);
    town_name(&rule->who, 0);
    town_name(&rule->accompany.with, 1);
    town_set(&town_line_at(t, DAY)->need, 2);
    town_ask(t, "2026-12-01", "2026-12-02");
    town_stand(t, 2, DAY, "2026-12-01");
    town_stand(t, 1, DAY, "2026-12-02");
    expect(t, DAY, "2026-12-01", 0, "accompany",
           "accompanied by fewer than 1 of those whom the rule “accompany” asks for");
    expect(t, DAY, "2026-12-02", 0, "free", "");
    town_free(t);
}
