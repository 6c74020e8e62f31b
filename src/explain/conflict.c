/* A smallest contradiction by QuickXplain (Junker, AAAI 2004), checked sentence by sentence. */
#include "explain/asking.h"

#include <string.h>

typedef struct {
    Asking *asking;
    const GArray *changes;
    guint8 *dropped;
    const guint8 *held; /* these stay in force, unnamed; NULL: none */
} Filter;

static gboolean
is_impossible(Filter *filter)
{
    return asking_ask(filter->asking, filter->dropped, filter->changes) == ANSWER_INFEASIBLE;
}

static void
set_dropped(Filter *filter, const int *sentence, guint n, guint8 value)
{
    for (guint i = 0; i < n; i++)
        filter->dropped[sentence[i]] = value;
}

/* Which of the sentences, all dropped now, are needed beside those in force; they are added to
 * `found`, and all stay dropped. `grown`: those in force have become more since the last test. */
static void
explain(Filter *filter, gboolean grown, const int *sentence, guint n, GArray *found)
{
    if (n == 0 || (grown && is_impossible(filter)))
        return;
    if (n == 1) {
        g_array_append_val(found, sentence[0]);
        return;
    }
    guint half = n / 2, before = found->len;
    set_dropped(filter, sentence, half, 0);
    explain(filter, TRUE, sentence + half, n - half, found);
    set_dropped(filter, sentence, half, 1);
    guint later = found->len - before;
    set_dropped(filter, &g_array_index(found, int, before), later, 0);
    explain(filter, later > 0, sentence, half, found);
    set_dropped(filter, &g_array_index(found, int, before), later, 1);
}

static gint
by_number(gconstpointer a, gconstpointer b)
{
    return *(const int *)a - *(const int *)b;
}

/* Leaves out what is not needed; FALSE: of one of them it could not be said. */
static gboolean
shrink(Filter *filter, GArray *found)
{
    gboolean sure = TRUE;
    for (guint i = 0; i < found->len;) {
        int sentence = g_array_index(found, int, i);
        filter->dropped[sentence] = 1;
        AnswerStatus status = asking_ask(filter->asking, filter->dropped, filter->changes);
        if (status == ANSWER_INFEASIBLE) {
            g_array_remove_index(found, i);
            i = 0; /* what was needed beside it may not be so any more */
            sure = TRUE;
            continue;
        }
        filter->dropped[sentence] = 0;
        sure = sure && status == ANSWER_FEASIBLE;
        i++;
    }
    return sure;
}

static void
drop_all(Filter *filter)
{
    guint count = filter->asking->sentences->len;
    for (guint i = 0; i < count; i++)
        filter->dropped[i] = filter->held == NULL || !filter->held[i];
}

/* Those first in the order are the ones that are kept where there is a choice. */
static GArray *
find(Filter *filter, const GArray *order, gboolean *irreducible)
{
    g_autoptr(GArray) found = g_array_new(FALSE, FALSE, sizeof(int));
    drop_all(filter);
    explain(filter, TRUE, (const int *)(gpointer)order->data, order->len, found);
    g_array_sort(found, by_number);
    drop_all(filter);
    set_dropped(filter, (const int *)(gpointer)found->data, found->len, 0);
    if (found->len == 0 || !is_impossible(filter))
        return NULL;
    *irreducible = shrink(filter, found);
    return g_steal_pointer(&found);
}

static GArray *
sentences_left(const guint8 *dropped, const guint8 *held, int count, gboolean backwards)
{
    GArray *left = g_array_new(FALSE, FALSE, sizeof(int));
    for (int i = 0; i < count; i++) {
        int sentence = backwards ? count - 1 - i : i;
        if (!dropped[sentence] && (held == NULL || !held[sentence]))
            g_array_append_val(left, sentence);
    }
    return left;
}

/* The smaller one; of equal ones the first. */
static GArray *
smaller(Filter *filter, GArray *first, const GArray *order, gboolean *irreducible)
{
    gboolean sure = FALSE;
    GArray *second = find(filter, order, &sure);
    if (second == NULL || second->len >= first->len || (*irreducible && !sure)) {
        g_clear_pointer(&second, g_array_unref);
        return first;
    }
    g_array_unref(first);
    *irreducible = sure;
    return second;
}

gboolean
asking_excuses(const Asking *asking, int number)
{
    const Sentence *sentence = &g_array_index(asking->sentences, Sentence, number);
    return sentence->kind == SENTENCE_LEAVE || sentence->kind == SENTENCE_NEVER ||
           (sentence->kind == SENTENCE_REQUEST &&
            strcmp(sentence_code(asking->question, sentence), "absence") == 0);
}

static guint8 *
excuses(const Asking *asking)
{
    guint8 *excuses = g_new0(guint8, asking->sentences->len + 1);
    for (guint i = 0; i < asking->sentences->len; i++)
        excuses[i] = (guint8)asking_excuses(asking, (int)i);
    return excuses;
}

/* Whether the contradiction is gone when all absences are in force. */
static gboolean
is_excused(Filter *filter, const GArray *found, const guint8 *held, const guint8 *dropped)
{
    for (guint i = 0; i < filter->asking->sentences->len; i++)
        filter->dropped[i] = !held[i] || dropped[i];
    set_dropped(filter, (const int *)(gpointer)found->data, found->len, 0);
    return asking_ask(filter->asking, filter->dropped, filter->changes) == ANSWER_FEASIBLE;
}

GArray *
asking_conflict(Asking *asking, const guint8 *dropped, const GArray *changes, gboolean thorough,
                gboolean *irreducible)
{
    int count = (int)asking->sentences->len;
    g_autofree guint8 *working = g_memdup2(dropped, (gsize)count + 1);
    g_autofree guint8 *held = excuses(asking);
    Filter filter = {asking, changes, working, NULL};
    *irreducible = FALSE;
    if (!is_impossible(&filter))
        return NULL;
    g_autoptr(GArray) order = sentences_left(dropped, NULL, count, FALSE);
    GArray *found = find(&filter, order, irreducible);
    if (found != NULL && is_excused(&filter, found, held, dropped)) {
        g_array_unref(found);
        g_autoptr(GArray) rest = sentences_left(dropped, held, count, FALSE);
        asking->held = TRUE;
        filter.held = held;
        return find(&filter, rest, irreducible);
    }
    g_autoptr(GArray) back = sentences_left(dropped, NULL, count, TRUE);
    if (found != NULL && thorough && found->len > 2)
        found = smaller(&filter, found, back, irreducible);
    return found;
}
