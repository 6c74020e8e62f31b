#include "region/credit.h"

#include "region/lay.h"

#include <string.h>

static int
compare(const Credit *a, const Credit *b)
{
    if (a->day != b->day)
        return a->day < b->day ? -1 : 1;
    if (a->line != b->line)
        return a->line - b->line;
    return a->provider - b->provider;
}

/* Where the credit stands in the array, or would. */
static guint
find(const GArray *credits, const Credit *wanted, gboolean *found)
{
    guint from = 0, to = credits->len;
    *found = FALSE;
    while (from < to && !*found) {
        guint middle = from + (to - from) / 2;
        int order = compare(&g_array_index(credits, Credit, middle), wanted);
        *found = order == 0;
        if (order < 0)
            from = middle + 1;
        else
            to = middle;
    }
    return *found ? to : from;
}

int
credit_of(const Question *question, int provider, int line, Day day)
{
    gboolean found = FALSE;
    Credit wanted = {provider, line, day, -1};
    guint at = question->credits->len > 0 ? find(question->credits, &wanted, &found) : 0;
    return found ? g_array_index(question->credits, Credit, at).owed : provider;
}

int
question_credited(const Question *question, int provider, int slot)
{
    if (question->credits->len == 0)
        return provider;
    const Slot *duty = question_slot(question, slot);
    return credit_of(question, provider, duty->line, duty->day);
}

void
question_owe(Question *question, Credit credit)
{
    gboolean found;
    guint at = find(question->credits, &credit, &found);
    if (found)
        g_array_remove_index(question->credits, at);
    if (credit.owed != credit.provider)
        g_array_insert_val(question->credits, at, credit);
}

static void
lay_credit(Question *question, const Record *record, const RecordDuty *duty)
{
    const Region *region = question->region;
    int line = region_find_line(region, duty->line);
    int provider = region_find_provider(region, duty->provider);
    int owed = region_find_provider(region, duty->owed);
    if (line >= 0 && provider >= 0 && owed >= 0 && strcmp(duty->role, "duty") == 0 &&
        period_has(question->period, duty->day) &&
        records_counting(region->records, duty->line, duty->day) == record)
        question_owe(question, (Credit){provider, line, duty->day, owed});
}

void
question_owe_as_published(Question *question)
{
    const GPtrArray *records = question->region->records;
    if (question->credits == NULL)
        question->credits = g_array_new(FALSE, FALSE, sizeof(Credit));
    g_array_set_size(question->credits, 0);
    for (guint i = 0; i < records->len; i++) {
        const Record *record = g_ptr_array_index(records, i);
        if (record->period.last < question->period.first ||
            record->period.first > question->period.last)
            continue;
        for (guint k = 0; k < record->duties->len; k++) {
            const RecordDuty *duty = g_ptr_array_index(record->duties, k);
            if (duty->owed != NULL)
                lay_credit(question, record, duty);
        }
    }
}

static gboolean
stands(const Rota *rota, const Credit *credit)
{
    for (guint i = 0; i < rota->assignments->len; i++) {
        const Assignment *a = &g_array_index(rota->assignments, Assignment, i);
        if (a->provider == credit->provider && a->line == credit->line && a->day == credit->day &&
            a->role == ROLE_DUTY)
            return TRUE;
    }
    return FALSE;
}

GArray *
credits_standing(const Question *question, const Rota *rota)
{
    GArray *standing = g_array_new(FALSE, FALSE, sizeof(Credit));
    for (guint i = 0; i < question->credits->len; i++) {
        const Credit *credit = &g_array_index(question->credits, Credit, i);
        if (stands(rota, credit))
            g_array_append_vals(standing, credit, 1);
    }
    return standing;
}
