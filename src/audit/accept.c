/* accept: absences are an input; no rota keeps or breaks it. */

#include "audit/count.h"

void
audit_accept(Count *count, int index, const Rule *rule)
{
}
