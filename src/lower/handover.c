#include "lower/lowering.h"
#include "region/beyond.h"
#include "region/traits.h"

/* Those of one value who could stand in a slot. */
typedef struct {
    const char *value;
    GArray *cells; /* int */
    GArray *loose; /* int: those which are not excused by hand */
} Side;

static void
side_free(gpointer data)
{
    Side *side = data;
    g_array_unref(side->cells);
    g_array_unref(side->loose);
    g_free(side);
}

static Side *
find_side(const GPtrArray *sides, const char *value)
{
    for (guint i = 0; i < sides->len; i++) {
        Side *side = g_ptr_array_index(sides, i);
        if (g_str_equal(side->value, value))
            return side;
    }
    return NULL;
}

static Side *
side_for(GPtrArray *sides, const char *value)
{
    Side *side = find_side(sides, value);
    if (side != NULL)
        return side;
    side = g_new0(Side, 1);
    side->value = value;
    side->cells = g_array_new(FALSE, FALSE, sizeof(int));
    side->loose = g_array_new(FALSE, FALSE, sizeof(int));
    g_ptr_array_add(sides, side);
    return side;
}

/* Who could stand in the slot, by value; Side. */
static GPtrArray *
sides_of(const Lowering *lowering, const Rule *rule, int slot)
{
    GPtrArray *sides = g_ptr_array_new_with_free_func(side_free);
    for (int p = 0; p < lowering->program->providers; p++) {
        int cell = duty_cell(lowering, p, slot);
        if (cell < 0 || !rule_sees(lowering->question, rule, p, slot))
            continue;
        gboolean excused = rule->except_fixed && question_fixed(lowering->question, p, slot);
        g_autoptr(GPtrArray) values = provider_traits(lowering->region, p, rule->handover.by);
        for (guint i = 0; i < values->len; i++) {
            Side *side = side_for(sides, g_ptr_array_index(values, i));
            g_array_append_val(side->cells, cell);
            if (!excused)
                g_array_append_val(side->loose, cell);
        }
    }
    return sides;
}

/* The owner of all these cells, or -1. */
static int
owner_of(const Lowering *lowering, const GArray *cells)
{
    int owner = lowering->program->cell[g_array_index(cells, int, 0)].provider;
    for (guint i = 1; i < cells->len; i++)
        if (lowering->program->cell[g_array_index(cells, int, i)].provider != owner)
            return -1;
    return owner;
}

/* Adds what sums to 1 where one of the side stands, else to 0: the cells themselves where no two
 * can be taken. */
static void
add_presence(Lowering *lowering, const Side *side, int slot, GArray *sum)
{
    if (side->cells->len == 1 || question_slot(lowering->question, slot)->need <= 1) {
        g_array_append_vals(sum, side->cells->data, side->cells->len);
        return;
    }
    int mark = lower_any(lowering, side->cells, -1);
    g_array_append_val(sum, mark);
}

static void
lower_value(Lowering *lowering, const Side *a, int slot, const Side *b, int next,
            const Tariff *tariff)
{
    g_autoptr(GArray) all = g_array_copy(a->cells);
    g_array_append_vals(all, b->cells->data, b->cells->len);
    int owner = owner_of(lowering, all);
    g_autoptr(GArray) sum = g_array_new(FALSE, FALSE, sizeof(int));
    g_autoptr(GArray) loose = g_array_copy(a->loose);
    g_array_append_vals(loose, b->loose->data, b->loose->len);
    gboolean excusable = a->loose->len < a->cells->len && b->loose->len < b->cells->len;
    if (loose->len == 0)
        return;
    add_presence(lowering, a, slot, sum);
    add_presence(lowering, b, next, sum);
    if (!excusable) {
        lower_crowd(lowering, sum, owner, 2, tariff);
        return;
    }
    int mark = lower_any(lowering, loose, owner);
    g_array_append_val(sum, mark);
    Tally tally = tally_new(sum, owner, tariff);
    tally_prices(&tally, 0, 4);
    tally.price[3] = tariff_price(tariff, 1);
    lowering_add(lowering, tally);
}

/* -- recorded neighbours ---------------------------------------------------------------------- */

/* The values that stand in the line's recorded slot next to the period: the last before it, or the
 * first after it; no text twice. */
static GPtrArray *
recorded_values(const Lowering *lowering, const Rule *rule, int line, gboolean after)
{
    const Question *question = lowering->question;
    GPtrArray *found = g_ptr_array_new();
    Day nearest = DAY_NONE;
    for (guint i = 0; i < question->beyond->duties->len; i++) {
        const Beyond *duty = question_beyond(question, i);
        Day day = duty->slot.day;
        if (duty->slot.line != line || (day > question->period.last) != after ||
            !rule_sees_beyond(question, rule, duty))
            continue;
        if (nearest == DAY_NONE || (after ? day < nearest : day > nearest)) {
            nearest = day;
            g_ptr_array_set_size(found, 0);
        }
        if (day != nearest)
            continue;
        g_autoptr(GPtrArray) values =
            provider_traits(lowering->region, duty->provider, rule->handover.by);
        for (guint k = 0; k < values->len; k++)
            if (!g_ptr_array_find_with_equal_func(found, values->pdata[k], g_str_equal, NULL))
                g_ptr_array_add(found, values->pdata[k]);
    }
    return found;
}

static void
lower_edge(Lowering *lowering, const GPtrArray *recorded, const GPtrArray *sides, int slot,
           const Tariff *tariff)
{
    for (guint i = 0; i < recorded->len; i++) {
        const Side *side = find_side(sides, g_ptr_array_index(recorded, i));
        if (side == NULL)
            continue;
        g_autoptr(GArray) sum = g_array_new(FALSE, FALSE, sizeof(int));
        add_presence(lowering, side, slot, sum);
        Tally tally = tally_new(sum, owner_of(lowering, side->cells), tariff);
        tally_prices(&tally, 0, 2);
        tally.price[1] = tariff_price(tariff, 1);
        lowering_add(lowering, tally);
    }
}

static void
lower_line(Lowering *lowering, const Rule *rule, int line, const Tariff *tariff)
{
    g_autoptr(GPtrArray) sides = NULL;
    int slot = -1;
    for (int s = 0; s < question_slot_count(lowering->question); s++) {
        const Slot *at = question_slot(lowering->question, s);
        if (at->line != line || at->need == 0 || !rule_sees_slot(lowering->question, rule, s))
            continue;
        GPtrArray *next = sides_of(lowering, rule, s);
        if (slot < 0) {
            g_autoptr(GPtrArray) before = recorded_values(lowering, rule, line, FALSE);
            lower_edge(lowering, before, next, s, tariff);
        }
        for (guint i = 0; slot >= 0 && i < sides->len; i++) {
            const Side *a = g_ptr_array_index(sides, i), *b = find_side(next, a->value);
            if (b != NULL)
                lower_value(lowering, a, slot, b, s, tariff);
        }
        g_clear_pointer(&sides, g_ptr_array_unref);
        sides = next;
        slot = s;
    }
    if (slot < 0)
        return;
    g_autoptr(GPtrArray) after = recorded_values(lowering, rule, line, TRUE);
    lower_edge(lowering, after, sides, slot, tariff);
}

void
lower_handover(Lowering *lowering, int number)
{
    const Rule *rule = g_ptr_array_index(lowering->region->rules, number);
    Tariff tariff = tariff_rule(lowering, number);
    for (int line = 0; line < (int)lowering->region->lines->len; line++)
        if (indexes_have(rule->lines, line))
            lower_line(lowering, rule, line, &tariff);
}
