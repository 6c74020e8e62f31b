#include "explain/unfilled.h"

#include "audit/audit.h"
#include "explain/reason.h"

/** Whether somebody of the line, then and there: all others are no answer to "why is nobody here".
 */
static gboolean
belongs(const Question *question, int provider, int slot)
{
    Bar bar = question_bar(question, provider, slot);
    return bar != BAR_WHO && bar != BAR_MEMBER;
}

/** Units of hard breaches of one kind and rule. */
static gint64
hard_units(const Audit *audit, const Breach *like)
{
    gint64 units = 0;
    for (guint i = 0; i < audit->breaches->len; i++) {
        const Breach *breach = &g_array_index(audit->breaches, Breach, i);
        if (breach->level == LEVEL_HARD && breach->kind == like->kind &&
            breach->index == like->index)
            units += breach->units;
    }
    return units;
}

static gboolean
same(const Breach *a, const Breach *b)
{
    return a->kind == b->kind && a->index == b->index && a->provider == b->provider &&
           a->partner == b->partner && a->slot == b->slot && a->other == b->other &&
           a->day == b->day && a->units == b->units;
}

static gboolean
has(const Audit *audit, const Breach *breach)
{
    for (guint i = 0; i < audit->breaches->len; i++)
        if (same(&g_array_index(audit->breaches, Breach, i), breach))
            return TRUE;
    return FALSE;
}

/** The first hard breach of which there is more after than before, or NULL. */
static const Breach *
first_new(const Audit *before, const Audit *after)
{
    for (guint i = 0; i < after->breaches->len; i++) {
        const Breach *breach = &g_array_index(after->breaches, Breach, i);
        if (breach->level == LEVEL_HARD && !has(before, breach) &&
            hard_units(after, breach) > hard_units(before, breach))
            return breach;
    }
    return NULL;
}

typedef struct {
    const Question *question;
    const Rota *rota;
    Trial *trial;
    GPtrArray *before; /* Audit * by provider, as the rota is; NULL: not asked yet */
} Inquiry;

static const Audit *
audit_before(Inquiry *inquiry, int provider)
{
    gpointer *before = &inquiry->before->pdata[provider];
    if (!*before)
        *before = trial_audit(inquiry->trial, provider, -1, ROLE_DUTY);
    return *before;
}

static Reason *
reason_to_stand(Inquiry *inquiry, int provider, int slot, Role role)
{
    g_autoptr(Audit) after = trial_audit(inquiry->trial, provider, slot, role);
    const Breach *breach = first_new(audit_before(inquiry, provider), after);
    return breach ? reason_of_breach(inquiry->question, provider, slot, breach)
                  : reason_free_to_stand(provider);
}

static Reason *
reason_for(Inquiry *inquiry, int provider, int slot, Role role)
{
    if (question_bar(inquiry->question, provider, slot) != BAR_NONE)
        return reason_of_bar(inquiry->question, provider, slot);
    if (rota_has(inquiry->rota, provider, slot, ROLE_DUTY) ||
        rota_has(inquiry->rota, provider, slot, ROLE_RESERVE))
        return reason_of_presence(inquiry->rota, provider, slot);
    return reason_to_stand(inquiry, provider, slot, role);
}

static void
unfilled_free(Unfilled *unfilled)
{
    g_ptr_array_unref(unfilled->reasons);
    g_free(unfilled);
}

static Unfilled *
unfilled_new(Inquiry *inquiry, int slot, Role role, int short_places)
{
    const Question *question = inquiry->question;
    Unfilled *unfilled = g_new0(Unfilled, 1);
    unfilled->slot = slot;
    unfilled->role = role;
    unfilled->short_places = short_places;
    unfilled->reasons = g_ptr_array_new_with_free_func((GDestroyNotify)reason_free);
    for (int p = 0; p < question_provider_count(question); p++)
        if (belongs(question, p, slot))
            g_ptr_array_add(unfilled->reasons, reason_for(inquiry, p, slot, role));
    return unfilled;
}

static void
add_open(GPtrArray *all, Inquiry *inquiry, Role role)
{
    for (int slot = 0; slot < question_slot_count(inquiry->question); slot++) {
        const Slot *s = question_slot(inquiry->question, slot);
        int places = role == ROLE_DUTY ? s->need : s->reserve;
        int filled = rota_filled(inquiry->rota, slot, role);
        if (filled < places)
            g_ptr_array_add(all, unfilled_new(inquiry, slot, role, places - filled));
    }
}

GPtrArray *
explain_unfilled(const Question *question, const Rota *rota)
{
    GPtrArray *all = g_ptr_array_new_with_free_func((GDestroyNotify)unfilled_free);
    g_autoptr(Trial) trial = trial_new(question, rota);
    g_autoptr(GPtrArray) before = g_ptr_array_new_with_free_func((GDestroyNotify)audit_free);
    g_ptr_array_set_size(before, question_provider_count(question));
    Inquiry inquiry = {question, rota, trial, before};
    add_open(all, &inquiry, ROLE_DUTY);
    add_open(all, &inquiry, ROLE_RESERVE);
    return all;
}
