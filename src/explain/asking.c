#include "explain/asking.h"

#include "audit/audit.h"
#include "engine/possible.h"
#include "lower/lower.h"

/* One question of many takes so long at most, or so much work. */
enum { SECONDS_MOST = 5, WORK_MOST = 2000000 };

void
asking_begin(Asking *asking, const Question *question, const GArray *sentences,
             const Effort *effort)
{
    *asking =
        (Asking){question, sentences, effort, g_get_monotonic_time(), effort->seconds, 0, FALSE};
}

void
asking_until(Asking *asking, double share)
{
    asking->seconds = asking->effort->seconds * share;
}

static double
seconds_left(const Asking *asking)
{
    double used = (double)(g_get_monotonic_time() - asking->begun) / G_USEC_PER_SEC;
    return asking->seconds - used;
}

gboolean
asking_is_over(const Asking *asking)
{
    return (asking->effort->stop != NULL && *asking->effort->stop) ||
           (asking->seconds > 0 && seconds_left(asking) <= 0);
}

/* The second road agrees that nothing hard is broken. */
static gboolean
is_legal(const Lowered *lowered, const guint8 *taken)
{
    gint64 cost[TIERS];
    if (!program_price(lowered->program, taken, cost))
        return FALSE;
    g_autoptr(Rota) rota = lowered_rota(lowered, taken);
    rota_sort(rota, lowered->question);
    g_autoptr(Audit) audit = audit_rota(lowered->question, rota);
    return audit->hard == 0;
}

AnswerStatus
asking_ask(Asking *asking, const guint8 *dropped, const GArray *changes)
{
    if (asking_is_over(asking))
        return ANSWER_UNKNOWN;
    g_autoptr(Variant) variant = variant_new(asking->question, asking->sentences, dropped, changes);
    if (variant->question == NULL)
        return ANSWER_UNKNOWN;
    asking->asked++;
    const Effort *whole = asking->effort;
    Effort effort = {.engine = ENGINE_COMPACT,
                     .work = whole->work > 0 ? MIN(whole->work, WORK_MOST) : 0,
                     .threads = whole->threads,
                     .seed = whole->seed,
                     .stop = whole->stop};
    if (asking->seconds > 0)
        effort.seconds = MIN(seconds_left(asking), SECONDS_MOST);
    g_autoptr(Lowered) lowered = lower_question(variant->question);
    g_autofree guint8 *taken = NULL;
    AnswerStatus status = engine_possible(lowered->program, &effort, &taken);
    if (status == ANSWER_FEASIBLE && !is_legal(lowered, taken))
        return ANSWER_UNKNOWN;
    return status;
}
