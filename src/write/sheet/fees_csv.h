/* The fees as a table: one position of an invoice per row. */
#pragma once

#include "region/rota.h"

/** Columns: docs/products.md. Reserves bear no fee and have no row. The caller frees. */
char *write_fees_csv(const Question *question, const Rota *rota, gsize *length);
