#include "region/frozen.h"

#include "region/lay.h"

#include <string.h>

gboolean
day_is_frozen(const Question *question, Day day)
{
    return question->kept != NULL && period_has(question->period, day) &&
           day < question->region->frozen_before;
}

static Role
role_of(const RecordDuty *duty)
{
    return strcmp(duty->role, "reserve") == 0 ? ROLE_RESERVE : ROLE_DUTY;
}

/* There are at least as many places as were filled. */
static void
widen(Question *question)
{
    for (int s = 0; s < question_slot_count(question); s++) {
        int filled[2] = {0, 0};
        Slot *slot = &g_array_index(question->slots, Slot, s);
        for (int p = 0; p < question_provider_count(question); p++) {
            guint8 kept = question->kept[cell_of(question, p, s)];
            if (kept > 0)
                filled[kept - 1]++;
        }
        slot->need = MAX(slot->need, filled[ROLE_DUTY]);
        slot->reserve = MAX(slot->reserve, filled[ROLE_RESERVE]);
    }
}

void
lay_frozen(Question *question)
{
    const Region *region = question->region;
    if (region->frozen_before == DAY_NONE || region->frozen_before <= question->period.first ||
        !records_publish(region->records, question->period))
        return;
    g_autoptr(GPtrArray) duties = records_duties(region->records);
    question->kept =
        g_new0(guint8, (gsize)question_provider_count(question) * question->slots->len + 1);
    for (guint i = 0; i < duties->len; i++) {
        const RecordDuty *duty = g_ptr_array_index(duties, i);
        int line = region_find_line(region, duty->line);
        int provider = region_find_provider(region, duty->provider);
        int slot = line < 0 ? -1 : question_find_slot(question, line, duty->day);
        if (provider >= 0 && slot >= 0 && slot_is_frozen(question, slot))
            question->kept[cell_of(question, provider, slot)] = (guint8)(role_of(duty) + 1);
    }
    widen(question);
}

gboolean
slot_is_frozen(const Question *question, int slot)
{
    return day_is_frozen(question, question_slot(question, slot)->day);
}

gboolean
slot_keeps(const Question *question, int provider, int slot, Role role)
{
    return question->kept != NULL &&
           question->kept[cell_of(question, provider, slot)] == (guint8)(role + 1);
}
