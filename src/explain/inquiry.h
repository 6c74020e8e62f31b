/* What keeps each provider from a place of a rota as it is. */
#pragma once

#include "explain/reason.h"
#include "region/rota.h"

typedef struct Inquiry Inquiry;

/** Question and rota must outlive it. */
Inquiry *inquiry_new(const Question *question, const Rota *rota);
void inquiry_free(Inquiry *inquiry);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Inquiry, inquiry_free)

/** Why the provider does not stand there: a bar, a place already held there, the first hard breach
 * that it would newly bring, or nothing. The caller frees. */
Reason *inquiry_reason(Inquiry *inquiry, int provider, int slot, Role role);

/** The same, were `gone` away from the slot: also what goes wrong without them and is not mended by
 *  the provider counts. */
Reason *inquiry_reason_instead(Inquiry *inquiry, int provider, int slot, Role role, int gone);

/** Whether two recounts speak of one and the same breach. */
gboolean breach_same(const Breach *a, const Breach *b);
