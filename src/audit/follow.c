/* follow: after a duty on one of these lines none on one of those, within so many days. */

#include "audit/count.h"

static gboolean
follows(const FollowRule *follow, const Slot *a, const Slot *b)
{
    return indexes_have(follow->after, a->line) && indexes_have(follow->never, b->line) &&
           a->start < b->start && b->day - a->day <= follow->within;
}

/** Against the recorded duties before and after the period. */
static void
audit_edges(Count *count, int index, const Rule *rule, const Rule *any_line, int provider,
            const GArray *seen)
{
    g_autoptr(GArray) recorded = count_recorded(count, any_line, provider);
    for (guint i = 0; i < seen->len; i++)
        for (guint k = 0; k < recorded->len; k++) {
            guint beyond = g_array_index(recorded, guint, k);
            const Slot *here = count_slot(count, seen, i);
            const Slot *there = &question_beyond(count->question, beyond)->slot;
            if (follows(&rule->follow, here, there) || follows(&rule->follow, there, here))
                count_breach(count,
                             breach_beyond(count, provider, g_array_index(seen, int, i), beyond),
                             index, rule);
        }
}

void
audit_follow(Count *count, int index, const Rule *rule)
{
    Rule any_line = *rule; /* the lines are those of `after` and `never` */
    any_line.lines = NULL;
    for (int provider = count->first; provider <= count->last; provider++) {
        g_autoptr(GArray) seen = count_seen(count, &any_line, provider);
        for (guint i = 0; i < seen->len; i++)
            for (guint k = 0; k < seen->len; k++) {
                int a = g_array_index(seen, int, i);
                int b = g_array_index(seen, int, k);
                if (follows(&rule->follow, question_slot(count->question, a),
                            question_slot(count->question, b)) &&
                    !count_spares(count, rule, provider, a, b))
                    count_breach(count, breach_between(count, provider, b, a), index, rule);
            }
        audit_edges(count, index, rule, &any_line, provider, seen);
    }
}
