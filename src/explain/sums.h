/* Words for breaches of rules that count duties: over all, in a slot, on a day. */
#pragma once

#include "audit/audit.h"

/** What is too much or too little, in the language in force; the caller frees. */
char *sums_text(const Rule *rule, const Breach *breach);
