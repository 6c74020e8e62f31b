/* What a period asks for beside what is there, as JSON. */
#pragma once

#include "explain/capacity.h"
#include "write/json/json.h"

/** The object `capacity` of `check --json`. */
void json_capacity(Json *json, const Question *question, const Capacity *capacity);
