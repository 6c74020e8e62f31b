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

static Reason *
reason_to_stand(const Question *question, Rota *trial, int provider, int slot, Role role)
{
    const Slot *s = question_slot(question, slot);
    g_autoptr(Audit) before = audit_provider(question, trial, provider);
    rota_add(trial, (Assignment){provider, slot, s->line, s->day, role, PLACE_NONE});
    g_autoptr(Audit) after = audit_provider(question, trial, provider);
    g_array_set_size(trial->assignments, trial->assignments->len - 1);
    const Breach *breach = first_new(before, after);
    return breach ? reason_of_breach(question, provider, slot, breach)
                  : reason_free_to_stand(provider);
}

static Reason *
reason_for(const Question *question, Rota *trial, int provider, int slot, Role role)
{
    if (question_bar(question, provider, slot) != BAR_NONE)
        return reason_of_bar(question, provider, slot);
    if (rota_has(trial, provider, slot, ROLE_DUTY) || rota_has(trial, provider, slot, ROLE_RESERVE))
        return reason_of_presence(trial, provider, slot);
    return reason_to_stand(question, trial, provider, slot, role);
}

static void
unfilled_free(Unfilled *unfilled)
{
    g_ptr_array_unref(unfilled->reasons);
    g_free(unfilled);
}

static Unfilled *
unfilled_new(const Question *question, Rota *trial, int slot, Role role, int short_places)
{
    Unfilled *unfilled = g_new0(Unfilled, 1);
    unfilled->slot = slot;
    unfilled->role = role;
    unfilled->short_places = short_places;
    unfilled->reasons = g_ptr_array_new_with_free_func((GDestroyNotify)reason_free);
    for (int p = 0; p < question_provider_count(question); p++)
        if (belongs(question, p, slot))
            g_ptr_array_add(unfilled->reasons, reason_for(question, trial, p, slot, role));
    return unfilled;
}

static void
add_open(GPtrArray *all, const Question *question, Rota *trial, Role role)
{
    for (int slot = 0; slot < question_slot_count(question); slot++) {
        const Slot *s = question_slot(question, slot);
        int places = role == ROLE_DUTY ? s->need : s->reserve;
        int filled = rota_filled(trial, slot, role);
        if (filled < places)
            g_ptr_array_add(all, unfilled_new(question, trial, slot, role, places - filled));
    }
}

GPtrArray *
explain_unfilled(const Question *question, const Rota *rota)
{
    GPtrArray *all = g_ptr_array_new_with_free_func((GDestroyNotify)unfilled_free);
    g_autoptr(Rota) trial = rota_new();
    g_array_append_vals(trial->assignments, rota->assignments->data, rota->assignments->len);
    add_open(all, question, trial, ROLE_DUTY);
    add_open(all, question, trial, ROLE_RESERVE);
    return all;
}
