/* Whether a program has any choice at all, whatever it costs. */
#pragma once

#include "engine/engine.h"

/** ANSWER_FEASIBLE with a choice in *taken (the caller frees; may be NULL), ANSWER_INFEASIBLE
 * (proven), or ANSWER_UNKNOWN where the effort did not suffice. Looks only at what asks for
 * something, so mostly much faster than engine_solve. */
AnswerStatus engine_possible(const Program *program, const Effort *effort, guint8 **taken);
