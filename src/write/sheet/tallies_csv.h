/* The counts per provider as a table: what the fee invoice needs. */
#pragma once

#include "audit/audit.h"
#include "region/rota.h"

/** Columns and kinds of rows: docs/products.md. The caller frees. */
char *write_tallies_csv(const Question *question, const Rota *rota, const Audit *audit,
                        gsize *length);
