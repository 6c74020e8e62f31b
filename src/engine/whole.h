/* Division of whole numbers. */
#pragma once

#include <glib.h>

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
