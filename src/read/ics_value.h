/* The values of calendar files, read to the letter (RFC 5545, section 3.3). */
#pragma once

#include "read/ics_event.h"

/** 20261205, 20261205T090000 or 20261205T090000Z, all existing; zone is left alone. Second 60 is
 * read as 59. */
gboolean ics_stamp_parse(const char *text, gboolean *utc, IcsStamp *stamp);
/** P1W, P1DT2H, PT45M; not negative. */
gboolean ics_length_parse(const char *text, IcsLength *length);

typedef enum {
    RULE_READ,
    RULE_WRONG, /* no recurrence rule */
    RULE_BEYOND /* a rule, but more than is read here */
} RuleReading;

/** Takes UNTIL out of a recurrence rule. rest and until are the caller's to free; until NULL: none.
 * Otherwise than RULE_READ *part (to be freed) is the part that is to blame. */
RuleReading ics_rule_parse(const char *text, char **rest, char **until, char **part);
