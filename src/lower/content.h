/* What the windows of a `limit` or a `quota` hold. */
#pragma once

#include "lower/window.h"
#include "region/beyond.h"

/** Slots in a window whose duties the rule counts, and in how many windows they are the same. */
typedef struct {
    GArray *slots;   /* int; those with a load above 0 */
    int min;         /* 0: not asked */
    gint64 recorded; /* load of duties outside the period */
    int windows;
} Content;

/** Empty, of one window. */
Content content_new(void);
/** Content; the caller unrefs. */
GArray *contents_new(void);
/** Takes it over; what is the same as its neighbour before is told as one with it. */
void contents_add(GArray *contents, Content content);

/** Load of one duty of the slot. */
int content_load(const Lowering *lowering, const LimitRule *limit, int slot);
/** Load of the recorded duties in the window, of the providers first … last. */
gint64 content_recorded(const Lowering *lowering, const Rule *rule, const LimitRule *limit,
                        const Window *window, int first, int last);
