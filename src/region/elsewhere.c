#include "region/beyond.h"

/* The first duty of `other` after the period. */
static guint
first_after(const Question *question, int other)
{
    guint low = beyond_first(question, other), high = beyond_end(question, other);
    while (low < high) {
        guint middle = low + (high - low) / 2;
        if (question_beyond(question, middle)->slot.day > question->period.last)
            high = middle;
        else
            low = middle + 1;
    }
    return low;
}

typedef gboolean (*Judge)(const Question *question, int provider, const Slot *slot,
                          const Beyond *duty);

/* A recorded duty of `other` which meets the slot and which the judge takes for an obstacle. */
static const Beyond *
find(const Question *question, int provider, const Slot *slot, int other, Judge judge)
{
    guint after = first_after(question, other);
    for (guint i = after; i < beyond_end(question, other); i++) {
        const Beyond *duty = question_beyond(question, i);
        if (duty->slot.day - slot->day > question->beyond->reach)
            break;
        if (beyond_overlaps(question, duty, slot) && judge(question, provider, slot, duty))
            return duty;
    }
    for (guint i = after; i-- > beyond_first(question, other);) {
        const Beyond *duty = question_beyond(question, i);
        if (slot->day - duty->slot.day > question->beyond->reach)
            break;
        if (beyond_overlaps(question, duty, slot) && judge(question, provider, slot, duty))
            return duty;
    }
    return NULL;
}

static gboolean
judge_own(const Question *question, int provider, const Slot *slot, const Beyond *duty)
{
    return TRUE;
}

static gboolean
goes_elsewhere(const Question *question, int line)
{
    return line >= 0 && region_line(question->region, line)->unit == UNIT_DOCTOR;
}

/* The clinic would open its doors while its only doctor is recorded elsewhere. */
static gboolean
judge_doctor(const Question *question, int provider, const Slot *slot, const Beyond *duty)
{
    return !duty->reserve && goes_elsewhere(question, duty->slot.line) &&
           region_only_doctor(question->region, provider, slot->day) == duty->provider;
}

/* The doctor would go elsewhere while their clinic is recorded as open, with no other doctor. */
static gboolean
judge_clinic(const Question *question, int provider, const Slot *slot, const Beyond *duty)
{
    return !duty->reserve &&
           region_only_doctor(question->region, duty->provider, duty->slot.day) == provider;
}

static const Beyond *
doctors_duty(const Question *question, int clinic, const Slot *slot)
{
    int doctor = region_only_doctor(question->region, clinic, slot->day);
    return doctor < 0 ? NULL : find(question, clinic, slot, doctor, judge_doctor);
}

/* Whether the slot may reach a duty outside the period at all. */
static gboolean
at_edge(const Question *question, const Slot *slot)
{
    return question->beyond->duties->len > 0 &&
           (slot->day - question->period.first <= question->beyond->reach ||
            question->period.last - slot->day <= question->beyond->reach);
}

const Beyond *
question_elsewhere(const Question *question, int provider, int slot)
{
    const Slot *duty = question_slot(question, slot);
    const Provider *who = region_provider(question->region, provider);
    if (!at_edge(question, duty))
        return NULL;
    if (who->unit == UNIT_CLINIC)
        return doctors_duty(question, provider, duty);
    const Beyond *own = find(question, provider, duty, provider, judge_own);
    if (own != NULL || who->clinic < 0 || !goes_elsewhere(question, duty->line))
        return own;
    return find(question, provider, duty, who->clinic, judge_clinic);
}
