#include "app/swapping.h"

#include "explain/alternatives.h"
#include "explain/breach.h"

#include <string.h>

void
swapping_init(Swapping *swapping)
{
    *swapping = (Swapping){.taker = -1};
    swapping->posts = g_array_new(FALSE, FALSE, sizeof(SwapPost));
    swapping->breaches = g_ptr_array_new_with_free_func(g_free);
}

void
swapping_clear(Swapping *swapping)
{
    audit_free(swapping->audit_before);
    audit_free(swapping->audit_after);
    rota_free(swapping->before);
    rota_free(swapping->after);
    g_array_unref(swapping->posts);
    g_ptr_array_unref(swapping->breaches);
    if (swapping->moves)
        g_array_unref(swapping->moves);
    if (swapping->touched)
        g_array_unref(swapping->touched);
    if (swapping->differences)
        g_ptr_array_unref(swapping->differences);
}

/* Who has the duty after the swap. */
static int
comes_to(const Swapping *swapping, const Assignment *a)
{
    for (guint i = 0; i < swapping->posts->len; i++) {
        const SwapPost *post = &g_array_index(swapping->posts, SwapPost, i);
        if (post->provider != a->provider || post->line != a->line || post->day != a->day ||
            post->role != a->role)
            continue;
        if (i + 1 < swapping->posts->len)
            return g_array_index(swapping->posts, SwapPost, i + 1).provider;
        return swapping->taker >= 0 ? swapping->taker
                                    : g_array_index(swapping->posts, SwapPost, 0).provider;
    }
    return a->provider;
}

static GPtrArray *
hard_sentences(const Question *question, const Audit *audit)
{
    GPtrArray *sentences = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < audit->breaches->len; i++) {
        const Breach *breach = &g_array_index(audit->breaches, Breach, i);
        if (breach->level == LEVEL_HARD)
            g_ptr_array_add(sentences, breach_sentence(question, breach));
    }
    return sentences;
}

/* A breach that was there before is not the swap's. */
static void
find_breaches(Swapping *swapping, const Question *question)
{
    g_autoptr(GPtrArray) before = hard_sentences(question, swapping->audit_before);
    g_autoptr(GPtrArray) after = hard_sentences(question, swapping->audit_after);
    for (guint i = 0; i < after->len; i++) {
        const char *sentence = g_ptr_array_index(after, i);
        if (!g_ptr_array_find_with_equal_func(before, sentence, g_str_equal, NULL))
            g_ptr_array_add(swapping->breaches, g_strdup(sentence));
    }
}

static void
pass_on(Swapping *swapping, Question *question, CreditStyle credit)
{
    swapping->after = rota_new();
    for (guint i = 0; i < swapping->before->assignments->len; i++) {
        Assignment a = g_array_index(swapping->before->assignments, Assignment, i);
        int giver = a.provider;
        a.provider = comes_to(swapping, &a);
        rota_add(swapping->after, a);
        if (a.provider != giver && a.role == ROLE_DUTY)
            duty_passes(question, (Move){a.line, a.day, a.role, giver, a.provider}, credit);
    }
    rota_sort(swapping->after, question);
}

void
swapping_judge(Swapping *swapping, Question *question, CreditStyle credit)
{
    swapping->audit_before = audit_rota(question, swapping->before);
    pass_on(swapping, question, credit);
    swapping->audit_after = audit_rota(question, swapping->after);
    find_breaches(swapping, question);
    rota_changes(question, swapping->before, swapping->after, &swapping->moves, &swapping->touched);
    price_difference(swapping->audit_before, swapping->audit_after, swapping->price);
    swapping->differences = explain_differences(question, swapping->before, swapping->after);
}
