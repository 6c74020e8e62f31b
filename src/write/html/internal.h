/* internal.html: who stands and who could stand in, with telephones; not for the public. */
#pragma once

#include "write/edition.h"

/** The caller frees. */
char *write_internal_html(const Edition *edition, gsize *length);
