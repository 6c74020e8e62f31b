/* Counts over many providers' duties: at most, at least so many. */
#pragma once

#include "lower/lowering.h"

/** Duties of which some are counted; cells (int) each once. */
typedef struct {
    GArray *counted;
    GArray *loads;   /* int, above 0, by counted */
    GArray *by_hand; /* gboolean, by counted: fixed by hand, and the rule excuses that */
    GArray *loose;   /* int: cells, counted or not, that nothing excuses */
    gboolean mixed;  /* some of these are not counted */
    gint64 most;     /* no greater load of the counted ones can be taken */
    gint64 past;     /* load of duties that stay as published and bind no hard rule */
    gint64 recorded; /* load of duties outside the period that count too */
} Crew;

Crew crew_new(void);
void crew_clear(Crew *crew);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Crew, crew_clear)

/** Adds the provider's duty cell in the slot, if there is one. */
void crew_add(const Lowering *lowering, Crew *crew, const Rule *rule, int provider, int slot,
              gboolean counted, int load);
/** Raises `most` by what the slot's places can bring, each with that load. */
void crew_add_places(const Lowering *lowering, Crew *crew, int slot, int load);

/** Each unit of load above the maximum costs, and each below the minimum; what is recorded, past,
 * or excused by hand, raises the maximum where it is more. max -1: none. */
void crew_lower(Lowering *lowering, const Crew *crew, int min, int max, gint64 factor,
                const Tariff *tariff);
/** Each duty below the minimum costs where a loose one is taken; *presence is the mark that says
 * so, or -1 and made where needed. */
void crew_lower_least(Lowering *lowering, const Crew *crew, int min, int *presence,
                      const Tariff *tariff);

/** Whether the provider, one of the rule's, is a member of the slot's line that day with a share
 *  above 0, and the slot asks for duties: absences and `never` aside. */
gboolean bears(const Lowering *lowering, const Rule *rule, int provider, int slot);
