#include "write/substitutes.h"

#include "explain/inquiry.h"
#include "region/beyond.h"

#include <string.h>

struct Substitutes {
    const Question *question;
    Inquiry *inquiry;
    const Rota *rota;
    GPtrArray *duties; /* GArray of Begun by provider, in order, recorded ones too */
};

typedef struct {
    Minute start;
    Day day;
} Begun;

static gint
compare_starts(gconstpointer a, gconstpointer b)
{
    Minute first = ((const Begun *)a)->start;
    Minute second = ((const Begun *)b)->start;
    return (first > second) - (first < second);
}

static void
add_duty(Substitutes *substitutes, int provider, Begun duty)
{
    g_array_append_val((GArray *)g_ptr_array_index(substitutes->duties, provider), duty);
}

static Begun
begun(const Slot *slot)
{
    return (Begun){slot->start, slot->day};
}

static Begun
assignment_begun(const Question *question, const Assignment *a)
{
    return a->slot >= 0 ? begun(question_slot(question, a->slot))
                        : (Begun){day_minute(a->day), a->day};
}

Substitutes *
substitutes_new(const Question *question, const Rota *rota)
{
    Substitutes *substitutes = g_new0(Substitutes, 1);
    int providers = question_provider_count(question);
    substitutes->question = question;
    substitutes->rota = rota;
    substitutes->inquiry = inquiry_new(question, rota);
    substitutes->duties = g_ptr_array_new_with_free_func((GDestroyNotify)g_array_unref);
    for (int p = 0; p < providers; p++) {
        g_ptr_array_add(substitutes->duties, g_array_new(FALSE, FALSE, sizeof(Begun)));
        for (guint i = beyond_first(question, p); i < beyond_end(question, p); i++)
            if (!question_beyond(question, i)->reserve)
                add_duty(substitutes, p, begun(&question_beyond(question, i)->slot));
    }
    for (guint i = 0; i < rota->assignments->len; i++) {
        const Assignment *a = &g_array_index(rota->assignments, Assignment, i);
        if (a->role == ROLE_DUTY)
            add_duty(substitutes, a->provider, assignment_begun(question, a));
    }
    for (int p = 0; p < providers; p++)
        g_array_sort(g_ptr_array_index(substitutes->duties, p), compare_starts);
    return substitutes;
}

void
substitutes_free(Substitutes *substitutes)
{
    if (substitutes == NULL)
        return;
    inquiry_free(substitutes->inquiry);
    g_ptr_array_unref(substitutes->duties);
    g_free(substitutes);
}

static Substitute
candidate(const Substitutes *substitutes, int provider, const Slot *slot)
{
    const GArray *duties = g_ptr_array_index(substitutes->duties, provider);
    Substitute found = {provider, -1, DAY_NONE, DAY_NONE};
    guint i = 0;
    for (; i < duties->len && g_array_index(duties, Begun, i).start <= slot->start; i++)
        found.last = g_array_index(duties, Begun, i).day;
    if (i < duties->len)
        found.next = g_array_index(duties, Begun, i).day;
    return found;
}

static gint
compare_unused(gconstpointer first, gconstpointer second)
{
    const Substitute *a = first;
    const Substitute *b = second;
    if (a->last != b->last)
        return a->last < b->last ? -1 : 1;
    return a->provider - b->provider;
}

static gboolean
is_free(Reason *answer)
{
    gboolean is = strcmp(answer->code, "free") == 0;
    reason_free(answer);
    return is;
}

/* Those on duty in the slot (int). */
static GArray *
on_duty(const Substitutes *substitutes, int slot)
{
    GArray *found = g_array_new(FALSE, FALSE, sizeof(int));
    for (guint i = 0; i < substitutes->rota->assignments->len; i++) {
        const Assignment *a = &g_array_index(substitutes->rota->assignments, Assignment, i);
        if (a->slot == slot && a->role == ROLE_DUTY)
            g_array_append_val(found, a->provider);
    }
    return found;
}

/* Adds the candidate once for all whom they can replace, else once for each of these. */
static void
add_fitting(Substitutes *substitutes, int slot, const GArray *standing, Substitute one,
            GArray *found)
{
    guint before = found->len;
    for (guint i = 0; i < standing->len; i++) {
        one.instead = g_array_index(standing, int, i);
        if (is_free(inquiry_reason_instead(substitutes->inquiry, one.provider, slot, ROLE_DUTY,
                                           one.instead)))
            g_array_append_val(found, one);
    }
    if (standing->len == 0 &&
        is_free(inquiry_reason(substitutes->inquiry, one.provider, slot, ROLE_DUTY)))
        g_array_append_val(found, one);
    if (standing->len > 0 && found->len - before == standing->len) {
        g_array_set_size(found, before + 1);
        g_array_index(found, Substitute, before).instead = -1;
    }
}

GArray *
substitutes_of(Substitutes *substitutes, int slot, guint most)
{
    const Question *question = substitutes->question;
    g_autoptr(GArray) all = g_array_new(FALSE, FALSE, sizeof(Substitute));
    for (int p = 0; p < question_provider_count(question); p++) {
        Substitute one = candidate(substitutes, p, question_slot(question, slot));
        if (question_bar(question, p, slot) == BAR_NONE)
            g_array_append_val(all, one);
    }
    g_array_sort(all, compare_unused);
    g_autoptr(GArray) standing = on_duty(substitutes, slot);
    GArray *found = g_array_new(FALSE, FALSE, sizeof(Substitute));
    for (guint i = 0; i < all->len && found->len < most; i++) {
        add_fitting(substitutes, slot, standing, g_array_index(all, Substitute, i), found);
    }
    if (found->len > most)
        g_array_set_size(found, most);
    return found;
}
