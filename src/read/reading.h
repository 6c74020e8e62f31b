/* What goes along while one region is read: its mistakes so far and the names it has. */
#pragma once

#include "base/message.h"
#include "read/node.h"
#include "read/words.h"
#include "region/region.h"

/** Mistakes told of one file; the rest is only counted. */
#define READING_MISTAKES_MAX 1000

/** The kinds of names. */
typedef enum {
    NAMES_WHO, /* doctors, clinics and groups: one namespace, with `everyone` */
    NAMES_CLINIC,
    NAMES_GROUP,
    NAMES_LINE,
    NAMES_RULE,
    NAMES_COUNT, /* the tallies of fair */
    NAMES_DEPARTMENT,
    NAMES_TAG,
    NAMES_AREA,
    NAMES_KINDS
} NameKind;

typedef struct {
    Messages *messages;
    Region *region;
    guint told;
    Words names[NAMES_KINDS];
    GPtrArray *day_words; /* for suggestions; NULL: not asked for yet */
    int unit;             /* Unit that names must have just now, or -1 */
    gint64 named;         /* places in all lists of providers: bounded too */
    gint64 effort; /* spent on suggestions and on trying days: bounded against hostile files */
} Reading;

void reading_init(Reading *reading, Region *region, Messages *messages);
void reading_clear(Reading *reading);

/** Counts one more mistake; FALSE: enough were told (which is told once). */
gboolean reading_count(Reading *reading, Place place);
/** Adds an error as messages_add does; returns FALSE. */
#define reading_tell(reading, code, place, ...)                                                    \
    (reading_count((reading), (place))                                                             \
         ? messages_add((reading)->messages, (code), (place), __VA_ARGS__)                         \
         : FALSE)

/** The nearest of the words, or NULL. */
const char *reading_suggest(Reading *reading, const char *word, const GPtrArray *among);
/** "default" where the word is a misspelling of it, else NULL. */
const char *reading_suggest_default(Reading *reading, const char *word);
/** Tells that there is no such name, as {name}, with a suggestion; returns FALSE. */
gboolean reading_tell_unknown(Reading *reading, MessageCode code, NameKind kind, const char *name,
                              Place place);
/** Whether so much more effort may be spent; spends it. */
gboolean reading_spend(Reading *reading, gint64 effort);
/** The text as messages show it, shortened; the caller frees. */
char *reading_shown(const char *text);
