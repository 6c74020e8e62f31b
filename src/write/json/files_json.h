/* What `export` tells scripts. */
#pragma once

#include "calendar/period.h"

/** {"format", "period", "files": [path]}. The caller frees. */
char *write_files_json(Period period, const char *path);
