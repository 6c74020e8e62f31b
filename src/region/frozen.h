/* Days that are past when a published period is planned again: they stay as published. */
#pragma once

#include "region/rota.h"

/** The publication whose days stay, or NULL: the period's newest one, where it was not withdrawn
 * and the region has a day before which published days stay. */
const Record *frozen_record(const Region *region, Period period);
/** Whether the day stays as published. */
gboolean day_is_frozen(const Region *region, Period period, Day day);

/** Whether the slot's places stay as they were published. */
gboolean slot_is_frozen(const Question *question, int slot);
/** Whether the provider stood there in that role, and so stays. */
gboolean slot_keeps(const Question *question, int provider, int slot, Role role);
