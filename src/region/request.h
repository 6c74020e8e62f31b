/* What providers ask for: absences, wishes, duties fixed by hand. */
#pragma once

#include "base/source.h"
#include "region/line.h"

typedef enum { REQUEST_ABSENT, REQUEST_AVOID, REQUEST_WANT, REQUEST_FIX, REQUEST_NONE } RequestKind;

typedef struct {
    int provider;
    RequestKind kind;
    Day from;
    Day to;            /* included; DAY_NONE from: `none` may stand without a date */
    int line;          /* -1: any */
    Piece window;      /* minutes from midnight of each day; 0-1440 where `hours` is empty */
    Minute start, end; /* a timed event of a calendar file: an absence of just these minutes,
                          instead of days and window; start == end: not one */
    int strength;      /* 1 … 3 */
    char *note;
    Place place;
    gboolean
        taken_in; /* not of requests/ but of a record: an absence that a repair took in (a `fix`
                     gives way to it, `accept` does not count it), or a wish recalled; no answer */
} Request;

/** An absence that a repair takes in, from a day to a day. */
Request *request_taken_in(int provider, Day from, Day to);

void request_free(Request *request);
const char *request_kind_word(RequestKind kind);
