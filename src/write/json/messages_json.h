/* Messages as JSON. */
#pragma once

#include "base/message.h"
#include "explain/capacity.h"
#include "write/json/json.h"

/** An array of {code, severity, file, line, column, message}; place and file are null where there
 * is none. */
void json_messages(Json *json, const char *key, const Messages *messages, gboolean warnings_only);
/** The document of `check --json`, and of every command whose input is wrong. The caller frees. */
char *write_messages_json(const Messages *messages);
/** The same with the capacity of a period. The caller frees. */
char *write_check_json(const Messages *messages, const Question *question,
                       const Capacity *capacity);
