/* Prices in all tiers, each kept once: few differ, and weighing them again is cheap. */
#pragma once

#include "lower/program.h"

#include <glib.h>

typedef struct {
    gint64 cost[TIERS];
} Charge;

typedef struct {
    GArray *charge; /* Charge; the first is nothing */
    GHashTable *index;
} ChargeBook;

ChargeBook *charge_book_new(void);
void charge_book_free(ChargeBook *book);
/** The index of an equal charge, entered where there is none. */
int charge_enter(ChargeBook *book, const Charge *charge);
/** Adds units of cost; FALSE: NEVER. */
gboolean charge_add(Charge *charge, int tier, gint64 cost, gint64 units);

static inline const Charge *
charge_at(const ChargeBook *book, int index)
{
    return &g_array_index(book->charge, Charge, index);
}
