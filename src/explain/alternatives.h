/* What it would cost to take somebody else: for everybody but who stands in a place, what keeps
 * them from it, or the price of the best rota with them there. */
#pragma once

#include "engine/engine.h"
#include "explain/reason.h"
#include "region/rota.h"

/** A place of a rota. */
typedef struct {
    int provider; /* who stands there; -1: it is open */
    int slot;
    Role role;
} Post;

typedef enum {
    ALTERNATIVE_BARRED,    /* cannot stand there, or does already; `reason` says why */
    ALTERNATIVE_FORBIDDEN, /* proven: no rota with them there keeps all hard rules */
    ALTERNATIVE_EXACT,     /* `least` is the price, proven */
    ALTERNATIVE_BOUND      /* the price is at least `least` */
} AlternativeKind;

/** Something that differs between the rota and the best one with somebody else. */
typedef struct {
    int tier;
    gboolean worse; /* FALSE: better */
    gint64 size;    /* among those of a tier: how much */
    char *text;
} Difference;

typedef struct {
    int provider;
    AlternativeKind kind;
    Reason *reason;         /* what keeps them from it in the rota as it is; NULL: nothing does */
    gint64 least[TIERS];    /* against the rota; below 0: that tier would be better */
    int known;              /* so many tiers of `least` are proven, all but the last exactly; the
                               others are G_MININT64 */
    Rota *rota;             /* the best found with them there, or NULL */
    gint64 most[TIERS];     /* its price; where there is a rota */
    int moved;              /* duties of it that somebody else had */
    GPtrArray *differences; /* Difference *: worse ones first, by tier, then by size */
} Alternative;

typedef struct {
    GPtrArray *all;    /* Alternative *: by price, then those who cannot, by provider */
    int sought;        /* so many of the cheapest prices were asked for */
    gboolean complete; /* they are proven, and so is that nobody else is cheaper */
    gboolean doubt;    /* the engine and the recount differ: nothing here may be told */
} Alternatives;

/** How long and how; `effort.seconds` and `effort.work` are for everything together. */
typedef struct {
    Effort effort;
    int sought; /* exact prices wanted; G_MAXINT: of everybody */
} AlternativesEffort;

/** The best rota with a candidate there is the best one under --pin and --ban. */
Alternatives *explain_alternatives(const Question *question, const Rota *rota, Post post,
                                   const AlternativesEffort *effort);
void alternatives_free(Alternatives *alternatives);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Alternatives, alternatives_free)

/** Strictly by tiers: below 0 where `a` is the cheaper one. */
int price_order(const gint64 a[TIERS], const gint64 b[TIERS]);

/** What differs between two rotas of the same question in what they cost, worse things first; the
 * caller unrefs (Difference *). */
GPtrArray *explain_differences(const Question *question, const Rota *before, const Rota *after);
