/* Calendar files as text (RFC 5545, section 3): content lines, checked and bounded before anything
 * is made of them. */
#pragma once

#include "base/message.h"

#include <glib.h>

/** A property of an event that says when somebody is busy. */
typedef struct {
    char *name; /* in capitals */
    char *tzid; /* parameters; NULL: not given */
    char *type; /* VALUE */
    char *range;
    char *value; /* as it stands, unfolded */
    Place place;
} IcsProperty;

/** A VEVENT with those properties that are read; the others are passed over. */
typedef struct {
    Place place;
    GPtrArray *properties; /* IcsProperty * */
} IcsEvent;

/** A calendar file's events (IcsEvent *, freed with the array). Wrong lines and nesting and what is
 * beyond the limits (docs/requests.md) are told. NULL: told. */
GPtrArray *ics_text_read(const Source *source, Messages *messages);

/** The property of that name, or NULL; `nth` counts from 0. */
const IcsProperty *ics_property(const IcsEvent *event, const char *name, guint nth);
