/* What can be said of the rota as a whole: hard rules broken, what it gives up, what is proven. */
#pragma once

#include "write/edition.h"

void html_proof(GString *html, const Edition *edition);
