/* The sides of a span, by their share. */
#pragma once

#include "base/whole.h"
#include "engine/count/least.h"

typedef struct {
    gint64 share;
    GArray *point; /* gint64, sorted: every c that a side can have */
    GArray *rest;  /* gint64: different offsets within the scale */
    gint64 base;   /* of the lowest sums */
    gint64 members;
    gint64 last_bottom; /* the greatest c of a lowest sum: tops reach it */
    gint64 first_top;   /* the least c of a highest sum: bottoms do not pass it */
    gint64 bottom;      /* tried now */
} Share;

/** The greatest share first; n of them. */
Share *shares_new(const LeastSpan *span, int *n);
void shares_free(Share *shares, int n);
/** Points below c. */
guint share_below(const Share *share, gint64 c);
/** What the sums add up to where each is as low as the bottom allows, or as high as the top. */
gint64 share_least_total(const Share *share, gint64 bottom);
gint64 share_greatest_total(const Share *share, gint64 top);

static inline gint64
share_point(const Share *share, guint i)
{
    return g_array_index(share->point, gint64, i);
}
