#include "region/beyond.h"
#include "region/credit.h"
#include "region/lay.h"

Question *
question_new(const Region *region, Period period, const GArray *choices, Messages *messages)
{
    guint errors = messages_errors(messages);
    g_autoptr(Question) question = g_new0(Question, 1);
    question->region = region;
    question->period = period;
    question->slots = g_array_new(FALSE, FALSE, sizeof(Slot));
    question->choices = g_array_new(FALSE, FALSE, sizeof(Choice));
    if (choices != NULL && choices->len > 0)
        g_array_append_vals(question->choices, choices->data, choices->len);
    if (!lay_slots(question, messages))
        return NULL;
    lay_admission(question);
    lay_beyond(question);
    question_owe_as_published(question);
    lay_turns(question);
    lay_frozen(question);
    lay_fixed(question, choices);
    lay_bars(question, choices);
    lay_fixes(question, choices, messages);
    lay_recalled(question);
    lay_wishes(question, messages);
    lay_standing(question, messages);
    check_absences(question, messages);
    if (messages_errors(messages) > errors)
        return NULL;
    lay_fair(question);
    return g_steal_pointer(&question);
}

void
question_free(Question *question)
{
    if (question == NULL)
        return;
    g_clear_pointer(&question->slots, g_array_unref);
    g_clear_pointer(&question->choices, g_array_unref);
    g_clear_pointer(&question->credits, g_array_unref);
    g_clear_pointer(&question->fixes, g_ptr_array_unref);
    g_clear_pointer(&question->wishes, g_ptr_array_unref);
    g_clear_pointer(&question->recalled, g_ptr_array_unref);
    g_free(question->bars);
    g_free(question->fixed);
    g_free(question->absences);
    g_free(question->fair);
    g_free(question->first_slots);
    g_free(question->admits);
    beyonds_free(question->beyond);
    g_free(question->turn_starts);
    g_free(question->kept);
    g_free(question);
}
