/* Mappings read by tables: which key, of which type, into which member. */
#pragma once

#include "read/reading.h"

typedef struct Field Field;

/** Reads one value into its target; tells what is wrong and leaves the target alone then. */
typedef void (*FieldReader)(Reading *reading, const Field *field, const Node *node,
                            gpointer target);

/** A key of a mapping; tables end with an empty one. */
struct Field {
    const char *key;
    FieldReader read;
    gsize offset; /* of the target in the object that the mapping describes */
    gboolean required;
    gint64 least, most;       /* numbers, both included; texts: most characters (0: 200) */
    const char *const *words; /* choices, ended by NULL */
    NameKind names;           /* of names that the region must have */
};

/** Reads a mapping into the object: unknown and missing keys are told; a key without a value is one
 *  that is not given. FALSE: the node is no mapping (told with `what`). */
gboolean fields_read(Reading *reading, const char *what, const Node *map, const Field *fields,
                     gpointer object);

/** The value of a scalar, or NULL (told). */
const char *field_value(Reading *reading, const char *key, const Node *node);

/** Words and lines in one list, more than anybody needs. */
#define FIELD_LIST_MAX 1000

/** Whether the node is a list, or a value that stands for a list of one, of at most so many. */
gboolean field_list(Reading *reading, const char *key, const Node *node, guint most);
/** Whether a list or mapping has at most so many entries. */
gboolean field_fits(Reading *reading, const char *key, const Node *node, guint most);

void field_node(Reading *, const Field *, const Node *, gpointer target);   /* const Node ** */
void field_text(Reading *, const Field *, const Node *, gpointer target);   /* char ** */
void field_texts(Reading *, const Field *, const Node *, gpointer target);  /* GPtrArray ** */
void field_id(Reading *, const Field *, const Node *, gpointer target);     /* char ** */
void field_whole(Reading *, const Field *, const Node *, gpointer target);  /* int * */
void field_amount(Reading *, const Field *, const Node *, gpointer target); /* gint64 * */
void field_flag(Reading *, const Field *, const Node *, gpointer target);   /* gboolean * */
void field_choice(Reading *, const Field *, const Node *, gpointer target); /* int *: which word */
void field_date(Reading *, const Field *, const Node *, gpointer target);   /* Day * */
void field_day_words(Reading *, const Field *, const Node *, gpointer target); /* DayWords * */
void field_lines(Reading *, const Field *, const Node *, gpointer target);     /* GArray **: int */

/** The functions behind: FALSE where told. */
gboolean read_text(Reading *reading, const char *key, const Node *node, gsize most, char **out);
gboolean read_id(Reading *reading, const char *key, const Node *node, char **out);
gboolean read_amount(Reading *reading, const Field *field, const Node *node, gint64 *out);
gboolean read_date(Reading *reading, const char *key, const Node *node, Day *out);
gboolean read_day_word(Reading *reading, const char *key, const Node *node, DayWord *out);
/** A key of a map by day word, other than `default`; one that was meant so is told as such. */
gboolean read_day_key(Reading *reading, const char *key, const Node *node, DayWord *out);
/** A number with at most so many decimals, as a whole number of its smallest step; least and most
 * are whole numbers. */
gboolean read_decimal(Reading *reading, const char *key, const Node *node, int digits, gint64 least,
                      gint64 most, gint64 *out);
