#include "explain/alternatives_search.h"

/* Of so many of the cheapest a rota with little else changed is sought, in this share of the time
 * each. */
#define DETAILED 3
#define CLOSER_LOOK 0.1

static int
count_moved(const Rota *before, const Rota *after)
{
    int moved = 0;
    for (guint i = 0; i < after->assignments->len; i++) {
        const Assignment *a = &g_array_index(after->assignments, Assignment, i);
        moved += !rota_has(before, a->provider, a->slot, a->role);
    }
    return moved;
}

/** Among rotas of the same price one that leaves the others in peace is the better answer. */
static void
look_closer(Search *search, Alternative *alternative, double seconds)
{
    Effort effort = search->effort->effort;
    effort.seconds = effort.work > 0 ? 0 : seconds;
    effort.work = effort.work / 8;
    g_autoptr(Case) kase = case_new(search->question, search->post, alternative->provider);
    if (!case_can_stay(kase))
        return;
    case_stay(kase, search->rota);
    g_autoptr(Answer) answer = case_solve(kase, alternative->rota, &effort);
    if (!answer->taken)
        return;
    gint64 price[TIERS] = {0};
    for (int t = 0; t < TIERS - 1; t++)
        price[t] = answer->cost[t] - search->base[t];
    if (price_order(price, alternative->most) != 0)
        return;
    rota_free(alternative->rota);
    alternative->rota = case_rota(kase, answer);
}

void
search_look_closer(Search *search)
{
    const Effort *effort = &search->effort->effort;
    int told = MIN(search->found->sought, DETAILED);
    for (guint i = 0; i < search->found->all->len && (int)i < told && !search_is_over(search);
         i++) {
        Alternative *alternative = g_ptr_array_index(search->found->all, i);
        double left = MIN(effort->seconds * CLOSER_LOOK, search_seconds_left(search));
        if (alternative->kind == ALTERNATIVE_EXACT && alternative->rota)
            look_closer(search, alternative, effort->seconds > 0 ? left : 0);
    }
}

void
search_describe(Search *search)
{
    GPtrArray *all = search->found->all;
    for (guint i = 0; i < all->len; i++) {
        Alternative *alternative = g_ptr_array_index(all, i);
        if (!alternative->rota)
            continue;
        alternative->moved = count_moved(search->rota, alternative->rota);
        alternative->differences =
            explain_differences(search->question, search->rota, alternative->rota);
    }
}
