/* A publication as records/<period>-r<N>.yaml keeps it (docs/records.md). */
#pragma once

#include "base/source.h"
#include "calendar/period.h"
#include "region/provider.h"

#include <glib.h>

/** A line that the publication covers, as it was: on these lines it counts, on no others. */
typedef struct {
    char *id;
    Unit unit;
    char *name;    /* NULL: not said; so too below */
    char *place;   /* unit doctor */
    char *address; /* unit doctor */
} RecordLine;

/** A provider named in it, as they were then: a leaver keeps the name. */
typedef struct {
    char *id;
    char *name;
    char *address; /* clinics */
} RecordName;

typedef struct {
    char *line; /* ids as they were; they need not exist today */
    Day day;
    char *provider;
    char *role;  /* "duty" or "reserve" */
    char *hours; /* NULL: not said */
    char *owed;  /* who is credited with it where that is not who serves; else NULL */
    int need;
    int weight;
} RecordDuty;

/** What a provider's calendar file holds of this period: one piece of one duty. */
typedef struct {
    char *uid;
    char *owner; /* the provider whose file it stands in */
    char *line;
    char *provider; /* who stands there */
    Day day;
    Minute start; /* local */
    Minute end;
    char *role;
    int piece; /* from 1 */
    int sequence;
    char *moment;       /* 2026-11-20T00:00:00Z: the publication that last changed it */
    gboolean cancelled; /* a tombstone */
} RecordEvent;

typedef struct {
    char *line;
    char *provider;
    GArray *shares;  /* Share, as in region/provider.h; empty: 100 */
    Day from, until; /* DAY_NONE: open; narrowed to the days on which the line's `who` admits */
    GArray *leaves;  /* Period */
} RecordMember;

typedef struct {
    char *rule; /* the rotation's id */
    char *line;
    char *cycle;      /* "main" or a season's name */
    char *next;       /* the provider whose turn is next */
    int position;     /* of that turn in `order`, from 0 */
    GPtrArray *order; /* char *: ids, as the order was; empty: not said */
} RecordPointer;

/** An absence that a repair took in. */
typedef struct {
    char *provider;
    Day from, to;
} RecordAbsence;

/** A wish of one day, as the publication answered it. */
typedef struct {
    char *provider;
    Day day;
    char *kind;   /* "avoid" or "want"; NULL: not said, so that it cannot be asked again */
    char *line;   /* NULL: any */
    char *hours;  /* the part of the day; NULL: the whole */
    int strength; /* 1 … 3 */
    gboolean granted;
} RecordWish;

typedef struct {
    char *path; /* records/2026-12-r1.yaml */
    Period period;
    int revision;
    int serial; /* counts the region's publications from 1; 0: typed in */
    gboolean withdrawn;
    char *moment;  /* of the publication, UTC; NULL: not said (typed in) */
    char *inputs;  /* digest of the inputs; NULL: typed in */
    char *digest;  /* of the record itself */
    char *version; /* of the program; NULL: typed in */
    gint64 seed;
    char *reason;        /* --force, or NULL */
    GPtrArray *lines;    /* RecordLine *: never empty where there are duties */
    GPtrArray *names;    /* RecordName * */
    GPtrArray *duties;   /* RecordDuty * */
    GPtrArray *events;   /* RecordEvent * */
    GPtrArray *members;  /* RecordMember *; empty: typed in, today's region says who was */
    GPtrArray *pointers; /* RecordPointer * */
    GPtrArray *absences; /* RecordAbsence * */
    GPtrArray *wishes;   /* RecordWish *, by provider and day */
} Record;

Record *record_new(void);
void record_free(Record *record);
/** An empty row, added to its array. */
RecordLine *record_add_line(Record *record);
RecordName *record_add_name(Record *record);
RecordDuty *record_add_duty(Record *record);
RecordEvent *record_add_event(Record *record);
RecordMember *record_add_member(Record *record);
RecordPointer *record_add_pointer(Record *record);
RecordAbsence *record_add_absence(Record *record);
RecordWish *record_add_wish(Record *record);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Record, record_free)

/** Who is credited with the duty. */
static inline const char *
duty_credited(const RecordDuty *duty)
{
    return duty->owed != NULL ? duty->owed : duty->provider;
}

/** By day, line, provider, role; duties are an array of RecordDuty *. */
int record_duty_compare(const RecordDuty *a, const RecordDuty *b);
void record_duties_sort(GPtrArray *duties);

/** NULL: the record does not cover the line. */
const RecordLine *record_line(const Record *record, const char *line);
/** NULL: not named. */
const RecordName *record_name(const Record *record, const char *provider);
/** Whether the record speaks of the line on that day, with or without a duty. */
gboolean record_covers(const Record *record, const char *line, Day day);

/** Order of publication: moment (none comes first), serial, longer period first, period, revision.
 */
int record_compare_publication(const Record *a, const Record *b);
/** The records in order of publication; free the array only. */
GPtrArray *records_by_publication(const GPtrArray *records);
/** The newest publication that covers the line on that day (one withdrawn covers with nothing), or
 *  NULL. Of `records`, an array of Record *. */
const Record *records_counting(const GPtrArray *records, const char *line, Day day);
/** Whether a later one than the index-th of the records, which are in order of publication, speaks
 * of the day. */
gboolean records_replace(const GPtrArray *ordered, guint index, Day day);
/** The newest publication of just this period (the greatest revision), or NULL. */
const Record *records_newest(const GPtrArray *records, Period period);
/** All duties (RecordDuty *) of publications in force, by record; free the array only. */
GPtrArray *records_duties(const GPtrArray *records);
/** The publications (Record *) not withdrawn that count on a line and day of the period, by record;
 *  free the array only. *every_day (may be NULL): whether each day has one. */
GPtrArray *records_in_force(const GPtrArray *records, Period period, gboolean *every_day);
/** Whether the period has a publication to go by: its own newest one stands, or each of its days
 *  lies within a publication in force. */
gboolean records_publish(const GPtrArray *records, Period period);
