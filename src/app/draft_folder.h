/* Where drafts and publications lie in out/. */
#pragma once

#include "app/solving.h"
#include "base/stage.h"
#include "read/draft.h"
#include "write/json/solution.h"

/** out/<period>, or out/<period>.draft once the period has a record of its own; the caller frees.
 */
char *draft_folder(const Session *session);
/** The rota.json that stands there, and where (the caller frees both); NULL: none, or it cannot be
 * read, which is not told. *path may be of no file. */
Draft *draft_standing(const Session *session, char **path);
/** Whether a draft, perhaps a damaged one, is there; products of a period that is published within
 *  others may lie in its place. */
gboolean draft_stands(const Session *session);
/** out/<period>; the caller frees. */
char *publication_folder(const Session *session);
/** EXIT_INPUT, told, where the folder's rota.csv is not the one that was written with its rota.json
 * and neither --overwrite gives it up nor --rota takes it. */
ExitCode guard_edited(Session *session, const char *folder);
/** Keeps what people have put beside the products: a copy of rota.csv that they work on,
 * notes, an exported model. */
gboolean keep_others(Stage *stage, const char *folder, GError **error);
/** Removes the products of a draft, and its folder where nothing else is in it. */
void draft_remove(const char *folder);

/** The document's view of what was solved; `unfilled` and `files` may be NULL. */
Solution draft_solution(const Session *session, const Solving *solving, const GPtrArray *unfilled,
                        const GPtrArray *files);
/** Writes the draft's products; adds their paths to files (char *). */
gboolean draft_write(const Session *session, const Solving *solving, const GPtrArray *unfilled,
                     GPtrArray *files, GError **error);
