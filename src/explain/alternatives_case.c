#include "explain/alternatives_case.h"

#include "explain/recounted.h"

#include <string.h>

/* Exchanges are tried as long as so many cells are counted over. */
#define CELLS_MOST 20000000

/** A reserve cannot be pinned by hand: a tally does it. */
static void
pin_reserve(Case *kase, int cell)
{
    Tally tally = {
        .provider = kase->provider, .n = 1, .first = 1, .count = 1, .tier = TIER_FILL, .ask = -1};
    tally.cell = g_memdup2(&cell, sizeof cell);
    tally.weight = g_new(int, 1);
    tally.weight[0] = 1;
    tally.price = g_new0(gint64, 1);
    program_add_tally(kase->lowered->program, tally);
}

/** The cell of a provider in a place, or -1. */
static int
find_cell(const Lowered *lowered, int provider, int slot, Role role)
{
    const Program *program = lowered->program;
    for (int c = 0; c < program->n_cells; c++)
        if (program->cell[c].provider == provider &&
            g_array_index(lowered->slot_of, int, program->cell[c].slot) == slot &&
            g_array_index(lowered->role_of, int, program->cell[c].slot) == (int)role)
            return c;
    return -1;
}

Case *
case_new(const Question *question, Post post, int provider)
{
    const Slot *slot = question_slot(question, post.slot);
    g_autoptr(GArray) choices = g_array_new(FALSE, FALSE, sizeof(Choice));
    Choice pin = {provider, slot->line, slot->day, TRUE};
    Choice ban = {post.provider, slot->line, slot->day, FALSE};
    if (post.role == ROLE_DUTY)
        g_array_append_val(choices, pin);
    if (post.provider >= 0)
        g_array_append_val(choices, ban);
    g_autoptr(Case) kase = g_new0(Case, 1);
    kase->post = post;
    kase->provider = provider;
    kase->messages = messages_new();
    kase->question = question_new(question->region, question->period, choices, kase->messages);
    if (!kase->question)
        return NULL;
    kase->lowered = lower_question(kase->question);
    if (post.role == ROLE_RESERVE)
        pin_reserve(kase, find_cell(kase->lowered, provider, post.slot, ROLE_RESERVE));
    return g_steal_pointer(&kase);
}

void
case_free(Case *kase)
{
    if (!kase)
        return;
    lowered_free(kase->lowered);
    question_free(kase->question);
    messages_free(kase->messages);
    g_free(kase);
}

/* -- a rota to begin from ------------------------------------------------------------------- */

/** The best of the choices tried. */
typedef struct {
    const Program *program;
    guint8 *taken; /* being changed */
    guint8 *best;
    gint64 cost[TIERS];
    gboolean found;
    gint64 counted; /* cells */
} Trying;

static void
try_choice(Trying *trying)
{
    gint64 cost[TIERS];
    trying->counted += trying->program->n_cells;
    if (!program_price(trying->program, trying->taken, cost))
        return;
    if (trying->found && price_order(trying->cost, cost) <= 0)
        return;
    memcpy(trying->cost, cost, sizeof cost);
    memcpy(trying->best, trying->taken, (gsize)trying->program->n_cells);
    trying->found = TRUE;
}

/** Somebody else, or nobody, takes one of the candidate's other duties. */
static void
try_relief(Trying *trying, int cell)
{
    const Program *program = trying->program;
    trying->taken[cell] = 0;
    try_choice(trying);
    for (int c = 0; c < program->n_cells && trying->counted < CELLS_MOST; c++) {
        if (program->cell[c].slot != program->cell[cell].slot || trying->taken[c] || c == cell)
            continue;
        trying->taken[c] = 1;
        try_choice(trying);
        trying->taken[c] = 0;
    }
    trying->taken[cell] = 1;
}

/** The rota with the candidate in the place, or that and one more duty given away: whatever costs
 * least. The caller frees. */
static guint8 *
choose_start(const Case *kase, const Rota *from)
{
    const Program *program = kase->lowered->program;
    guint8 *taken = lowered_choice(kase->lowered, from, NULL);
    int own = find_cell(kase->lowered, kase->provider, kase->post.slot, kase->post.role);
    Trying trying = {program, taken, g_memdup2(taken, (gsize)program->n_cells), {0}, FALSE, 0};
    if (own < 0 || taken[own]) {
        g_free(trying.best);
        return taken;
    }
    taken[own] = 1;
    try_choice(&trying);
    for (int c = 0; c < program->n_cells && trying.counted < CELLS_MOST; c++)
        if (c != own && taken[c] && program->cell[c].provider == kase->provider)
            try_relief(&trying, c);
    if (!trying.found)
        memcpy(trying.best, taken, (gsize)program->n_cells);
    g_free(taken);
    return trying.best;
}

/* -- as little else changed as can be ------------------------------------------------------- */

gboolean
case_can_stay(const Case *kase)
{
    return program_free_tier(kase->lowered->program) < TIERS;
}

void
case_stay(Case *kase, const Rota *rota)
{
    Program *program = kase->lowered->program;
    g_autofree guint8 *taken = lowered_choice(kase->lowered, rota, NULL);
    for (int c = 0; c < program->n_cells; c++) {
        if (!taken[c])
            continue;
        Tally tally = {.provider = program->cell[c].provider,
                       .n = 1,
                       .count = 2,
                       .tier = TIERS - 1,
                       .ask = -1};
        tally.cell = g_memdup2(&c, sizeof c);
        tally.weight = g_new(int, 1);
        tally.weight[0] = 1;
        tally.price = g_new0(gint64, 2);
        tally.price[0] = 1;
        program_add_tally(program, tally);
    }
}

Answer *
case_solve(const Case *kase, const Rota *from, const Effort *effort)
{
    g_autofree guint8 *start = choose_start(kase, from);
    Effort whole = *effort;
    whole.start = start;
    return engine_solve(kase->lowered->program, &whole);
}

Rota *
case_rota(const Case *kase, const Answer *answer)
{
    Rota *rota = lowered_rota(kase->lowered, answer->taken);
    rota_sort(rota, kase->question);
    return rota;
}

gboolean
case_agrees(const Case *kase, const Rota *rota, const Answer *answer)
{
    gint64 cost[TIERS];
    g_autoptr(Audit) audit = audit_rota(kase->question, rota);
    recounted_cost(audit, cost);
    return audit->hard == 0 && price_order(answer->cost, cost) == 0;
}
