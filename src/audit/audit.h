/* The second road: what a rota costs and breaks, recounted from the rota and the rules as written.
 */
#pragma once

#include "region/question.h"
#include "region/rota.h"

/** What was broken. */
typedef enum {
    BREACH_RULE,    /* question->region->rules[index] */
    BREACH_OVER,    /* more stand in a slot than places, or where there is no duty */
    BREACH_BAR,     /* someone stands who cannot (question_bar tells why) */
    BREACH_FIX,     /* question->fixes[index] is not kept */
    BREACH_OVERLAP, /* one doctor in two places */
    BREACH_CLINIC,  /* a clinic on duty and its only doctor elsewhere */
    BREACH_TWICE,   /* the same provider twice in one slot */
    BREACH_PAST     /* someone who was published for a day now past does not stand there */
} BreachKind;

/** What of the law on working hours was broken. */
typedef enum {
    LABOUR_DAILY,         /* 9 hours within 24 of starting */
    LABOUR_NIGHT,         /* 18 hours within 46, after a night without permit */
    LABOUR_TRAINEE,       /* 9 hours within 24, or 24 within 48 */
    LABOUR_PERMIT_NIGHTS, /* one night with a permit a week */
    LABOUR_PERMIT_DAYS    /* one day with a permit a month */
} LabourPart;

typedef struct {
    BreachKind kind;
    int index;       /* of the rule or fix; BREACH_BAR: the Bar */
    int level;       /* LEVEL_HARD or the rule's tier */
    int provider;    /* or -1; BREACH_CLINIC: the clinic */
    int partner;     /* the other provider concerned, or -1; BREACH_CLINIC: its doctor */
    int slot;        /* the later duty concerned, or -1 */
    int other;       /* the earlier duty concerned, or -1 */
    int beyond;      /* the recorded duty outside the period (question_beyond), or -1 */
    int line;        /* of the slot; of what is no duty where BREACH_OVER has no slot; or -1 */
    Day day;         /* DAY_NONE: the whole period */
    gboolean under;  /* limit: fewer than `min`, not more than `max` */
    gint64 units;    /* of breach; cost is units × the rule's cost × COST_UNIT */
    LabourPart part; /* labour */
    Minute begun;    /* labour: when the work without its rest began; permits: 0 */
    /** spread: the area, clinic, tag or department, of the region; else NULL. */
    const char *name;
} Breach;

typedef struct {
    int short_places; /* places of duties not filled */
    int short_reserves;
    gint64 cost[LEVEL_MAX + 1]; /* [1] … [9]; COST_UNIT to one cost; rules and fairness */
    GArray *breaches;           /* Breach: hard ones first, then by tier */
    int hard;                   /* how many of them are hard */
    GArray *efforts; /* Breach: of labour, where the law asks for effort only; not counted */
    gint64 *load;    /* fairs × providers: x, what this rota gives */
    gint64 *served;  /* the same by who serves, where credit was left behind (region/credit.h) */
} Audit;

/** Counts a rota, however wrong it may be. Who stands twice in one slot is counted there once. The
 *  question must outlive the audit; the rota need not. */
Audit *audit_rota(const Question *question, const Rota *rota);
void audit_free(Audit *audit);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Audit, audit_free)

/** A rota about which many questions of the kind "what if this one stood there" are asked. */
typedef struct Trial Trial;

/** The question must outlive it; the rota need not. */
Trial *trial_new(const Question *question, const Rota *rota);
void trial_free(Trial *trial);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Trial, trial_free)
/** Counts the places and rules that concern one provider, without coverage, fixes and fairness: as
 * the rota is (slot -1), or as it would be if the provider stood in the slot, too. */
Audit *trial_audit(Trial *trial, int provider, int slot, Role role);
/** The same, were `gone`, who is another provider, away from the slot. */
Audit *trial_audit_instead(Trial *trial, int provider, int slot, Role role, int gone);
