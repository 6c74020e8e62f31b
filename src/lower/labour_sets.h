/* Sets of duties, to ask whether one of them lies within another. */
#pragma once

#include <glib.h>

typedef struct Sets Sets;

/** Empty; the caller frees. */
Sets *sets_new(void);
void sets_free(Sets *sets);
/** Keeps an ascending set (int). */
void sets_add(Sets *sets, const GArray *set);
/** Whether one that is kept lies within this ascending one; `itself`: it may be this one. */
gboolean sets_within(const Sets *sets, const GArray *set, gboolean itself);
