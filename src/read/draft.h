/* A draft read back: out/<period>/rota.json (write/json/solution.h). */
#pragma once

#include "base/message.h"
#include "region/question.h"
#include "region/rota.h"

typedef struct {
    char *period;
    char *status;
    char *inputs; /* digest of the inputs */
    char *csv;    /* SHA-256 of rota.csv as it was written */
    guint32 seed;
    double gap;           /* that it was left with; below 0: not said */
    gboolean interrupted; /* a signal ended the search before its time */
    GPtrArray *rows;      /* DraftRow * */
} Draft;

typedef struct {
    char *line;
    char *provider;
    Day day;
    Role role;
} DraftRow;

/** Reads the file; `name` is how messages call it. NULL: it is missing, unreadable or not a draft
 * (told). */
Draft *draft_read(const char *path, const char *name, Messages *messages);
void draft_free(Draft *draft);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Draft, draft_free)

/** Its rota. NULL: a line or provider does not exist any more (told). */
Rota *draft_rota(const Draft *draft, const Question *question, const char *name,
                 Messages *messages);
