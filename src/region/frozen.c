#include "region/frozen.h"

#include "region/lay.h"

#include <string.h>

const Record *
frozen_record(const Region *region, Period period)
{
    if (region->frozen_before == DAY_NONE || region->frozen_before <= period.first)
        return NULL;
    const Record *newest = records_newest(region->records, period);
    return newest != NULL && !newest->withdrawn ? newest : NULL;
}

gboolean
day_is_frozen(const Region *region, Period period, Day day)
{
    return period_has(period, day) && day < region->frozen_before &&
           frozen_record(region, period) != NULL;
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
    const Record *record = frozen_record(region, question->period);
    if (record == NULL)
        return;
    question->kept =
        g_new0(guint8, (gsize)question_provider_count(question) * question->slots->len + 1);
    for (guint i = 0; i < record->duties->len; i++) {
        const RecordDuty *duty = g_ptr_array_index(record->duties, i);
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
    return question->kept != NULL &&
           question_slot(question, slot)->day < question->region->frozen_before;
}

gboolean
slot_keeps(const Question *question, int provider, int slot, Role role)
{
    return question->kept != NULL &&
           question->kept[cell_of(question, provider, slot)] == (guint8)(role + 1);
}
