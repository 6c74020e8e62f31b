/* Messages: a code, a place in the input and named facts. The sentence is made where it is shown.
 */
#pragma once

#include "base/source.h"

#include <glib.h>

typedef enum { SEVERITY_ERROR, SEVERITY_WARNING } Severity;

/** One per line of messages.def; a code never changes its meaning (docs/messages.md). */
typedef enum {
#define MESSAGE(code, severity, text) MSG_##code,
#include "base/messages.def"
#undef MESSAGE
    MSG_COUNT
} MessageCode;

typedef struct {
    MessageCode code;
    Place place;
    GPtrArray *facts; /* name, value, name, value … */
} Message;

/** All messages of one run, and the sources their places point into (both owned).
 *  Whatever holds a Place must not outlive this store. */
typedef struct Messages Messages;

Messages *messages_new(void);
void messages_free(Messages *messages);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Messages, messages_free)

/** Takes the source; returns it for places. */
const Source *messages_add_source(Messages *messages, Source *source);

/** Adds a message; facts are pairs of strings (name, value), ended by NULL; a NULL value leaves
 *  the fact out. Strings are copied. Always returns FALSE, for `return messages_add(…)`. */
gboolean messages_add(Messages *messages, MessageCode code, Place place,
                      ...) G_GNUC_NULL_TERMINATED;

/** Messages of this code are not added any more. */
void messages_mute(Messages *messages, MessageCode code);

guint messages_count(const Messages *messages);
const Message *messages_get(const Messages *messages, guint index);
guint messages_errors(const Messages *messages);
/** Orders by file name, line, column; keeps the order of arrival otherwise. */
void messages_sort(Messages *messages);

/** "unknown-key" */
const char *message_code_name(MessageCode code);
MessageCode message_code_from_name(const char *name); /* MSG_COUNT: none */
Severity message_severity(MessageCode code);
/** The untranslated sentence template: {fact} is replaced, [part] stands only with its facts. */
const char *message_template(MessageCode code);
const char *message_fact(const Message *message, const char *name);

/** The sentence in the language in force (base/language.h); the caller frees. */
char *message_sentence(const Message *message);
/** `file:line:column: error: sentence`, the source line and a caret; the caller frees. */
char *message_render(const Message *message);
