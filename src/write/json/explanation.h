/* Why somebody stands in a place, as JSON. */
#pragma once

#include "explain/why.h"

/** The document of `explain --json`. The caller frees. */
char *write_explanation_json(const Question *question, const Rota *rota, Post post,
                             const Alternatives *alternatives, double seconds);
