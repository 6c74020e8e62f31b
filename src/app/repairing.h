/* Least change of a published rota. */
#pragma once

#include "app/solving.h"

/** A place that passes from one to another. */
typedef struct {
    int line;
    Day day;
    Role role;
    int from; /* -1: the place was open or new */
    int to;   /* -1: it stays open, or is gone */
} Move;

/** One way to change what was published. */
typedef struct {
    Rota *rota;
    Audit *audit;
    GArray *moves;       /* Move, by day */
    GArray *touched;     /* int: providers whose duties differ, in the region's order */
    int changed;         /* published duties that stand no more */
    gboolean fewest;     /* proven: filling, then changed duties */
    gboolean best;       /* proven: all, down to the last tier */
    gint64 price[TIERS]; /* against what was published */
} Remedy;

typedef struct {
    Rota *published;     /* published_rota */
    int unknown;         /* published duties whose line or provider the region has no more */
    GPtrArray *remedies; /* Remedy *, the cheapest first */
} Repairing;

/** Moves and providers by which two rotas differ; Move and int, both unreffed by the caller. */
void rota_changes(const Question *question, const Rota *before, const Rota *after, GArray **moves,
                  GArray **touched);
/** A duty passes from one to another, and its credit with it, or not. */
void duty_passes(Question *question, Move move, CreditStyle credit);
/** What `after` costs more than `before`, recounted. */
void price_difference(const Audit *before, const Audit *after, gint64 price[TIERS]);

/** Sets the question's credits as the remedy leaves them. */
void remedy_credit(const Remedy *remedy, const Session *session);
/** Finds at most `most` remedies that differ in who stands in and fill equally well. EXIT_DONE,
 * EXIT_UNFILLED, EXIT_NO_ROTA, EXIT_TIME, EXIT_DOUBT. Clear in any case. */
ExitCode repairing_run(Repairing *repairing, const Session *session, guint most, gint64 begun);
void repairing_clear(Repairing *repairing);
