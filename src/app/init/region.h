/* What a new region is to say: the answers of a secretary, or what is usual. */
#pragma once

#include "app/init/people.h"

typedef enum {
    ANSWER_NAME, /* the association's */
    ANSWER_DOMAIN,
    ANSWER_LIST, /* a file, or "" */
    ANSWER_UNIT, /* "doctor" or "clinic" */
    ANSWER_DAYS, /* day words between commas */
    ANSWER_HOURS,
    ANSWER_NEED,
    ANSWER_GAP,
    ANSWER_COUNT
} AnswerName;

/** region.yaml with comments in the language in force; without people it has those of the sample.
 * The caller frees. */
char *init_region_text(char *const answers[ANSWER_COUNT], const People *people);

/** What is usual, in the language in force; "" for the list. */
const char *init_usual(AnswerName answer);
/** What was answered, as the region is to say it; NULL: it cannot be that. The caller frees. */
char *init_answer(AnswerName answer, const char *text);

/** Asks in the terminal, or takes lines from standard input, ENTER and its end being what is usual;
 * answers that are there already are not asked for. FALSE: told. */
gboolean init_ask(char *answers[ANSWER_COUNT]);
