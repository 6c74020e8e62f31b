/* A region as plain data: what region.yaml, requests/ and records/ say. */
#pragma once

#include "base/message.h"
#include "calendar/calendar.h"
#include "region/line.h"
#include "region/provider.h"
#include "region/record.h"
#include "region/request.h"
#include "region/rule.h"
#include "region/who.h"

#include <glib.h>

typedef struct {
    char *id;
    GArray *members; /* int: providers */
} Group;

Group *group_new(const char *id);

/** Finds by id without a walk. */
typedef struct RegionIndex RegionIndex;

typedef struct {
    char *id;
    char *name;
    char *domain;
    char *timezone; /* IANA */
    char *language; /* "ja" or "en" */
} Association;

typedef enum { CANCELLED_MARK, CANCELLED_OMIT } CancelledStyle;

typedef struct {
    CancelledStyle cancelled;
    int alarm_minutes; /* before the duty; 0: none */
    char *feed_secret; /* file with the key, or NULL */
    char *feed_key;    /* what it holds; NULL: no feeds are asked for, or it could not be used */
} CalendarFiles;

/** Who is credited where a swap or repair passes a duty on. */
typedef enum { CREDIT_SERVED, CREDIT_OWED } CreditStyle;

/** The words of CreditStyle in their order, ended by NULL. */
extern const char *const credit_words[];

struct Region {
    char *folder;
    Association association;
    Calendar *calendar;
    GPtrArray *providers; /* Provider *: clinics first, then doctors, as written */
    GPtrArray *groups;    /* Group * */
    GPtrArray *lines;     /* Line * */
    CalendarFiles calendar_files;
    CreditStyle credit;  /* where the command line says nothing */
    GPtrArray *rules;    /* Rule *, the disabled ones too */
    GPtrArray *fairs;    /* Fair * */
    GPtrArray *requests; /* Request *, in the order in which they were read */
    GPtrArray *records;  /* Record *, by period's first day, then revision */
    Day frozen_before;   /* published days before it stay (region/frozen.h); DAY_NONE: none */
    char *digest;        /* SHA-256 (hex) of region.yaml and all files of requests/ */
    RegionIndex *index;
};

Region *region_new(const char *folder);
void region_free(Region *region);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Region, region_free)

static inline const Provider *
region_provider(const Region *region, int index)
{
    return g_ptr_array_index(region->providers, index);
}
static inline const Line *
region_line(const Region *region, int index)
{
    return g_ptr_array_index(region->lines, index);
}
/** The one doctor of the clinic who is a member on the day, or -1: none, or several. */
int region_only_doctor(const Region *region, int clinic, Day day);
/** Each takes its object; provider and line return its index. */
int region_add_provider(Region *region, Provider *provider);
int region_add_line(Region *region, Line *line);
void region_add_group(Region *region, Group *group);

/** -1: none. */
int region_find_provider(const Region *region, const char *id);
int region_find_line(const Region *region, const char *id);
const Group *region_find_group(const Region *region, const char *id);

/** Takes one more input file into the digest: SHA-256 over the digest so far, the file's name
 *  (relative to the folder) and its bytes. */
void region_extend_digest(Region *region, const char *name, const char *data, gsize length);
