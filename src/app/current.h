/* --unless: what need not be solved again. */
#pragma once

#include "app/session.h"

/** Whether the period is published, by itself or within others (--unless current: of these very
 * inputs; --unless published: at all, also where it was taken back). Told, on standard output.
 * Where --unless published meets a period of which a part is published, that is told and *code is
 * EXIT_INPUT. Ask before the question is laid out: a publication stands whatever the region says
 * today. */
gboolean current_is_published(Session *session, ExitCode *code);
/** Whether there is a draft of these very inputs that was not cut short by a signal. Told; *code is
 * what solving it had ended with. */
gboolean current_is_draft(Session *session, ExitCode *code);
