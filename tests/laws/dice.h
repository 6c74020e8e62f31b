/* Chance, the same for the same seed; and the parts of a draw that rules share with the rest. */
#pragma once

#include "../unit/audit/town.h"

typedef GRand Dice;

static inline Dice *
dice_new(guint32 seed)
{
    return g_rand_new_with_seed(seed);
}
static inline void
dice_free(Dice *dice)
{
    g_rand_free(dice);
}
/** 0 … n - 1 */
static inline int
dice_below(Dice *dice, int n)
{
    return g_rand_int_range(dice, 0, n);
}
static inline gboolean
dice_chance(Dice *dice, int percent)
{
    return dice_below(dice, 100) < percent;
}

void draw_day_words(Dice *dice, Town *town, DayWords *words);
Who *draw_who(Dice *dice, Town *town);
GArray *draw_lines(Dice *dice, Town *town);
void draw_rule(Dice *dice, Town *town);
/** Publications before, after and around the period. */
void draw_records(Dice *dice, Town *town, Period period);
