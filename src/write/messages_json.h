/* Messages as JSON. */
#pragma once

#include "base/message.h"
#include "write/json.h"

/** An array of {code, severity, file, line, column, message}; place and file are null where there
 * is none. */
void json_messages(Json *json, const char *key, const Messages *messages, gboolean warnings_only);
/** The document of `check --json`. The caller frees. */
char *write_messages_json(const Messages *messages);
