/* One working period of a doctor: all work between two daily rests, and what the law asks of it. */
#pragma once

#include "lower/labour_law.h"

#define HOURS(n) ((Minute)(n)*60)
#define DAILY_REST HOURS(9)
#define FARTHEST HOURS(48)

/* A working period: all work between two daily rests. */
typedef struct {
    Minute start;
    Minute end;
    gboolean night;
    gboolean recorded; /* a duty outside the period of the rota */
    gboolean own;      /* a duty of it */
    gboolean by_hand;  /* and all of them are */
} Stint;

typedef enum {
    KEPT,
    KEPT_BY_REST,        /* as long as nothing falls into the rest */
    BROKEN,              /* whatever is added */
    BROKEN_UNLESS_NIGHT, /* a night duty more, and another sentence of the law holds */
    BROKEN_BEFORE        /* by what no choice changes; so nothing may be added */
} Verdict;

/** A doctor's work, with some of the duties taken. */
typedef struct {
    const GArray *always;
    const GPtrArray *duties;
    gboolean trainee;
    gboolean spare;
    GArray *work; /* Work: of always, then of the set taken */
} Present;

/** What is asked after the start, and where the rest lies that answers it. */
typedef struct {
    Minute within;
    Minute rest;   /* its start */
    Minute length; /* 0: the period's own end answers */
} Answer;

/** Takes the duties of the set (int), and no others. */
void present_take(Present *present, const GArray *set);
/** Whether there are not nine hours between the period and the work. */
gboolean stint_joins(const Stint *stint, const Work *work);
gboolean stint_equal(const Stint *a, const Stint *b);
/** The period that holds the seed. */
Stint present_stint(const Present *present, const Work *seed);
Verdict present_judge(const Present *present, const Stint *stint, Answer *answer);
