/* Words for what bars a provider from a slot, whatever else the rota says. */
#pragma once

#include "region/beyond.h"

/** The code of docs/reasons.md for a bar; not BAR_NONE. */
const char *bar_code(Bar bar);
/** Why the provider, who is barred from the slot, is so, in the language in force; the caller
 * frees. */
char *bar_text(const Question *question, int provider, int slot);
/** “the recorded duty LINE@DATE”, in the language in force; the caller frees. */
char *recorded_text(const Beyond *duty);
