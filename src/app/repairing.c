#include "app/repairing.h"

#include "app/least_change.h"
#include "app/published.h"
#include "explain/recounted.h"
#include "explain/why.h"
#include "region/credit.h"

/* -- one remedy -- */

/* What the last stage claims, against a recount of the rota. */
static gboolean
roads_meet(const Case *job, const Change *change, const Remedy *remedy)
{
    const Answer *answer = change->answer;
    const LeastChange *asked = &change->asked;
    const Audit *audit = remedy->audit;
    gint64 cost[TIERS];
    recounted_cost(audit, cost);
    gboolean same = audit->hard == 0;
    int tiers = asked->stage == CHANGE_WHOLE ? TIERS : TIER_FIRST_LEVEL;
    for (int tier = 0; tier < tiers; tier++)
        same = same && (tier == change->lowered->spared_tier || answer->cost[tier] == cost[tier]);
    if (asked->stage != CHANGE_FEWEST)
        same = same && remedy->changed - job->forced - job->repairing->unknown <= asked->lost;
    if (asked->stage == CHANGE_WHOLE)
        same = same && (gint64)remedy->touched->len - job->forced_touched <= asked->touched;
    return same;
}

static void
remedy_free(gpointer data)
{
    Remedy *remedy = data;
    audit_free(remedy->audit);
    rota_free(remedy->rota);
    if (remedy->moves)
        g_array_unref(remedy->moves);
    if (remedy->touched)
        g_array_unref(remedy->touched);
    g_free(remedy);
}

static void
remedy_count(const Case *job, Remedy *remedy, const Change *change)
{
    const Question *question = job->session->question;
    const Repairing *repairing = job->repairing;
    g_autoptr(Audit) before = audit_rota(question, repairing->published);
    remedy->rota = lowered_rota(change->lowered, change->answer->taken);
    remedy->audit = audit_rota(question, remedy->rota);
    rota_changes(question, repairing->published, remedy->rota, &remedy->moves, &remedy->touched);
    remedy->changed = repairing->unknown;
    for (guint i = 0; i < remedy->moves->len; i++)
        remedy->changed += g_array_index(remedy->moves, Move, i).from >= 0;
    price_difference(before, remedy->audit, remedy->price);
}

void
remedy_credit(const Remedy *remedy, const Session *session)
{
    question_owe_as_published(session->question);
    for (guint i = 0; i < remedy->moves->len; i++) {
        const Move *move = &g_array_index(remedy->moves, Move, i);
        if (move->role == ROLE_DUTY && move->from >= 0 && move->to >= 0)
            duty_passes(session->question, *move, session_credit(session));
    }
}

/* The search weighs fairness as if whoever stands in were credited, so that the load falls where
 * there is room for it; what is told and published counts the credit that was asked for. */
static void
remedy_recount(const Case *job, Remedy *remedy)
{
    const Question *question = job->session->question;
    if (session_credit(job->session) == CREDIT_SERVED)
        return;
    g_autoptr(Audit) before = audit_rota(question, job->repairing->published);
    remedy_credit(remedy, job->session);
    audit_free(remedy->audit);
    remedy->audit = audit_rota(question, remedy->rota);
    price_difference(before, remedy->audit, remedy->price);
    question_owe_as_published(job->session->question);
}

static ExitCode
find_remedy(const Case *job, const GPtrArray *others, Remedy *remedy)
{
    Change change;
    ExitCode code = change_find(job, others, &change);
    if (code == EXIT_DONE) {
        remedy->fewest = change.fewest;
        remedy->best = change.best;
        remedy_count(job, remedy, &change);
        if (roads_meet(job, &change, remedy))
            remedy_recount(job, remedy);
        else
            code = solving_doubt();
    }
    change_clear(&change);
    return code;
}

/* -- the remedies -- */

static GArray *
who_stands_in(const Remedy *remedy)
{
    GArray *providers = g_array_new(FALSE, FALSE, sizeof(int));
    for (guint i = 0; i < remedy->touched->len; i++) {
        int provider = g_array_index(remedy->touched, int, i);
        gboolean stands = FALSE;
        for (guint k = 0; k < remedy->moves->len; k++)
            stands = stands || g_array_index(remedy->moves, Move, k).to == provider;
        if (stands)
            g_array_append_val(providers, provider);
    }
    return providers;
}

/* Whether another remedy fills as well as the first. */
static gboolean
fills_as_well(const Repairing *repairing, const Remedy *remedy)
{
    const Remedy *first = g_ptr_array_index(repairing->remedies, 0);
    return remedy->audit->short_places <= first->audit->short_places &&
           remedy->audit->short_reserves <= first->audit->short_reserves;
}

static ExitCode
find_others(const Case *job, Repairing *repairing, guint most)
{
    g_autoptr(GPtrArray) others = g_ptr_array_new_with_free_func((GDestroyNotify)g_array_unref);
    while (repairing->remedies->len < most) {
        const Remedy *last = g_ptr_array_index(repairing->remedies, repairing->remedies->len - 1);
        GArray *providers = who_stands_in(last);
        g_ptr_array_add(others, providers);
        if (providers->len == 0)
            return EXIT_DONE;
        Remedy *next = g_new0(Remedy, 1);
        ExitCode code = find_remedy(job, others, next);
        if (code != EXIT_DONE || !fills_as_well(repairing, next)) {
            remedy_free(next);
            return code == EXIT_DOUBT ? code : EXIT_DONE;
        }
        g_ptr_array_add(repairing->remedies, next);
    }
    return EXIT_DONE;
}

ExitCode
repairing_run(Repairing *repairing, const Session *session, guint most, gint64 begun)
{
    repairing->remedies = g_ptr_array_new_with_free_func(remedy_free);
    repairing->published = published_rota(session, &repairing->unknown);
    Case job = case_of(session, repairing, begun);
    Remedy *first = g_new0(Remedy, 1);
    ExitCode code = find_remedy(&job, NULL, first);
    if (code != EXIT_DONE) {
        remedy_free(first);
        return code;
    }
    g_ptr_array_add(repairing->remedies, first);
    code = find_others(&job, repairing, most);
    if (code != EXIT_DONE)
        return code;
    return first->audit->short_places > 0 ? EXIT_UNFILLED : EXIT_DONE;
}

void
repairing_clear(Repairing *repairing)
{
    rota_free(repairing->published);
    if (repairing->remedies)
        g_ptr_array_unref(repairing->remedies);
    *repairing = (Repairing){0};
}
