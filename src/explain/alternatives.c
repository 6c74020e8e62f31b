#include "explain/alternatives.h"

#include "explain/alternatives_search.h"
#include "explain/inquiry.h"
#include "explain/recounted.h"

#include <string.h>

/* The share of the time, and of the work, that goes into a first look at everybody. */
#define FIRST_LOOK 0.4

static void
alternative_free(Alternative *alternative)
{
    if (alternative->reason)
        reason_free(alternative->reason);
    rota_free(alternative->rota);
    if (alternative->differences)
        g_ptr_array_unref(alternative->differences);
    g_free(alternative);
}

void
alternatives_free(Alternatives *alternatives)
{
    if (!alternatives)
        return;
    g_ptr_array_unref(alternatives->all);
    g_free(alternatives);
}

int
price_order(const gint64 a[TIERS], const gint64 b[TIERS])
{
    for (int t = 0; t < TIERS; t++)
        if (a[t] != b[t])
            return a[t] < b[t] ? -1 : 1;
    return 0;
}

/* -- who comes into question ---------------------------------------------------------------- */

static Rota *
rota_without(const Rota *rota, Post post)
{
    Rota *rest = rota_new();
    for (guint i = 0; i < rota->assignments->len; i++) {
        const Assignment *a = &g_array_index(rota->assignments, Assignment, i);
        if (a->provider != post.provider || a->slot != post.slot)
            rota_add(rest, *a);
    }
    return rest;
}

static gboolean
stands_there(const Search *search, int provider)
{
    return rota_has(search->rota, provider, search->post.slot, ROLE_DUTY) ||
           rota_has(search->rota, provider, search->post.slot, ROLE_RESERVE);
}

static void
list_candidates(Search *search)
{
    const Question *question = search->question;
    int unit =
        (int)region_line(question->region, question_slot(question, search->post.slot)->line)->unit;
    g_autoptr(Rota) rest = rota_without(search->rota, search->post);
    g_autoptr(Inquiry) inquiry = inquiry_new(question, rest);
    for (int p = 0; p < question_provider_count(question); p++) {
        const Provider *provider = region_provider(question->region, p);
        if (p == search->post.provider || (int)provider->unit != unit || provider->former)
            continue;
        Alternative *alternative = g_new0(Alternative, 1);
        gboolean barred = question_bar(question, p, search->post.slot) != BAR_NONE;
        alternative->provider = p;
        alternative->reason = inquiry_reason(inquiry, p, search->post.slot, search->post.role);
        alternative->kind =
            barred || stands_there(search, p) ? ALTERNATIVE_BARRED : ALTERNATIVE_BOUND;
        for (int t = 0; t < TIERS; t++)
            alternative->least[t] = G_MININT64;
        if (g_str_equal(alternative->reason->code, "free"))
            g_clear_pointer(&alternative->reason, reason_free);
        g_ptr_array_add(search->found->all, alternative);
    }
}

/* -- prices --------------------------------------------------------------------------------- */

double
search_seconds_left(const Search *search)
{
    double used = (double)(g_get_monotonic_time() - search->begun) / G_USEC_PER_SEC;
    return search->effort->effort.seconds - used;
}

gboolean
search_is_over(const Search *search)
{
    const Effort *effort = &search->effort->effort;
    return search->found->doubt || (effort->stop && *effort->stop) ||
           (effort->work == 0 && effort->seconds > 0 && search_seconds_left(search) <= 0);
}

/** Tiers after the first unproven one are not known at all: nothing holds what comes before them.
 */
static void
take_bound(const Search *search, Alternative *alternative, const Answer *answer)
{
    gint64 least[TIERS];
    int known = 0;
    gboolean exact = TRUE;
    for (int t = 0; t < TIERS; t++) {
        least[t] = exact ? answer->bound[t] - search->base[t] : G_MININT64;
        known += exact;
        exact = exact && answer->taken != NULL && answer->bound[t] >= answer->cost[t];
    }
    if (alternative->known > 0 && price_order(least, alternative->least) < 0)
        return;
    alternative->known = known;
    memcpy(alternative->least, least, sizeof least);
    alternative->kind = exact ? ALTERNATIVE_EXACT : ALTERNATIVE_BOUND;
}

static void
take_rota(Search *search, Alternative *alternative, const Case *kase, const Answer *answer)
{
    gint64 most[TIERS];
    for (int t = 0; t < TIERS; t++)
        most[t] = answer->cost[t] - search->base[t];
    if (alternative->rota && price_order(alternative->most, most) <= 0)
        return;
    rota_free(alternative->rota);
    alternative->rota = case_rota(kase, answer);
    memcpy(alternative->most, most, sizeof most);
    search->found->doubt = !case_agrees(kase, alternative->rota, answer);
}

/** Looks for the best rota with the candidate, for so long. */
static void
look(Search *search, Alternative *alternative, double seconds, gint64 work)
{
    Effort effort = search->effort->effort;
    effort.seconds = effort.work > 0 ? 0 : seconds;
    effort.work = effort.work > 0 ? MAX(1, work) : 0;
    g_autoptr(Case) kase = case_new(search->question, search->post, alternative->provider);
    if (!kase) {
        alternative->kind = ALTERNATIVE_FORBIDDEN;
        return;
    }
    const Rota *from = alternative->rota ? alternative->rota : search->rota;
    g_autoptr(Answer) answer = case_solve(kase, from, &effort);
    if (answer->status == ANSWER_INFEASIBLE) {
        alternative->kind = ALTERNATIVE_FORBIDDEN;
        return;
    }
    take_bound(search, alternative, answer);
    if (answer->taken)
        take_rota(search, alternative, kase, answer);
}

/** Everybody once, each with twice an equal part of what is left: most need less. */
static void
look_at_all(Search *search)
{
    const Effort *effort = &search->effort->effort;
    GPtrArray *all = search->found->all;
    double later = effort->seconds * (1 - FIRST_LOOK);
    for (guint i = 0; i < all->len && !search_is_over(search); i++) {
        Alternative *alternative = g_ptr_array_index(all, i);
        double part = (search_seconds_left(search) - later) * 2 / (all->len - i);
        gint64 work = (gint64)((double)effort->work * FIRST_LOOK) / all->len;
        if (alternative->kind == ALTERNATIVE_BOUND)
            look(search, alternative, effort->seconds > 0 ? MAX(part, 0.01) : 0, work);
    }
}

static gint
compare(gconstpointer first, gconstpointer second)
{
    const Alternative *a = *(const Alternative *const *)first;
    const Alternative *b = *(const Alternative *const *)second;
    gboolean priced = a->kind >= ALTERNATIVE_EXACT;
    if (priced != (b->kind >= ALTERNATIVE_EXACT))
        return priced ? -1 : 1;
    int order = priced ? price_order(a->least, b->least) : (int)b->kind - (int)a->kind;
    if (order == 0 && a->rota && b->rota)
        order = price_order(a->most, b->most);
    return order != 0 ? order : a->provider - b->provider;
}

/** The first whose price must be known before those sought are; NULL: they are. */
static Alternative *
next_open(const Search *search)
{
    GPtrArray *all = search->found->all;
    int exact = 0;
    g_ptr_array_sort(all, compare);
    for (guint i = 0; i < all->len && exact < search->found->sought; i++) {
        Alternative *alternative = g_ptr_array_index(all, i);
        if (alternative->kind == ALTERNATIVE_BOUND)
            return alternative;
        exact += alternative->kind == ALTERNATIVE_EXACT;
    }
    return NULL;
}

/** Exact prices until those sought are proven to be the cheapest. The time doubles for one that is
 * not through in it. */
static void
prove_cheapest(Search *search)
{
    const Effort *effort = &search->effort->effort;
    double part = effort->seconds * (1 - FIRST_LOOK) / 8;
    gint64 work = MAX(1, effort->work / 8);
    gint64 spent = 0;
    Alternative *alternative;
    while (!search_is_over(search) && (alternative = next_open(search)) &&
           (effort->work == 0 || spent < effort->work)) {
        look(search, alternative, effort->seconds > 0 ? MIN(part, search_seconds_left(search)) : 0,
             work);
        spent += work;
        if (alternative->kind == ALTERNATIVE_BOUND) {
            part *= 2;
            work *= 2;
        }
    }
    search->found->complete = next_open(search) == NULL;
}

Alternatives *
explain_alternatives(const Question *question, const Rota *rota, Post post,
                     const AlternativesEffort *effort)
{
    Search search = {question, rota, post, effort, g_get_monotonic_time(), {0}, NULL};
    search.found = g_new0(Alternatives, 1);
    search.found->all = g_ptr_array_new_with_free_func((GDestroyNotify)alternative_free);
    search.found->sought = effort->sought;
    g_autoptr(Audit) audit = audit_rota(question, rota);
    recounted_cost(audit, search.base);
    list_candidates(&search);
    look_at_all(&search);
    prove_cheapest(&search);
    search_look_closer(&search);
    search_describe(&search);
    return search.found;
}
