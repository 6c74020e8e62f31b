/* What the laws share: costs by tier, and texts for a case that breaks one. */
#pragma once

#include "audit/audit.h"
#include "lower/lower.h"

/** The audit's cost in a tier of the middle language. */
gint64 law_cost(const Audit *audit, int tier);
/** The usual number of draws, times the environment's RINBAN_LAWS. */
int law_draws(int usual);
/** The caller frees. */
char *law_choice_text(const Lowered *lowered, const guint8 *taken);
char *law_breaches_text(const Lowered *lowered, const guint8 *taken);
