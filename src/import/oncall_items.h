/* What a data file of the on-call benchmark says. */
#pragma once

#include "import/dzn.h"

/** Days of a week: Friday to Sunday are one. */
enum { ONCALL_WEEK = 5 };

/** Days count from 1; lists and items are the file's. */
typedef struct {
    int people;
    int days;
    int offset;
    gint64 adjacent;
    gint64 wednesday;
    const GArray *load; /* percent */
    const DznItem *unavailable;
    const DznItem *fixed;
    gboolean *is_fixed; /* by day from 1; for anybody */
} Oncall;

/** FALSE: something is missing or out of range (told), and nothing is to be cleared. */
gboolean oncall_read(Oncall *oncall, const Dzn *dzn, Messages *messages, const Source *source);
void oncall_clear(Oncall *oncall);
