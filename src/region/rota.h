/* The answer: who stands where. */
#pragma once

#include "region/question.h"

typedef enum { ROLE_DUTY, ROLE_RESERVE } Role;

typedef struct {
    int provider;
    int slot; /* -1: the line has no duty on that day (a rota made elsewhere) */
    int line;
    Day day;
    Role role;
    Place place; /* where it was read, or PLACE_NONE */
} Assignment;

typedef struct Rota {
    GArray *assignments; /* Assignment; after rota_sort by day, line id, provider id, role */
} Rota;

Rota *rota_new(void);
void rota_free(Rota *rota);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Rota, rota_free)

void rota_add(Rota *rota, Assignment assignment);
/** Sorts as the rota CSV is sorted: date, line id, start, provider id. */
void rota_sort(Rota *rota, const Question *question);
gboolean rota_has(const Rota *rota, int provider, int slot, Role role);
/** How many stand in the slot in that role. */
int rota_filled(const Rota *rota, int slot, Role role);
