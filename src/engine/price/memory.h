/* What one chain, rank or run remembers of the cells taken so far, as a number.
 *
 * Numbers with the same future are told by one of them. 0 is always a memory of nothing. */
#pragma once

#include "engine/charge.h"

#include <glib.h>

typedef struct Memory Memory;

/** How a kind of element remembers. `entry` is the cell's index inside the element. Each adds what
 * it costs and returns FALSE where that is NEVER. */
typedef struct {
    gboolean (*take)(const Memory *memory, int *state, int entry, Charge *charge);
    /** Before the decision at a position. */
    gboolean (*fade)(const Memory *memory, int *state, int position, Charge *charge);
    gboolean (*end)(const Memory *memory, int state, Charge *charge);
} MemoryKind;

struct Memory {
    const MemoryKind *kind;
    union {
        const Chain *chain;
        const Rank *rank;
        const Run *run;
    };
    int start;
    int *entry; /* by position: the cell's index inside the element, or -1 */
    int *next;  /* by position, n + 1 of them: the first entry not before it */
    /* Chains. */
    int *class_of; /* by entry */
    int classes;   /* 0: nothing, 1: before */
    gint64 *out;   /* by class */
    gboolean *by_hand;
};

/** Of a Chain, Rank or Run. n positions; `position` tells those of the program's cells. */
Memory *memory_chain(gconstpointer chain, int n, const int *position);
Memory *memory_rank(gconstpointer rank, int n, const int *position);
Memory *memory_run(gconstpointer run, int n, const int *position);
void memory_free(Memory *memory);

/** Shared by the kinds. */
Memory *memory_new(const MemoryKind *kind, int n, int cells, const int *cell, const int *position);
