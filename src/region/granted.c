#include "region/granted.h"

#include "region/frozen.h"

/* Whether the provider is on duty in one of the wish's slots. */
static gboolean
serves(const guint8 *served, int slots, const Wish *wish)
{
    for (guint i = 0; i < wish->slots->len; i++)
        if (served[(gsize)wish->provider * (gsize)slots +
                   (gsize)g_array_index(wish->slots, int, i)])
            return TRUE;
    return FALSE;
}

/* Whether a duty meant is open to the provider; others may be served against the rules only. */
static gboolean
is_open(const Question *question, const Wish *wish)
{
    for (guint i = 0; i < wish->slots->len; i++) {
        int slot = g_array_index(wish->slots, int, i);
        if (question_slot(question, slot)->need > 0 &&
            question_bar(question, wish->provider, slot) == BAR_NONE)
            return TRUE;
    }
    return FALSE;
}

static guint8 *
served_slots(const Question *question, const Rota *rota, int slots)
{
    guint8 *served = g_new0(guint8, (gsize)question_provider_count(question) * (gsize)slots + 1);
    for (guint i = 0; i < rota->assignments->len; i++) {
        const Assignment *a = &g_array_index(rota->assignments, Assignment, i);
        if (a->slot >= 0 && a->role == ROLE_DUTY)
            served[(gsize)a->provider * (gsize)slots + (gsize)a->slot] = 1;
    }
    return served;
}

typedef void Visit(const Question *question, int provider, const RecordWish *wish, gpointer data);

/* The wishes of providers whom the region knows, each as the newest publication of its day has it.
 */
static void
visit_published(const Question *question, Visit *visit, gpointer data)
{
    g_autoptr(GPtrArray) records = records_by_publication(question->region->records);
    for (guint i = 0; i < records->len; i++) {
        const Record *record = g_ptr_array_index(records, i);
        for (guint k = 0; k < record->wishes->len; k++) {
            const RecordWish *wish = g_ptr_array_index(record->wishes, k);
            int provider = region_find_provider(question->region, wish->provider);
            if (provider >= 0 && !records_replace(records, i, wish->day))
                visit(question, provider, wish, data);
        }
    }
}

/* Days that are past stay answered. */
static void
add_past(const Question *question, int provider, const RecordWish *wish, gpointer data)
{
    GArray *answers = data;
    WishAnswer answer = {provider, wish->day, NULL, wish, wish->granted};
    if (day_is_frozen(question, wish->day))
        g_array_append_val(answers, answer);
}

static gint
compare_answers(gconstpointer a, gconstpointer b)
{
    const WishAnswer *x = a;
    const WishAnswer *y = b;
    return x->provider != y->provider ? (x->provider < y->provider ? -1 : 1)
                                      : (x->day > y->day) - (x->day < y->day);
}

GArray *
wishes_answered(const Question *question, const Rota *rota)
{
    GArray *answers = g_array_new(FALSE, FALSE, sizeof(WishAnswer));
    int slots = question_slot_count(question);
    g_autofree guint8 *served = served_slots(question, rota, slots);
    for (guint i = 0; i < question->wishes->len; i++) {
        const Wish *wish = g_ptr_array_index(question->wishes, i);
        if (!period_has(question->period, wish->day) || day_is_frozen(question, wish->day) ||
            !is_open(question, wish))
            continue;
        gboolean wanted = wish->kind == REQUEST_WANT;
        WishAnswer answer = {wish->provider, wish->day, wish->request, NULL,
                             serves(served, slots, wish) == wanted};
        g_array_append_val(answers, answer);
    }
    visit_published(question, add_past, answers);
    g_array_sort(answers, compare_answers);
    return answers;
}

static void
sum_record(const Question *question, const Record *record, WishSum *sums)
{
    for (guint i = 0; i < record->wishes->len; i++) {
        const RecordWish *wish = g_ptr_array_index(record->wishes, i);
        int provider = region_find_provider(question->region, wish->provider);
        if (provider < 0)
            continue;
        sums[provider].asked++;
        sums[provider].granted += wish->granted ? 1 : 0;
    }
}

static void
sum_before(const Question *question, int provider, const RecordWish *wish, gpointer data)
{
    WishSum *sums = data;
    if (wish->day >= question->period.first)
        return;
    sums[provider].asked_before++;
    sums[provider].granted_before += wish->granted ? 1 : 0;
}

WishSum *
wishes_summed(const Question *question, const Rota *rota, const Record *published)
{
    WishSum *sums = g_new0(WishSum, (gsize)question_provider_count(question) + 1);
    visit_published(question, sum_before, sums);
    if (published != NULL) {
        sum_record(question, published, sums);
        return sums;
    }
    g_autoptr(GArray) answers = wishes_answered(question, rota);
    for (guint i = 0; i < answers->len; i++) {
        const WishAnswer *answer = &g_array_index(answers, WishAnswer, i);
        sums[answer->provider].asked++;
        sums[answer->provider].granted += answer->granted ? 1 : 0;
    }
    return sums;
}
