/* Changes that take back, or take back in part, one sentence of the question. */
#pragma once

#include "explain/sentence.h"

typedef enum {
    CHANGE_DATE,      /* the sentence no longer speaks of one date */
    CHANGE_PROVIDER,  /* a rule no longer speaks of one provider */
    CHANGE_PARAMETER, /* a number of a rule is another */
    CHANGE_SOFT       /* a rule gives way instead of binding */
} ChangeKind;

typedef struct {
    int sentence; /* index into sentences_of */
    ChangeKind kind;
    Day day;       /* CHANGE_DATE */
    int provider;  /* CHANGE_PROVIDER */
    int parameter; /* CHANGE_PARAMETER: of change_parameters */
    int value;     /* CHANGE_PARAMETER: the new one */
    int price;     /* docs/no-rota.md */
} Change;

/** A number in a rule, and which way it loosens. */
typedef struct {
    RuleKind kind;
    const char *word; /* its key in region.yaml */
    gsize offset;     /* of the int in Rule */
    int step;         /* 1 or -1 */
    int last;         /* says nothing there; step 1: so many steps at most */
    int absent;       /* this value means that the key was not given */
} Parameter;

extern const Parameter change_parameters[];
extern const int change_parameter_count;

/** Every change of the sentence, by price, then date; Change. The caller unrefs. */
GArray *changes_of(const Question *question, const GArray *sentences, int sentence);
/** Whether `weaker` is part of `change`: the same parameter loosened less, or both the same. */
gboolean change_includes(const Change *change, const Change *weaker);
/** What to do, as a phrase in the language in force; the caller frees. */
char *change_text(const Question *question, const GArray *sentences, const Change *change);
/** Every code that change_code gives. */
extern const char *const change_codes[];
extern const int change_code_count;
/** "fix", "pin", "ban", "absence", "leave", "never", "avoid", "want" (on one date); "date" (a rule
 * not on one date), "provider" (a rule not for one provider), "parameter", "soft"; static. */
const char *change_code(const Question *question, const GArray *sentences, const Change *change);
