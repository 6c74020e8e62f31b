/* What a program says about one provider, laid out for pricing; never changed once made.
 *
 * The provider's cells stand in an order that suits every chain, rank and run: a cell's place in it
 * is its position, and position n is the end. Chains, ranks and runs become a network of what is
 * still remembered of them (engine/price/network.h); own tallies become sums and own marks counters
 * in a label's key, each in a field of bits from its first to its last position. */
#pragma once

#include "engine/price/network.h"
#include "lower/program.h"

#include <glib.h>

/** Words of a label's key. */
enum { KEY_WORDS = 4 };

/** Where a number stands in a key. */
typedef struct {
    int word;
    int shift;
    guint64 mask; /* not shifted */
} Field;

/** An own tally whose price is not linear. Sums are counted from the least that can be met: `zero`
 *  is the sum of nothing. */
typedef struct {
    int tier;
    gboolean marked; /* some of its weights are those of marks, or negative */
    int range;       /* sums 0 … range - 1 */
    int zero;
    int low; /* sums that may stand at the end */
    int high;
    gint64 *price;   /* range of them; outside low … high that of the nearest of these */
    int first;       /* position */
    int last;        /* position */
    int *least_rest; /* n + 1: what the cells from a position on can add */
    int *most_rest;
    int *settled; /* by (position - first - 1) and sum: the least sum with the same future, or -1:
                     none that can be paid */
    Field field;
} OwnSum;

/** The sum's weight in a cell or mark. */
typedef struct {
    int sum;
    int weight;
} SumUse;

/** A mark over the provider's own cells. */
typedef struct {
    int number; /* what tallies call it */
    int least;
    int first;
    int last;
    int *most_rest; /* n + 1 */
    int n_uses;
    SumUse *use;
    Field field;
} OwnMark;

typedef struct {
    int mark;
    int weight;
} MarkUse;

/** What taking the cell at a position does. */
typedef struct {
    int cell;   /* the program's */
    int charge; /* of all that is linear */
    gint8 law;  /* -1: can never be taken; 1: must be */
    int n_uses;
    SumUse *use;
    int n_marks;
    MarkUse *mark;
    int n_settle;
    int *settle; /* sums that it may change */
    int n_open;
    int *open; /* sums with cells before and after the position's end */
    int n_open_marks;
    int *open_mark;
    int n_closing;
    int *closing; /* sums whose last cell this is */
    int n_closing_marks;
    int *closing_mark;
} Place;

typedef struct {
    const Program *program;
    int provider;
    gboolean relevant[TIERS];
    gboolean impossible; /* no choice at all is free of NEVER */
    int n;
    Place *place;
    int n_sums;
    OwnSum *sum;
    int n_marks;
    OwnMark *mark;
    ChargeBook *book;
    int base;  /* charge of taking nothing, sums aside */
    int words; /* of a key that are used */
    Network *network;
} ProviderView;

/** `relevant` names the tiers whose cost is priced: in others only what is NEVER matters. NULL
 * where the provider's elements contradict each other's order, or remember too much at once. */
ProviderView *provider_view_new(const Program *program, int provider,
                                const gboolean relevant[TIERS]);
void provider_view_free(ProviderView *view);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ProviderView, provider_view_free)

static inline int
field_get(const guint64 *key, const Field *field)
{
    return (int)(key[field->word] >> field->shift & field->mask);
}

static inline void
field_set(guint64 *key, const Field *field, int value)
{
    key[field->word] = (key[field->word] & ~(field->mask << field->shift)) | (guint64)value
                                                                                 << field->shift;
}

/** A sum's field holds its distance from `zero`, wrapped round: a key of zeros has taken nothing.
 */
static inline int
sum_get(const guint64 *key, const OwnSum *sum)
{
    int value = field_get(key, &sum->field) + sum->zero;
    return value < sum->range ? value : value - sum->range;
}

static inline void
sum_set(guint64 *key, const OwnSum *sum, int value)
{
    field_set(key, &sum->field,
              value >= sum->zero ? value - sum->zero : value - sum->zero + sum->range);
}

static inline int
sum_settled(const OwnSum *sum, int position, int value)
{
    return sum->settled[(position - sum->first - 1) * sum->range + value];
}
