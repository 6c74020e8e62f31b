/* The rota and the tallies as plain text for a terminal. */
#pragma once

#include "audit/audit.h"
#include "region/rota.h"

typedef struct {
    gboolean colour; /* ANSI colours: Sundays and holidays, Saturdays, open places */
    gboolean list;   /* days below each other instead of calendars */
    int columns;     /* of the terminal; 0: any */
} ShowStyle;

/** Calendars of each month and line with open places marked, or a list by day with one column per
 * line; then the tallies per provider, what is proven of them, what counts for another than who
 * serves, and the wishes, as `record` answered them where the rota is a publication (else NULL).
 * The caller frees. */
char *write_show(const Question *question, const Rota *rota, const Audit *audit,
                 const Record *record, ShowStyle style);

/** The duties and tallies of one provider; as text, and as a JSON document. The caller frees. */
char *write_show_provider(const Question *question, const Rota *rota, const Audit *audit,
                          const Record *record, int provider, ShowStyle style);
char *write_provider_json(const Question *question, const Rota *rota, const Audit *audit,
                          int provider);
