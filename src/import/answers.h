/* A sheet of answers, one row per person and one column per day, as requests. */
#pragma once

#include "import/sheet.h"

/** What came of a sheet. */
typedef struct {
    char *text; /* requests/<name>.csv, with byte order mark and CRLF */
    guint people;
    guint requests; /* rows but those of `none` */
} Answers;

/** Reads ○ △ × ◎ and words: × is absent, △ avoid, ◎ want; who has none of them answers `none`.
 * Hours may follow a mark (×13:00-17:00). A person's later row replaces the earlier. NULL: there
 * was an error (all told). */
Answers *import_answers(const Region *region, const Period *period, const Source *source,
                        Messages *messages);
void answers_free(Answers *answers);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Answers, answers_free)
