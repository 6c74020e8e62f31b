#include "lower/lowering.h"
#include "region/pointer.h"

/** Turns of a slot in its cycle; 0: not in the rotation. */
typedef struct {
    gint64 low;
    gint64 high;
} Turns;

/* The cycle of a day: the first season that holds it, or -1, the main one. */
static int
cycle_of(const Lowering *lowering, const Rule *rule, Day day)
{
    const Calendar *calendar = lowering->region->calendar;
    for (int season = 0; rule->rotation.own_seasons && season < calendar_season_count(calendar);
         season++)
        if (calendar_in_season(calendar, season, day, NULL))
            return season;
    return -1;
}

/* Numbers the turns of one line in one cycle, in the order of its days. */
static Turns *
number_turns(const Lowering *lowering, const Rule *rule, int line, int cycle)
{
    int count = question_slot_count(lowering->question);
    Turns *turns = g_new0(Turns, (gsize)count);
    gint64 next = 1;
    for (int s = 0; s < count; s++) {
        const Slot *slot = question_slot(lowering->question, s);
        if (slot->line != line || slot->need <= 0 || !rule_sees_slot(lowering->question, rule, s) ||
            cycle_of(lowering, rule, slot->day) != cycle)
            continue;
        turns[s] = (Turns){next, next + slot->need - 1};
        next += slot->need;
    }
    return turns;
}

/* The first n turns due to a provider, ascending, when place `start` of the order has turn 1. */
static gint64 *
due_turns(const RotationRule *rotation, int provider, guint start, guint n)
{
    guint places = rotation->order->len;
    gint64 *due = g_new(gint64, n);
    for (guint turn = 0, found = 0; found < n; turn++)
        if (g_array_index(rotation->order, int, (start + turn) % places) == provider)
            due[found++] = (gint64)turn + 1;
    return due;
}

static void
lower_rank(Lowering *lowering, const Rule *rule, int provider, const Turns *turns, guint start,
           const Tariff *tariff)
{
    g_autoptr(GArray) all = rule_slots(lowering, rule, provider);
    g_autoptr(GArray) slots = g_array_new(FALSE, FALSE, sizeof(int));
    for (guint i = 0; i < all->len; i++)
        if (turns[g_array_index(all, int, i)].low > 0)
            g_array_append_val(slots, g_array_index(all, int, i));
    guint past = 0; /* all of them are served */
    while (past < slots->len && rule_excuses(lowering, rule, g_array_index(slots, int, past)))
        past++;
    g_autofree gint64 *due = due_turns(&rule->rotation, provider, start, slots->len);
    g_array_remove_range(slots, 0, past);
    guint n = slots->len;
    if (n == 0)
        return;
    Rank rank = {.provider = provider,
                 .n = (int)n,
                 .cell = duty_cells(lowering, provider, slots),
                 .low = g_new(gint64, n),
                 .high = g_new(gint64, n),
                 .due = g_memdup2(due + past, sizeof(gint64) * n),
                 .by_hand = rule_by_hand(lowering, rule, provider, slots),
                 .cost = tariff->cost,
                 .tier = tariff->tier,
                 .ask = tariff->ask};
    for (guint i = 0; i < n; i++) {
        rank.low[i] = turns[g_array_index(slots, int, i)].low;
        rank.high[i] = turns[g_array_index(slots, int, i)].high;
    }
    program_add_rank(lowering->program, rank);
}

static void
lower_cycle(Lowering *lowering, int number, int line, int cycle, const Tariff *tariff)
{
    const Rule *rule = g_ptr_array_index(lowering->region->rules, number);
    guint start = rotation_start(lowering->question, number, line, cycle);
    g_autofree Turns *turns = number_turns(lowering, rule, line, cycle);
    g_autoptr(GHashTable) done = g_hash_table_new(NULL, NULL);
    for (guint i = 0; i < rule->rotation.order->len; i++) {
        int provider = g_array_index(rule->rotation.order, int, i);
        if (g_hash_table_add(done, GINT_TO_POINTER(provider)))
            lower_rank(lowering, rule, provider, turns, start, tariff);
    }
}

void
lower_rotation(Lowering *lowering, int number)
{
    const Rule *rule = g_ptr_array_index(lowering->region->rules, number);
    Tariff tariff = tariff_rule(lowering, number);
    int seasons =
        rule->rotation.own_seasons ? calendar_season_count(lowering->region->calendar) : 0;
    for (int line = 0; line < (int)lowering->region->lines->len; line++)
        for (int cycle = -1; indexes_have(rule->lines, line) && cycle < seasons; cycle++)
            lower_cycle(lowering, number, line, cycle, &tariff);
}
