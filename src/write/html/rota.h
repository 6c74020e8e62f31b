/* rota.html: one page that needs nothing else, for the screen and for A4. */
#pragma once

#include "write/edition.h"

/** The caller frees. Its bytes do not depend on the clock: the script marks today. */
char *write_rota_html(const Edition *edition, gsize *length);
