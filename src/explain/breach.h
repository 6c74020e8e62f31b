/* A breach of a rule in words. */
#pragma once

#include "audit/audit.h"

/** "rule", "over", "bar", "fix", "overlap", "clinic", "twice"; static. */
const char *breach_code(const Breach *breach);
/** The rule's id; "wish" for wishes without a rule; NULL: no rule. */
const char *breach_rule_id(const Question *question, const Breach *breach);
/** One line: when, where, who, what; in the language in force. The caller frees. */
char *breach_sentence(const Question *question, const Breach *breach);
