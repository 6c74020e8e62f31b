/* wish: avoided duties served, wanted days not granted. */

#include "audit/count.h"

static gboolean
meant(const Wish *wish, int slot)
{
    for (guint i = 0; i < wish->slots->len; i++)
        if (g_array_index(wish->slots, int, i) == slot)
            return TRUE;
    return FALSE;
}

/** The strongest `avoid` of the provider that speaks of the duty; 0: none does. */
static int
avoided(const Question *question, int provider, int slot)
{
    int strongest = 0;
    for (guint i = question_first_wish(question, provider); i < question->wishes->len; i++) {
        const Wish *wish = g_ptr_array_index(question->wishes, i);
        if (wish->provider != provider)
            break;
        if (wish->kind == REQUEST_AVOID && meant(wish, slot))
            strongest = MAX(strongest, wish->strength);
    }
    return strongest;
}

static void
add(Count *count, int index, const Rule *rule, int provider, int slot, Day day, int strength)
{
    Breach breach = breach_new(BREACH_RULE);
    breach.provider = provider;
    breach.slot = slot;
    breach.day = day;
    breach.units = strength;
    count_breach(count, breach, index, rule);
}

static void
audit_avoids(Count *count, int index, const Rule *rule, int provider)
{
    g_autoptr(GArray) seen = count_seen(count, rule, provider);
    for (guint i = 0; i < seen->len; i++) {
        int slot = g_array_index(seen, int, i);
        int strength = avoided(count->question, provider, slot);
        if (strength > 0 && !count_spares(count, rule, provider, slot, slot))
            add(count, index, rule, provider, slot, count_slot(count, seen, i)->day, strength);
    }
}

static void
audit_want(Count *count, int index, const Rule *rule, const Wish *wish)
{
    gboolean open = FALSE;
    for (guint i = 0; i < wish->slots->len; i++) {
        int slot = g_array_index(wish->slots, int, i);
        if (!rule_sees(count->question, rule, wish->provider, slot))
            continue;
        if (count_serves(count, wish->provider, slot))
            return;
        open = open || count_goes_on(count, rule, slot);
    }
    if (open)
        add(count, index, rule, wish->provider, -1, wish->day, wish->strength);
}

void
audit_wish(Count *count, int index, const Rule *rule)
{
    const Question *question = count->question;
    for (int provider = count->first; provider <= count->last; provider++)
        audit_avoids(count, index, rule, provider);
    for (guint i = question_first_wish(question, count->first); i < question->wishes->len; i++) {
        const Wish *wish = g_ptr_array_index(question->wishes, i);
        if (wish->provider > count->last)
            break;
        if (wish->kind == REQUEST_WANT)
            audit_want(count, index, rule, wish);
    }
}
