#include "base/suggest.h"

#include <criterion/criterion.h>
#include <string.h>

static const char *const words[] = {"holiday", "weekday", "weekend",  "eve",  "off-day",
                                    "doctors", "clinics", "青葉医院", "days", NULL};

typedef struct {
    const char *word;
    const char *meant; /* NULL: nothing near */
} Case;

/* A third of the word's length rounded down, at least one. */
static const Case cases[] = {
    {"holiday", "holiday"},
    {"holidey", "holiday"},
    {"hloiday", "holiday"},
    {"holidya", "holiday"},
    {"hloidya", "holiday"},
    {"hloidax", "holiday"},
    {"hxlxdxy", NULL},
    {"holidays", "holiday"},
    {"doctor", "doctors"},
    {"doktor", "doctors"},
    {"dktor", NULL},
    {"clincs", "clinics"},
    {"ev", "eve"},
    {"evening", NULL},
    {"x", NULL},
    {"day", "days"},
    {"dyas", "days"},
    {"weekdy", "weekday"},
    {"青葉病院", "青葉医院"},
    {"青山病院", NULL},
    {"completely-other", NULL},
};

Test(suggest, finds_what_was_meant)
{
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        const char *found = suggest(cases[i].word, words);
        cr_expect_eq(g_strcmp0(found, cases[i].meant), 0, "%s: %s", cases[i].word,
                     found ? found : "none");
    }
}

Test(suggest, the_nearest_wins_and_the_first_of_equals)
{
    static const char *const near[] = {"naika", "geka", "shika", NULL};
    cr_expect_str_eq(suggest("gekka", near), "geka");
    static const char *const equal[] = {"d02", "d01", NULL};
    cr_expect_str_eq(suggest("d03", equal), "d02");
    cr_expect_str_eq(suggest("d01", equal), "d01");
}

Test(suggest, nothing_to_choose_from)
{
    static const char *const none[] = {NULL};
    cr_expect_null(suggest("word", none));
    g_autoptr(GPtrArray) empty = g_ptr_array_new();
    cr_expect_null(suggest_from("word", empty));
}

Test(suggest, arrays_give_the_same)
{
    g_autoptr(GPtrArray) array = g_ptr_array_new();
    for (gsize i = 0; words[i]; i++)
        g_ptr_array_add(array, (gpointer)words[i]);
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
        cr_expect_eq(g_strcmp0(suggest_from(cases[i].word, array), cases[i].meant), 0, "%s",
                     cases[i].word);
}

Test(suggest, very_long_words_are_left_alone)
{
    g_autofree char *longest = g_strnfill(64, 'a');
    g_autofree char *longer = g_strnfill(65, 'a');
    g_autofree char *huge = g_strnfill(1000000, 'a');
    const char *const candidates[] = {longer, longest, NULL};
    cr_expect_eq(suggest(longest, candidates), longest);
    cr_expect_null(suggest(longer, candidates));
    cr_expect_null(suggest(huge, candidates));
}
