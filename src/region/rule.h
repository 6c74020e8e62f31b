/* A rule as the secretary wrote it. */
#pragma once

#include "base/source.h"
#include "calendar/calendar.h"
#include "region/who.h"

#include <glib.h>

typedef enum {
#define RULE(name, word, level) RULE_##name,
#include "region/rules.def"
#undef RULE
    RULE_COUNT
} RuleKind;

/** The word in region.yaml. */
const char *rule_kind_word(RuleKind kind);
int rule_kind_default_level(RuleKind kind);

#define LEVEL_HARD 0
#define LEVEL_MAX 9
/** One `cost` of a rule in tiers 1 … 9 is so many units (contract, section 4). */
#define COST_UNIT 1728

typedef enum {
    PER_DAY,
    PER_WEEK, /* from Monday */
    PER_MONTH,
    PER_PERIOD,
    PER_SEASON, /* each instance of each season */
    PER_YEAR,
    PER_FISCAL_YEAR, /* from April */
    PER_DAYS         /* rolling */
} Per;

typedef enum { WITHIN_DAY, WITHIN_HOURS, WITHIN_SLOT } Within;

typedef struct {
    int hours;
} RestRule;
typedef struct {
    int days;
} GapRule;
typedef struct {
    int max; /* -1: not said */
    int min; /* 0: not said */
    gboolean weigh;
    Per per;
    int per_days; /* PER_DAYS */
} LimitRule;
typedef struct {
    int max; /* 0: not said */
    int min; /* 0, 1: not said */
} RunRule;
typedef struct {
    GArray *after; /* int: lines */
    GArray *never; /* int: lines */
    int within;    /* days */
} FollowRule;
typedef struct {
    gboolean of_lines; /* `lines` instead of `who`: one provider, two of rule->lines */
    Within within;
} ApartRule;
typedef struct {
    GArray *order; /* int: providers; one may stand in it more than once */
    gboolean own_seasons;
} RotationRule;

typedef struct {
    RuleKind kind;
    char *id;  /* as given, or the kind with its number: "gap-2" */
    int level; /* LEVEL_HARD, 1 … 9 */
    gint64 cost;
    GArray *lines; /* int; NULL: all */
    DayWords days;
    DayWords not_days;
    Who *who;          /* NULL: everyone */
    gboolean disabled; /* `disabled: true` or `level: off`: says nothing */
    gboolean except_fixed;
    union {
        RestRule rest;
        GapRule gap;
        LimitRule limit;
        RunRule run;
        FollowRule follow;
        ApartRule apart;
        RotationRule rotation;
    };
    Place place; /* of the kind's key */
} Rule;

Rule *rule_new(RuleKind kind, Place place);
void rule_free(Rule *rule);

typedef enum { FORM_SQUARES, FORM_DEVIATION, FORM_SPREAD } Form;

/** A tally of `fair`. */
typedef struct {
    char *count;
    GArray *lines; /* int; NULL: all */
    DayWords days;
    DayWords not_days;
    Who *who;
    gboolean weigh;
    int memory_months; /* default 12; memory: 5 years is 60 */
    int memory_days;   /* memory: 90 days; used where memory_months is 0 */
    Form form;
    gint64 cost;
    int level; /* 1 … 9 */
    Place place;
} Fair;

Fair *fair_new(Place place);
void fair_free(Fair *fair);

/** Whether an array of indexes holds one; NULL holds all. */
gboolean indexes_have(const GArray *indexes, int index);
