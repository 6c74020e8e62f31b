/* What a publication tells scripts. */
#pragma once

#include "base/message.h"
#include "region/record.h"

/** The document of `publish --json`: {"format", "period", "status": "published", "revision",
 * "moment", "record", "warnings", "files"}; `path` leads to the record. The caller frees. */
char *write_publication_report(const Record *record, const char *path, const Messages *messages,
                               const GPtrArray *files);
