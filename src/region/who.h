/* `who`: a set of providers, said by names or by properties. */
#pragma once

#include "base/day.h"

#include <glib.h>

typedef struct Region Region;
typedef struct Who Who;

/** All parts that are given must hold. */
struct Who {
    gboolean given; /* FALSE: everyone */
    GArray *ids;    /* int, provider indexes (ids, lists, groups resolved); NULL: not said */
    GPtrArray *departments; /* char *, any of; NULL: not said; so too below */
    GPtrArray *tags;
    GPtrArray *areas;
    GArray *clinics; /* int: the clinic itself and its doctors */
    int age_under;   /* 0: not said */
    int age_over;    /* 0: not said; age-over: 60 holds from 61 on */
    Who *except;     /* NULL: none */
};

Who *who_new(void);
void who_free(Who *who);
/** A copy that shares the lists, which neither may change any more; who NULL: NULL. */
Who *who_copy(const Who *who);
/** Whether the provider belongs to it on that day; who NULL: everyone. Someone without a birth date
 *  is neither under nor over any age. */
gboolean who_has(const Region *region, const Who *who, int provider, Day day);
