#include "region/provider.h"

#include <criterion/criterion.h>

static void
add_share(Provider *provider, Day from, int hundredths)
{
    Share share = {from, hundredths};
    g_array_append_val(provider->shares, share);
}

Test(provider, share_is_the_last_one_in_force)
{
    Provider *provider = provider_new(UNIT_DOCTOR, "d01", PLACE_NONE);
    Day october = day_of(2026, 10, 1);
    cr_expect_eq(provider_share(provider, october), 100);
    add_share(provider, october, 50);
    cr_expect_eq(provider_share(provider, october - 1), 100);
    cr_expect_eq(provider_share(provider, october), 50);
    add_share(provider, day_of(2027, 4, 1), 0);
    cr_expect_eq(provider_share(provider, day_of(2027, 3, 31)), 50);
    cr_expect_eq(provider_share(provider, day_of(2027, 4, 1)), 0);
    provider_free(provider);
}

Test(provider, default_share_holds_before_the_first_date)
{
    Provider *provider = provider_new(UNIT_CLINIC, "c01", PLACE_NONE);
    add_share(provider, DAY_NONE, 25);
    add_share(provider, day_of(2026, 10, 1), 75);
    cr_expect_eq(provider_share(provider, day_of(1990, 1, 1)), 25);
    cr_expect_eq(provider_share(provider, day_of(2026, 10, 1)), 75);
    provider_free(provider);
}

Test(provider, from_and_until_are_included)
{
    Provider *provider = provider_new(UNIT_DOCTOR, "d01", PLACE_NONE);
    Day first = day_of(2026, 4, 1), last = day_of(2027, 3, 31);
    cr_expect(provider_is_member(provider, day_of(1900, 1, 1)));
    provider->from = first;
    provider->until = last;
    cr_expect_not(provider_is_member(provider, first - 1));
    cr_expect(provider_is_member(provider, first));
    cr_expect(provider_is_member(provider, last));
    cr_expect_not(provider_is_member(provider, last + 1));
    provider_free(provider);
}

Test(provider, leave_holds_both_its_ends)
{
    Provider *provider = provider_new(UNIT_DOCTOR, "d01", PLACE_NONE);
    Leave leave = {{day_of(2026, 11, 1), day_of(2027, 1, 31)}, PLACE_NONE};
    g_array_append_val(provider->leaves, leave);
    cr_expect_null(provider_leave(provider, leave.period.first - 1));
    cr_expect_not_null(provider_leave(provider, leave.period.first));
    cr_expect_not_null(provider_leave(provider, leave.period.last));
    cr_expect_null(provider_leave(provider, leave.period.last + 1));
    provider_free(provider);
}

Test(provider, age_rises_on_the_birthday)
{
    Provider *provider = provider_new(UNIT_DOCTOR, "d01", PLACE_NONE);
    cr_expect_eq(provider_age(provider, day_of(2026, 1, 1)), -1);
    provider->born = day_of(1956, 5, 10);
    cr_expect_eq(provider_age(provider, day_of(2026, 5, 9)), 69);
    cr_expect_eq(provider_age(provider, day_of(2026, 5, 10)), 70);
    cr_expect_eq(provider_age(provider, day_of(1956, 5, 10)), 0);
    cr_expect_eq(provider_age(provider, day_of(1956, 5, 9)), -1);
    provider->born = day_of(1960, 2, 29);
    cr_expect_eq(provider_age(provider, day_of(2026, 2, 28)), 65);
    cr_expect_eq(provider_age(provider, day_of(2026, 3, 1)), 66);
    provider_free(provider);
}
