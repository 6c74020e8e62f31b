/* What stands inside the kind of a rule. */
#pragma once

#include "read/sections.h"

typedef struct {
    const Field *fields; /* into the Rule */
    /** Checks what the table cannot say; may be NULL. `inside` is the kind's mapping. */
    void (*check)(Reading *reading, const Node *inside, Rule *rule);
} RuleKindReader;

/** Reads the kind's mapping, which may be empty; place is its key's. */
void read_rule_kind(Reading *reading, const Node *inside, Place place, Rule *rule);
