/* What stands inside the kind of a rule. */
#pragma once

#include "read/sections.h"

typedef struct {
    const Field *fields; /* into the Rule */
    /** Checks what the table cannot say; may be NULL. `inside` is the kind's mapping. */
    void (*check)(Reading *reading, const Node *inside, Rule *rule);
    /** Reads the mapping in place of the table, where its keys are not fixed; may be NULL. */
    void (*read)(Reading *reading, const Node *inside, Rule *rule);
} RuleKindReader;

/** Nth weekdays, each with those who stand on it. */
void read_weekday_pattern(Reading *reading, const Node *inside, Rule *rule);
void field_season(Reading *, const Field *, const Node *, gpointer target);   /* int * */
void field_year_run(Reading *, const Field *, const Node *, gpointer target); /* YearRun * */

/** Reads the kind's mapping, which may be empty; place is its key's. */
void read_rule_kind(Reading *reading, const Node *inside, Place place, Rule *rule);
