#include "engine/price/key_layout.h"

/* -- fields of the key ------------------------------------------------------------------------ */

typedef struct {
    int first;
    int last;
    Field *field;
} Stay;

static guint64
ones(int bits)
{
    return bits >= 64 ? G_MAXUINT64 : ((guint64)1 << bits) - 1;
}

static gboolean
find_room(const GArray *stays, Stay *stay, int values)
{
    guint64 used[KEY_WORDS] = {0};
    for (guint i = 0; i < stays->len; i++) {
        const Stay *other = &g_array_index(stays, Stay, i);
        if (other->first <= stay->last && stay->first <= other->last)
            used[other->field->word] |= other->field->mask << other->field->shift;
    }
    int bits = (int)g_bit_storage((gulong)values - 1);
    for (int word = 0; word < KEY_WORDS; word++)
        for (int shift = 0; shift + bits <= 64; shift++)
            if ((used[word] >> shift & ones(bits)) == 0) {
                *stay->field = (Field){word, shift, ones(bits)};
                return TRUE;
            }
    return FALSE;
}

/* The fields of what is never open at once may share their bits. */
static gboolean
allot_fields(ProviderView *view)
{
    g_autoptr(GArray) stays = g_array_new(FALSE, FALSE, sizeof(Stay));
    view->words = 1;
    for (int k = 0; k < view->n_sums + view->n_marks; k++) {
        gboolean is_sum = k < view->n_sums;
        OwnSum *sum = is_sum ? &view->sum[k] : NULL;
        OwnMark *mark = is_sum ? NULL : &view->mark[k - view->n_sums];
        Stay stay = is_sum ? (Stay){sum->first, sum->last, &sum->field}
                           : (Stay){mark->first, mark->last, &mark->field};
        if (!find_room(stays, &stay, is_sum ? sum->range : mark->least + 1))
            return FALSE;
        view->words = MAX(view->words, stay.field->word + 1);
        g_array_append_val(stays, stay);
    }
    return TRUE;
}

/* -- what is open where ----------------------------------------------------------------------- */

static void
append(int **list, int *n, int value)
{
    if ((*n & (*n - 1)) == 0)
        *list = g_renew(int, *list, *n == 0 ? 1 : *n * 2);
    (*list)[(*n)++] = value;
}

static void
append_once(int **list, int *n, int value)
{
    for (int i = 0; i < *n; i++)
        if ((*list)[i] == value)
            return;
    append(list, n, value);
}

static void
list_settles(ProviderView *view, Place *place)
{
    for (int i = 0; i < place->n_uses; i++)
        append_once(&place->settle, &place->n_settle, place->use[i].sum);
    for (int i = 0; i < place->n_marks; i++) {
        const OwnMark *mark = &view->mark[place->mark[i].mark];
        for (int j = 0; j < mark->n_uses; j++)
            append_once(&place->settle, &place->n_settle, mark->use[j].sum);
    }
}

static void
list_open(ProviderView *view)
{
    for (int k = 0; k < view->n_sums; k++) {
        for (int t = view->sum[k].first; t < view->sum[k].last; t++)
            append(&view->place[t].open, &view->place[t].n_open, k);
        Place *last = &view->place[view->sum[k].last];
        append(&last->closing, &last->n_closing, k);
    }
    for (int k = 0; k < view->n_marks; k++) {
        for (int t = view->mark[k].first; t < view->mark[k].last; t++)
            append(&view->place[t].open_mark, &view->place[t].n_open_marks, k);
        Place *last = &view->place[view->mark[k].last];
        append(&last->closing_mark, &last->n_closing_marks, k);
    }
}

gboolean
key_lay_out(ProviderView *view)
{
    if (!allot_fields(view))
        return FALSE;
    list_open(view);
    for (int t = 0; t < view->n; t++)
        list_settles(view, &view->place[t]);
    return TRUE;
}
