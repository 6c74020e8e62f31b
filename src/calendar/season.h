/* A season: a named set of days of every year, and the year each of its days is counted to. */
#pragma once

#include "calendar/calendar.h"

typedef struct Season Season;

/** Copies the name. */
Season *season_new(const char *name);
void season_free(Season *season);
const char *season_name(const Season *season);
void season_add(Season *season, YearRun run);
/** Whether the date lies in the season; *year (may be NULL) is the year its run starts. */
gboolean season_has(const Season *season, Civil date, int *year);
