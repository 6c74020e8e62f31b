/* Least change: what a repair asks beside the question. */
#pragma once

#include "lower/lowering.h"

/** Where the published duties of which nothing bars the provider all stay, the cells (role ×
 *  provider × slot) that can be taken at all: these, and those of slots with a place left. */
guint8 *change_mask(const Question *question, const LeastChange *change);
/** Whether the lowering's mask leaves the cell open. */
gboolean change_allows(const Lowering *lowering, int provider, int slot, Role role);
/** Prices or holds what the lowering's change asks for; all other elements stand. */
void lower_changed(Lowering *lowering);
