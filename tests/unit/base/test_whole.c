#include "base/whole.h"

#include <criterion/criterion.h>

Test(whole, divides)
{
    cr_assert_eq(divide_up(-3, 2), -1);
    cr_assert_eq(divide_up(3, 2), 2);
    cr_assert_eq(divide_down(-3, 2), -2);
    cr_assert_eq(divide_down(4, 2), 2);
}

Test(whole, divides_products)
{
    Wide large = (Wide)G_MAXINT64 * G_MAXINT64;
    cr_assert(wide_divide_up(-3, 2) == -1);
    cr_assert(wide_divide_up(large, G_MAXINT64) == G_MAXINT64);
    cr_assert(wide_divide_up(large + 1, G_MAXINT64) == (Wide)G_MAXINT64 + 1);
    cr_assert(wide_divide_down(-3, 2) == -2);
    cr_assert(wide_divide_down(large - 1, G_MAXINT64) == G_MAXINT64 - 1);
}

Test(whole, common_divisor)
{
    cr_assert_eq(common_divisor(0, -6), 6);
    cr_assert_eq(common_divisor(12, 18), 6);
}
