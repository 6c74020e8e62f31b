/* Small regions drawn at random, the same for the same seed: every kind of rule, soft and hard. */
#pragma once

#include "../unit/audit/town.h"

typedef struct {
    int providers; /* at most */
    int days;
    int lines;
    int rules;
} DrawSize;

/** A region with its question, or NULL where the draw contradicts itself (a fix on an absence). */
Town *draw_town(guint32 seed, DrawSize size);
/** What the draw was, for a failing law; the caller frees. */
char *draw_text(const Town *town);
