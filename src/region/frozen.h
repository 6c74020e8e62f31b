/* Days that are past when a published period is planned again: they stay as published. */
#pragma once

#include "region/rota.h"

/** Whether the day stays as published: it lies before the region's day up to which published days
 *  stay, and the question's period is published, by itself or within other publications. */
gboolean day_is_frozen(const Question *question, Day day);

/** Whether the slot's places stay as they were published. */
gboolean slot_is_frozen(const Question *question, int slot);
/** Whether the provider stood there in that role, and so stays. */
gboolean slot_keeps(const Question *question, int provider, int slot, Role role);
/** What question_bar says, but of a duty that is past what it would say were it still to come: soft
 *  rules go on counting it. */
Bar slot_bar_once(const Question *question, int provider, int slot);
