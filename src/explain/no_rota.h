/* Why no rota can keep what is hard: sentences that cannot hold together, and the cheapest ways
 * out. docs/no-rota.md says what is searched and what a price is. */
#pragma once

#include "engine/engine.h"
#include "explain/repair.h"

/** Ways out that are offered, at most. */
#define REPAIRS_MOST 3

typedef struct {
    const Question *question;
    GArray *sentences; /* Sentence: all that could be given up */
    GArray *conflict;  /* int, of sentences, ascending: they cannot hold together. Empty: not found
                          within the effort, or nature alone forbids every rota */
    GArray *alone;     /* gboolean, by conflict: without this one alone there is a rota */
    gboolean irreducible; /* without any one of them, the others can hold together: proven */
    gboolean beside; /* … while all absences stay in force, which are not named: they also excuse
                        from what is demanded */
    GPtrArray *repairs; /* Repair *: cheapest first, at most REPAIRS_MOST */
    int depth;          /* changes at a time that were tried: 1 or 2 */
    gboolean cheapest;  /* nothing cheaper exists within what is searched: proven */
} NoRota;

/** Of a question that no rota answers. Spends at most the effort (its seconds or its work, the
 * latter for each of many small questions); its start and progress are not used. The question must
 * outlive it. */
NoRota *no_rota_new(const Question *question, const Effort *effort);
void no_rota_free(NoRota *no_rota);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(NoRota, no_rota_free)

static inline const Sentence *
no_rota_sentence(const NoRota *no_rota, int sentence)
{
    return &g_array_index(no_rota->sentences, Sentence, sentence);
}

/** What is to be done, all changes of the repair; the caller frees. */
char *repair_text(const NoRota *no_rota, const Repair *repair);
