/* A chain on its way into the compact model. */
#pragma once

#include "engine/model/model.h"

typedef struct {
    Model *model;
    const Chain *chain;
    int hands; /* cells by hand */
} Links;

static inline gboolean
is_by_hand(const Chain *chain, int i)
{
    return chain->by_hand != NULL && chain->by_hand[i];
}

/** Every cell enters where it leaves. */
gboolean links_are_points(const Chain *chain);
/** Units between an end and an enter, either of which may be missing. */
gint64 links_units(const Chain *chain, gint64 out, gint64 in);
/** Prices the chain by sliding windows; FALSE: its points do not suit them. */
gboolean links_add_windows(const Links *links);
