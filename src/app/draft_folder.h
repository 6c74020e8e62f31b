/* Where drafts and publications lie in out/. */
#pragma once

#include "app/session.h"
#include "read/draft.h"

/** out/<period>, or out/<period>.draft once the period is published; the caller frees. */
char *draft_folder(const Session *session);
/** out/<period>; the caller frees. */
char *publication_folder(const Session *session);
/** Whether the folder's rota.csv is not the one that was written with its rota.json. */
gboolean draft_is_edited(const char *folder);
