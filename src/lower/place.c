#include "lower/pairs.h"

/* A doctor is in one place at a time; nobody is on duty and stand-by in one slot. */
static PairKind
judge_place(const Lowering *lowering, const Rule *rule, const Item *a, const Item *b)
{
    if (a->slot == b->slot || never_both(lowering, a->provider, a->slot, b->slot))
        return PAIR_BREACH;
    return PAIR_FREE;
}

static void
lower_one_place(Lowering *lowering, int provider)
{
    g_autoptr(GArray) items = items_new();
    for (int s = 0; s < question_slot_count(lowering->question); s++) {
        int cells[] = {duty_cell(lowering, provider, s), reserve_cell(lowering, provider, s)};
        for (int i = 0; i < 2; i++) {
            Item item = {provider, s, cells[i]};
            if (cells[i] >= 0)
                g_array_append_val(items, item);
        }
    }
    pairs_lower(lowering, items, 0, judge_place, NULL, provider, &tariff_nature);
}

static gboolean
overlap(const Lowering *lowering, int slot, int other)
{
    const Slot *a = question_slot(lowering->question, slot);
    const Slot *b = question_slot(lowering->question, other);
    return slots_overlap(a, region_line(lowering->region, a->line)->travel, b,
                         region_line(lowering->region, b->line)->travel);
}

static PairKind
judge_clinic(const Lowering *lowering, const Rule *rule, const Item *a, const Item *b)
{
    if (a->provider == b->provider)
        return never_both(lowering, a->provider, a->slot, b->slot) ? PAIR_NEVER : PAIR_FREE;
    const Provider *provider = region_provider(lowering->region, a->provider);
    const Item *clinic = provider->unit == UNIT_CLINIC ? a : b;
    const Item *doctor = clinic == a ? b : a;
    if (region_provider(lowering->region, doctor->provider)->clinic != clinic->provider ||
        !overlap(lowering, a->slot, b->slot))
        return PAIR_FREE;
    Day day = question_slot(lowering->question, clinic->slot)->day;
    if (region_only_doctor(lowering->region, clinic->provider, day) != doctor->provider)
        return PAIR_FREE;
    return PAIR_BREACH;
}

static void
add_duties(const Lowering *lowering, GArray *items, int provider)
{
    for (int s = 0; s < question_slot_count(lowering->question); s++) {
        Item item = {provider, s, duty_cell(lowering, provider, s)};
        if (item.cell >= 0)
            g_array_append_val(items, item);
    }
}

/* A clinic on duty keeps its only doctor. */
static void
lower_clinic(Lowering *lowering, int doctor)
{
    int clinic = region_provider(lowering->region, doctor)->clinic;
    g_autoptr(GArray) items = items_new();
    add_duties(lowering, items, clinic);
    if (items->len == 0)
        return;
    add_duties(lowering, items, doctor);
    items_sort(items);
    pairs_lower(lowering, items, 0, judge_clinic, NULL, -1, &tariff_nature);
}

void
lower_place(Lowering *lowering)
{
    for (int p = 0; p < lowering->program->providers; p++)
        lower_one_place(lowering, p);
    for (int p = 0; p < lowering->program->providers; p++) {
        const Provider *provider = region_provider(lowering->region, p);
        if (provider->unit == UNIT_DOCTOR && provider->clinic >= 0)
            lower_clinic(lowering, p);
    }
}
