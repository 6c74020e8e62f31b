#include "explain/unfilled.h"

#include "explain/inquiry.h"

/** Whether somebody of the line, then and there: all others are no answer to "why is nobody here".
 */
static gboolean
belongs(const Question *question, int provider, int slot)
{
    Bar bar = question_bar(question, provider, slot);
    return bar != BAR_WHO && bar != BAR_MEMBER;
}

static void
unfilled_free(Unfilled *unfilled)
{
    g_ptr_array_unref(unfilled->reasons);
    g_free(unfilled);
}

static Unfilled *
unfilled_new(const Question *question, Inquiry *inquiry, int slot, Role role, int short_places)
{
    Unfilled *unfilled = g_new0(Unfilled, 1);
    unfilled->slot = slot;
    unfilled->role = role;
    unfilled->short_places = short_places;
    unfilled->reasons = g_ptr_array_new_with_free_func((GDestroyNotify)reason_free);
    for (int p = 0; p < question_provider_count(question); p++)
        if (belongs(question, p, slot))
            g_ptr_array_add(unfilled->reasons, inquiry_reason(inquiry, p, slot, role));
    return unfilled;
}

static void
add_open(GPtrArray *all, const Question *question, const Rota *rota, Inquiry *inquiry, Role role)
{
    for (int slot = 0; slot < question_slot_count(question); slot++) {
        const Slot *s = question_slot(question, slot);
        int places = role == ROLE_DUTY ? s->need : s->reserve;
        int filled = rota_filled(rota, slot, role);
        if (filled < places)
            g_ptr_array_add(all, unfilled_new(question, inquiry, slot, role, places - filled));
    }
}

GPtrArray *
explain_unfilled(const Question *question, const Rota *rota)
{
    GPtrArray *all = g_ptr_array_new_with_free_func((GDestroyNotify)unfilled_free);
    g_autoptr(Inquiry) inquiry = inquiry_new(question, rota);
    add_open(all, question, rota, inquiry, ROLE_DUTY);
    add_open(all, question, rota, inquiry, ROLE_RESERVE);
    return all;
}
