/* apart: these providers never together; or one provider never on two of these lines. */

#include "audit/count.h"

typedef struct {
    Count *count;
    int index;
    const Rule *rule;
} Apart;

static void
add(const Apart *apart, int provider, int slot, int partner, int other)
{
    Breach breach = breach_between(apart->count, provider, slot, other);
    if (partner >= 0) {
        breach.provider = breach.slot == slot ? provider : partner;
        breach.partner = breach.slot == slot ? partner : provider;
    }
    count_breach(apart->count, breach, apart->index, apart->rule);
}

static gboolean
overlap(const Slot *a, const Slot *b)
{
    return slots_overlap(a, 0, b, 0);
}

static gboolean
spared(const Apart *apart, int provider, int slot)
{
    return apart->rule->except_fixed && question_fixed(apart->count->question, provider, slot);
}

/** The provider's first duty of the day, or -1; *all_spared stays only if all of them are. */
static int
first_on(const Apart *apart, int provider, const GArray *seen, Day day, gboolean *all_spared)
{
    int first = -1;
    for (guint i = 0; i < seen->len; i++) {
        int slot = g_array_index(seen, int, i);
        if (question_slot(apart->count->question, slot)->day != day)
            continue;
        first = first < 0 ? slot : first;
        *all_spared = *all_spared && spared(apart, provider, slot);
    }
    return first;
}

static void
audit_days(const Apart *apart, int p, const GArray *of_p, int q, const GArray *of_q)
{
    Day before = DAY_NONE;
    for (guint i = 0; i < of_p->len; i++) {
        Day day = count_slot(apart->count, of_p, i)->day;
        if (day == before)
            continue;
        before = day;
        gboolean all_spared = TRUE;
        int a = first_on(apart, p, of_p, day, &all_spared);
        int b = first_on(apart, q, of_q, day, &all_spared);
        if (b >= 0 && !all_spared)
            add(apart, p, a, q, b);
    }
}

/** Pairs of duties in the same slot, or at overlapping hours. */
static void
audit_duties(const Apart *apart, int p, const GArray *of_p, int q, const GArray *of_q)
{
    for (guint i = 0; i < of_p->len; i++)
        for (guint k = 0; k < of_q->len; k++) {
            int a = g_array_index(of_p, int, i);
            int b = g_array_index(of_q, int, k);
            gboolean together =
                apart->rule->apart.within == WITHIN_SLOT
                    ? a == b
                    : overlap(count_slot(apart->count, of_p, i), count_slot(apart->count, of_q, k));
            if (together && !(spared(apart, p, a) && spared(apart, q, b)))
                add(apart, p, a, q, b);
        }
}

/** The provider's duties against the partner's recorded ones at overlapping hours. */
static void
audit_recorded(const Apart *apart, int provider, const GArray *seen, int partner)
{
    const Count *count = apart->count;
    g_autoptr(GArray) recorded = count_recorded(count, apart->rule, partner);
    for (guint i = 0; apart->rule->apart.within == WITHIN_HOURS && i < seen->len; i++)
        for (guint k = 0; k < recorded->len; k++) {
            guint index = g_array_index(recorded, guint, k);
            const Beyond *duty = question_beyond(count->question, index);
            const Slot *slot = count_slot(count, seen, i);
            if (!duty->timed || !overlap(slot, &duty->slot) ||
                (provider == partner && slot->line == duty->slot.line))
                continue;
            Breach breach = breach_beyond(count, provider, g_array_index(seen, int, i), index);
            breach.partner = partner == provider ? -1 : partner;
            count_breach(apart->count, breach, apart->index, apart->rule);
        }
}

static void
audit_people(const Apart *apart)
{
    int providers = question_provider_count(apart->count->question);
    g_autoptr(GPtrArray) seen = g_ptr_array_new_with_free_func((GDestroyNotify)g_array_unref);
    for (int p = 0; p < providers; p++)
        g_ptr_array_add(seen, count_seen(apart->count, apart->rule, p));
    for (int p = apart->count->first; p <= apart->count->last; p++)
        for (int q = 0; q < providers; q++) {
            if (q != p)
                audit_recorded(apart, p, g_ptr_array_index(seen, p), q);
            if (count_asks(apart->count, q) && q <= p)
                continue; /* each pair once */
            if (apart->rule->apart.within == WITHIN_DAY)
                audit_days(apart, p, g_ptr_array_index(seen, p), q, g_ptr_array_index(seen, q));
            else
                audit_duties(apart, p, g_ptr_array_index(seen, p), q, g_ptr_array_index(seen, q));
        }
}

static void
audit_lines(const Apart *apart, int provider)
{
    const Count *count = apart->count;
    g_autoptr(GArray) seen = count_seen(count, apart->rule, provider);
    for (guint i = 0; i < seen->len; i++)
        for (guint k = i + 1; k < seen->len; k++) {
            const Slot *a = count_slot(count, seen, i);
            const Slot *b = count_slot(count, seen, k);
            gboolean together =
                apart->rule->apart.within == WITHIN_HOURS ? overlap(a, b) : a->day == b->day;
            int slot = g_array_index(seen, int, i);
            int other = g_array_index(seen, int, k);
            if (a->line != b->line && together &&
                !count_spares(count, apart->rule, provider, slot, other))
                add(apart, provider, other, -1, slot);
        }
    audit_recorded(apart, provider, seen, provider);
}

void
audit_apart(Count *count, int index, const Rule *rule)
{
    Apart apart = {count, index, rule};
    if (!rule->apart.of_lines) {
        audit_people(&apart);
        return;
    }
    for (int provider = count->first; provider <= count->last; provider++)
        audit_lines(&apart, provider);
}
