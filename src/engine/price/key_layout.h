/* How a provider's sums and marks stand in a label's key. */
#pragma once

#include "engine/price/provider_view.h"

/** Gives each of them a field, and each place the lists of those that are open behind it, that
 * close there, and that its cell may change. FALSE: more are open at once than a key has bits. */
gboolean key_lay_out(ProviderView *view);
