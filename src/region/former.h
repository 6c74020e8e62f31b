/* Providers whom records name and region.yaml does not name any more. */
#pragma once

#include "region/region.h"

/** Adds them after the region's own, under the names that the newest records give; members on no
 * day, so they can be given nothing new, and what they served stays readable. Called once all
 * records are read. */
void region_add_formers(Region *region);
