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
} Lowered;

/** The question must outlive it. */
Lowered *lower_question(const Question *question);
void lowered_free(Lowered *lowered);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Lowered, lowered_free)

/** Where an element came from. */
AskSource lowered_ask(const Lowered *lowered, Ask ask);

/** The rota that a choice of cells means. */
Rota *lowered_rota(const Lowered *lowered, const guint8 *taken);
/** The choice of cells that a rota means; assignments without a cell are left out and counted in
 *  *dropped (may be NULL). Free with g_free. */
guint8 *lowered_choice(const Lowered *lowered, const Rota *rota, int *dropped);
