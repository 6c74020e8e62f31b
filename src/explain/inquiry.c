#include "explain/inquiry.h"

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

gboolean
breach_same(const Breach *a, const Breach *b)
{
    return a->kind == b->kind && a->index == b->index && a->provider == b->provider &&
           a->partner == b->partner && a->slot == b->slot && a->other == b->other &&
           a->beyond == b->beyond && a->day == b->day && a->under == b->under &&
           g_strcmp0(a->name, b->name) == 0 && a->units == b->units;
}

static gboolean
has(const Audit *audit, const Breach *breach)
{
    for (guint i = 0; i < audit->breaches->len; i++)
        if (breach_same(&g_array_index(audit->breaches, Breach, i), breach))
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

struct Inquiry {
    const Question *question;
    const Rota *rota;
    Trial *trial;
    GPtrArray *before; /* Audit * by provider, as the rota is; NULL: not asked yet */
};

Inquiry *
inquiry_new(const Question *question, const Rota *rota)
{
    Inquiry *inquiry = g_new0(Inquiry, 1);
    inquiry->question = question;
    inquiry->rota = rota;
    inquiry->trial = trial_new(question, rota);
    inquiry->before = g_ptr_array_new_with_free_func((GDestroyNotify)audit_free);
    g_ptr_array_set_size(inquiry->before, question_provider_count(question));
    return inquiry;
}

void
inquiry_free(Inquiry *inquiry)
{
    if (!inquiry)
        return;
    g_ptr_array_unref(inquiry->before);
    trial_free(inquiry->trial);
    g_free(inquiry);
}

static const Audit *
audit_before(Inquiry *inquiry, int provider)
{
    gpointer *before = &inquiry->before->pdata[provider];
    if (!*before)
        *before = trial_audit(inquiry->trial, provider, -1, ROLE_DUTY);
    return *before;
}

/* Takes the recount. */
static Reason *
reason_to_stand(Inquiry *inquiry, int provider, int slot, Audit *recount)
{
    g_autoptr(Audit) after = recount;
    const Breach *breach = first_new(audit_before(inquiry, provider), after);
    return breach ? reason_of_breach(inquiry->question, provider, slot, breach)
                  : reason_free_to_stand(provider);
}

/* What needs no trial; NULL: nothing speaks against it so far. */
static Reason *
reason_at_once(const Inquiry *inquiry, int provider, int slot)
{
    if (question_bar(inquiry->question, provider, slot) != BAR_NONE)
        return reason_of_bar(inquiry->question, provider, slot);
    if (rota_has(inquiry->rota, provider, slot, ROLE_DUTY) ||
        rota_has(inquiry->rota, provider, slot, ROLE_RESERVE))
        return reason_of_presence(inquiry->rota, provider, slot);
    return NULL;
}

Reason *
inquiry_reason(Inquiry *inquiry, int provider, int slot, Role role)
{
    Reason *reason = reason_at_once(inquiry, provider, slot);
    if (reason)
        return reason;
    return reason_to_stand(inquiry, provider, slot,
                           trial_audit(inquiry->trial, provider, slot, role));
}

Reason *
inquiry_reason_instead(Inquiry *inquiry, int provider, int slot, Role role, int gone)
{
    Reason *reason = reason_at_once(inquiry, provider, slot);
    if (reason)
        return reason;
    return reason_to_stand(inquiry, provider, slot,
                           trial_audit_instead(inquiry->trial, provider, slot, role, gone));
}
