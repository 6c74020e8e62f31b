/* The stretches of days over which `limit` counts. */
#pragma once

#include "region/question.h"

typedef struct {
    Day first;
    Day last;
    int season; /* -1: every day from first to last; else those of one instance of this season */
    int year;   /* of the instance */
} Window;

/** Every window that touches the period, by its first day; the caller frees. */
GArray *audit_windows(const Question *question, const LimitRule *limit);
gboolean audit_window_has(const Question *question, const Window *window, Day day);
