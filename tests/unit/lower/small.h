/* Small questions, lowered and priced, for the tests of this room. */
#pragma once

#include "../region/plain.h"
#include "lower/lower.h"

#include <criterion/criterion.h>

/** A region with its question and program; close with small_close. */
typedef struct {
    Messages *messages;
    Region *region;
    Question *question;
    Lowered *lowered;
} Small;

static inline Small
small_open(void)
{
    return (Small){messages_new(), region_new("."), NULL, NULL};
}

/** Lays out and lowers the period; the region must be ready. */
static inline void
small_lower(Small *small, Day first, Day last)
{
    small->question = question_new(small->region, (Period){first, last}, NULL, small->messages);
    cr_assert_not_null(small->question);
    small->lowered = lower_question(small->question);
}

static inline void
small_close(Small *small)
{
    lowered_free(small->lowered);
    question_free(small->question);
    region_free(small->region);
    messages_free(small->messages);
}

/** Adds a rule of that kind and level; it may be changed before lowering. */
static inline Rule *
small_rule(Small *small, RuleKind kind, int level)
{
    Rule *rule = rule_new(kind, PLACE_NONE);
    rule->level = level;
    g_ptr_array_add(small->region->rules, rule);
    return rule;
}

/** A fix of that provider on that day; line -1: any. */
static inline void
small_fix(Small *small, int provider, int line, Day day)
{
    plain_request(small->region, provider, REQUEST_FIX, day, day)->line = line;
}

/** The choice that gives `d01 sunday 6, d02 night 5+`: provider, line, day of December 2026; a plus
 *  says stand-by. */
static inline guint8 *
small_choice(const Small *small, const char *text)
{
    g_autoptr(Rota) rota = rota_new();
    g_auto(GStrv) parts = g_strsplit(text, ", ", -1);
    for (int i = 0; parts[i] != NULL; i++) {
        g_auto(GStrv) words = g_strsplit(parts[i], " ", 3);
        int line = region_find_line(small->region, words[1]);
        Day day = DEC(1) + atoi(words[2]) - 1;
        rota_add(rota, (Assignment){.provider = region_find_provider(small->region, words[0]),
                                    .line = line,
                                    .slot = question_find_slot(small->question, line, day),
                                    .day = day,
                                    .role = strchr(words[2], '+') ? ROLE_RESERVE : ROLE_DUTY});
    }
    int dropped;
    guint8 *taken = lowered_choice(small->lowered, rota, &dropped);
    cr_assert_eq(dropped, 0, "no cell for %s", text);
    return taken;
}

/** What the choice costs in a tier, or -1: NEVER. */
static inline gint64
small_price(const Small *small, int tier, const char *text)
{
    g_autofree guint8 *taken = small_choice(small, text);
    gint64 cost[TIERS];
    return program_price(small->lowered->program, taken, cost) ? cost[tier] : -1;
}

/** The same in costs of level 1. */
static inline double
small_cost(const Small *small, const char *text)
{
    gint64 price = small_price(small, TIER_OF_LEVEL(1), text);
    return price < 0 ? -1 : (double)price / COST_UNIT;
}

/** A choice in `small` costs this; needs a Small of that name. */
#define COSTS(text, expected)                                                                      \
    do {                                                                                           \
        double got = small_cost(&small, text);                                                     \
        cr_assert_eq(got, expected, "%s: %g", text, got);                                          \
    } while (0)
