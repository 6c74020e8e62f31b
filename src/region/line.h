/* A line: one rota, one kind of duty at one place. */
#pragma once

#include "base/source.h"
#include "calendar/calendar.h"
#include "region/provider.h"
#include "region/who.h"

#include <glib.h>

/** Part of a duty: minutes from midnight of the duty's day, end excluded. */
typedef struct {
    int start; /* 0 … */
    int end;   /* past 1440: next day */
} Piece;

/** Hours of a duty: several pieces are one duty. */
typedef struct {
    char *text;     /* as written */
    GArray *pieces; /* Piece, in order */
} Hours;

/** Reads 09:00-12:00,13:00-17:00; an end not after its start is next day's; a piece that begins
 *  before the previous one's end is next day's; 24:00 may end a piece. NULL: not hours. */
Hours *hours_parse(const char *text);
void hours_free(Hours *hours);
/** A piece that begins in the day as it is written, 22:00-07:00; the caller frees. */
char *piece_format(const Piece *piece);

/** A value by day word: the first entry that matches counts. */
typedef struct {
    DayWords words; /* empty: default */
    gint64 value;
    Place place;
} DayMapEntry;

typedef struct {
    GArray *entries; /* DayMapEntry; NULL: never given */
} DayMap;

/** Appends; takes the words. */
void day_map_add(DayMap *map, DayWords words, gint64 value, Place place);
void day_map_clear(DayMap *map);
/** Whether an entry matches the day; *value is left alone otherwise. */
gboolean day_map_get(const DayMap *map, const Calendar *calendar, Day day, gint64 *value);

typedef struct {
    char *id;
    char *name;
    Unit unit;
    Who *who; /* NULL: everyone of the unit */
    DayWords days;
    DayWords not_days;
    GPtrArray *hours;    /* Hours *, one per distinct text */
    DayMap hours_by_day; /* value: index in hours */
    DayMap need;
    DayMap weight;
    DayMap reserve;
    DayMap rates;
    char *place_name; /* where it is; NULL: a clinic's own */
    char *place_address;
    char *place_phone;
    gboolean permit;
    gboolean is_public;
    gboolean names_in_notice;
    int travel; /* minutes */
    Place place;
} Line;

Line *line_new(const char *id, Place place);
void line_free(Line *line);
