#include "engine/budget.h"

void
budget_begin(Budget *budget, const Effort *effort)
{
    *budget = (Budget){effort, g_get_monotonic_time(), 0};
}

double
budget_seconds(const Budget *budget)
{
    return (double)(g_get_monotonic_time() - budget->begun) / G_USEC_PER_SEC;
}

Limit
budget_whole(const Budget *budget)
{
    double seconds = budget->effort->seconds;
    gint64 work = budget->effort->work;
    return (Limit){seconds > 0 ? MAX(0.95 * seconds - 0.02, 0.5 * seconds) : G_MAXDOUBLE,
                   work > 0 ? work : G_MAXINT64};
}

Limit
budget_share(const Budget *budget, double share, gint64 work)
{
    Limit limit = budget_whole(budget);
    if (limit.seconds < G_MAXDOUBLE) {
        double now = budget_seconds(budget);
        limit.seconds = now + share * MAX(0, limit.seconds - now);
    }
    if (limit.work < G_MAXINT64)
        limit.work = budget->work + (gint64)(share * (double)MAX(0, limit.work - budget->work));
    if (work > 0)
        limit.work = MIN(limit.work, budget->work + work);
    return limit;
}

gboolean
budget_spent(const Budget *budget, const Limit *limit)
{
    const volatile int *stop = budget->effort->stop;
    if ((stop != NULL && *stop) || budget->work >= limit->work)
        return TRUE;
    return limit->seconds < G_MAXDOUBLE && budget_seconds(budget) >= limit->seconds;
}

gboolean
budget_time_is_up(const Budget *budget, const Limit *limit)
{
    Limit time = {limit->seconds, G_MAXINT64};
    return budget_spent(budget, &time);
}

double
budget_seconds_left(const Budget *budget, const Limit *limit)
{
    if (limit->seconds == G_MAXDOUBLE)
        return 1e6;
    return MAX(0.001, limit->seconds - budget_seconds(budget));
}
