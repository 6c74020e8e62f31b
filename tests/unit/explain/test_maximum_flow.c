#include "explain/maximum_flow.h"

#include <criterion/criterion.h>

enum { NODES = 7 };

static gint64
random_below(guint32 *state, guint32 below)
{
    *state = *state * 1664525u + 1013904223u;
    return (gint64)((*state >> 16) % below);
}

/** The least capacity of a cut, over all sets of nodes with the source and without the sink. */
static gint64
least_cut(gint64 capacity[NODES][NODES])
{
    gint64 least = G_MAXINT64;
    for (unsigned set = 1; set < 1u << NODES; set += 2) {
        gint64 sum = 0;
        for (int from = 0; from < NODES && !(set & 2); from++)
            for (int to = 0; to < NODES; to++)
                if (set >> from & 1 && !(set >> to & 1))
                    sum += capacity[from][to];
        if (!(set & 2))
            least = MIN(least, sum);
    }
    return least;
}

Test(maximum_flow, is_the_least_cut)
{
    guint32 state = 7;
    for (int round = 0; round < 500; round++) {
        g_autoptr(MaximumFlow) flow = maximum_flow_new(NODES);
        gint64 capacity[NODES][NODES] = {{0}};
        int edges[NODES][NODES];
        for (int from = 0; from < NODES; from++)
            for (int to = 0; to < NODES; to++) {
                capacity[from][to] = from == to ? 0 : random_below(&state, 6);
                edges[from][to] = maximum_flow_add(flow, from, to, capacity[from][to]);
            }
        cr_assert_eq(maximum_flow_value(flow), least_cut(capacity));
        int from = (int)random_below(&state, NODES), to = (from + 1) % NODES;
        capacity[from][to] = random_below(&state, 9);
        maximum_flow_set(flow, edges[from][to], capacity[from][to]);
        cr_assert_eq(maximum_flow_value(flow), least_cut(capacity), "asked again");
    }
}

Test(maximum_flow, nothing_gets_through)
{
    g_autoptr(MaximumFlow) flow = maximum_flow_new(3);
    cr_assert_eq(maximum_flow_value(flow), 0);
    maximum_flow_add(flow, 0, 2, 5);
    cr_assert_eq(maximum_flow_value(flow), 0);
    maximum_flow_add(flow, 2, 1, 3);
    cr_assert_eq(maximum_flow_value(flow), 3);
}
