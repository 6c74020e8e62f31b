/* A solved period as a JSON document: `solve --json`, and rota.json, which is the draft itself. */
#pragma once

#include "audit/audit.h"
#include "base/message.h"
#include "explain/no_rota.h"
#include "explain/unfilled.h"
#include "region/question.h"
#include "region/rota.h"

/** "fill", "reserve" and the tiers 1 … 9, in this order. */
#define SOLUTION_TIERS (2 + LEVEL_MAX)

typedef struct {
    const Question *question;
    const Rota *rota;     /* NULL: there is none; so too below */
    const Audit *audit;   /* of the rota */
    const char *status;   /* "optimal", "feasible", "infeasible", "unknown" */
    gboolean interrupted; /* a signal ended the search before its time */
    gint64 cost[SOLUTION_TIERS];
    gint64 bound[SOLUTION_TIERS];
    double objective; /* this rota's value in the exported model */
    double seconds;
    guint32 seed;
    const char *digest;        /* of the inputs */
    const GPtrArray *unfilled; /* Unfilled *; NULL: nothing is unfilled */
    const Messages *messages;  /* the warnings among them are told; NULL: none */
    const GPtrArray *files;    /* char *: what was written; NULL: nothing */
    const NoRota *no_rota;     /* why there is none; NULL: there is one, or it is not known */
} Solution;

/** (cost - bound) / max(1, cost) of the first tier not proven; 0 when all are. */
double solution_gap(const Solution *solution);

/** The document of `solve --json` (contract, section 7). The caller frees. */
char *write_solve_json(const Solution *solution);

/** rota.json of a draft: the same without what changes from run to run (seconds, files, warnings),
 * and with the period, the assignments by ids and the digest of rota.csv, by which an edit by hand
 * is noticed. Read back by read/draft.h. The caller frees. */
char *write_rota_json(const Solution *solution, const char *csv, gsize csv_length);

/** rota.json of a publication, from the record and its recount alone: the same record gives the
 * same bytes. `status` is "published". The caller frees. */
char *write_publication_json(const Question *question, const Rota *rota, const Audit *audit,
                             const Record *record, const char *csv, gsize csv_length);

/** The document of `audit --json` and `show --json`: costs, breaches, open places with reasons,
 * tallies and the rota itself; of the messages (NULL: not said) the warnings. The caller frees. */
char *write_audit_json(const Question *question, const Rota *rota, const Audit *audit,
                       const Messages *messages);
