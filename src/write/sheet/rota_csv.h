/* The rota as a table: the format that is read and written everywhere (contract, section 7). */
#pragma once

#include "region/rota.h"

#define ROTA_CSV_HEADING "date,line,start,end,hours,provider,role,name"
#define ROTA_COLUMNS 8

/** The rows of the table (GStrv of ROTA_COLUMNS texts, empty where nothing is to be said). The
 * caller unrefs. */
GPtrArray *rota_rows(const Question *question, const Rota *rota);

/** One row per place of a duty and per reserve, and a row `open` per place of a duty left unfilled,
 *  sorted by date, line, start, provider, open ones last. The caller frees. */
char *write_rota_csv(const Question *question, const Rota *rota, gsize *length);
