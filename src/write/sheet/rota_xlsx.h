/* The rota as a workbook: grid, list, tallies, fees. */
#pragma once

#include "write/edition.h"

/** The file's bytes, the same for the same publication (docs/products.md). NULL with error set. The
 * caller frees. */
char *write_rota_xlsx(const Edition *edition, gsize *length, GError **error);
