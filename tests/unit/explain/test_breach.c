#include "../audit/town.h"
#include "explain/breach.h"

#include <criterion/criterion.h>

enum { DAY, EVENING };

static Town *
town(void)
{
    Town *t = town_new();
    for (int i = 1; i <= 3; i++) {
        g_autofree char *id = g_strdup_printf("d%02d", i);
        town_doctor(t, id);
    }
    town_line(t, UNIT_DOCTOR, "day", "09:00-17:00");
    town_line(t, UNIT_DOCTOR, "evening", "16:00-22:00");
    return t;
}

static void
expect(const Town *t, BreachKind kind, const char *code, const char *sentence)
{
    g_autoptr(Audit) audit = audit_rota(t->question, t->rota);
    for (guint i = 0; i < audit->breaches->len; i++) {
        const Breach *breach = &g_array_index(audit->breaches, Breach, i);
        if (breach->kind != kind)
            continue;
        g_autofree char *told = breach_sentence(t->question, breach);
        cr_expect_str_eq(breach_code(breach), code);
        cr_expect_str_eq(told, sentence);
        return;
    }
    cr_assert_fail("there is no breach “%s”", code);
}

Test(breach, a_bar_is_told_as_what_bars)
{
    Town *t = town();
    town_request(t, REQUEST_ABSENT, 0, "2026-12-01", "2026-12-02", -1);
    town_ask(t, "2026-12-01", "2026-12-03");
    town_stand(t, 0, DAY, "2026-12-01");
    expect(t, BREACH_BAR, "bar", "hard 2026-12-01 day d01: absent (2026-12-01..2026-12-02)");
    town_free(t);
}

Test(breach, two_places_at_a_time_are_named)
{
    Town *t = town();
    town_ask(t, "2026-12-01", "2026-12-03");
    town_stand(t, 1, DAY, "2026-12-02");
    town_stand(t, 1, EVENING, "2026-12-02");
    expect(t, BREACH_OVERLAP, "overlap",
           "hard 2026-12-02 evening d02: stands in day@2026-12-02 at overlapping hours, travel "
           "included");
    town_free(t);
}

Test(breach, too_many_in_a_slot)
{
    Town *t = town();
    town_ask(t, "2026-12-01", "2026-12-03");
    town_stand(t, 1, DAY, "2026-12-03");
    town_stand(t, 2, DAY, "2026-12-03");
    expect(t, BREACH_OVER, "over",
           "hard 2026-12-03 day d03: more stand here than there are places");
    town_free(t);
}

Test(breach, a_wish_is_told_as_a_wish)
{
    Town *t = town();
    town_request(t, REQUEST_AVOID, 0, "2026-12-01", "2026-12-01", -1);
    town_ask(t, "2026-12-01", "2026-12-03");
    town_stand(t, 0, DAY, "2026-12-01");
    expect(t, BREACH_RULE, "rule", "tier 1 2026-12-01 day d01: asked not to stand here");
    town_free(t);
}
