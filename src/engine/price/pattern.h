/* One provider's complete choice. */
#pragma once

#include "engine/price/provider_view.h"

typedef struct {
    int provider;
    int n;
    int *cell;          /* the program's, ascending */
    gint64 cost[TIERS]; /* of the provider's own elements, in relevant tiers */
} Pattern;

/** Of cells in any order, taken over; NULL (and they are freed) where they break a NEVER. */
Pattern *pattern_new(const ProviderView *view, int n, int *cell);
void pattern_free(Pattern *pattern);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Pattern, pattern_free)
gboolean pattern_has(const Pattern *pattern, int cell);
/** For hash tables: patterns of the same cells. */
guint pattern_hash(gconstpointer pattern);
gboolean pattern_equal(gconstpointer a, gconstpointer b);
