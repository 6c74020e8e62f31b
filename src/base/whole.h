/* Division of whole numbers. */
#pragma once

#include <glib.h>

/** Of products that 64 bits do not hold: a share times a sum in millionths, two sums of loads. */
__extension__ typedef __int128 Wide;

/** Rounded up; b is above 0. */
static inline gint64
divide_up(gint64 a, gint64 b)
{
    g_assert(b > 0);
    return a / b + (a % b > 0);
}

/** Rounded down; b is above 0. */
static inline gint64
divide_down(gint64 a, gint64 b)
{
    g_assert(b > 0);
    return a / b - (a % b < 0);
}

static inline Wide
wide_divide_up(Wide a, Wide b)
{
    g_assert(b > 0);
    return a / b + (a % b > 0);
}

static inline Wide
wide_divide_down(Wide a, Wide b)
{
    g_assert(b > 0);
    return a / b - (a % b < 0);
}

/** The greatest that divides both, whatever their signs; of 0 and b it is |b|. */
static inline gint64
common_divisor(gint64 a, gint64 b)
{
    a = ABS(a);
    b = ABS(b);
    while (b != 0) {
        gint64 rest = a % b;
        a = b;
        b = rest;
    }
    return a;
}
