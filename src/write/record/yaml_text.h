/* YAML that every reader takes alike: block mappings and lists of one-line flow mappings, whose
 * texts are always quoted. */
#pragma once

#include "base/day.h"

#include <glib.h>

/** The value in double quotes, with what YAML 1.1 does not print escaped; invalid UTF-8 is
 * replaced. */
void yaml_quote(GString *text, const char *value);

/** key: "value" on a line of its own; NULL leaves it out. So too below. */
void yaml_text(GString *text, const char *key, const char *value);
/** key: value, as it is: ids, dates, numbers. */
void yaml_plain(GString *text, const char *key, const char *value);
void yaml_whole(GString *text, const char *key, gint64 value);

/** A row of a list: yaml_row, its fields, yaml_row_end. */
void yaml_row(GString *text);
void yaml_row_text(GString *text, const char *key, const char *value);
void yaml_row_plain(GString *text, const char *key, const char *value);
void yaml_row_whole(GString *text, const char *key, gint64 value);
/** DAY_NONE leaves it out. */
void yaml_row_day(GString *text, const char *key, Day day);
void yaml_row_end(GString *text);
