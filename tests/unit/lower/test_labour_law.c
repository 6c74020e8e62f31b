#include "lower/labour_law.h"

#include <criterion/criterion.h>

/* Hours count from the midnight of a first day. */
static GArray *always;
static GPtrArray *duties;
static GPtrArray *found;

static void
begin(void)
{
    always = g_array_new(FALSE, FALSE, sizeof(Work));
    duties = labour_duties_new();
    found = NULL;
}

static void
end(void)
{
    g_array_unref(always);
    g_ptr_array_unref(duties);
    if (found)
        g_ptr_array_unref(found);
}

TestSuite(labour_law, .init = begin, .fini = end);

static void
works(int start, int end_hour, int owner)
{
    Work work = {start * 60, end_hour * 60, owner, FALSE};
    g_array_append_val(always, work);
}

static LabourDuty *
duty(int start, int end_hour, gboolean night)
{
    g_autoptr(GArray) hours = g_array_new(FALSE, FALSE, sizeof(Work));
    Work work = {start * 60, end_hour * 60, (int)duties->len, night};
    g_array_append_val(hours, work);
    return labour_duties_add(duties, hours, FALSE);
}

/* "0 1 -2": not 0 and 1 without 2; those found, in any order. */
static void
forbids(gboolean trainee, gboolean spare, int count, const char *const *texts)
{
    found = labour_forbidden(always, duties, trainee, spare);
    cr_assert_eq(found->len, count, "%u sets", found->len);
    for (guint i = 0; i < found->len; i++) {
        const Forbidden *set = g_ptr_array_index(found, i);
        g_autoptr(GString) text = g_string_new(NULL);
        for (guint k = 0; k < set->taken->len; k++)
            g_string_append_printf(text, "%s%d", k ? " " : "", g_array_index(set->taken, int, k));
        for (guint k = 0; k < set->left->len; k++)
            g_string_append_printf(text, " -%d", g_array_index(set->left, int, k));
        gboolean expected = FALSE;
        for (int k = 0; k < count; k++)
            expected = expected || strcmp(texts[k], text->str) == 0;
        cr_assert(expected, "%s", text->str);
    }
}
#define FORBIDS(trainee, spare, ...)                                                               \
    forbids(trainee, spare, G_N_ELEMENTS(((const char *[]){__VA_ARGS__})),                         \
            (const char *[]){__VA_ARGS__})

Test(labour_law, a_night_before_ordinary_work)
{
    works(9, 18, WORK_ORDINARY);
    works(33, 42, WORK_ORDINARY);
    duty(22, 31, TRUE);
    FORBIDS(FALSE, FALSE, "0"); /* 9:00 + 46: 55:00; free from 42: 13 hours */
}

Test(labour_law, nothing_where_the_next_day_is_free)
{
    works(9, 18, WORK_ORDINARY);
    duty(22, 31, TRUE);
    forbids(FALSE, FALSE, 0, NULL);
}

Test(labour_law, what_falls_into_the_rest)
{
    duty(22, 31, TRUE);  /* 18 hours by 68:00 */
    duty(43, 46, FALSE); /* 12 h later, then 22 h free: no harm */
    duty(52, 56, FALSE); /* 21 h later: no harm, but with the one before: none of 18 left */
    FORBIDS(FALSE, FALSE, "0 1 2");
}

Test(labour_law, two_nights_running)
{
    duty(22, 31, TRUE);
    duty(46, 55, TRUE); /* 15 hours between; the first is over at 31, asked until 68 */
    FORBIDS(FALSE, FALSE, "0 1");
}

Test(labour_law, sixteen_hours_unless_a_night_lies_in_between)
{
    duty(9, 24, FALSE);
    duty(24, 29, TRUE);
    duty(30, 33, FALSE); /* 9:00 … 33:00 */
    FORBIDS(FALSE, FALSE, "0 2 -1");
}

Test(labour_law, beyond_twenty_eight_hours_no_night_helps)
{
    duty(9, 24, FALSE);
    duty(24, 29, TRUE);
    duty(30, 38, FALSE); /* 29 hours */
    FORBIDS(FALSE, FALSE, "0 2");
}

Test(labour_law, trainees_have_two_ways)
{
    duty(8, 32, TRUE);
    duty(50, 54, FALSE); /* within the 24 hours that end by 56:00 */
    duty(57, 60, FALSE);
    FORBIDS(TRUE, FALSE, "0 1");
}

Test(labour_law, recorded_work_binds)
{
    works(-2, 7, WORK_RECORDED);
    g_array_index(always, Work, 0).night = TRUE; /* 18 hours by 44:00 */
    duty(20, 28, FALSE);
    duty(25, 30, FALSE);
    FORBIDS(FALSE, FALSE, "0");
}

Test(labour_law, what_records_break_alone_forbids_all_that_follows)
{
    works(-2, 7, WORK_RECORDED);
    g_array_index(always, Work, 0).night = TRUE;
    works(22, 40, WORK_ORDINARY);
    duty(42, 43, FALSE);
    duty(60, 62, FALSE);
    FORBIDS(FALSE, FALSE, "0");
}

Test(labour_law, a_period_by_hand_is_spared)
{
    works(33, 42, WORK_ORDINARY);
    works(57, 66, WORK_ORDINARY);
    duty(22, 31, TRUE)->by_hand = TRUE;
    duty(43, 45, FALSE);
    FORBIDS(FALSE, TRUE, "0 1");
}
