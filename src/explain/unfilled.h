/* Why a place stays empty: for everybody who belongs to it, what keeps them from it. */
#pragma once

#include "explain/reason.h"
#include "region/question.h"
#include "region/rota.h"

typedef struct {
    int slot;
    Role role;
    int short_places;
    GPtrArray *reasons; /* Reason *, by provider; not those whom the line does not admit that day */
} Unfilled;

/** Every slot with an open place (Unfilled *), duties before reserves, by slot; the caller unrefs.
 */
GPtrArray *explain_unfilled(const Question *question, const Rota *rota);
