/* MiniZinc data files (.dzn): whole numbers, arrays and sets of them. */
#pragma once

#include "base/message.h"

#include <glib.h>

/** One `name = value;`. */
typedef struct {
    char *name;
    GPtrArray *rows; /* GArray of gint64: a number or array of numbers is one row, an array of sets
                        has one row for each set */
    Place place;
} DznItem;

typedef struct Dzn Dzn;

/** NULL: not such a file; told with its place. The source must outlive it. */
Dzn *dzn_read(const Source *source, Messages *messages);
void dzn_free(Dzn *dzn);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Dzn, dzn_free)
/** NULL: not given. */
const DznItem *dzn_find(const Dzn *dzn, const char *name);
