#include "base/whole.h"
#include "lower/program.h"

static gint64
narrow(Wide value)
{
    if (value >= NEVER)
        return NEVER - 1;
    return value < -(Wide)NEVER ? -NEVER : (gint64)value;
}

gint64
price_add(gint64 a, gint64 b)
{
    return narrow((Wide)a + b);
}

gint64
price_times(gint64 a, gint64 b)
{
    return narrow((Wide)a * b);
}

/* Adds units of cost to the tier; FALSE: a price that cannot be paid. */
static gboolean
charge(gint64 *total, gint64 cost, gint64 units)
{
    if (units == 0)
        return TRUE;
    if (cost == NEVER)
        return FALSE;
    *total = price_add(*total, price_times(cost, units));
    return TRUE;
}

gboolean
program_taken(const Program *program, const guint8 *taken, int cell)
{
    if (cell < program->n_cells)
        return taken[cell] != 0;
    const Mark *mark = &program->mark[cell - program->n_cells];
    gint64 sum = 0;
    for (int i = 0; i < mark->n; i++)
        if (taken[mark->cell[i]])
            sum += mark->weight[i];
    return sum >= mark->least;
}

static gboolean
price_tally(const Program *program, const Tally *tally, const guint8 *taken, gint64 *total)
{
    gint64 sum = 0;
    for (int i = 0; i < tally->n; i++)
        if (program_taken(program, taken, tally->cell[i]))
            sum += tally->weight[i];
    if (sum < tally->first || sum - tally->first >= tally->count)
        return FALSE;
    gint64 price = tally->price[sum - tally->first];
    if (price == NEVER)
        return FALSE;
    *total = price_add(*total, price);
    return TRUE;
}

static gint64
chain_units(const Chain *chain, gint64 out, gint64 in)
{
    if (out == G_MININT64 || in == G_MAXINT64 || in - out >= chain->reach)
        return 0;
    gint64 missing = chain->reach - (in - out);
    return (missing + chain->unit - 1) / chain->unit;
}

static gboolean
price_chain(const Chain *chain, const guint8 *taken, gint64 *total)
{
    int last = -1;
    for (int i = 0; i < chain->n; i++) {
        if (!taken[chain->cell[i]])
            continue;
        gboolean free =
            last >= 0 && chain->by_hand != NULL && chain->by_hand[last] && chain->by_hand[i];
        gint64 out = last < 0 ? chain->before : chain->out[last];
        if (!free && !charge(total, chain->cost, chain_units(chain, out, chain->in[i])))
            return FALSE;
        last = i;
    }
    return last < 0 ||
           charge(total, chain->cost, chain_units(chain, chain->out[last], chain->after));
}

static gboolean
price_rank(const Rank *rank, const guint8 *taken, gint64 *total)
{
    int i = 0;
    for (int j = 0; j < rank->n; j++) {
        if (!taken[rank->cell[j]])
            continue;
        gint64 due = rank->due[i++];
        gint64 distance = 0;
        if (due < rank->low[j])
            distance = rank->low[j] - due;
        else if (due > rank->high[j])
            distance = due - rank->high[j];
        if (rank->by_hand != NULL && rank->by_hand[j])
            continue;
        if (!charge(total, rank->cost, distance))
            return FALSE;
    }
    return TRUE;
}

/* A run's days with those before and after the axis. */
enum { IDLE, BY_HAND, WORKED };

static guint8 *
run_days(const Run *run, const guint8 *taken, int total_days)
{
    guint8 *state = g_new0(guint8, (gsize)total_days);
    for (int d = 0; d < total_days; d++)
        state[d] = d < run->before || d >= run->before + run->days ? WORKED : IDLE;
    for (int j = 0; j < run->n; j++) {
        if (!taken[run->cell[j]])
            continue;
        guint8 *day = &state[run->before + run->day[j]];
        gboolean by_hand = run->by_hand != NULL && run->by_hand[j];
        if (!by_hand || *day == IDLE)
            *day = by_hand ? BY_HAND : WORKED;
    }
    return state;
}

/* Units that the unbroken days first … end - 1 cost. */
static gint64
run_units(const Run *run, const guint8 *state, int first, int end)
{
    int axis = run->before, axis_end = run->before + run->days;
    if (end <= axis || first >= axis_end)
        return 0;
    gint64 units = 0;
    int last_worked = -1;
    for (int d = first; d < end; d++) {
        if (state[d] == WORKED)
            last_worked = d;
        int window = d - run->max;
        if (run->max > 0 && window >= first && last_worked >= window && d >= axis &&
            window < axis_end)
            units++;
    }
    if (end - first < run->min && last_worked >= 0)
        units += run->min - (end - first);
    return units;
}

static gboolean
price_run(const Run *run, const guint8 *taken, gint64 *total)
{
    int days = run->before + run->days + run->after;
    g_autofree guint8 *state = run_days(run, taken, days);
    int first = -1;
    for (int d = 0; d <= days; d++) {
        gboolean busy = d < days && state[d] != IDLE;
        if (busy && first < 0)
            first = d;
        if (busy || first < 0)
            continue;
        if (!charge(total, run->cost, run_units(run, state, first, d)))
            return FALSE;
        first = -1;
    }
    return TRUE;
}

static gint64
span_side(const Span *span, const SpanSide *side, const guint8 *taken)
{
    gint64 sum = 0;
    for (int i = 0; i < side->n; i++)
        if (taken[side->cell[i]])
            sum += side->weight[i];
    return sum * span->scale + side->offset;
}

static gboolean
price_span(const Span *span, const guint8 *taken, gint64 *total)
{
    g_autofree gint64 *c = g_new(gint64, (gsize)span->n);
    for (int i = 0; i < span->n; i++)
        c[i] = span_side(span, &span->side[i], taken);
    Wide widest = 0;
    for (int i = 0; i < span->n; i++)
        for (int j = 0; j < i; j++) {
            Wide apart = (Wide)span->side[i].share * c[j] - (Wide)span->side[j].share * c[i];
            widest = MAX(widest, apart < 0 ? -apart : apart);
        }
    Wide units = (widest + span->divisor - 1) / span->divisor;
    return charge(total, span->cost, narrow(units));
}

gboolean
program_price(const Program *program, const guint8 *taken, gint64 cost[TIERS])
{
    for (int tier = 0; tier < TIERS; tier++)
        cost[tier] = program->constant[tier];
    gboolean payable = TRUE;
    for (int i = 0; payable && i < program->n_tallies; i++)
        payable = price_tally(program, &program->tally[i], taken, &cost[program->tally[i].tier]);
    for (int i = 0; payable && i < program->n_chains; i++)
        payable = price_chain(&program->chain[i], taken, &cost[program->chain[i].tier]);
    for (int i = 0; payable && i < program->n_ranks; i++)
        payable = price_rank(&program->rank[i], taken, &cost[program->rank[i].tier]);
    for (int i = 0; payable && i < program->n_runs; i++)
        payable = price_run(&program->run[i], taken, &cost[program->run[i].tier]);
    for (int i = 0; payable && i < program->n_spans; i++)
        payable = price_span(&program->span[i], taken, &cost[program->span[i].tier]);
    return payable;
}
