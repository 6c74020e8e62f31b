/* What keeps one provider from one place, as a code and a sentence (docs/reasons.md). */
#pragma once

#include "audit/audit.h"

typedef struct {
    int provider;
    const char *code; /* static; never changes its meaning */
    char *message;    /* a sentence in the language in force */
} Reason;

void reason_free(Reason *reason);

/** Why the provider is barred from the slot. */
Reason *reason_of_bar(const Question *question, int provider, int slot);
/** The provider stands there already, on duty or as reserve. */
Reason *reason_of_presence(const Rota *rota, int provider, int slot);
/** The hard breach that standing in the slot would bring. */
Reason *reason_of_breach(const Question *question, int provider, int slot, const Breach *breach);
/** Nothing forbids it. */
Reason *reason_free_to_stand(int provider);
