/* The same question with some sentences taken back. The region itself is never touched. */
#pragma once

#include "explain/change.h"

typedef struct {
    Region region;        /* what is changed is its own, the rest is the base's */
    Question *question;   /* without soft rules and fairness; NULL: it contradicts itself already */
    GPtrArray *rules;     /* Rule *: all are copies */
    GPtrArray *requests;  /* Request *: those which are copies */
    GPtrArray *providers; /* Provider *: those which are copies */
} Variant;

/** Lays the base's period out anew without the sentences dropped (a byte for each; NULL: none) and
 * with the changes (Change; NULL: none). The base and its region must outlive it. */
Variant *variant_new(const Question *base, const GArray *sentences, const guint8 *dropped,
                     const GArray *changes);
void variant_free(Variant *variant);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Variant, variant_free)
