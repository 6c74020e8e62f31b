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

/** A property by which providers are told apart (provider_traits). */
typedef enum { BY_AREA, BY_CLINIC, BY_TAG, BY_DEPARTMENT } By;

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
    int min;
} EveryoneRule;
typedef struct {
    GArray *lines; /* int; NULL: all that the rule sees */
    gboolean avoid;
} PreferRule;
typedef struct {
    int max; /* -1: not said */
    int min; /* 0: not said */
} MixRule;   /* rule->who: those counted, among all who stand in the slot */

typedef struct {
    By by;
    int max; /* -1: not said */
    int min; /* 0: not said */
} SpreadRule;
typedef struct {
    int max_days;
} AcceptRule;

typedef struct {
    By by;
} HandoverRule;
/** Days such as the 1st Thursday, and who stands on each of them. */
typedef struct {
    DayWord word; /* DAY_WORD_NTH */
    GArray *who;  /* int: providers, each of whom stands */
    Place place;
} StandingDay;
typedef struct {
    GPtrArray *days; /* StandingDay * */
} WeekdayPatternRule;
/** A season, or a date or run of dates of every year. */
typedef struct {
    int season;  /* -1: not said */
    YearRun run; /* where season is not said */
    int years;
} RememberRule;

typedef struct {
    Who *with; /* those who accompany */
    int min;
} AccompanyRule; /* rule->who: those who are accompanied */

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
        HandoverRule handover;
        WeekdayPatternRule weekday_pattern;
        RememberRule remember;
        EveryoneRule everyone;
        PreferRule prefer;
        LimitRule quota; /* of all together */
        MixRule mix;
        SpreadRule spread;
        AcceptRule accept;
        AccompanyRule accompany;
    };
    Place place; /* of the kind's key */
} Rule;

StandingDay *standing_day_new(DayWord word, Place place);
void standing_day_free(StandingDay *day);
/** The instance of what a `remember` speaks of in which the day lies, by the year in which it
 *  begins; FALSE: in none. */
gboolean remember_year(const Calendar *calendar, const RememberRule *rule, Day day, int *year);

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
