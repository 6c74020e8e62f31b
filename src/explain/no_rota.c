#include "explain/no_rota.h"

#include "explain/asking.h"

/* Shares of the time after which the contradiction and the ways out must stand. */
#define SHARE_CONFLICT 0.4
/* So many contradictions are remembered while pairs are tried. */
enum { CONFLICTS_MOST = 50 };

typedef struct {
    Asking asking;
    NoRota *no_rota;
    guint8 *dropped;      /* none, for asking_conflict */
    GPtrArray *conflicts; /* GArray of int: contradictions seen on the way */
    gboolean sure;
} Search;

/* -- ways out ---------------------------------------------------------------------------------- */

static gboolean
is_dominated(const NoRota *no_rota, const Repair *repair)
{
    for (guint i = 0; i < no_rota->repairs->len; i++)
        if (repair_includes(repair, g_ptr_array_index(no_rota->repairs, i)))
            return TRUE;
    return FALSE;
}

/* Tries the candidates (Repair *), cheapest first, until enough were found. */
static void
try_all(Search *search, GPtrArray *candidates)
{
    NoRota *no_rota = search->no_rota;
    g_ptr_array_sort(candidates, repair_by_price);
    while (candidates->len > 0 && no_rota->repairs->len < REPAIRS_MOST &&
           !asking_is_over(&search->asking)) {
        Repair *repair = g_ptr_array_steal_index(candidates, 0);
        AnswerStatus status = is_dominated(no_rota, repair)
                                  ? ANSWER_INFEASIBLE
                                  : asking_ask(&search->asking, NULL, repair->changes);
        search->sure = search->sure && status != ANSWER_UNKNOWN;
        if (status == ANSWER_FEASIBLE)
            g_ptr_array_add(no_rota->repairs, repair);
        else
            repair_free(repair);
    }
    search->sure = search->sure && (candidates->len == 0 || no_rota->repairs->len == REPAIRS_MOST);
}

/* Any way out takes something back of each contradiction: no other sentence need be tried, but
 * those that excuse from a demand. */
static void
add_changes(const Search *search, const GArray *conflict, const Change *before,
            GPtrArray *candidates)
{
    const NoRota *no_rota = search->no_rota;
    for (guint i = 0; i < conflict->len; i++) {
        g_autoptr(GArray) changes =
            changes_of(no_rota->question, no_rota->sentences, g_array_index(conflict, int, i));
        for (guint k = 0; k < changes->len; k++) {
            const Change *change = &g_array_index(changes, Change, k);
            if (before == NULL ||
                (!change_includes(change, before) && !change_includes(before, change)))
                g_ptr_array_add(candidates,
                                before ? repair_new(before, change) : repair_new(change, NULL));
        }
    }
}

static gboolean
has_sentence(const GArray *conflict, int sentence)
{
    for (guint i = 0; i < conflict->len; i++)
        if (g_array_index(conflict, int, i) == sentence)
            return TRUE;
    return FALSE;
}

/* A contradiction that is left after the change: one seen already that the change does not touch,
 * or a new one; NULL: not found. */
static const GArray *
conflict_after(Search *search, const Change *change)
{
    for (guint i = 0; i < search->conflicts->len; i++) {
        const GArray *conflict = g_ptr_array_index(search->conflicts, i);
        if (!has_sentence(conflict, change->sentence))
            return conflict;
    }
    if (search->conflicts->len >= CONFLICTS_MOST)
        return NULL;
    g_autoptr(GArray) changes = g_array_new(FALSE, FALSE, sizeof(Change));
    g_array_append_val(changes, *change);
    gboolean irreducible;
    GArray *conflict =
        asking_conflict(&search->asking, search->dropped, changes, FALSE, &irreducible);
    if (conflict != NULL)
        g_ptr_array_add(search->conflicts, conflict);
    return conflict;
}

static void
conflict_free(gpointer data)
{
    g_array_unref(data);
}

static void
find_pairs(Search *search)
{
    NoRota *no_rota = search->no_rota;
    g_autoptr(GPtrArray) singles = g_ptr_array_new_with_free_func(repair_free);
    g_autoptr(GPtrArray) pairs = g_ptr_array_new_with_free_func(repair_free);
    add_changes(search, no_rota->conflict, NULL, singles);
    for (guint i = 0; i < singles->len && !asking_is_over(&search->asking); i++) {
        const Repair *single = g_ptr_array_index(singles, i);
        const Change *change = &g_array_index(single->changes, Change, 0);
        const GArray *conflict = conflict_after(search, change);
        if (conflict != NULL)
            add_changes(search, conflict, change, pairs);
        else
            search->sure = FALSE;
    }
    no_rota->depth = 2;
    try_all(search, pairs);
}

/* Kinds whose hard rules ask that somebody serve, and not of who is away. */
static gboolean
is_demand(const Search *search, int number)
{
    static const gboolean demands[RULE_COUNT] = {
        [RULE_everyone] = TRUE, [RULE_limit] = TRUE,    [RULE_quota] = TRUE,
        [RULE_spread] = TRUE,   [RULE_run] = TRUE,      [RULE_weekday_pattern] = TRUE,
        [RULE_keep] = TRUE,     [RULE_pair] = TRUE,     [RULE_together] = TRUE,
        [RULE_handover] = TRUE, [RULE_rotation] = TRUE,
    };
    const NoRota *no_rota = search->no_rota;
    const Sentence *sentence = &g_array_index(no_rota->sentences, Sentence, number);
    const GPtrArray *rules = no_rota->question->region->rules;
    return sentence->kind == SENTENCE_RULE &&
           demands[((const Rule *)g_ptr_array_index(rules, sentence->index))->kind];
}

static gboolean
has_demand(const Search *search)
{
    const GArray *conflict = search->no_rota->conflict;
    for (guint i = 0; i < conflict->len; i++)
        if (is_demand(search, g_array_index(conflict, int, i)))
            return TRUE;
    return FALSE;
}

/* A contradiction with a demand may be one only where somebody was not excused: with fewer of the
 * others' absences there may be a rota, too. Tries what is cheaper than what was found. */
static void
try_excuses(Search *search)
{
    NoRota *no_rota = search->no_rota;
    g_autoptr(GPtrArray) found = g_steal_pointer(&no_rota->repairs);
    int most = found->len > 0 ? ((const Repair *)g_ptr_array_index(found, 0))->price : G_MAXINT;
    no_rota->repairs = g_ptr_array_new_with_free_func(repair_free);
    g_autoptr(GArray) excuses = g_array_new(FALSE, FALSE, sizeof(int));
    for (int i = 0; i < (int)no_rota->sentences->len; i++)
        if (asking_excuses(&search->asking, i) && !has_sentence(no_rota->conflict, i))
            g_array_append_val(excuses, i);
    g_autoptr(GPtrArray) singles = g_ptr_array_new_with_free_func(repair_free);
    add_changes(search, excuses, NULL, singles);
    for (guint i = singles->len; i-- > 0;)
        if (((const Repair *)g_ptr_array_index(singles, i))->price >= most)
            g_ptr_array_remove_index(singles, i);
    try_all(search, singles);
    while (found->len > 0 && no_rota->repairs->len < REPAIRS_MOST)
        g_ptr_array_add(no_rota->repairs, g_ptr_array_steal_index(found, 0));
}

static void
find_repairs(Search *search)
{
    NoRota *no_rota = search->no_rota;
    g_autoptr(GPtrArray) singles = g_ptr_array_new_with_free_func(repair_free);
    add_changes(search, no_rota->conflict, NULL, singles);
    no_rota->depth = 1;
    try_all(search, singles);
    if (has_demand(search) && !asking_is_over(&search->asking))
        try_excuses(search);
    if (no_rota->repairs->len == 0 && !asking_is_over(&search->asking))
        find_pairs(search);
    no_rota->cheapest = search->sure && !search->asking.held;
}

/* -- the contradiction ------------------------------------------------------------------------- */

static void
find_alone(Search *search)
{
    NoRota *no_rota = search->no_rota;
    for (guint i = 0; i < no_rota->conflict->len; i++) {
        int sentence = g_array_index(no_rota->conflict, int, i);
        search->dropped[sentence] = 1;
        gboolean alone = asking_ask(&search->asking, search->dropped, NULL) == ANSWER_FEASIBLE;
        search->dropped[sentence] = 0;
        g_array_append_val(no_rota->alone, alone);
    }
}

NoRota *
no_rota_new(const Question *question, const Effort *effort)
{
    NoRota *no_rota = g_new0(NoRota, 1);
    no_rota->question = question;
    no_rota->sentences = sentences_of(question);
    no_rota->repairs = g_ptr_array_new_with_free_func(repair_free);
    no_rota->alone = g_array_new(FALSE, FALSE, sizeof(gboolean));
    g_autofree guint8 *dropped = g_new0(guint8, no_rota->sentences->len + 1);
    g_autoptr(GPtrArray) conflicts = g_ptr_array_new_with_free_func(conflict_free);
    Search search = {.no_rota = no_rota, .dropped = dropped, .conflicts = conflicts, .sure = TRUE};
    asking_begin(&search.asking, question, no_rota->sentences, effort);
    asking_until(&search.asking, SHARE_CONFLICT);
    no_rota->conflict = asking_conflict(&search.asking, dropped, NULL, TRUE, &no_rota->irreducible);
    asking_until(&search.asking, 1);
    no_rota->beside = search.asking.held;
    if (no_rota->conflict == NULL) {
        no_rota->conflict = g_array_new(FALSE, FALSE, sizeof(int));
        return no_rota;
    }
    find_alone(&search);
    find_repairs(&search);
    return no_rota;
}

void
no_rota_free(NoRota *no_rota)
{
    if (no_rota == NULL)
        return;
    g_array_unref(no_rota->sentences);
    g_array_unref(no_rota->conflict);
    g_array_unref(no_rota->alone);
    g_ptr_array_unref(no_rota->repairs);
    g_free(no_rota);
}

char *
repair_text(const NoRota *no_rota, const Repair *repair)
{
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < repair->changes->len; i++) {
        g_autofree char *one = change_text(no_rota->question, no_rota->sentences,
                                           &g_array_index(repair->changes, Change, i));
        g_string_append_printf(text, "%s%s", i > 0 ? "; " : "", one);
    }
    return g_string_free(text, FALSE);
}
