/* Solving a program of the middle language. */
#pragma once

#include "lower/program.h"

#include <glib.h>

/** ENGINE_PRICE closes tiers by branch-and-price and leaves to the compact model what patterns
 * cannot close. */
typedef enum { ENGINE_PRICE, ENGINE_COMPACT } EngineKind;

typedef enum {
    ANSWER_OPTIMAL,    /* proven, every tier */
    ANSWER_FEASIBLE,   /* the best found */
    ANSWER_INFEASIBLE, /* proven: no choice is free of NEVER */
    ANSWER_UNKNOWN     /* out of time without a choice */
} AnswerStatus;

/** Seen by the caller while the engine works, on the calling thread. */
typedef struct {
    double seconds;
    const guint8 *taken; /* the best choice so far, or NULL */
    gint64 cost[TIERS];
    gint64 bound[TIERS];
    int tier; /* being solved */
} Progress;

typedef struct {
    EngineKind engine;
    double seconds; /* wall time from the call; 0: no limit */
    gint64 work;    /* deterministic units of work instead of time; 0: no limit */
    int threads;    /* 0: as many as there are processors */
    guint32 seed;
    const guint8 *start; /* a choice to begin from, or NULL */
    const int *stop;     /* set from a signal handler: return the best so far; may be NULL */
    void (*progress)(const Progress *progress, gpointer data); /* may be NULL */
    gpointer data;
} Effort;

typedef struct {
    AnswerStatus status;
    guint8 *taken;       /* per cell, or NULL */
    gint64 cost[TIERS];  /* of taken, constants included */
    gint64 bound[TIERS]; /* proven: no choice that is as good in all earlier tiers costs less */
} Answer;

Answer *engine_solve(const Program *program, const Effort *effort);
void answer_free(Answer *answer);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Answer, answer_free)

typedef enum { MODEL_LP, MODEL_MPS } ModelFormat;

/** Writes the compact model for any other solver. Tiers are folded into one objective with weights
 *  where that is exact in doubles; else earlier tiers stand as rows at the optimum given in `held`
 *  (NULL where folding is possible). FALSE: could not be written (errno). */
gboolean engine_export(const Program *program, ModelFormat format, const char *path,
                       const gint64 held[TIERS]);
/** Whether all tiers fold exactly. */
gboolean engine_folds(const Program *program);
/** A choice's value in the exported model. */
double engine_objective(const Program *program, const gint64 cost[TIERS], const gint64 held[TIERS]);
