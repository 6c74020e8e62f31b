/* What the products of one period are made from. */
#pragma once

#include "audit/audit.h"
#include "region/question.h"
#include "region/rota.h"
#include "write/json/solution.h"

typedef struct {
    const Question *question;
    const Rota *rota;
    const Audit *audit;
    const Record *record;     /* the publication; for a draft what publishing it would record */
    gboolean draft;           /* not published: calendar files say TENTATIVE, SEQUENCE 0 */
    const Solution *solution; /* how the rota was found; NULL: unknown (published, made by hand) */
} Edition;
