/* Characters of full width where YAML wants the plain ones: what Japanese keyboards give. */
#pragma once

#include "base/source.h"

/** Where such a colon follows a key, or such a space begins a line: on that line or one of the two
 * above, the nearest first, as libyaml finds out late. *character is it, at the place returned.
 * NULL: there is none. */
const char *yaml_wide(const Source *source, int line, Place *place);
