#include "lower/labour_merge.h"

#include <criterion/criterion.h>

#define DUTIES 12

/* Of one to six hours each within some days, so that many are at the same hours. */
static GPtrArray *
draw_duties(GRand *dice)
{
    GPtrArray *duties = labour_duties_new();
    g_autoptr(GArray) work = g_array_new(FALSE, FALSE, sizeof(Work));
    for (int i = 0; i < DUTIES; i++) {
        Minute start = 60 * (Minute)g_rand_int_range(dice, 0, 48);
        Work one = {start, start + 60 * (Minute)g_rand_int_range(dice, 1, 7), 0,
                    g_rand_int_range(dice, 0, 6) == 0};
        g_array_set_size(work, 0);
        g_array_append_val(work, one);
        labour_duties_add(duties, work, FALSE);
    }
    labour_duties_number(duties);
    return duties;
}

static gboolean
can_be_had(const GPtrArray *duties, guint choice)
{
    for (guint a = 0; a < duties->len; a++)
        for (guint b = 0; b < a; b++)
            if ((choice >> a & choice >> b & 1) &&
                labour_duties_overlap(duties->pdata[a], duties->pdata[b]))
                return FALSE;
    return TRUE;
}

static guint
taken_of(const GArray *numbers, guint choice)
{
    guint taken = 0;
    for (guint i = 0; i < numbers->len; i++)
        taken += choice >> g_array_index(numbers, int, i) & 1;
    return taken;
}

static gboolean
forbids(const GPtrArray *found, guint choice)
{
    for (guint i = 0; i < found->len; i++) {
        const Forbidden *forbidden = found->pdata[i];
        if (taken_of(forbidden->taken, choice) >= forbidden->count &&
            taken_of(forbidden->left, choice) == 0)
            return TRUE;
    }
    return FALSE;
}

Test(labour_merge, says_the_same_in_fewer_sentences)
{
    g_autoptr(GRand) dice = g_rand_new_with_seed(7);
    g_autoptr(GArray) always = g_array_new(FALSE, FALSE, sizeof(Work));
    guint before = 0, after = 0, forbidden = 0;
    for (int round = 0; round < 100; round++) {
        g_autoptr(GPtrArray) duties = draw_duties(dice);
        gboolean trainee = round % 3 == 0;
        g_autoptr(GPtrArray) plain = labour_forbidden(always, duties, trainee, FALSE);
        g_autoptr(GPtrArray) merged = labour_forbidden(always, duties, trainee, FALSE);
        labour_merge(duties, merged);
        before += plain->len;
        after += merged->len;
        for (guint choice = 0; choice < 1u << DUTIES; choice++) {
            if (!can_be_had(duties, choice))
                continue;
            forbidden += forbids(plain, choice);
            cr_assert_eq(forbids(plain, choice), forbids(merged, choice), "round %d: %x", round,
                         choice);
        }
    }
    cr_assert_gt(forbidden, 10000);
    cr_assert_lt(after, before * 3 / 5, "%u of %u", after, before);
}
