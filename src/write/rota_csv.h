/* The rota as a table: the format that is read and written everywhere (contract, section 7). */
#pragma once

#include "region/rota.h"

#define ROTA_CSV_HEADING "date,line,start,end,hours,provider,role,name"

/** One row per place of a duty and per reserve, and a row `open` per place of a duty left unfilled,
 *  sorted by date, line, start, provider, open ones last. The caller frees. */
char *write_rota_csv(const Question *question, const Rota *rota, gsize *length);
