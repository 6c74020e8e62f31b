/* Dividing the load of one stretch of days fairly and exactly (contract, section 4). */
#pragma once

#include <glib.h>

#define MICROS 1000000

/** Loads by row (a row is a line), takers with their shares, and who may take of which row. */
typedef struct {
    int rows;
    int takers;
    gint64 *load; /* by row */
    int *share;   /* by taker, hundredths; 0: takes nothing */
    guint8 *may;  /* rows × takers; 0 or 1 */
} Stretch;

/** All zero. */
Stretch *stretch_new(int rows, int takers);
void stretch_free(Stretch *stretch);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Stretch, stretch_free)

/** Whether the same takers with the same shares may take of the same rows; loads do not matter. */
gboolean stretch_same_members(const Stretch *a, const Stretch *b);

/** Divides each row's load among those who may take of it so that the sum of part²/share is least,
 *  and adds each taker's part to part[taker], rounded half up to a millionth. A row of which nobody
 *  may take is left out. */
void stretch_divide(const Stretch *stretch, gint64 *part);
