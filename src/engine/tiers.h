/* Tier after tier: counting, local search, patterns where asked for, and the compact model. */
#pragma once

#include "engine/incumbent.h"
#include "engine/model/model.h"
#include "engine/solver/mip.h"

/** What counting has told of a tier, as long as the earlier ones are held at these costs. */
typedef struct {
    gboolean together;
    gboolean alone; /* with what each provider's own elements cost together, too */
    gint64 held[TIERS];
} Counted;

typedef struct {
    Incumbent *incumbent;
    Budget *budget;
    Model *model; /* NULL as long as bounds from counting suffice */
    Mip *mip;
    Limit limit;       /* of relaxations */
    Limit whole_limit; /* of the tree */
    gint64 toll;       /* work that one simplex iteration counts for */
    gint64 searched;   /* work done when the last local search ended */
    guint32 turn;      /* local searches so far */
    int tier;
    gint64 unit;       /* of the tier's prices; at least 1 */
    gint64 iterations; /* of the solver, already counted as work */
    Counted counted[TIERS];
    gint64 *whole; /* a value per column */
    guint8 *taken;
    gboolean offered; /* the incumbent is known to the search tree */
    gboolean news;    /* the search tree bettered the incumbent */
} Compact;

/** The incumbent is as good as can be in this tier. Numbers of the solver never outdo it. */
static inline gboolean
tier_is_proven(const Compact *compact, int tier)
{
    const Incumbent *incumbent = compact->incumbent;
    return incumbent->found && incumbent->cost[tier] <= incumbent->bound[tier];
}

static inline gboolean
tiers_time_is_up(const Compact *compact)
{
    return budget_time_is_up(compact->budget, &compact->whole_limit);
}

/** In tiers_bound.c: what counting proves of the tier, the earlier ones held as the incumbent has
 * them. */
void tier_count(Compact *compact, int tier);
/** As far as the incumbent is proven, and one tier further; that one's number. */
int tiers_count(Compact *compact);
/** Of the tiers after this one, as if nothing was held. */
void tiers_count_after(Compact *compact, int tier);
/** What the columns' bounds alone prove of the tiers from `first` on. */
void tiers_take_ranges(Compact *compact, int first);
/** Spans of the present tier are at least as wide as counting says. */
void tier_widen_spans(Compact *compact);

/** Local search from the incumbent with a share of what is left, and at most so much work: work
 * ends it, so that time does not choose the rota. */
void tiers_search(Compact *compact, double share, gint64 work);
/** The model's relaxation and search tree for the present tier. MIP_INFEASIBLE: nothing is as good
 * as the incumbent in all tiers so far. */
MipStatus tier_solve(Compact *compact);
/** Solves into the incumbent; its bounds are those of Answer. */
AnswerStatus tiers_solve(Incumbent *incumbent);
