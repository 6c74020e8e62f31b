#include "base/whole.h"
#include "lower/lowering.h"
#include "region/credit.h"
#include "region/division.h"

/* What one provider would be credited with in one tally, by load. */
typedef struct {
    const Lowering *lowering;
    const Fair *fair;
    int provider;
    GArray *cells; /* int */
    GArray *loads; /* int, above 0 */
} Gathering;

static void
gather(const Gathering *gathering, int server, int slot)
{
    const Question *question = gathering->lowering->question;
    int cell = duty_cell(gathering->lowering, server, slot);
    if (cell < 0 || question_credited(question, server, slot) != gathering->provider ||
        !fair_counts(question, gathering->fair, gathering->provider, slot))
        return;
    int load = fair_load(question, gathering->fair, slot);
    if (load == 0)
        return;
    g_array_append_val(gathering->cells, cell);
    g_array_append_val(gathering->loads, load);
}

/* Duties that others serve for the provider. */
static void
gather_others(const Gathering *gathering)
{
    const Question *question = gathering->lowering->question;
    for (guint i = 0; i < question->credits->len; i++) {
        const Credit *credit = &g_array_index(question->credits, Credit, i);
        int slot = question_find_slot(question, credit->line, credit->day);
        if (credit->owed == gathering->provider && slot >= 0)
            gather(gathering, credit->provider, slot);
    }
}

/* What the tally counts for the provider, with its loads above 0. Duties that others may serve for
 * them make it one that couples providers. */
static Tally
tally_of(const Lowering *lowering, int number, int provider, const Tariff *tariff)
{
    const Fair *fair = g_ptr_array_index(lowering->region->fairs, number);
    g_autoptr(GArray) cells = g_array_new(FALSE, FALSE, sizeof(int));
    g_autoptr(GArray) loads = g_array_new(FALSE, FALSE, sizeof(int));
    Gathering gathering = {lowering, fair, provider, cells, loads};
    for (int s = 0; s < question_slot_count(lowering->question); s++)
        gather(&gathering, provider, s);
    guint own = cells->len;
    gather_others(&gathering);
    Tally tally = tally_new(cells, cells->len > own ? -1 : provider, tariff);
    for (int i = 0; i < tally.n; i++)
        tally.weight[i] = g_array_index(loads, int, i);
    return tally;
}

/* The largest sum: of duties that overlap, a doctor has one; those of several people may all be
 * served. */
static gint64
greatest_sum(const Lowering *lowering, const Tally *tally)
{
    g_autoptr(GArray) together = g_array_new(FALSE, FALSE, sizeof(int));
    gint64 sum = 0;
    int heaviest = 0;
    for (int i = 0; i < tally->n; i++) {
        int number = lowering->program->cell[tally->cell[i]].slot;
        int slot = g_array_index(lowering->lowered->slot_of, int, number);
        g_array_append_val(together, slot);
        if (tally->provider < 0 || !one_at_most(lowering, tally->provider, together)) {
            sum += heaviest;
            heaviest = 0;
            g_array_set_size(together, 0);
            g_array_append_val(together, slot);
        }
        heaviest = MAX(heaviest, tally->weight[i]);
    }
    sum += heaviest;
    g_assert(sum < G_MAXINT);
    return sum;
}

static gint64
price_standing(const Fair *fair, const FairPart *part, gint64 x)
{
    gint64 b =
        divide_down(price_add(price_times(24, part->before - part->part), MICROS), 2 * MICROS);
    gint64 standing = price_add(price_times(12, x), b);
    if (fair->form == FORM_DEVIATION)
        return price_times(price_times(ABS(standing), COST_UNIT / 12), fair->cost);
    gint64 w = MAX(1, (2400 + part->share) / (2 * MAX(1, part->share)));
    return price_times(price_times(price_times(standing, standing), w), fair->cost);
}

static void
lower_member(Lowering *lowering, int number, int provider, const Tariff *tariff)
{
    const Fair *fair = g_ptr_array_index(lowering->region->fairs, number);
    const FairPart *part = question_fair_part(lowering->question, number, provider);
    Tally tally = tally_of(lowering, number, provider, tariff);
    if (tally.n == 0) {
        gint64 *constant = &lowering->program->constant[tariff->tier];
        *constant = price_add(*constant, price_standing(fair, part, 0));
        g_free(tally.cell);
        g_free(tally.weight);
        return;
    }
    tally_prices(&tally, 0, (int)greatest_sum(lowering, &tally) + 1);
    for (int x = 0; x < tally.count; x++)
        tally.price[x] = price_standing(fair, part, x);
    lowering_add(lowering, tally);
}

static int
count_members(const Lowering *lowering, int number)
{
    int count = 0;
    for (int p = 0; p < lowering->program->providers; p++)
        count += question_fair_part(lowering->question, number, p)->member;
    return count;
}

/* Standings in millionths, shares in hundredths: their products in hundred millionths. */
static void
lower_span(Lowering *lowering, int number, const Tariff *tariff)
{
    const Fair *fair = g_ptr_array_index(lowering->region->fairs, number);
    int members = count_members(lowering, number);
    if (members < 2)
        return;
    Span span = {.side = g_new0(SpanSide, (gsize)members),
                 .scale = MICROS,
                 .divisor = (gint64)MICROS * 100,
                 .cost = price_times(COST_UNIT, fair->cost),
                 .tier = tariff->tier,
                 .ask = tariff->ask};
    for (int p = 0; p < lowering->program->providers; p++) {
        const FairPart *part = question_fair_part(lowering->question, number, p);
        if (!part->member)
            continue;
        Tally tally = tally_of(lowering, number, p, tariff);
        span.side[span.n++] = (SpanSide){.n = tally.n,
                                         .cell = tally.cell,
                                         .weight = tally.weight,
                                         .offset = part->before - part->part,
                                         .share = part->share};
    }
    program_add_span(lowering->program, span);
}

static void
lower_count(Lowering *lowering, int number)
{
    const Fair *fair = g_ptr_array_index(lowering->region->fairs, number);
    AskSource source = {ASK_FAIR, number, fair->place};
    Tariff tariff = {TIER_OF_LEVEL(fair->level), fair->cost, lowering_ask(lowering, source)};
    if (fair->form == FORM_SPREAD) {
        lower_span(lowering, number, &tariff);
        return;
    }
    for (int p = 0; p < lowering->program->providers; p++)
        if (question_fair_part(lowering->question, number, p)->member)
            lower_member(lowering, number, p, &tariff);
}

void
lower_fair(Lowering *lowering)
{
    for (guint i = 0; i < lowering->region->fairs->len; i++)
        if (((const Fair *)g_ptr_array_index(lowering->region->fairs, i))->cost > 0)
            lower_count(lowering, (int)i);
}
