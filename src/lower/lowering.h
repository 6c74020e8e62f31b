/* The workshop of the room: what its files share while a question is lowered. */
#pragma once

#include "lower/lower.h"

typedef struct {
    const Question *question;
    const Region *region;
    Lowered *lowered;
    Program *program;
    int *duty;      /* cell of a provider in a slot, or -1: providers × slots */
    int *reserve;   /* the same for stand-by */
    int reach_days; /* slots whose days lie further apart never overlap, travel included */
    const LeastChange *change; /* NULL: none is asked for */
    const guint8 *mask;        /* of change_mask, or NULL */
} Lowering;

static inline int
duty_cell(const Lowering *lowering, int provider, int slot)
{
    return lowering->duty[(gsize)provider * lowering->question->slots->len + (gsize)slot];
}
static inline int
reserve_cell(const Lowering *lowering, int provider, int slot)
{
    return lowering->reserve[(gsize)provider * lowering->question->slots->len + (gsize)slot];
}

/** What a unit of breach costs. */
typedef struct {
    int tier;
    gint64 cost; /* or NEVER */
    Ask ask;
} Tariff;

/** What the law of nature costs. */
extern const Tariff tariff_nature;
/** A hard tariff with its source. */
Tariff tariff_hard(Lowering *lowering, AskSource source);
Tariff tariff_rule(Lowering *lowering, int rule);
gint64 tariff_price(const Tariff *tariff, gint64 units);
Ask lowering_ask(Lowering *lowering, AskSource source);

/** Whether a hard rule says nothing of the slot, as its day is past and no choice any more. */
gboolean rule_excuses(const Lowering *lowering, const Rule *rule, int slot);
/** The provider's slots with a duty cell that the rule sees, by day, then line; int. */
GArray *rule_slots(const Lowering *lowering, const Rule *rule, int provider);
/** Which of these slots are the provider's by hand, or NULL where the rule does not excuse that. */
gboolean *rule_by_hand(const Lowering *lowering, const Rule *rule, int provider,
                       const GArray *slots);
/** Their duty cells. */
int *duty_cells(const Lowering *lowering, int provider, const GArray *slots);
/** Whether the provider cannot have both: a doctor, at overlapping hours. */
gboolean never_both(const Lowering *lowering, int provider, int slot, int other);
/** Whether never_both holds for every two of the slots. */
gboolean one_at_most(const Lowering *lowering, int provider, const GArray *slots);

/** A tally of cells (int), each of weight 1, without a price yet. */
Tally tally_new(const GArray *cells, int provider, const Tariff *tariff);
/** Gives the tally prices for the sums first … first + count - 1. */
void tally_prices(Tally *tally, gint64 first, int count);
/** Cuts NEVER off both ends of its prices and adds it to the program. */
void lowering_add(Lowering *lowering, Tally tally);
/** Prices k(k - 1)/2 units for k of the cells; no more than `most` can be taken. */
void lower_crowd(Lowering *lowering, const GArray *cells, int provider, int most,
                 const Tariff *tariff);

/** What tallies call "any of these cells"; provider: their owner, or -1. */
int lower_any(Lowering *lowering, const GArray *cells, int provider);

/* One per concern; what each says stands in docs/rules.md. */
void lower_cover(Lowering *lowering);
void lower_fixes(Lowering *lowering);
void lower_frozen(Lowering *lowering);
void lower_place(Lowering *lowering);
void lower_wishes(Lowering *lowering);
void lower_fair(Lowering *lowering);

/* One per kind of rule: region->rules[rule] is enabled and costs something. */
#define RULE(name, word, level) void lower_##name(Lowering *lowering, int rule);
#include "region/rules.def"
#undef RULE
