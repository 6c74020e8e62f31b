/* What the laws share: costs by tier, and texts for a case that breaks one. */
#pragma once

#include "audit/audit.h"
#include "lower/lower.h"

/** The audit's cost in a tier of the middle language. */
gint64 law_cost(const Audit *audit, int tier);
/** How many times the usual number of regions: the environment's RINBAN_LAWS, or 1. */
int law_scale(void);
/** The caller frees. */
char *law_choice_text(const Lowered *lowered, const guint8 *taken);
char *law_breaches_text(const Lowered *lowered, const guint8 *taken);
