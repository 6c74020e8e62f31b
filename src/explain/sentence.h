/* What a human said and could take back: the sentences among which a contradiction is sought. */
#pragma once

#include "region/question.h"

typedef enum {
    SENTENCE_RULE,    /* region->rules[index], hard */
    SENTENCE_REQUEST, /* region->requests[index]: fix or absence; avoid or want under a hard `wish`
                       */
    SENTENCE_LEAVE,   /* the leave with this number of region->providers[index] */
    SENTENCE_NEVER,   /* `never` of region->providers[index] */
    SENTENCE_CHOICE   /* question->choices[index]: --pin or --ban */
} SentenceKind;

typedef struct {
    SentenceKind kind;
    int index;
    int number; /* SENTENCE_LEAVE */
    Place place;
} Sentence;

/** Everything that could be given up and may matter in the period, rules first; Sentence. Laws of
 * nature, places, membership, shares and whom a line admits are not among them. The caller unrefs.
 */
GArray *sentences_of(const Question *question);
/** "rule", "fix", "absence", "avoid", "want", "leave", "never", "pin", "ban"; static. */
const char *sentence_code(const Question *question, const Sentence *sentence);
/** The sentence in short, in the region's own words; the caller frees. */
char *sentence_text(const Question *question, const Sentence *sentence);
