/* What is proven of a rota's fairness, as JSON. */
#pragma once

#include "explain/certificate.h"
#include "write/json/json.h"

/** An array `tallies` of the bounds, and the sentences. */
void json_certificate(Json *json, const Question *question, const Rota *rota, const Audit *audit);
