/* Who stands: doctors and clinics, in one namespace. */
#pragma once

#include "base/source.h"
#include "calendar/calendar.h"
#include "calendar/period.h"

#include <glib.h>

/** What a line's duties ask for: a clinic opens its own doors, a doctor goes somewhere. */
typedef enum { UNIT_CLINIC, UNIT_DOCTOR } Unit;

typedef enum { LABOUR_NONE, LABOUR_A, LABOUR_B, LABOUR_LINKED_B, LABOUR_C1, LABOUR_C2 } Labour;

/** A share in force from a date on. */
typedef struct {
    Day from;       /* DAY_NONE: before the first date */
    int hundredths; /* 100: a full load; 0: stands only where fixed by hand */
} Share;

/** Ordinary working hours of one weekday, minutes from midnight; to <= from: none. */
typedef struct {
    int from;
    int to; /* may pass 1440 */
} WorkHours;

/** A balance brought along, per tally. */
typedef struct {
    char *count;   /* the tally's name */
    gint64 micros; /* duties (or load), in millionths */
    Place place;
} Opening;

/** A Period with the place where it was written. */
typedef struct {
    Period period;
    Place place;
} Leave;

typedef struct {
    char *id;
    char *name; /* the id where no name was given */
    char *kana;
    Unit unit;
    char *area;             /* a doctor's is the clinic's unless given */
    GPtrArray *departments; /* char * */
    GPtrArray *tags;        /* char * */
    char *phone;
    char *address;  /* clinics */
    int clinic;     /* doctors: index of the clinic in region->providers, or -1 */
    GArray *shares; /* Share, by date; empty: 100 */
    Day from;       /* DAY_NONE: open */
    Day until;      /* DAY_NONE: open */
    gboolean former; /* named in records only (region/former.h); a member on no day */
    GArray *leaves; /* Leave */
    DayWords never;
    DayWords closed; /* clinics: information only */
    Day born;        /* DAY_NONE: not given */
    Labour labour;
    WorkHours work[7]; /* from Monday */
    GArray *openings;  /* Opening */
    Place place;       /* of the entry */
    Place never_place; /* of `never`, where given */
} Provider;

Provider *provider_new(Unit unit, const char *id, Place place);
void provider_free(Provider *provider);

/** In hundredths, on that day; says nothing of membership. */
int provider_share(const Provider *provider, Day day);
/** From and until, both included. */
gboolean provider_is_member(const Provider *provider, Day day);
/** The leave that holds the day, or NULL. */
const Leave *provider_leave(const Provider *provider, Day day);
/** The provider's ordinary hours that begin on the day; FALSE: none. They follow the weekday and
 *  rest on public holidays and on leave. */
gboolean provider_work(const Provider *provider, const Calendar *calendar, Day day, Minute *start,
                       Minute *end);
/** Whole years of age on the day (Act on Calculation of Ages: completed the day before the birthday
 *  is not used; the birthday counts), or -1. */
int provider_age(const Provider *provider, Day day);
