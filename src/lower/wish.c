#include "lower/lowering.h"

/* What wishes cost under a rule, or under the default where region.yaml has none. */
typedef struct {
    const Rule *rule; /* NULL: the default sees everything */
    int tier;
    gint64 cost; /* of strength 1, or NEVER */
} Terms;

static gboolean
sees(const Lowering *lowering, const Terms *terms, int provider, int slot)
{
    return terms->rule == NULL || rule_sees(lowering->question, terms->rule, provider, slot);
}

static Tariff
tariff_wish(Lowering *lowering, const Terms *terms, int wish)
{
    const Wish *said = g_ptr_array_index(lowering->question->wishes, wish);
    Place place = said->request != NULL ? said->request->place : PLACE_NONE;
    return (Tariff){terms->tier, terms->cost,
                    lowering_ask(lowering, (AskSource){ASK_WISH, wish, place})};
}

/* Costs where none of the duties wanted is taken. */
static void
lower_want(Lowering *lowering, const Terms *terms, int number)
{
    const Wish *wish = g_ptr_array_index(lowering->question->wishes, number);
    g_autoptr(GArray) cells = g_array_new(FALSE, FALSE, sizeof(int));
    gboolean seen = FALSE;
    for (guint i = 0; i < wish->slots->len; i++) {
        int slot = g_array_index(wish->slots, int, i);
        if (!sees(lowering, terms, wish->provider, slot))
            continue;
        seen = seen || terms->rule == NULL || !rule_excuses(lowering, terms->rule, slot);
        int cell = duty_cell(lowering, wish->provider, slot);
        if (cell >= 0)
            g_array_append_val(cells, cell);
    }
    if (!seen)
        return;
    Tariff tariff = tariff_wish(lowering, terms, number);
    Tally tally = tally_new(cells, wish->provider, &tariff);
    tally_prices(&tally, 0, tally.n + 1);
    tally.price[0] = tariff_price(&tariff, wish->strength);
    lowering_add(lowering, tally);
}

/* Which wish makes each slot of the provider dearest, or -1. */
static int *
strongest_avoid(const Lowering *lowering, const Terms *terms, int provider)
{
    const GPtrArray *wishes = lowering->question->wishes;
    int *strongest = g_new(int, lowering->question->slots->len);
    for (guint s = 0; s < lowering->question->slots->len; s++)
        strongest[s] = -1;
    for (guint i = question_first_wish(lowering->question, provider); i < wishes->len; i++) {
        const Wish *wish = g_ptr_array_index(wishes, i);
        if (wish->provider != provider)
            break;
        if (wish->kind != REQUEST_AVOID)
            continue;
        for (guint k = 0; k < wish->slots->len; k++) {
            int slot = g_array_index(wish->slots, int, k);
            const Wish *before =
                strongest[slot] < 0 ? NULL : g_ptr_array_index(wishes, strongest[slot]);
            if (sees(lowering, terms, provider, slot) &&
                (before == NULL || before->strength < wish->strength))
                strongest[slot] = (int)i;
        }
    }
    return strongest;
}

static void
lower_avoids(Lowering *lowering, const Terms *terms, int provider)
{
    g_autofree int *strongest = strongest_avoid(lowering, terms, provider);
    for (int s = 0; s < question_slot_count(lowering->question); s++) {
        int cell = duty_cell(lowering, provider, s);
        gboolean excused = terms->rule != NULL && terms->rule->except_fixed &&
                           question_fixed(lowering->question, provider, s);
        if (strongest[s] < 0 || cell < 0 || excused)
            continue;
        const Wish *wish = g_ptr_array_index(lowering->question->wishes, strongest[s]);
        g_autoptr(GArray) cells = g_array_new(FALSE, FALSE, sizeof(int));
        g_array_append_val(cells, cell);
        Tariff tariff = tariff_wish(lowering, terms, strongest[s]);
        Tally tally = tally_new(cells, provider, &tariff);
        tally_prices(&tally, 0, 2);
        tally.price[1] = tariff_price(&tariff, wish->strength);
        lowering_add(lowering, tally);
    }
}

static void
lower_terms(Lowering *lowering, const Terms *terms)
{
    const GPtrArray *wishes = lowering->question->wishes;
    g_autofree gboolean *avoids = g_new0(gboolean, (gsize)lowering->program->providers + 1);
    for (guint i = 0; i < wishes->len; i++) {
        const Wish *wish = g_ptr_array_index(wishes, i);
        if (wish->kind == REQUEST_WANT)
            lower_want(lowering, terms, (int)i);
        else
            avoids[wish->provider] = TRUE;
    }
    for (int p = 0; p < lowering->program->providers; p++)
        if (avoids[p])
            lower_avoids(lowering, terms, p);
}

void
lower_wish(Lowering *lowering, int number)
{
    const Rule *rule = g_ptr_array_index(lowering->region->rules, number);
    gboolean hard = rule->level == LEVEL_HARD;
    Terms terms = {rule, hard ? TIER_FILL : TIER_OF_LEVEL(rule->level),
                   hard ? NEVER : price_times(COST_UNIT, rule->cost)};
    lower_terms(lowering, &terms);
}

void
lower_wishes(Lowering *lowering)
{
    for (guint i = 0; i < lowering->region->rules->len; i++)
        if (((const Rule *)g_ptr_array_index(lowering->region->rules, i))->kind == RULE_wish)
            return;
    Terms terms = {NULL, TIER_OF_LEVEL(1), COST_UNIT};
    lower_terms(lowering, &terms);
}
