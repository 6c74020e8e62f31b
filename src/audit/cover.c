/* Coverage: every place filled once, by someone who can stand there; what is fixed is kept. */

#include "audit/count.h"

static GArray *
standing(const Count *count, int slot, Role role)
{
    GArray *providers = g_array_new(FALSE, FALSE, sizeof(int));
    for (guint i = 0; i < count->rota->assignments->len; i++) {
        const Assignment *a = &g_array_index(count->rota->assignments, Assignment, i);
        if (a->slot == slot && a->role == role)
            g_array_append_val(providers, a->provider);
    }
    return providers;
}

static void
add(Count *count, BreachKind kind, int provider, int slot)
{
    Breach breach = breach_new(kind);
    breach.provider = provider;
    breach.slot = slot;
    breach.day = question_slot(count->question, slot)->day;
    if (kind == BREACH_BAR)
        breach.index = (int)question_bar(count->question, provider, slot);
    count_breach(count, breach, -1, NULL);
}

static gboolean
stands_before(const GArray *providers, guint i)
{
    for (guint k = 0; k < i; k++)
        if (g_array_index(providers, int, k) == g_array_index(providers, int, i))
            return TRUE;
    return FALSE;
}

/** Places missing, after all who stand were looked at. */
static int
audit_places(Count *count, int slot, const GArray *providers, int places)
{
    int filled = 0;
    for (guint i = 0; i < providers->len; i++) {
        int provider = g_array_index(providers, int, i);
        if (stands_before(providers, i)) {
            add(count, BREACH_TWICE, provider, slot);
            continue;
        }
        filled++;
        if (filled > places)
            add(count, BREACH_OVER, provider, slot);
        /* a leaver named in records stays valid there (contract, section 6) */
        if (question_bar(count->question, provider, slot) != BAR_NONE &&
            !region_provider(count->question->region, provider)->former)
            add(count, BREACH_BAR, provider, slot);
    }
    return MAX(0, places - filled);
}

static void
audit_slot(Count *count, int slot)
{
    const Slot *s = question_slot(count->question, slot);
    g_autoptr(GArray) duty = standing(count, slot, ROLE_DUTY);
    g_autoptr(GArray) reserve = standing(count, slot, ROLE_RESERVE);
    count->audit->short_places += audit_places(count, slot, duty, s->need);
    count->audit->short_reserves += audit_places(count, slot, reserve, s->reserve);
    for (guint i = 0; i < reserve->len; i++) {
        int provider = g_array_index(reserve, int, i);
        if (!stands_before(reserve, i) && count_serves(count, provider, slot))
            add(count, BREACH_TWICE, provider, slot);
    }
}

/** Assignments where there is no duty. */
static void
audit_nowhere(Count *count)
{
    for (guint i = 0; i < count->rota->assignments->len; i++) {
        const Assignment *a = &g_array_index(count->rota->assignments, Assignment, i);
        if (a->slot >= 0)
            continue;
        Breach breach = breach_new(BREACH_OVER);
        breach.provider = a->provider;
        breach.line = a->line;
        breach.day = a->day;
        count_breach(count, breach, -1, NULL);
    }
}

static void
audit_fix(Count *count, int index)
{
    const Fix *fix = g_ptr_array_index(count->question->fixes, index);
    for (guint i = 0; i < fix->slots->len; i++)
        if (count_serves(count, fix->provider, g_array_index(fix->slots, int, i)))
            return;
    Breach breach = breach_new(BREACH_FIX);
    breach.index = index;
    breach.provider = fix->provider;
    if (fix->slots->len > 0) {
        breach.slot = g_array_index(fix->slots, int, 0);
        breach.day = question_slot(count->question, breach.slot)->day;
    }
    count_breach(count, breach, -1, NULL);
}

void
audit_cover(Count *count)
{
    for (int slot = 0; slot < question_slot_count(count->question); slot++)
        audit_slot(count, slot);
    audit_nowhere(count);
    for (guint i = 0; i < count->question->fixes->len; i++)
        audit_fix(count, (int)i);
}
