/* Random numbers that are the same everywhere: xorshift64* (Vigna 2016). */
#pragma once

#include <glib.h>

typedef struct {
    guint64 state;
} Dice;

static inline void
dice_seed(Dice *dice, guint32 seed)
{
    dice->state = (guint64)seed * 0x9E3779B97F4A7C15u + 0xD1B54A32D192ED03u;
    if (dice->state == 0)
        dice->state = 1;
}

static inline guint32
dice_next(Dice *dice)
{
    dice->state ^= dice->state >> 12;
    dice->state ^= dice->state << 25;
    dice->state ^= dice->state >> 27;
    return (guint32)((dice->state * 0x2545F4914F6CDD1Du) >> 32);
}

/** 0 … n - 1; n is above 0. */
static inline int
dice_roll(Dice *dice, int n)
{
    return (int)(((guint64)dice_next(dice) * (guint64)n) >> 32);
}

/** 0 … 1, without 1. */
static inline double
dice_share(Dice *dice)
{
    return dice_next(dice) * (1.0 / 4294967296.0);
}
