/* Maximum flow in whole numbers (Dinic 1970), for small dense networks. */
#pragma once

#include <glib.h>

typedef struct MaximumFlow MaximumFlow;

/** Node 0 is the source, node 1 the sink. */
MaximumFlow *maximum_flow_new(int nodes);
void maximum_flow_free(MaximumFlow *flow);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(MaximumFlow, maximum_flow_free)
/** Returns what maximum_flow_set calls it. */
int maximum_flow_add(MaximumFlow *flow, int from, int to, gint64 capacity);
/** Gives an edge another capacity. */
void maximum_flow_set(MaximumFlow *flow, int edge, gint64 capacity);
/** How much goes from source to sink at most; may be asked again after maximum_flow_set. */
gint64 maximum_flow_value(MaximumFlow *flow);
