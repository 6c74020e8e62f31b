/* JSON text. json-glib 1.6 prints every double with 17 digits, where a tally has at most six
 * decimals; so documents are written here and json-glib only reads. */
#pragma once

#include "calendar/period.h"

#include <glib.h>

typedef struct {
    GString *text;
    int depth;
    gboolean begun; /* the innermost object or array has an element */
} Json;

/** Starts a document, which is one object. */
Json json_new(void);
/** The same, all of it on one line. */
Json json_new_line(void);
/** `key` is NULL inside an array; so too below. */
void json_begin_object(Json *json, const char *key);
void json_end_object(Json *json);
void json_begin_array(Json *json, const char *key);
void json_end_array(Json *json);
/** NULL is null. Invalid UTF-8 is replaced. */
void json_string(Json *json, const char *key, const char *value);
void json_whole(Json *json, const char *key, gint64 value);
void json_micros(Json *json, const char *key, gint64 micros);
void json_double(Json *json, const char *key, double value);
void json_boolean(Json *json, const char *key, gboolean value);
void json_null(Json *json, const char *key);
/** What each document about a period begins with: its format, and which period. */
void json_period(Json *json, Period period);
/** Which tier: 0 is filling, 1 the reserve, then the levels. */
void json_tier(Json *json, int tier);
/** Ends the document; the caller frees. */
char *json_free(Json *json);
