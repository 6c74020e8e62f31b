#include "region/flow.h"

#include <string.h>

/* Left node i has number i, right node j has number left + j. */
typedef struct {
    const Network *network;
    const guint8 *alive;
    const guint8 *open;
    Wide *give;    /* by left node: what it has not sent yet */
    Wide *take;    /* by right node: what it can still receive */
    Wide *sent;    /* left × right */
    GArray **back; /* by right node: int, the left nodes tied to it */
    int *level;    /* by node: distance from the source, -1: out of reach */
    guint *next;   /* by node: the tie to try next */
    int *queue;    /* node numbers */
} Flow;

static Flow *
flow_new(const Network *network, const guint8 *alive, const guint8 *open)
{
    gsize left = (gsize)network->left;
    gsize right = (gsize)network->right;
    Flow *flow = g_new0(Flow, 1);
    flow->network = network;
    flow->alive = alive;
    flow->open = open;
    flow->give = g_new0(Wide, left);
    flow->take = g_new0(Wide, right);
    flow->sent = g_new0(Wide, left * right);
    flow->back = g_new0(GArray *, right);
    flow->level = g_new0(int, left + right);
    flow->next = g_new0(guint, left + right);
    flow->queue = g_new0(int, left + right);
    for (gsize j = 0; j < right; j++)
        flow->back[j] = g_array_new(FALSE, FALSE, sizeof(int));
    for (int i = 0; i < network->left; i++)
        for (guint k = 0; alive[i] && k < network->ties[i]->len; k++)
            g_array_append_val(flow->back[g_array_index(network->ties[i], int, k)], i);
    return flow;
}

static void
flow_free(Flow *flow)
{
    for (int j = 0; j < flow->network->right; j++)
        g_array_unref(flow->back[j]);
    g_free(flow->back);
    g_free(flow->give);
    g_free(flow->take);
    g_free(flow->sent);
    g_free(flow->level);
    g_free(flow->next);
    g_free(flow->queue);
    g_free(flow);
}

static Wide *
flow_sent(Flow *flow, int left, int right)
{
    return &flow->sent[(gsize)left * (gsize)flow->network->right + (gsize)right];
}

static void
reach(Flow *flow, int node, int level, int *count)
{
    if (flow->level[node] >= 0)
        return;
    flow->level[node] = level;
    flow->queue[(*count)++] = node;
}

/* Levels of all nodes that spare capacity reaches from the source; whether the sink is among them.
 */
static gboolean
flow_levels(Flow *flow)
{
    const Network *network = flow->network;
    gboolean sink = FALSE;
    int count = 0;
    for (int node = 0; node < network->left + network->right; node++)
        flow->level[node] = -1;
    for (int i = 0; i < network->left; i++)
        if (flow->alive[i] && flow->give[i] > 0)
            reach(flow, i, 0, &count);
    for (int at = 0; at < count; at++) {
        int node = flow->queue[at];
        int level = flow->level[node] + 1;
        if (node < network->left) {
            for (guint k = 0; k < network->ties[node]->len; k++) {
                int j = g_array_index(network->ties[node], int, k);
                if (flow->open[j])
                    reach(flow, network->left + j, level, &count);
            }
            continue;
        }
        int j = node - network->left;
        sink = sink || flow->take[j] > 0;
        for (guint k = 0; k < flow->back[j]->len; k++) {
            int i = g_array_index(flow->back[j], int, k);
            if (*flow_sent(flow, i, j) > 0)
                reach(flow, i, level, &count);
        }
    }
    return sink;
}

static Wide push_left(Flow *flow, int left, Wide amount);

/* Sends up to `amount` on from a right node, to the sink or back to a left node. */
static Wide
push_right(Flow *flow, int right, Wide amount)
{
    int node = flow->network->left + right;
    Wide done = MIN(amount, flow->take[right]);
    flow->take[right] -= done;
    const GArray *back = flow->back[right];
    for (; done < amount && flow->next[node] < back->len; flow->next[node]++) {
        int i = g_array_index(back, int, flow->next[node]);
        Wide *sent = flow_sent(flow, i, right);
        if (*sent == 0 || flow->level[i] != flow->level[node] + 1)
            continue;
        Wide moved = push_left(flow, i, MIN(amount - done, *sent));
        *sent -= moved;
        done += moved;
        if (done == amount)
            break;
    }
    return done;
}

static Wide
push_left(Flow *flow, int left, Wide amount)
{
    Wide done = 0;
    const GArray *ties = flow->network->ties[left];
    for (; done < amount && flow->next[left] < ties->len; flow->next[left]++) {
        int j = g_array_index(ties, int, flow->next[left]);
        if (!flow->open[j] || flow->level[flow->network->left + j] != flow->level[left] + 1)
            continue;
        Wide moved = push_right(flow, j, amount - done);
        *flow_sent(flow, left, j) += moved;
        done += moved;
        if (done == amount)
            break;
    }
    return done;
}

/* Dinic's algorithm. Afterwards the left nodes with level >= 0 are the source's side of a least
 * cut. */
static void
flow_maximise(Flow *flow, Ratio ratio)
{
    const Network *network = flow->network;
    for (int i = 0; i < network->left; i++)
        flow->give[i] = flow->alive[i] ? (Wide)network->supply[i] * ratio.share : 0;
    for (int j = 0; j < network->right; j++)
        flow->take[j] = flow->open[j] ? (Wide)network->room[j] * ratio.load : 0;
    memset(flow->sent, 0, sizeof(Wide) * (gsize)network->left * (gsize)network->right);
    while (flow_levels(flow)) {
        memset(flow->next, 0, sizeof(guint) * (gsize)(network->left + network->right));
        for (int i = 0; i < network->left; i++)
            if (flow->give[i] > 0)
                flow->give[i] -= push_left(flow, i, flow->give[i]);
    }
}

static Ratio
ratio_of(const Network *network, const guint8 *open, const guint8 *set)
{
    Ratio ratio = {0, 0};
    g_autofree guint8 *seen = g_new0(guint8, (gsize)network->right);
    for (int i = 0; i < network->left; i++) {
        ratio.load += set[i] ? network->supply[i] : 0;
        for (guint k = 0; set[i] && k < network->ties[i]->len; k++) {
            int j = g_array_index(network->ties[i], int, k);
            ratio.share += open[j] && !seen[j] ? network->room[j] : 0;
            seen[j] = 1;
        }
    }
    return ratio;
}

/* Dinkelbach's method: a set denser than the ratio in hand shows as supply that cannot be sent. */
Ratio
network_densest(const Network *network, const guint8 *alive, const guint8 *open, guint8 *dense)
{
    Flow *flow = flow_new(network, alive, open);
    memcpy(dense, alive, (gsize)network->left);
    Ratio ratio = ratio_of(network, open, dense);
    for (;;) {
        gboolean more = FALSE;
        flow_maximise(flow, ratio);
        for (int i = 0; i < network->left; i++)
            more = more || flow->give[i] > 0;
        if (!more)
            break;
        for (int i = 0; i < network->left; i++)
            dense[i] = alive[i] && flow->level[i] >= 0;
        ratio = ratio_of(network, open, dense);
    }
    flow_free(flow);
    return ratio;
}
