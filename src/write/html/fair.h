/* Fairness: for each tally a table whose last column draws what its numbers say. */
#pragma once

#include "write/edition.h"

/** Nothing where the region counts nothing. */
void html_fair(GString *html, const Edition *edition);
