#include "lower/labour_sets.h"
#include "lower/labour_stint.h"

typedef struct {
    Present present;
    Minute longest;   /* of a duty, from its first start to its last end */
    Sets *hopeless;   /* forbidden whatever else is taken */
    GHashTable *seen; /* set and period -> whether it is forbidden whatever else is taken */
    GPtrArray *found; /* Forbidden */
} Search;

void
forbidden_free(Forbidden *forbidden)
{
    g_array_unref(forbidden->taken);
    g_array_unref(forbidden->left);
    g_free(forbidden);
}

static const LabourDuty *
duty_at(const Search *search, int duty)
{
    return g_ptr_array_index(search->present.duties, duty);
}

/* -- sets of duties --------------------------------------------------------------------------- */

static GArray *
set_with(const GArray *set, int duty)
{
    GArray *larger = g_array_sized_new(FALSE, FALSE, sizeof(int), set->len + 1);
    guint at = 0;
    while (at < set->len && g_array_index(set, int, at) < duty)
        at++;
    g_array_append_vals(larger, set->data, at);
    g_array_append_val(larger, duty);
    if (at < set->len)
        g_array_append_vals(larger, &g_array_index(set, int, at), set->len - at);
    return larger;
}

/* Whether the duty is not of the set, nor at the hours of one that is. */
static gboolean
set_admits(const Search *search, const GArray *set, int duty)
{
    for (guint i = 0; i < set->len; i++) {
        int one = g_array_index(set, int, i);
        if (one == duty || labour_duties_overlap(duty_at(search, one), duty_at(search, duty)))
            return FALSE;
    }
    return TRUE;
}

/* -- the search ------------------------------------------------------------------------------- */

static gboolean
duty_works(const LabourDuty *duty, Minute from, Minute to)
{
    for (guint i = 0; i < duty->work->len; i++) {
        const Work *work = &g_array_index(duty->work, Work, i);
        if (work->start < to && work->end > from)
            return TRUE;
    }
    return FALSE;
}

/* Whether taking the duty would change the period: what lies within it does not, unless it changes
 * what is asked. */
static gboolean
duty_changes(const Search *search, const Stint *stint, const LabourDuty *duty)
{
    for (guint i = 0; i < duty->work->len; i++) {
        const Work *work = &g_array_index(duty->work, Work, i);
        if (stint_joins(stint, work) &&
            (work->start < stint->start || work->end > stint->end || !stint->own ||
             (work->night && !stint->night) ||
             (search->present.spare && stint->by_hand && !duty->by_hand)))
            return TRUE;
    }
    return FALSE;
}

/* Whether taking the duty could change the verdict on the period. */
static gboolean
matters(const Search *search, const Stint *stint, Verdict verdict, const Answer *answer, int duty)
{
    const LabourDuty *other = duty_at(search, duty);
    if (duty_changes(search, stint, other))
        return TRUE;
    if (verdict == KEPT_BY_REST)
        return duty_works(other, answer->rest, answer->rest + answer->length);
    return verdict == BROKEN_BEFORE &&
           duty_works(other, stint->start, stint->start + answer->within);
}

/* The first duty that does not begin and end before the minute. */
static int
first_near(const Search *search, Minute minute)
{
    int low = 0, high = (int)search->present.duties->len;
    while (low < high) {
        int middle = (low + high) / 2;
        if (g_array_index(duty_at(search, middle)->work, Work, 0).start < minute - search->longest)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static void
forbid(Search *search, const GArray *set, GArray *left)
{
    Forbidden *forbidden = g_new(Forbidden, 1);
    *forbidden = (Forbidden){g_array_copy((GArray *)set), g_array_ref(left), set->len};
    g_ptr_array_add(search->found, forbidden);
    if (left->len == 0)
        sets_add(search->hopeless, set);
}

static gboolean explore(Search *search, const GArray *set, const Work *seed);

/* Tries every duty that matters; those that would join the period and leave a way out. */
static GArray *
explore_larger(Search *search, const GArray *set, const Work *seed, const Stint *stint,
               Verdict verdict, const Answer *answer)
{
    GArray *ways = g_array_new(FALSE, FALSE, sizeof(int));
    Minute last = MAX(stint->end + DAILY_REST, stint->start + FARTHEST);
    int first = first_near(search, stint->start - DAILY_REST);
    /* the latest first: they forbid with the fewest duties, and larger sets are done with */
    for (int d = first_near(search, last + search->longest) - 1; d >= first; d--) {
        if (!matters(search, stint, verdict, answer, d) || !set_admits(search, set, d))
            continue;
        g_autoptr(GArray) larger = set_with(set, d);
        gboolean hopeless = explore(search, larger, seed);
        if (!hopeless && duty_changes(search, stint, duty_at(search, d)))
            g_array_append_val(ways, d);
    }
    return ways;
}

static char *
key_of(const GArray *set, const Stint *stint)
{
    GString *key = g_string_new(NULL);
    g_string_append_printf(key, "%" G_GINT64_FORMAT, stint->start);
    for (guint i = 0; i < set->len; i++)
        g_string_append_printf(key, " %d", g_array_index(set, int, i));
    return g_string_free(key, FALSE);
}

static gboolean
explore_new(Search *search, const GArray *set, const Work *seed, const Stint *stint)
{
    Answer answer;
    Verdict verdict = present_judge(&search->present, stint, &answer);
    if (verdict == BROKEN) {
        g_autoptr(GArray) nothing = g_array_new(FALSE, FALSE, sizeof(int));
        forbid(search, set, nothing);
        return TRUE;
    }
    g_autoptr(GArray) ways = explore_larger(search, set, seed, stint, verdict, &answer);
    if (verdict != BROKEN_UNLESS_NIGHT)
        return FALSE;
    forbid(search, set, ways);
    return ways->len == 0;
}

/* The set without a duty that the period is the same without, NULL where there is none: nothing
 * more is forbidden to the larger set, whatever else is taken. */
static GArray *
drop_idle(Search *search, const GArray *set, const Work *seed, const Stint *stint)
{
    for (guint i = 0; i < set->len; i++) {
        int one = g_array_index(set, int, i);
        const GArray *work = duty_at(search, one)->work;
        if (one == seed->owner || g_array_index(work, Work, 0).start < stint->start ||
            g_array_index(work, Work, work->len - 1).end > stint->end)
            continue;
        GArray *smaller = g_array_copy((GArray *)set);
        g_array_remove_index(smaller, i);
        present_take(&search->present, smaller);
        Stint left = present_stint(&search->present, seed);
        if (stint_equal(&left, stint))
            return smaller;
        g_array_unref(smaller);
    }
    return NULL;
}

/* Finds what is forbidden about the period of the seed, for the set and all that hold it; whether
 * the set is, whatever else is taken. */
static gboolean
explore(Search *search, const GArray *set, const Work *seed)
{
    if (sets_within(search->hopeless, set, TRUE))
        return TRUE;
    present_take(&search->present, set);
    Stint stint = present_stint(&search->present, seed);
    char *key = key_of(set, &stint);
    gpointer known;
    if (g_hash_table_lookup_extended(search->seen, key, NULL, &known)) {
        g_free(key);
        return GPOINTER_TO_INT(known);
    }
    g_autoptr(GArray) smaller = drop_idle(search, set, seed, &stint);
    present_take(&search->present, set);
    gboolean hopeless =
        smaller ? explore(search, smaller, seed) : explore_new(search, set, seed, &stint);
    g_hash_table_insert(search->seen, key, GINT_TO_POINTER(hopeless));
    return hopeless;
}

static void
explore_all(Search *search)
{
    g_autoptr(GArray) nothing = g_array_new(FALSE, FALSE, sizeof(int));
    for (guint i = 0; i < search->present.always->len; i++) {
        const Work *work = &g_array_index(search->present.always, Work, i);
        if (work->owner == WORK_RECORDED)
            explore(search, nothing, work);
    }
    for (int d = 0; d < (int)search->present.duties->len; d++) {
        g_autoptr(GArray) alone = set_with(nothing, d);
        const GArray *work = duty_at(search, d)->work;
        for (guint i = 0; i < work->len; i++)
            explore(search, alone, &g_array_index(work, Work, i));
    }
}

static void
drop_implied(const Search *search)
{
    for (guint i = search->found->len; i > 0; i--) {
        const Forbidden *forbidden = g_ptr_array_index(search->found, i - 1);
        gboolean whole = forbidden->left->len == 0;
        if (sets_within(search->hopeless, forbidden->taken, !whole))
            forbidden_free(g_ptr_array_steal_index(search->found, i - 1));
    }
}

GPtrArray *
labour_forbidden(const GArray *always, const GPtrArray *duties, gboolean trainee, gboolean spare)
{
    Present present = {always, duties, trainee, spare, g_array_new(FALSE, FALSE, sizeof(Work))};
    Search search = {.present = present,
                     .hopeless = sets_new(),
                     .seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
                     .found = g_ptr_array_new_with_free_func((GDestroyNotify)forbidden_free)};
    for (guint d = 0; d < duties->len; d++) {
        const GArray *work = duty_at(&search, (int)d)->work;
        search.longest = MAX(search.longest, g_array_index(work, Work, work->len - 1).end -
                                                 g_array_index(work, Work, 0).start);
    }
    explore_all(&search);
    drop_implied(&search);
    sets_free(search.hopeless);
    g_hash_table_unref(search.seen);
    g_array_unref(present.work);
    return search.found;
}
