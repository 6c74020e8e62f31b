/* Laws of nature: a doctor is in one place at a time, as reserve too; a clinic on duty and its only
 * doctor on duty elsewhere exclude each other. */

#include "audit/count.h"

static gboolean
overlap(const Count *count, int a, int b)
{
    const Slot *x = question_slot(count->question, a);
    const Slot *y = question_slot(count->question, b);
    return slots_overlap(x, region_line(count->question->region, x->line)->travel, y,
                         region_line(count->question->region, y->line)->travel);
}

static void
audit_doctor(Count *count, int doctor)
{
    const GArray *slots = g_ptr_array_index(count->stands, doctor);
    for (guint i = 0; i < slots->len; i++)
        for (guint k = i + 1; k < slots->len; k++) {
            int a = g_array_index(slots, int, i);
            int b = g_array_index(slots, int, k);
            if (!overlap(count, a, b))
                continue;
            Breach breach = breach_between(count, doctor, b, a);
            breach.kind = BREACH_OVERLAP;
            count_breach(count, breach, -1, NULL);
        }
}

static void
audit_clinic_slot(Count *count, int clinic, int slot)
{
    const Region *region = count->question->region;
    int doctor = region_only_doctor(region, clinic, question_slot(count->question, slot)->day);
    if (doctor < 0)
        return;
    const GArray *elsewhere = count_duties(count, doctor);
    for (guint i = 0; i < elsewhere->len; i++) {
        int other = g_array_index(elsewhere, int, i);
        int line = question_slot(count->question, other)->line;
        if (region_line(region, line)->unit != UNIT_DOCTOR || !overlap(count, slot, other))
            continue;
        Breach breach = breach_between(count, clinic, slot, other);
        breach.kind = BREACH_CLINIC;
        breach.partner = doctor;
        count_breach(count, breach, -1, NULL);
    }
}

/** Whether the clinic or one of its doctors is asked about. */
static gboolean
asks_clinic(const Count *count, int clinic)
{
    for (int i = count->first; i <= count->last; i++)
        if (i == clinic || region_provider(count->question->region, i)->clinic == clinic)
            return TRUE;
    return FALSE;
}

void
audit_place(Count *count)
{
    for (int i = count->first; i <= count->last; i++)
        if (region_provider(count->question->region, i)->unit == UNIT_DOCTOR)
            audit_doctor(count, i);
    for (int i = 0; i < question_provider_count(count->question); i++) {
        const GArray *slots = count_duties(count, i);
        if (region_provider(count->question->region, i)->unit != UNIT_CLINIC || slots->len == 0 ||
            !asks_clinic(count, i))
            continue;
        for (guint k = 0; k < slots->len; k++)
            audit_clinic_slot(count, i, g_array_index(slots, int, k));
    }
}
