/* What the records of a region are, for scripts. */
#pragma once

#include "base/message.h"
#include "region/region.h"

/** The document of `records verify --json`: {"format", "errors", "records", "messages"}; each
 * record has "file", "period", "revision", "serial", "moment", "withdrawn", "typed-in", "duties"
 * and "counts" (wholly, partly, nowhere). The caller frees. */
char *write_records_json(const Region *region, const Messages *messages);
