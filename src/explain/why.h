/* Why this one: what speaks for somebody in a place, in sentences that the person can check. */
#pragma once

#include "explain/alternatives.h"

/** The summary first, then what is known of the one who stands there; the caller unrefs (char *).
 */
GPtrArray *explain_why(const Question *question, const Rota *rota, Post post,
                       const Alternatives *alternatives);

/** The places of a rota's slot that nobody fills. */
int open_places(const Question *question, const Rota *rota, int slot, Role role);
/** A price in a tier as people say it: places, or costs of a rule with at most three decimals. The
 * caller frees. */
char *price_text(int tier, gint64 units);
