/* The names that a record keeps. */
#pragma once

#include "region/region.h"

/** Notes a provider's name (and a clinic's address) as the region has it; of leavers as their last
 * record has it. */
void record_name_provider(Record *record, const Region *region, const char *id);
/** Notes all who stand in the record's duties or own its events. */
void record_name_all(Record *record, const Region *region);
/** Sorts by id. */
void record_names_sort(Record *record);
