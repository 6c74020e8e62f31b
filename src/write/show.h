/* The rota and the tallies as plain text for a terminal. */
#pragma once

#include "audit/audit.h"
#include "region/rota.h"

typedef struct {
    gboolean colour; /* ANSI colours: Sundays and holidays, Saturdays, open places */
} ShowStyle;

/** By day, one column per line, open places marked; then the tallies per provider. The caller
 * frees. */
char *write_show(const Question *question, const Rota *rota, const Audit *audit, ShowStyle style);
