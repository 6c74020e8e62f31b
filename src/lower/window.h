/* The windows of a `limit`. */
#pragma once

#include "lower/lowering.h"

/** Days first … last; of a season, only those of that season's run begun in that year. */
typedef struct {
    Day first;
    Day last;
    int season; /* -1: all days */
    int year;
} Window;

/** Every window that touches the period, by last day; Window. */
GArray *windows_of(const Lowering *lowering, const LimitRule *limit);
gboolean window_has(const Lowering *lowering, const Window *window, Day day);
