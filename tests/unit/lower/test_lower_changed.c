/* Least change: duties that go, providers whom it touches, who may not stand in again, who has been
 * spared longest; counted by hand. */
#include "lower/changed.h"
#include "small.h"

static Small small;
static Rota *published;
static LeastChange change;

/* Three doctors with a night each, on the 1st, 2nd and 3rd. */
static void
begin(void)
{
    small = small_open();
    plain_provider(small.region, UNIT_DOCTOR, "a");
    plain_provider(small.region, UNIT_DOCTOR, "b");
    plain_provider(small.region, UNIT_DOCTOR, "c");
    plain_line(small.region, "night", "every-day", "22:00-23:00");
    published = rota_new();
    change = (LeastChange){.published = published, .stage = CHANGE_FEWEST};
}

static void
end(void)
{
    rota_free(published);
    small_close(&small);
}

TestSuite(lower_changed, .init = begin, .fini = end);

#define AS_PUBLISHED "a night 1, b night 2, c night 3"

static void
lay(void)
{
    small.question = question_new(small.region, (Period){DEC(1), DEC(3)}, NULL, small.messages);
    cr_assert_not_null(small.question);
    for (int i = 0; i < 3; i++)
        rota_add(published, (Assignment){.provider = i,
                                         .line = 0,
                                         .slot = question_find_slot(small.question, 0, DEC(1) + i),
                                         .day = DEC(1) + i,
                                         .role = ROLE_DUTY});
}

static void
lower(void)
{
    lay();
    small.lowered = lower_change(small.question, &change);
}

/* What the stage counts, or -1. */
static gint64
counted(const char *text)
{
    return small_price(&small, TIER_OF_LEVEL(1), text);
}

Test(lower_changed, duties_that_go)
{
    lower();
    cr_assert_eq(counted(AS_PUBLISHED), 0);
    cr_assert_eq(counted("b night 1, b night 2, c night 3"), 1);
    cr_assert_eq(counted("b night 1, a night 2, c night 3"), 2);
    cr_assert_eq(counted("b night 2, c night 3"), 1, "an open place is one, too");
}

Test(lower_changed, what_nobody_can_keep_is_not_counted)
{
    plain_request(small.region, 0, REQUEST_ABSENT, DEC(1), DEC(1));
    lower();
    cr_assert_eq(counted("b night 1, b night 2, c night 3"), 0);
    cr_assert_eq(counted("b night 1, a night 2, c night 3"), 1);
}

Test(lower_changed, no_more_go_than_were_found)
{
    change.stage = CHANGE_TOUCHED;
    change.lost = 1;
    lower();
    cr_assert_eq(counted(AS_PUBLISHED), 0);
    cr_assert_eq(counted("b night 1, b night 2, c night 3"), 2, "a has lost, b has won one");
    cr_assert_eq(counted("b night 2, c night 3"), 1);
    cr_assert_eq(counted("b night 1, a night 2, c night 3"), -1, "two have gone");
}

Test(lower_changed, who_is_touched_in_any_case_is_not_counted)
{
    plain_request(small.region, 0, REQUEST_ABSENT, DEC(1), DEC(1));
    change.stage = CHANGE_TOUCHED;
    change.lost = 1;
    lower();
    cr_assert_eq(counted("b night 1, b night 2, c night 3"), 1);
    cr_assert_eq(counted("b night 1, a night 2, c night 3"), 1, "a is touched already");
    cr_assert_eq(counted("c night 1, a night 2, c night 3"), 2);
}

Test(lower_changed, no_more_are_touched_than_were_found)
{
    plain_request(small.region, 0, REQUEST_ABSENT, DEC(1), DEC(1));
    change.stage = CHANGE_WHOLE;
    change.lost = 1;
    change.touched = 1;
    lower();
    cr_assert_geq(counted("b night 1, b night 2, c night 3"), 0);
    cr_assert_eq(counted("c night 1, a night 2, c night 3"), -1);
}

Test(lower_changed, who_stood_in_before_does_not_again)
{
    g_autoptr(GPtrArray) others = g_ptr_array_new_with_free_func((GDestroyNotify)g_array_unref);
    GArray *first = g_array_new(FALSE, FALSE, sizeof(int));
    int b = 1, c = 2;
    g_array_append_val(first, b);
    g_ptr_array_add(others, first);
    change.others = others;
    lower();
    cr_assert_eq(counted("b night 1, b night 2, c night 3"), -1);
    cr_assert_eq(counted("c night 1, b night 2, c night 3"), 1);
    lowered_free(small.lowered);
    g_array_append_val(first, c);
    small.lowered = lower_change(small.question, &change);
    cr_assert_eq(counted("b night 1, b night 2, c night 3"), 1, "not both of them");
    cr_assert_eq(counted("b night 1, c night 2, c night 3"), -1, "both of them");
}

Test(lower_changed, where_all_stay_only_places_left_have_cells)
{
    plain_request(small.region, 0, REQUEST_ABSENT, DEC(1), DEC(1));
    change.all_stay = TRUE;
    lower();
    g_autofree guint8 *mask = change_mask(small.question, &change);
    /* duty of a, b, c by slot: the 1st is left to all, the others to those who stand there */
    static const guint8 expected[] = {1, 0, 0, 1, 1, 0, 1, 0, 1};
    cr_assert_arr_eq(mask, expected, sizeof expected);
    cr_assert_eq(small.lowered->program->n_cells, 2 + 1 + 1);
    cr_assert_eq(counted("c night 1, b night 2, c night 3"), 0);
}

Test(lower_changed, who_was_spared_longest_comes_first)
{
    plain_request(small.region, 1, REQUEST_ABSENT, DEC(2), DEC(2));
    change.stage = CHANGE_WHOLE;
    change.lost = 0;
    change.touched = 1;
    lower();
    int tier = small.lowered->spared_tier;
    cr_assert_lt(tier, TIERS);
    /* a stood the day before; c has not stood at all before the 2nd */
    cr_assert_eq(small_price(&small, tier, "a night 1, a night 2, c night 3"), 1000 - 1);
    cr_assert_eq(small_price(&small, tier, "a night 1, c night 2, c night 3"), 0);
}
