/* A rota laid out by line and day: who stands, and how many places are open. */
#pragma once

#include "region/rota.h"

typedef struct {
    int provider;
    Role role;
} Stand;

typedef struct Roster Roster;

/** The question must outlive it; the rota need not. */
Roster *roster_new(const Question *question, const Rota *rota);
void roster_free(Roster *roster);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Roster, roster_free)

/** Those who stand there (Stand), duties first, then as the rota is sorted; NULL: nobody. The day
 * is one of the period. */
const GArray *roster_at(const Roster *roster, int line, Day day);
/** Places in that role which nobody fills. */
int roster_open(const Roster *roster, int line, Day day, Role role);
/** The duty of a line on a day, or NULL. */
const Slot *roster_slot(const Roster *roster, int line, Day day);
/** Whether any line has a duty on the day, or somebody stands all the same. */
gboolean roster_has_day(const Roster *roster, Day day);
