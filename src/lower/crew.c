#include "lower/crew.h"

Crew
crew_new(void)
{
    return (Crew){g_array_new(FALSE, FALSE, sizeof(int)),
                  g_array_new(FALSE, FALSE, sizeof(int)),
                  g_array_new(FALSE, FALSE, sizeof(gboolean)),
                  g_array_new(FALSE, FALSE, sizeof(int)),
                  FALSE,
                  0,
                  0,
                  0};
}

void
crew_clear(Crew *crew)
{
    g_array_unref(crew->counted);
    g_array_unref(crew->loads);
    g_array_unref(crew->by_hand);
    g_array_unref(crew->loose);
}

void
crew_add(const Lowering *lowering, Crew *crew, const Rule *rule, int provider, int slot,
         gboolean counted, int load)
{
    int cell = duty_cell(lowering, provider, slot);
    if (cell < 0)
        return;
    gboolean by_hand = rule->except_fixed && question_fixed(lowering->question, provider, slot);
    if (!by_hand)
        g_array_append_val(crew->loose, cell);
    if (!counted) {
        crew->mixed = crew->mixed || !by_hand;
        return;
    }
    if (rule_excuses(lowering, rule, slot))
        crew->past += load;
    g_array_append_val(crew->counted, cell);
    g_array_append_val(crew->loads, load);
    g_array_append_val(crew->by_hand, by_hand);
}

void
crew_add_places(const Lowering *lowering, Crew *crew, int slot, int load)
{
    crew->most += (gint64)load * question_slot(lowering->question, slot)->need;
}

static void
tally_append(Tally *tally, int cell, int weight)
{
    tally->cell = g_renew(int, tally->cell, tally->n + 1);
    tally->weight = g_renew(int, tally->weight, tally->n + 1);
    tally->cell[tally->n] = cell;
    tally->weight[tally->n++] = weight;
}

/* Above `free`, the duties by hand raise the maximum: a mark for each step takes one off the sum.
 */
static void
excuse_by_hand(Lowering *lowering, const Crew *crew, gint64 free, Tally *tally)
{
    g_autoptr(GArray) cells = g_array_new(FALSE, FALSE, sizeof(int));
    g_autoptr(GArray) loads = g_array_new(FALSE, FALSE, sizeof(int));
    gint64 sum = 0;
    for (guint i = 0; i < crew->counted->len; i++) {
        if (!g_array_index(crew->by_hand, gboolean, i))
            continue;
        g_array_append_val(cells, g_array_index(crew->counted, int, i));
        g_array_append_val(loads, g_array_index(crew->loads, int, i));
        sum += g_array_index(crew->loads, int, i);
    }
    for (gint64 least = free + 1; least <= MIN(sum, crew->most); least++) {
        Mark mark = {.provider = -1,
                     .n = (int)cells->len,
                     .cell = g_memdup2(cells->data, sizeof(int) * cells->len),
                     .weight = g_memdup2(loads->data, sizeof(int) * loads->len),
                     .least = least};
        tally_append(tally, program_add_mark(lowering->program, mark), -1);
    }
}

void
crew_lower(Lowering *lowering, const Crew *crew, int min, int max, gint64 factor,
           const Tariff *tariff)
{
    Tally tally = tally_new(crew->counted, -1, tariff);
    gint64 most = 0;
    for (int i = 0; i < tally.n; i++) {
        tally.weight[i] = g_array_index(crew->loads, int, (guint)i);
        most += tally.weight[i];
    }
    most = MIN(most, crew->most);
    gint64 free =
        max < 0 ? most : MAX(MAX((gint64)max, crew->recorded) - crew->recorded, crew->past);
    gint64 due = min - crew->recorded;
    if (max >= 0)
        excuse_by_hand(lowering, crew, free + crew->recorded, &tally);
    if (tariff->cost == NEVER)
        most = MIN(most, free);
    tally_prices(&tally, 0, (int)most + 1);
    for (gint64 sum = 0; sum <= most; sum++)
        tally.price[sum] = tariff_price(tariff, (MAX(0, sum - free) + MAX(0, due - sum)) * factor);
    lowering_add(lowering, tally);
}

/* Takes the minimum off the sum where a loose duty is taken. With one place only, cells say
 * themselves whether one is. */
static void
subtract_minimum(Lowering *lowering, const Crew *crew, int min, int *presence, Tally *tally)
{
    if (crew->most > 1) {
        if (*presence < 0)
            *presence = lower_any(lowering, crew->loose, -1);
        tally_append(tally, *presence, -min);
        return;
    }
    g_autoptr(GHashTable) places = g_hash_table_new(NULL, NULL);
    for (int i = 0; i < tally->n; i++)
        g_hash_table_insert(places, GINT_TO_POINTER(tally->cell[i]), GINT_TO_POINTER(i + 1));
    for (guint i = 0; i < crew->loose->len; i++) {
        int cell = g_array_index(crew->loose, int, i);
        int place = GPOINTER_TO_INT(g_hash_table_lookup(places, GINT_TO_POINTER(cell)));
        if (place > 0)
            tally->weight[place - 1] -= min;
        else
            tally_append(tally, cell, -min);
    }
}

/* Cells that weigh nothing do not stand in a tally. */
static void
drop_weightless(Tally *tally)
{
    int kept = 0;
    for (int i = 0; i < tally->n; i++) {
        if (tally->weight[i] == 0)
            continue;
        tally->cell[kept] = tally->cell[i];
        tally->weight[kept++] = tally->weight[i];
    }
    tally->n = kept;
}

void
crew_lower_least(Lowering *lowering, const Crew *crew, int min, int *presence, const Tariff *tariff)
{
    gboolean follows = min == 1 && !crew->mixed;
    if (crew->loose->len == 0 || follows)
        return;
    Tally tally = tally_new(crew->counted, -1, tariff);
    int most = (int)MIN((gint64)tally.n, crew->most);
    subtract_minimum(lowering, crew, min, presence, &tally);
    drop_weightless(&tally);
    tally_prices(&tally, -min, min + most + 1);
    for (int sum = -min; sum < 0; sum++)
        tally.price[sum + min] = tariff_price(tariff, -sum);
    lowering_add(lowering, tally);
}

gboolean
bears(const Lowering *lowering, const Rule *rule, int provider, int slot)
{
    const Question *question = lowering->question;
    const Slot *duty = question_slot(question, slot);
    const Provider *who = region_provider(lowering->region, provider);
    gboolean member = provider_is_member(who, duty->day) &&
                      provider_leave(who, duty->day) == NULL && provider_share(who, duty->day) > 0;
    return member && duty->need > 0 && line_admits(question, duty->line, provider, duty->day) &&
           rule_sees(question, rule, provider, slot);
}
