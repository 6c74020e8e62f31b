#include "base/suggest.h"

#include <string.h>

enum { LONGEST = 64 };

/* Optimal string alignment: insert, delete, replace, swap neighbours. */
static int
distance(const gunichar *a, glong n, const gunichar *b, glong m)
{
    int row[3][LONGEST + 1];
    for (glong j = 0; j <= m; j++)
        row[0][j] = (int)j;
    for (glong i = 1; i <= n; i++) {
        int *above = row[(i - 1) % 3], *here = row[i % 3], *before = row[(i + 1) % 3];
        here[0] = (int)i;
        for (glong j = 1; j <= m; j++) {
            int best = MIN(above[j], here[j - 1]) + 1;
            best = MIN(best, above[j - 1] + (a[i - 1] != b[j - 1]));
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                best = MIN(best, before[j - 2] + 1);
            here[j] = best;
        }
    }
    return row[n % 3][m];
}

typedef struct {
    gunichar *word;
    glong length;
    int best;
    const char *found;
} Search;

static void
consider(Search *search, const char *candidate)
{
    glong length;
    g_autofree gunichar *text = g_utf8_to_ucs4_fast(candidate, -1, &length);
    if (length > LONGEST || ABS(length - search->length) >= search->best)
        return;
    int edits = distance(search->word, search->length, text, length);
    if (edits < search->best) {
        search->best = edits;
        search->found = candidate;
    }
}

static Search
search_begin(const char *word)
{
    Search search = {NULL, 0, 0, NULL};
    search.word = g_utf8_to_ucs4_fast(word, -1, &search.length);
    search.best = search.length > LONGEST ? 0 : (int)MAX(1, search.length / 3) + 1;
    return search;
}

const char *
suggest(const char *word, const char *const *candidates)
{
    Search search = search_begin(word);
    for (gsize i = 0; candidates[i]; i++)
        consider(&search, candidates[i]);
    g_free(search.word);
    return search.found;
}

const char *
suggest_from(const char *word, const GPtrArray *candidates)
{
    Search search = search_begin(word);
    for (guint i = 0; i < candidates->len; i++)
        consider(&search, g_ptr_array_index(candidates, i));
    g_free(search.word);
    return search.found;
}
