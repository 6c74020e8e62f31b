/* A publication as a rota of today's question. */
#pragma once

#include "region/rota.h"

/** The record's duties, sorted as rota_sort does. Those whose line or provider the region no longer has
 *  cannot stand in it; *missing (may be NULL) is how many. */
Rota *recorded_rota(const Question *question, const Record *record, int *missing);
