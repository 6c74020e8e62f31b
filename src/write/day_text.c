#include "write/day_text.h"

#include "base/language.h"
#include "base/zone.h"

const char *
weekday_text(int weekday)
{
    static const char *const names[] = {N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"),
                                        N_("Fri"), N_("Sat"), N_("Sun")};
    return _(names[weekday]);
}

const char *
month_name(int month)
{
    static const char *const names[] = {N_("January"), N_("February"), N_("March"),
                                        N_("April"),   N_("May"),      N_("June"),
                                        N_("July"),    N_("August"),   N_("September"),
                                        N_("October"), N_("November"), N_("December")};
    return _(names[month - 1]);
}

char *
day_text(Day day)
{
    Civil civil = day_civil(day);
    /* TRANSLATORS: weekday, day, month, year */
    return g_strdup_printf(_("%s %d %s %d"), weekday_text(day_weekday(day)), civil.day,
                           month_name(civil.month), civil.year);
}

char *
day_text_short(Day day)
{
    Civil civil = day_civil(day);
    return g_strdup_printf(_("%s %d %s"), weekday_text(day_weekday(day)), civil.day,
                           month_name(civil.month));
}

char *
month_text(Day day)
{
    Civil civil = day_civil(day);
    return g_strdup_printf(_("%s %d"), month_name(civil.month), civil.year);
}

static gboolean
is_whole(Period period, int month, int months)
{
    Civil first = day_civil(period.first);
    Civil after = day_civil(period.last + 1);
    return first.day == 1 && after.day == 1 && (month == 0 || first.month == month) &&
           (after.year - first.year) * 12 + after.month - first.month == months;
}

char *
period_text(Period period)
{
    int year = day_civil(period.first).year;
    if (is_whole(period, 0, 1))
        return month_text(period.first);
    if (is_whole(period, 1, 12))
        return g_strdup_printf(_("the year %d"), year);
    if (is_whole(period, 4, 12))
        return g_strdup_printf(_("fiscal year %d"), year);
    g_autofree char *first = day_text(period.first);
    g_autofree char *last = day_text(period.last);
    return g_strdup_printf(_("%s to %s"), first, last);
}

char *
moment_text(const char *moment, const char *timezone)
{
    g_autoptr(GDateTime) instant =
        moment != NULL ? g_date_time_new_from_iso8601(moment, NULL) : NULL;
    const Zone *zone = zone_find(timezone, NULL);
    if (instant == NULL || zone == NULL)
        return NULL;
    g_autoptr(GDateTime) local = g_date_time_to_timezone(instant, zone->clock);
    g_autofree char *date =
        day_text(day_of(g_date_time_get_year(local), g_date_time_get_month(local),
                        g_date_time_get_day_of_month(local)));
    return g_strdup_printf("%s %d:%02d", date, g_date_time_get_hour(local),
                           g_date_time_get_minute(local));
}
