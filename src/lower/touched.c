#include "lower/touched.h"

#include <string.h>

int
changes_gain(Changes *changes, int provider)
{
    const GArray *fresh = changes_fresh(changes, provider);
    if (changes->gains[provider] < 0)
        changes->gains[provider] = fresh->len == 1 ? g_array_index(fresh, int, 0)
                                                   : lower_any(changes->lowering, fresh, provider);
    return changes->gains[provider];
}

/* Cells and marks whose weighted sum, with `base`, is 1 where the provider is touched and else 0.
 */
typedef struct {
    GArray *cells;
    GArray *weights;
    int base;
} Touch;

static void
touch_add(Touch *touch, int cell, int weight)
{
    g_array_append_val(touch->cells, cell);
    g_array_append_val(touch->weights, weight);
    touch->base += weight < 0;
}

/* Of the published duties all are kept, or (`anew`) one stands anew. */
static int
all_or_anew(Changes *changes, int provider, gboolean anew)
{
    const GArray *kept = changes_kept(changes, provider);
    const GArray *fresh = changes_fresh(changes, provider);
    guint n = kept->len + (anew ? fresh->len : 0);
    Mark mark = {.provider = provider,
                 .n = (int)n,
                 .cell = g_new(int, n),
                 .weight = g_new(int, n),
                 .least = kept->len};
    for (guint i = 0; i < n; i++) {
        gboolean stays = i < kept->len;
        mark.cell[i] =
            stays ? g_array_index(kept, int, i) : g_array_index(fresh, int, i - kept->len);
        mark.weight[i] = stays ? 1 : (int)kept->len;
    }
    return program_add_mark(changes->lowering->program, mark);
}

/* Touched is who stands anew, or does not keep all: 1 - [all kept or anew] + [anew]. */
static void
touch_of(Changes *changes, int provider, Touch *touch)
{
    gboolean may_lose = changes_kept(changes, provider)->len > 0 && changes->change->lost > 0;
    gboolean may_gain = changes_fresh(changes, provider)->len > 0;
    if (changes->lost[provider])
        return;
    if (may_lose)
        touch_add(touch, all_or_anew(changes, provider, may_gain), -1);
    if (may_gain)
        touch_add(touch, changes_gain(changes, provider), 1);
}

static Tally
touch_tally(const Touch *touch, int provider, const Tariff *tariff)
{
    Tally tally = tally_new(touch->cells, provider, tariff);
    memcpy(tally.weight, touch->weights->data, sizeof(int) * touch->weights->len);
    return tally;
}

static Touch
touch_new(void)
{
    return (Touch){g_array_new(FALSE, FALSE, sizeof(int)), g_array_new(FALSE, FALSE, sizeof(int)),
                   0};
}

static void
touch_clear(Touch *touch)
{
    g_array_unref(touch->cells);
    g_array_unref(touch->weights);
}

void
price_touched(Changes *changes, const Tariff *tariff)
{
    for (int p = 0; p < changes->lowering->program->providers; p++) {
        Touch touch = touch_new();
        touch_of(changes, p, &touch);
        if (touch.cells->len > 0) {
            Tally tally = touch_tally(&touch, p, tariff);
            tally_prices(&tally, -touch.base, 2);
            tally.price[1] = 1;
            lowering_add(changes->lowering, tally);
        }
        touch_clear(&touch);
    }
}

void
hold_touched(Changes *changes)
{
    Touch touch = touch_new();
    for (int p = 0; p < changes->lowering->program->providers; p++)
        touch_of(changes, p, &touch);
    if (touch.cells->len > 0) {
        Tally tally = touch_tally(&touch, -1, &tariff_nature);
        tally_prices(&tally, -touch.base, (int)changes->change->touched + 1);
        program_add_tally(changes->lowering->program, tally);
    }
    touch_clear(&touch);
}
