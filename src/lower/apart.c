#include "lower/edge.h"
#include "lower/pairs.h"

static gboolean
overlap_bare(const Lowering *lowering, const Item *a, const Item *b)
{
    return slots_overlap(question_slot(lowering->question, a->slot), 0,
                         question_slot(lowering->question, b->slot), 0);
}

/* -- recorded duties outside the period: they meet the period's by hours alone --------------------
 */

static gboolean
judge_edge(const Lowering *lowering, const Rule *rule, int slot, const Beyond *duty)
{
    const Slot *own = question_slot(lowering->question, slot);
    return duty->timed && slots_overlap(own, 0, &duty->slot, 0) &&
           (!rule->apart.of_lines || own->line != duty->slot.line);
}

static void
apart_edges(Lowering *lowering, const Rule *rule, const Tariff *tariff)
{
    int providers = lowering->program->providers;
    for (int p = 0; rule->apart.within == WITHIN_HOURS && p < providers; p++) {
        g_autoptr(GArray) slots = rule_slots(lowering, rule, p);
        for (guint i = 0; i < slots->len; i++)
            for (int q = 0; q < providers; q++)
                if ((q == p) == rule->apart.of_lines)
                    lower_edge(lowering, rule, p, g_array_index(slots, int, i), q, judge_edge,
                               tariff);
    }
}

/* -- one provider, two of these lines ------------------------------------------------------- */

static PairKind
judge_lines(const Lowering *lowering, const Rule *rule, const Item *a, const Item *b)
{
    if (never_both(lowering, a->provider, a->slot, b->slot))
        return PAIR_NEVER;
    const Slot *first = question_slot(lowering->question, a->slot);
    const Slot *second = question_slot(lowering->question, b->slot);
    gboolean meet = rule->apart.within == WITHIN_HOURS ? overlap_bare(lowering, a, b)
                                                       : first->day == second->day;
    return meet && first->line != second->line ? PAIR_BREACH : PAIR_FREE;
}

static void
apart_lines(Lowering *lowering, const Rule *rule, const Tariff *tariff)
{
    for (int p = 0; p < lowering->program->providers; p++) {
        g_autoptr(GArray) slots = rule_slots(lowering, rule, p);
        g_autoptr(GArray) items = items_new();
        items_add(lowering, items, p, slots);
        pairs_lower(lowering, items, 0, judge_lines, rule, p, tariff);
    }
}

/* -- several providers, by slot or by hours --------------------------------------------------- */

static PairKind
judge_who(const Lowering *lowering, const Rule *rule, const Item *a, const Item *b)
{
    if (a->provider == b->provider)
        return never_both(lowering, a->provider, a->slot, b->slot) ? PAIR_NEVER : PAIR_FREE;
    gboolean meet =
        rule->apart.within == WITHIN_SLOT ? a->slot == b->slot : overlap_bare(lowering, a, b);
    return meet ? PAIR_BREACH : PAIR_FREE;
}

static void
apart_duties(Lowering *lowering, const Rule *rule, const Tariff *tariff)
{
    g_autoptr(GArray) items = items_new();
    for (int p = 0; p < lowering->program->providers; p++) {
        g_autoptr(GArray) slots = rule_slots(lowering, rule, p);
        items_add(lowering, items, p, slots);
    }
    items_sort(items);
    pairs_lower(lowering, items, 0, judge_who, rule, -1, tariff);
}

/* -- several providers, by day ---------------------------------------------------------------- */

/* What one of them can have on the day. */
typedef struct {
    int provider;
    GArray *slots;    /* int */
    GArray *present;  /* int: cells whose sum is 1 where the provider has a duty, else 0 */
    GArray *loose;    /* int: duty cells not fixed by hand */
    gboolean by_hand; /* some are */
} Presence;

static Presence
presence_new(const Lowering *lowering, const Rule *rule, int provider, GArray *slots)
{
    Presence presence = {provider, slots, g_array_new(FALSE, FALSE, sizeof(int)),
                         g_array_new(FALSE, FALSE, sizeof(int)), FALSE};
    for (guint i = 0; i < slots->len; i++) {
        int slot = g_array_index(slots, int, i);
        int cell = duty_cell(lowering, provider, slot);
        g_array_append_val(presence.present, cell);
        if (rule->except_fixed && question_fixed(lowering->question, provider, slot))
            presence.by_hand = TRUE;
        else
            g_array_append_val(presence.loose, cell);
    }
    return presence;
}

/* Several duties that go together say only by a mark whether the provider is there at all. */
static void
presence_close(Lowering *lowering, Presence *presence)
{
    if (one_at_most(lowering, presence->provider, presence->slots))
        return;
    int mark = lower_any(lowering, presence->present, presence->provider);
    g_array_set_size(presence->present, 0);
    g_array_append_val(presence->present, mark);
}

static void
presence_clear(gpointer data)
{
    Presence *presence = data;
    g_array_unref(presence->slots);
    g_array_unref(presence->present);
    g_array_unref(presence->loose);
}

/* Two who both have duties by hand: a breach only where one of their duties that day is not. */
static void
apart_pair(Lowering *lowering, const Presence *a, const Presence *b, const Tariff *tariff)
{
    g_autoptr(GArray) cells = g_array_new(FALSE, FALSE, sizeof(int));
    g_array_append_vals(cells, a->present->data, a->present->len);
    g_array_append_vals(cells, b->present->data, b->present->len);
    if (!a->by_hand || !b->by_hand) {
        lower_crowd(lowering, cells, -1, 2, tariff);
        return;
    }
    g_autoptr(GArray) loose = g_array_new(FALSE, FALSE, sizeof(int));
    g_array_append_vals(loose, a->loose->data, a->loose->len);
    g_array_append_vals(loose, b->loose->data, b->loose->len);
    if (loose->len == 0)
        return;
    int mark = lower_any(lowering, loose, -1);
    g_array_append_val(cells, mark);
    Tally tally = tally_new(cells, -1, tariff);
    tally_prices(&tally, 0, 4);
    tally.price[3] = tariff_price(tariff, 1);
    lowering_add(lowering, tally);
}

static void
apart_present(Lowering *lowering, const GArray *present, const Tariff *tariff)
{
    int by_hand = 0;
    g_autoptr(GArray) cells = g_array_new(FALSE, FALSE, sizeof(int));
    for (guint i = 0; i < present->len; i++) {
        Presence *presence = &g_array_index(present, Presence, i);
        presence_close(lowering, presence);
        by_hand += presence->by_hand;
        g_array_append_vals(cells, presence->present->data, presence->present->len);
    }
    if (by_hand < 2) {
        int most = tariff->cost == NEVER ? (int)cells->len : (int)present->len;
        lower_crowd(lowering, cells, -1, most, tariff);
        return;
    }
    for (guint i = 0; i < present->len; i++)
        for (guint j = 0; j < i; j++)
            apart_pair(lowering, &g_array_index(present, Presence, j),
                       &g_array_index(present, Presence, i), tariff);
}

/* The provider's slots on days from slot `first` to before slot `end`. */
static GArray *
slots_between(const Lowering *lowering, const Rule *rule, int provider, int first, int end)
{
    GArray *slots = g_array_new(FALSE, FALSE, sizeof(int));
    for (int s = first; s < end; s++)
        if (duty_cell(lowering, provider, s) >= 0 &&
            rule_sees(lowering->question, rule, provider, s))
            g_array_append_val(slots, s);
    return slots;
}

static void
apart_on_day(Lowering *lowering, const Rule *rule, int first, int end, const Tariff *tariff)
{
    g_autoptr(GArray) present = g_array_new(FALSE, FALSE, sizeof(Presence));
    g_array_set_clear_func(present, presence_clear);
    for (int p = 0; p < lowering->program->providers; p++) {
        g_autoptr(GArray) slots = slots_between(lowering, rule, p, first, end);
        if (slots->len == 0)
            continue;
        Presence presence = presence_new(lowering, rule, p, g_steal_pointer(&slots));
        g_array_append_val(present, presence);
    }
    if (present->len > 1)
        apart_present(lowering, present, tariff);
}

static void
apart_days(Lowering *lowering, const Rule *rule, const Tariff *tariff)
{
    int count = question_slot_count(lowering->question);
    for (int first = 0, end; first < count; first = end) {
        Day day = question_slot(lowering->question, first)->day;
        for (end = first; end < count && question_slot(lowering->question, end)->day == day;)
            end++;
        apart_on_day(lowering, rule, first, end, tariff);
    }
}

void
lower_apart(Lowering *lowering, int number)
{
    const Rule *rule = g_ptr_array_index(lowering->region->rules, number);
    Tariff tariff = tariff_rule(lowering, number);
    if (rule->apart.of_lines)
        apart_lines(lowering, rule, &tariff);
    else if (rule->apart.within == WITHIN_DAY)
        apart_days(lowering, rule, &tariff);
    else
        apart_duties(lowering, rule, &tariff);
    apart_edges(lowering, rule, &tariff);
}
