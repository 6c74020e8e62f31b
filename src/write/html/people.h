/* The duties of each provider, one section each. */
#pragma once

#include "write/edition.h"
#include "write/roster.h"

/** Whether the page speaks of the provider: a member of a tally or line, or on duty. */
gboolean *people_shown(const Edition *edition);
/** An index of all names, then a section p-<id> each. shown: by provider. */
void html_people(GString *html, const Edition *edition, const gboolean *shown);
