/* The sections of region.yaml, each into reading->region. */
#pragma once

#include "read/fields.h"

void read_association(Reading *reading, const Node *node);
/** NULL: the section is not there; the Japanese holidays hold. */
void read_calendar(Reading *reading, const Node *node);
/** Adds the days of a file `date,name` of the region's folder. */
void read_holiday_file(Reading *reading, const Node *name);
void read_clinics(Reading *reading, const Node *node);
/** After the clinics. */
void read_doctors(Reading *reading, const Node *node);
/** Departments, tags and areas that somebody has: what `who` may name. */
void collect_properties(Reading *reading);
void read_groups(Reading *reading, const Node *node);
void read_lines(Reading *reading, const Node *node);
void read_calendar_files(Reading *reading, const Node *node);
void read_rules(Reading *reading, const Node *node);
void read_fairs(Reading *reading, const Node *node);
/** Whether the tallies of all `opening` exist; after fair. */
void check_openings(Reading *reading);

/** Takes an id into a namespace; FALSE: it is taken or reserved (told). */
gboolean claim_id(Reading *reading, NameKind names, const char *id, Place place);

void field_who(Reading *, const Field *, const Node *, gpointer target); /* Who ** */
/** Indexes of providers by ids and groups, each once; told where nobody has the name. */
void add_named(Reading *reading, const char *key, const Node *node, GArray *ids, GHashTable *seen);
/** A number, or numbers by day word; least and most hold for each. */
void field_day_map(Reading *, const Field *, const Node *, gpointer target); /* DayMap * */
/** Reads a by-day-word map with values of any kind. */
typedef gboolean (*DayValueReader)(Reading *reading, const Field *field, const Node *node,
                                   gpointer data, gint64 *value);
void read_day_map(Reading *reading, const Field *field, const Node *node, DayMap *map,
                  DayValueReader value, gpointer data);
/** Whether every map of the line says something for each of its days. */
void check_line_days(Reading *reading, const Line *line, const Node *node);
