/* The question of one period: its duties, who may stand where, who asks for what, and the fair
 * parts. */
#pragma once

#include "calendar/period.h"
#include "region/region.h"

/** A duty: a line on a day, with places to fill. */
typedef struct {
    int line;
    Day day;
    int need;    /* places, at least 1, unless only reserve is asked for */
    int reserve; /* stand-by places */
    int weight;  /* load of one place */
    gint64 rate;
    const Hours *hours;
    Minute start; /* of the first piece */
    Minute end;   /* of the last piece */
} Slot;

/** Why a provider cannot stand in a duty. The first that holds is told. */
typedef enum {
    BAR_NONE,
    BAR_WHO,    /* not of the line's unit, or not admitted by its `who` */
    BAR_MEMBER, /* before `from` or after `until` */
    BAR_LEAVE,
    BAR_SHARE,  /* share 0 and not fixed by hand */
    BAR_ABSENT, /* a request */
    BAR_NEVER,
    BAR_ELSEWHERE, /* a recorded duty outside the period (question_elsewhere) */
    BAR_BAN,       /* --ban */
    BAR_PAST       /* the day is past, and somebody else stood there (region/frozen.h) */
} Bar;

/** At least one of these duties must be the provider's. */
typedef struct {
    int provider;
    GArray *slots;          /* int */
    const Request *request; /* NULL: --pin */
} Fix;

/** One wish of one day (later ones of the same person and day have already replaced earlier). */
typedef struct {
    int provider;
    RequestKind kind; /* AVOID or WANT */
    Day day;
    int strength;
    GArray *slots; /* int: the duties meant; of a WANT those which the provider can have, or once
                      could */
    const Request *request;
} Wish;

/** A provider's place in one tally of `fair` (contract, section 4). */
typedef struct {
    gboolean member; /* on some day of the period: the tally's cost speaks of this provider */
    int share;       /* hundredths, on the last day as member in the period */
    gint64 before;   /* B, millionths */
    gint64 part;     /* F, millionths */
} FairPart;

/** A choice made on the command line. */
typedef struct {
    int provider;
    int line;
    Day day;
    gboolean pin; /* FALSE: ban */
} Choice;

/** Recorded duties outside the period (region/beyond.h). */
typedef struct Beyonds Beyonds;

typedef struct Question {
    const Region *region;
    Period period;
    GArray *slots;            /* Slot, by day, then line */
    guint8 *bars;             /* Bar, providers × slots */
    guint8 *fixed;            /* whether a fix or pin speaks of it, providers × slots */
    const Request **absences; /* the request behind BAR_ABSENT, providers × slots */
    GPtrArray *fixes;         /* Fix * */
    GPtrArray *wishes;        /* Wish *, by provider and day */
    GPtrArray *recalled;      /* Request *: wishes of the records that still hold */
    FairPart *fair;           /* fairs × providers */
    int *first_slots;         /* by day of the period and one more: the day's first slot */
    int span;                 /* so many days after its own a duty may last, at most */
    guint8 *admits;           /* lines × providers, for line_admits */
    GArray *choices;          /* Choice: the pins and bans it was laid out with */
    Beyonds *beyond;
    GArray *credits;    /* Credit: duties that count for another (region/credit.h) */
    guint8 *kept;       /* providers × slots: 1 + the Role that stays; NULL: none is past */
    guint *turn_starts; /* rules × lines × cycles, for rotation_start */
} Question;

/** Lays out the period. Mistakes that show only here (a fix on an absence, a by-day-word map
 * without a match, dates out of range …) go to messages; NULL when there was an error. Choices:
 * Choice, may be NULL. The region must outlive the question. */
Question *question_new(const Region *region, Period period, const GArray *choices,
                       Messages *messages);
void question_free(Question *question);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Question, question_free)

static inline const Slot *
question_slot(const Question *question, int slot)
{
    return &g_array_index(question->slots, Slot, slot);
}
static inline int
question_slot_count(const Question *question)
{
    return (int)question->slots->len;
}
static inline int
question_provider_count(const Question *question)
{
    return (int)question->region->providers->len;
}
static inline Bar
question_bar(const Question *question, int provider, int slot)
{
    return (Bar)question->bars[(gsize)provider * question->slots->len + (gsize)slot];
}
static inline gboolean
question_fixed(const Question *question, int provider, int slot)
{
    return question->fixed[(gsize)provider * question->slots->len + (gsize)slot];
}
static inline const FairPart *
question_fair_part(const Question *question, int fair, int provider)
{
    return &question->fair[(gsize)fair * question->region->providers->len + (gsize)provider];
}
/** The slot of a line on a day, or -1. */
int question_find_slot(const Question *question, int line, Day day);
/** The number of the first wish of this provider or a later one; as many as there are: none. */
guint question_first_wish(const Question *question, int provider);
/** The providers (int) who could stand somewhere in the period, absences and `never` aside, and
 * whose requests say nothing about it, not even `none`; the caller unrefs. */
GArray *question_silent(const Question *question);
/** Whether the provider is of the line's unit and its `who` admits them on that day. */
gboolean line_admits(const Question *question, int line, int provider, Day day);
/** Start and end of a slot's piece on the minute axis. */
void slot_piece(const Slot *slot, int piece, Minute *start, Minute *end);
int slot_piece_count(const Slot *slot);
/** Whether two duties have a minute in common, each widened by its travel minutes on both sides. */
gboolean slots_overlap(const Slot *a, int travel_a, const Slot *b, int travel_b);

/** Whether the day is one of a rule's days and not-days. */
gboolean rule_sees_day(const Question *question, const Rule *rule, Day day);
/** Whether a rule's lines, days and not-days speak of the slot. */
gboolean rule_sees_slot(const Question *question, const Rule *rule, int slot);
/** … and its who of the provider, on the slot's day. */
gboolean rule_sees(const Question *question, const Rule *rule, int provider, int slot);
/** Whether a tally's lines and days speak of the slot (contract, section 4). */
gboolean fair_sees_slot(const Question *question, const Fair *fair, int slot);
/** Load of one place of the slot for the tally: its weight, or 1. */
int fair_load(const Question *question, const Fair *fair, int slot);
/** Whether the provider is a member of the tally on that day: share above 0, no leave, and its who,
 *  from/until and one of its lines admit them. */
gboolean fair_has_member(const Question *question, const Fair *fair, int provider, Day day);
/** Whether what the provider is credited with in the slot is counted: fair_sees_slot, and the
 *  provider is a member of the tally on that day. */
gboolean fair_counts(const Question *question, const Fair *fair, int provider, int slot);
