/* Changes of a region before it is laid out again; FALSE: there was nothing to change. */
#pragma once

#include "dice.h"

typedef gboolean Change(Dice *dice, Town *town);

/* Less is asked for. */
Change change_max, change_min, change_gap, change_rest, change_run, change_follow,
    change_soften, change_cheapen, change_silence, change_drop_absence;

/** Everybody moves to another's place in the list and takes the id that stood there. Clinics stay
 * first. */
Change change_exchange_people;
