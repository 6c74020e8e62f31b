/* What tells providers apart: area, clinic, tags, departments. */
#pragma once

#include "region/region.h"

/** The provider's values of the property, each once; none: an empty array. A clinic is its own, a
 * doctor of the clinic's. The texts belong to the region; the caller frees the array. */
GPtrArray *provider_traits(const Region *region, int provider, By by);
