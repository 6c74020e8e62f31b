/* A record as the text of records/<period>-r<N>.yaml (docs/records.md); read back by read/record.c.
 */
#pragma once

#include "region/record.h"

/** The whole text; its last line is the SHA-256 of all that stands above. The caller frees. */
char *write_record(const Record *record);
