/* Duties that count for whoever owed them instead of whoever serves (region/credit.h). */
#pragma once

#include "region/rota.h"
#include "write/json/json.h"

/** The key `owed`, where the duty counts for somebody else. */
void json_owed(Json *json, const Question *question, const Assignment *assignment);
/** A line for each such duty of the rota after an empty one, or of those which concern the provider
 * (-1: all); "" where there is none. The caller frees. */
char *show_credits(const Question *question, const Rota *rota, int provider);
/** The same as a list with a heading; nothing where there is none. */
void html_credits(GString *html, const Question *question, const Rota *rota);
