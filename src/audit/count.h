/* What the recount of one rota shares: each provider's duties in order, and what was found. */
#pragma once

#include "audit/audit.h"
#include "region/beyond.h"

typedef struct {
    const Question *question;
    const Rota *rota;
    Audit *audit;
    GPtrArray
        *duties; /* GArray of int per provider: slots on duty, each once, by start, end, slot */
    GPtrArray *stands; /* the same with reserve places */
    int first;         /* the providers asked about, */
    int last;          /* both included: all, or just one */
} Count;

/** One rule, over the whole rota; index is its place in region->rules. */
typedef void AuditRule(Count *count, int index, const Rule *rule);

#define RULE(name, word, level) AuditRule audit_##name;
#include "region/rules.def"
#undef RULE

/** Places filled, too many, or filled by someone who cannot; fixes. */
void audit_cover(Count *count);
/** What was published for days now past stands. */
void audit_frozen(Count *count);
/** One doctor in two places, a clinic and its only doctor. */
void audit_place(Count *count);
/** Every tally of `fair`; fills audit->load. */
void audit_fair(Count *count);

/** A breach of nothing yet: no rule, hard, one unit, nobody, nowhere. */
Breach breach_new(BreachKind kind);
/** A breach of a rule between two duties of one provider, told by the order of their starts. */
Breach breach_between(const Count *count, int provider, int slot, int other);
/** A breach of a rule between a duty of the provider's and a recorded one outside the period. */
Breach breach_beyond(const Count *count, int provider, int slot, guint beyond);
/** Takes down a breach, which the rule's level and cost price; rule NULL: a law of nature. */
void count_breach(Count *count, Breach breach, int index, const Rule *rule);
/** Whether the slot has places on duty of which the rule can still demand something: a hard one
 *  demands nothing of days that are past. */
gboolean count_goes_on(const Count *count, const Rule *rule, int slot);
/** Adds to a tier, staying at the end of the range where the sum would leave it. */
void count_charge(Count *count, int level, __int128 amount);

/** The provider's duties that the rule sees, in order of their starts; the caller frees. */
GArray *count_seen(const Count *count, const Rule *rule, int provider);
/** The provider's recorded duties outside the period that the rule sees (guint), in order of their
 *  starts; the caller frees. */
GArray *count_recorded(const Count *count, const Rule *rule, int provider);
/** Of these, the last before the period and the first after it (beyond = TRUE): -1: none. timed:
 *  of those whose hours are known. */
int count_edge(const Count *count, const GArray *recorded, gboolean after, gboolean timed);
/** Whether the provider, one of the rule's, is a member of the line on the slot's day and bears a
 *  share of its duties, which the rule sees; absences and `never` play no part. */
gboolean count_has_member(const Count *count, const Rule *rule, int provider, int slot);
gboolean count_serves(const Count *count, int provider, int slot);
/** Whether the rule spares the pair because both duties are fixed by hand. */
gboolean count_spares(const Count *count, const Rule *rule, int provider, int slot, int other);

static inline gboolean
count_asks(const Count *count, int provider)
{
    return count->first <= provider && provider <= count->last;
}
static inline const Slot *
count_slot(const Count *count, const GArray *slots, guint i)
{
    return question_slot(count->question, g_array_index(slots, int, i));
}
static inline const GArray *
count_duties(const Count *count, int provider)
{
    return g_ptr_array_index(count->duties, provider);
}
