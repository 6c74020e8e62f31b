#include "engine/search/state.h"

#include <string.h>

/* Costs wrap rather than overflow: a search may stray, and every rota it offers is priced anew. */
static gint64
wrap_add(gint64 a, gint64 b)
{
    return (gint64)((guint64)a + (guint64)b);
}

static gint64
wrap_times(gint64 a, gint64 b)
{
    return (gint64)((guint64)a * (guint64)b);
}

void
state_charge(Charges *charges, int tier, gint64 price, gint64 units, gint64 breaches)
{
    if (price == NEVER)
        charges->breaches += breaches;
    else
        charges->cost[tier] = wrap_add(charges->cost[tier], wrap_times(price, units));
}

/* Where cells stand: counted on the first pass, written on the second. */
typedef struct {
    int *at; /* by cell */
    Use *use;
} Uses;

static void
add_use(Uses *uses, int cell, Use use)
{
    if (uses->use != NULL)
        uses->use[uses->at[cell]] = use;
    uses->at[cell]++;
}

static gboolean
is_hand(const gboolean *by_hand, int i)
{
    return by_hand != NULL && by_hand[i];
}

/* Chains first: what is most often forbidden is seen soonest. */
static void
list_orders(const Program *program, Uses *uses)
{
    for (int k = 0; k < program->n_chains; k++)
        for (int i = 0; program->chain[k].cost != 0 && i < program->chain[k].n; i++)
            add_use(uses, program->chain[k].cell[i], (Use){USE_CHAIN, k, i, 0});
    for (int k = 0; k < program->n_ranks; k++)
        for (int i = 0; program->rank[k].cost != 0 && i < program->rank[k].n; i++)
            add_use(uses, program->rank[k].cell[i], (Use){USE_RANK, k, i, 0});
    for (int k = 0; k < program->n_runs; k++)
        for (int i = 0; program->run[k].cost != 0 && i < program->run[k].n; i++)
            add_use(uses, program->run[k].cell[i],
                    (Use){USE_RUN, k, program->run[k].day[i], is_hand(program->run[k].by_hand, i)});
}

static void
list_sums(const Program *program, Uses *uses, gboolean shared)
{
    for (int k = 0; k < program->n_tallies; k++)
        for (int i = 0; shared == (program->tally[k].provider < 0) && i < program->tally[k].n; i++)
            add_use(uses, program->tally[k].cell[i],
                    (Use){USE_TALLY, k, i, program->tally[k].weight[i]});
    for (int k = 0; k < program->n_marks; k++)
        for (int i = 0; shared == (program->mark[k].provider < 0) && i < program->mark[k].n; i++)
            add_use(uses, program->mark[k].cell[i],
                    (Use){USE_MARK, k, i, program->mark[k].weight[i]});
}

static void
list_spans(const Program *program, Uses *uses)
{
    for (int k = 0; k < program->n_spans; k++)
        for (int j = 0; j < program->span[k].n; j++)
            for (int i = 0; i < program->span[k].side[j].n; i++)
                add_use(uses, program->span[k].side[j].cell[i],
                        (Use){USE_SPAN, k, j, program->span[k].side[j].weight[i]});
}

/* Own elements first; `shared` (or NULL) tells where the others begin. */
static void
list_elements(const Program *program, Uses *uses, int *shared)
{
    list_orders(program, uses);
    list_sums(program, uses, FALSE);
    if (shared != NULL)
        memcpy(shared, uses->at, (gsize)(program->n_cells + program->n_marks) * sizeof(int));
    list_sums(program, uses, TRUE);
    list_spans(program, uses);
}

static void
list_uses(State *state)
{
    const Program *program = state->program;
    gsize n = (gsize)(program->n_cells + program->n_marks);
    Uses uses = {g_new0(int, n + 1), NULL};
    list_elements(program, &uses, NULL);
    state->use_begin = g_new0(int, n + 1);
    for (gsize i = 0; i < n; i++)
        state->use_begin[i + 1] = state->use_begin[i] + uses.at[i];
    state->use = uses.use = g_new(Use, (gsize)state->use_begin[n] + 1);
    state->use_shared = g_new(int, n + 1);
    memcpy(uses.at, state->use_begin, (n + 1) * sizeof(int));
    list_elements(program, &uses, state->use_shared);
    g_free(uses.at);
}

State *
state_new(const Program *program)
{
    State *state = g_new0(State, 1);
    gsize n = (gsize)program->n_cells + 1;
    state->program = program;
    memcpy(state->total.cost, program->constant, sizeof state->total.cost);
    state->taken = g_new0(guint8, n);
    state->holder = g_new0(int, n);
    state->holder_at = g_new0(int, n);
    state->stale = g_array_new(FALSE, FALSE, sizeof(int));
    state->tally = g_new0(TallyState, (gsize)program->n_tallies + 1);
    state->mark = g_new0(gint64, (gsize)program->n_marks + 1);
    state->chain = g_new0(ChainState, (gsize)program->n_chains + 1);
    state->rank = g_new0(ChainState, (gsize)program->n_ranks + 1);
    state->run = g_new0(RunState, (gsize)program->n_runs + 1);
    state->span = g_new0(SpanState, (gsize)program->n_spans + 1);
    list_uses(state);
    for (int i = 0; i < program->n_tallies; i++)
        state_open_tally(state, i);
    for (int i = 0; i < program->n_chains; i++)
        state_open_chain(state, i);
    for (int i = 0; i < program->n_ranks; i++)
        state_open_rank(state, i);
    for (int i = 0; i < program->n_runs; i++)
        state_open_run(state, i);
    for (int i = 0; i < program->n_spans; i++)
        state_open_span(state, i);
    state_settle(state);
    return state;
}

void
state_free(State *state)
{
    if (state == NULL)
        return;
    const Program *program = state->program;
    for (int i = 0; i < program->n_chains; i++)
        g_free(state->chain[i].bits);
    for (int i = 0; i < program->n_ranks; i++)
        g_free(state->rank[i].bits);
    for (int i = 0; i < program->n_runs; i++) {
        g_free(state->run[i].firm);
        g_free(state->run[i].hand);
    }
    for (int i = 0; i < program->n_spans; i++) {
        g_free(state->span[i].sum);
        g_free(state->span[i].class);
    }
    void *arrays[] = {state->taken, state->use_begin, state->use_shared, state->use,
                      state->tally, state->mark,      state->chain,      state->rank,
                      state->run,   state->span,      state->holder,     state->holder_at};
    for (guint i = 0; i < G_N_ELEMENTS(arrays); i++)
        g_free(arrays[i]);
    g_array_free(state->stale, TRUE);
    g_free(state);
}

static const struct {
    void (*charge)(const State *state, const Use *use, int sign, Charges *charges);
    void (*note)(State *state, const Use *use, int sign);
} kinds[USE_KINDS] = {
    [USE_TALLY] = {state_charge_tally, state_note_tally},
    [USE_MARK] = {state_charge_mark, state_note_mark},
    [USE_CHAIN] = {state_charge_chain, state_note_chain},
    [USE_RANK] = {state_charge_rank, state_note_rank},
    [USE_RUN] = {state_charge_run, state_note_run},
    [USE_SPAN] = {state_charge_span, state_note_span},
};

void
state_foresee(const State *state, int cell, gboolean own, Charges *charges)
{
    int sign = state->taken[cell] ? -1 : 1;
    const Use *end = &state->use[own ? state->use_shared[cell] : state->use_begin[cell + 1]];
    *charges = (Charges){0};
    for (const Use *use = &state->use[state->use_begin[cell]]; use < end; use++)
        kinds[use->kind].charge(state, use, sign, charges);
}

void
state_flip(State *state, int cell)
{
    int sign = state->taken[cell] ? -1 : 1;
    state->taken[cell] = !state->taken[cell];
    state->flips++;
    if (sign > 0) {
        state->holder_at[cell] = state->n_holders;
        state->holder[state->n_holders++] = cell;
    } else {
        int last = state->holder[--state->n_holders];
        state->holder[state->holder_at[cell]] = last;
        state->holder_at[last] = state->holder_at[cell];
    }
    const Use *end = &state->use[state->use_begin[cell + 1]];
    for (const Use *use = &state->use[state->use_begin[cell]]; use < end; use++) {
        kinds[use->kind].charge(state, use, sign, &state->total);
        kinds[use->kind].note(state, use, sign);
    }
}

void
state_settle(State *state)
{
    for (guint i = 0; i < state->stale->len; i++)
        state_settle_span(state, g_array_index(state->stale, int, i));
    g_array_set_size(state->stale, 0);
}

void
state_load(State *state, const guint8 *taken)
{
    for (int i = 0; i < state->program->n_cells; i++)
        if (!taken[i] != !state->taken[i])
            state_flip(state, i);
    state_settle(state);
}
