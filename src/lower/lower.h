/* Lowering: a question in the region's words becomes a program in the middle language. */
#pragma once

#include "lower/program.h"
#include "region/question.h"
#include "region/rota.h"

/** The human sentence behind an element. */
typedef enum {
    ASK_COVER, /* the places of question->slots[index] */
    ASK_FIX,   /* question->fixes[index]: a fix or pin */
    ASK_WISH,  /* question->wishes[index] */
    ASK_RULE,  /* region->rules[index]; not `wish`, whose elements come from single wishes */
    ASK_FAIR,  /* region->fairs[index] */
    ASK_NATURE /* ask -1: one place at a time, a clinic and its only doctor */
} AskKind;

typedef struct {
    AskKind kind;
    int index;
    Place place;
} AskSource;

typedef struct Lowered {
    const Question *question;
    Program *program;
    GArray *asks;    /* AskSource, by Ask */
    GArray *slot_of; /* int: the question's slot behind each program slot */
    GArray *role_of; /* int: its Role */
    int spared_tier; /* of lower_change: the tier that prefers who was spared longest; TIERS: none,
                        0: not asked */
} Lowered;

/** The question must outlive it. */
Lowered *lower_question(const Question *question);
/** What a repair looks for, one after the other; what was found before is held. */
typedef enum {
    CHANGE_FEWEST,  /* level 1: published duties that stand no more; soft rules are silent */
    CHANGE_TOUCHED, /* level 1: providers whose duties differ; soft rules are silent */
    CHANGE_WHOLE    /* the levels, as in the region */
} ChangeStage;

typedef struct {
    const Rota *published;
    ChangeStage stage;
    gboolean all_stay;       /* whatever its provider can still have stays: lost is 0 */
    gint64 lost;             /* so many more published duties go than those which must; held but in
                                CHANGE_FEWEST */
    gint64 touched;          /* so many more providers are touched than those who must; held in
                                CHANGE_WHOLE */
    const GPtrArray *others; /* GArray of int: providers who may not all stand in again; or NULL */
} LeastChange;

/** The question, and as little change of what was published as can be. Both must outlive it. */
Lowered *lower_change(const Question *question, const LeastChange *change);
void lowered_free(Lowered *lowered);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Lowered, lowered_free)

/** Where an element came from. */
AskSource lowered_ask(const Lowered *lowered, Ask ask);

/** The rota that a choice of cells means. */
Rota *lowered_rota(const Lowered *lowered, const guint8 *taken);
/** The choice of cells that a rota means; assignments without a cell are left out and counted in
 *  *dropped (may be NULL). Free with g_free. */
guint8 *lowered_choice(const Lowered *lowered, const Rota *rota, int *dropped);
