/* What the law on working hours asks of doctors of level A as an effort. */
#pragma once

#include "app/session.h"
#include "audit/audit.h"

/** Adds a warning for each rest that a rota does not leave them, and each duty beyond a permit. */
void efforts_tell(Session *session, const Audit *audit);
