/* --unless: what need not be solved again. */
#pragma once

#include "app/session.h"

/** Whether the period is published (--unless current: of these very inputs; --unless published: at
 * all, also where it was taken back). Told, on standard output. Ask before the question is laid
 * out: a publication stands whatever the region says today. */
gboolean current_is_published(const Session *session);
/** Whether there is a draft of these very inputs. Told; *code is what solving it had ended with. */
gboolean current_is_draft(Session *session, ExitCode *code);
