/* Who could stand in for somebody who cannot come: for the call at five in the afternoon. */
#pragma once

#include "region/rota.h"

/** Somebody whom nothing forbids the duty of one who cannot come: no absence, no hard rule, no
 * other place. */
typedef struct {
    int provider;
    int instead; /* of whom alone; -1: of whoever is on duty there */
    Day last; /* their last duty that begins no later, recorded or planned; DAY_NONE: none known */
    Day next; /* their next one, on the same day perhaps */
} Substitute;

typedef struct Substitutes Substitutes;

/** Question and rota must outlive it. */
Substitutes *substitutes_new(const Question *question, const Rota *rota);
void substitutes_free(Substitutes *substitutes);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Substitutes, substitutes_free)

/** At most `most` for the slot, whose last duty lies longest back first, those without one before
 * all; equal ones in the region's order. The caller unrefs (Substitute). */
GArray *substitutes_of(Substitutes *substitutes, int slot, guint most);
