/* Why there is no rota, as part of the document of `solve --json` (docs/no-rota.md). */
#pragma once

#include "explain/no_rota.h"
#include "write/json/json.h"

/** "conflict", "irreducible", "repairs" and "searched" in the object that is open. */
void json_no_rota(Json *json, const NoRota *no_rota);
