/* The rota by month: a row a day, a column a line. */
#pragma once

#include "write/edition.h"
#include "write/roster.h"

/** The anchor of a month's table (m2026-12) or of a day (d2026-12-05); the caller frees. */
char *month_anchor(Day day);
char *day_anchor(Day day);
/** "su": Sunday or public holiday, "sa": Saturday; NULL: neither. */
const char *day_class(const Calendar *calendar, Day day);
/** The first day of the next month. */
Day month_after(Day day);
/** Whether any day of that month, within the period, has a duty. */
gboolean month_has_duty(const Roster *roster, Period period, Day day);
/** The heading of a row: 5日(土), and the holiday's name. */
void html_day_heading(GString *html, const Calendar *calendar, Day day);

/** Every month that has a duty, as a section. */
void html_grid(GString *html, const Edition *edition, const Roster *roster);
