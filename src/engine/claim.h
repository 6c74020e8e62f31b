/* Elements of a program that have a price of NEVER, and the cells that hang together by them. */
#pragma once

#include "lower/program.h"

typedef enum { CLAIM_TALLY, CLAIM_CHAIN, CLAIM_RANK, CLAIM_RUN, CLAIM_SPAN } ClaimKind;

/** An element that has a price of NEVER. */
typedef struct {
    ClaimKind kind;
    int index;
    GArray *cells;   /* int; those behind marks, too */
    gboolean yields; /* taking less of what satisfies it still does */
    gboolean demands;
} Claim;

/** Of the program's elements; own: only those which speak of one provider. Claim; the caller
 * unrefs.
 */
GArray *claims_of(const Program *program, gboolean own);
/** By cell: whether some demand, or what shares a cell with one, asks for it. The caller frees. */
guint8 *claims_ask(const Program *program, const GArray *claims);
/** Joins the cells asked for that share a claim; for claims_root. The caller frees. */
int *claims_join(const Program *program, const GArray *claims, const guint8 *asked);
/** The cell that stands for all that hang together with this one. */
int claims_root(int *parent, int cell);
