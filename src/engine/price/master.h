/* The master problem: one pattern for each provider, so that the whole costs least in one tier.
 *
 * Its relaxation is solved by column generation: the duals of the coupling rows are what a cell
 * earns in pricing. Every pricing round proves a bound; duals are smoothed towards those of the
 * best (Wentges 1997; Pessoa, Sadykov, Uchoa, Vanderbeck 2018) and kept in a box around them
 * (Marsten, Hogan, Blankenship 1975): two slack columns a row, priced at the box's sides. */
#pragma once

#include "engine/price/frame.h"
#include "engine/price/pricing.h"
#include "engine/solver/lp.h"

/** What a long solution asks the caller. */
typedef struct {
    LpPoll spent; /* TRUE: no more; asked on any thread */
    LpPoll poll;  /* the same, on the calling thread: for news as well */
    gpointer data;
} MasterWatch;

typedef struct {
    int providers;
    const Program *program;
    MasterWatch watch; /* functions may be NULL */
    gint64 work;       /* deterministic units so far */
    gint8 *fate;       /* by cell: -1 not to be taken, 1 to be taken */
    int *forced;       /* by provider: cells to be taken */
    int *active;       /* by provider: columns that keep to the fates */
    double floor;      /* known: no choice costs less */
    double cutoff;     /* choices that cost as much as this are of no use */
    Frame *frame;
    ProviderView **view;
    Pricer **pricer;
    Lp *lp;
    int threads;
    int n_rows;
    int n_fixed;        /* columns of the frame */
    int n_slacks;       /* columns of the box, behind them */
    double box;         /* half its width; 0: there is none */
    double first_box;   /* where it begins when restricted; above 0 */
    gboolean fresh;     /* restricted, and not priced since */
    gboolean stopped;   /* pricing was left unfinished */
    gboolean slack;     /* the last solution uses them: its objective means little */
    GPtrArray *pattern; /* Pattern: column n_fixed + n_slacks + index */
    GHashTable *known;  /* the same */
    double *dual;       /* by row */
    double *centre;     /* where the best bound was proven */
    double *point;      /* where pricing is done */
    double *entry;      /* by row: of a column being built */
    double *value;      /* by cell and mark: what pricing is told */
    double weight[TIERS];
    Priced *priced;    /* by provider */
    GPtrArray **found; /* by provider: Pattern */
    double objective;  /* of the relaxation of the columns so far, constants included */
    double bound;      /* proven for every whole choice that holds the earlier tiers */
    gint64 base;
    gint64 divisor;
    int rounds;
    double lp_seconds;
    double pricing_seconds;
} Master;

/** NULL where some provider cannot be priced. `held` as in frame_new. threads: 1 or more. */
Master *master_new(const Program *program, int tier, const gint64 held[TIERS], int threads);
void master_free(Master *master);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Master, master_free)

/** Takes over the patterns of a payable choice. */
void master_add_choice(Master *master, const guint8 *taken);
/** Takes the pattern over; FALSE: it was known. */
gboolean master_add(Master *master, Pattern *pattern);

typedef enum {
    MASTER_SOLVED,  /* the bound is that of the relaxation, or no whole choice can cost less than it
                       rounded up */
    MASTER_STOPPED, /* rounds or time ran out: the bound stands */
    MASTER_EMPTY,   /* the columns so far have no solution */
    MASTER_BROKEN
} MasterStatus;

/** Solves the relaxation in at most so many rounds and seconds. */
MasterStatus master_solve(Master *master, int rounds, double seconds);
/** The bound as a whole cost, rounded up to what can be met. */
gint64 master_bound(const Master *master);
/** The bound has reached the cutoff. */
gboolean master_is_beaten(const Master *master);
/** From here on only choices that keep to these fates (by cell) count; the bound begins anew, and
 *  the search for duals at the centre (by row). */
void master_restrict(Master *master, const gint8 *fate, const double *centre);
/** How far the last relaxation takes each cell, 0 … 1. */
void master_values(const Master *master, double *value);
/** Sets the fate of cells that no choice below the cutoff takes to -1, as the duals of the best
 *  bound prove. FALSE: stopped, nothing is changed. */
gboolean master_bury(Master *master, gint8 *fate);

/* Between the files of the master. */
/** Reduced costs nearer to 0 are taken for 0. */
#define MASTER_NEGLIGIBLE 1e-6
/** Bounds within this of a cost that can be met are that cost: relative to a unit of it. */
#define MASTER_SLIGHTLY 1e-6
/** Fills in `entry`. */
void master_find_entries(Master *master, const Pattern *pattern);
/** The box stands around the centre; without one the slacks are shut. */
void master_place_box(Master *master);
/** Prices every provider at the point; what was found waits in `found`. ceiling (by provider) and
 * alive (as in Query) may be NULL. FALSE: left unfinished. */
gboolean master_price(Master *master, gboolean exact, const double *ceiling, guint8 *alive);
/** What the point proves after it was priced: rows and columns of the frame each at their cheapest,
 * and the least pattern of every provider. */
double master_bound_at_point(const Master *master);
