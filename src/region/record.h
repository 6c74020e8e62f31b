/* A publication as records/<period>-r<N>.yaml keeps it (docs/records.md). */
#pragma once

#include "base/source.h"
#include "calendar/period.h"

#include <glib.h>

typedef struct {
    char *line; /* ids as they were; they need not exist today */
    Day day;
    char *provider;
    char *role; /* "duty" or "reserve" */
    char *hours;
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
    int sequence;
    char *moment;       /* 2026-11-20T00:00:00Z: the publication that last changed it */
    gboolean cancelled; /* a tombstone */
} RecordEvent;

typedef struct {
    char *line;
    char *provider;
    char *share; /* as written: a number, or dates and numbers */
    Day from, until;
    GArray *leaves; /* Period */
} RecordMember;

typedef struct {
    char *rule;  /* the rotation's id */
    char *cycle; /* "main" or a season's name */
    char *next;  /* the provider whose turn is next */
} RecordPointer;

typedef struct {
    char *path; /* records/2026-12-r1.yaml */
    Period period;
    int revision;
    gboolean withdrawn;
    char *moment;  /* of the publication, UTC */
    char *inputs;  /* digest of the inputs */
    char *digest;  /* of the record itself */
    char *version; /* of the program */
    gint64 seed;
    char *reason;        /* --force, or NULL */
    GPtrArray *duties;   /* RecordDuty * */
    GPtrArray *events;   /* RecordEvent * */
    GPtrArray *members;  /* RecordMember * */
    GPtrArray *pointers; /* RecordPointer * */
} Record;

Record *record_new(void);
void record_free(Record *record);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Record, record_free)
