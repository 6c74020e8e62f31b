/* Published duties passed on in a ring, and what that does. */
#pragma once

#include "app/repairing.h"

/** A duty as it was published. */
typedef struct {
    int provider;
    int line;
    Day day;
    Role role;
} SwapPost;

typedef struct {
    Rota *before;
    Rota *after;
    GArray *posts; /* SwapPost: each passes to the provider of the next, the last to the taker */
    int taker;     /* -1: the provider of the first */
    Audit *audit_before;
    Audit *audit_after;
    GArray *moves;          /* Move */
    GArray *touched;        /* int */
    GPtrArray *breaches;    /* char *: hard rules that the ring would break, in sentences */
    GPtrArray *differences; /* Difference *: what soft rules say */
    gint64 price[TIERS];
} Swapping;

void swapping_init(Swapping *swapping);
void swapping_clear(Swapping *swapping);
/** Passes the duties on, with their credit or without, and recounts both rotas. */
void swapping_judge(Swapping *swapping, Question *question, CreditStyle credit);

/** What a swap does, on standard output. */
void told_swap(const Session *session, const Swapping *swapping, gboolean taken,
               const GPtrArray *files);
/** The document of `swap --json`; the caller frees. */
char *write_swap_json(const Session *session, const Swapping *swapping, gboolean taken,
                      const GPtrArray *files);
