/* Places that nobody fills, with what keeps each provider from them. */
#pragma once

#include "write/edition.h"

/** How many places of duties and reserves are open. */
int html_open_count(const Edition *edition);
/** Nothing where every place is filled. */
void html_open_places(GString *html, const Edition *edition);
