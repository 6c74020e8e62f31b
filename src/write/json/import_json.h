/* What an import brought in, for scripts. */
#pragma once

#include "base/message.h"

typedef struct {
    const char *key;
    guint count;
} ImportCount;

/** The document of `import … --json`: {"format", "file", both counts, "warnings"}. The caller
 * frees. */
char *write_import_json(const char *path, const ImportCount counts[2], const Messages *messages);
