/* Spans: priced once after all flips of a move, from the greatest and least of each share. */
#include "base/whole.h"
#include "engine/search/state.h"

static void
mark_stale(State *state, int index)
{
    if (!state->span[index].stale)
        g_array_append_val(state->stale, index);
    state->span[index].stale = TRUE;
}

void
state_open_span(State *state, int index)
{
    const Span *span = &state->program->span[index];
    SpanState *now = &state->span[index];
    now->sum = g_new0(gint64, (gsize)span->n + 1);
    now->class = g_new0(int, (gsize)span->n + 1);
    for (int i = 0; i < span->n; i++) {
        int j = 0;
        while (span->side[j].share != span->side[i].share)
            j++;
        now->class[i] = j == i ? now->classes++ : now->class[j];
    }
    mark_stale(state, index);
}

/* Spans are charged when they are settled. */
void
state_charge_span(const State *state, const Use *use, int sign, Charges *charges)
{
}

void
state_note_span(State *state, const Use *use, int sign)
{
    state->span[use->element].sum[use->place] += sign * use->weight;
    mark_stale(state, use->element);
}

typedef struct {
    gint64 share;
    gint64 low;
    gint64 high;
} Reach;

static gint64
span_units(const Span *span, const SpanState *now)
{
    g_autofree Reach *reach = g_new0(Reach, (gsize)now->classes + 1);
    for (int k = 0; k < now->classes; k++)
        reach[k] = (Reach){0, G_MAXINT64, G_MININT64};
    for (int i = 0; i < span->n; i++) {
        gint64 c = now->sum[i] * span->scale + span->side[i].offset;
        Reach *r = &reach[now->class[i]];
        *r = (Reach){span->side[i].share, MIN(r->low, c), MAX(r->high, c)};
    }
    Wide widest = 0;
    for (int a = 0; a < now->classes; a++)
        for (int b = 0; b < now->classes; b++)
            widest = MAX(widest, (Wide)reach[a].share * reach[b].high -
                                     (Wide)reach[b].share * reach[a].low);
    Wide units = (widest + span->divisor - 1) / span->divisor;
    return units >= NEVER ? NEVER - 1 : (gint64)units;
}

void
state_settle_span(State *state, int index)
{
    const Span *span = &state->program->span[index];
    SpanState *now = &state->span[index];
    gint64 units = span_units(span, now), old = now->units;
    now->units = units;
    now->stale = FALSE;
    state_charge(&state->total, span->tier, span->cost, units - old,
                 MIN(units, 64) * BREACH - MIN(old, 64) * BREACH);
}
