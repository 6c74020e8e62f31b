/* Small JSON documents of commands: messages, holidays, audits. The caller frees the text. */
#pragma once

#include "audit/audit.h"
#include "base/message.h"
#include "region/rota.h"

/** {"format", "status", "messages": [{"code", "severity", "file", "line", "column", "message"}]} */
char *write_messages_json(const Messages *messages, const char *status);
/** {"holidays": [{"date", "name"}]} */
char *write_holidays_json(Day first, Day last);
