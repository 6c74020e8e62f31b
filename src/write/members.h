/* Who belonged to which line when a rota was published. */
#pragma once

#include "region/region.h"

/** Adds a row per line and provider who can belong to it on some day of the record's period, with
 * share, from, until and leave as they are; where `who` admits only on some of the days (an age),
 * from and until are narrowed to them. */
void members_add(Record *record, const Region *region);
