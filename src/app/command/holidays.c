/* rinban holidays YEAR[..YEAR]: the computed calendar; needs no region. */
#include "app/command/commands.h"
#include "base/language.h"
#include "calendar/japan.h"
#include "write/json/holidays_json.h"

#include <stdio.h>
#include <string.h>

static gboolean
read_year(const char *text, int *year)
{
    gint64 value;
    if (!text || strlen(text) != 4 || !g_ascii_string_to_signed(text, 10, 1, 9999, &value, NULL))
        return FALSE;
    *year = (int)value;
    return TRUE;
}

static gboolean
read_years(const char *text, int *first, int *last)
{
    const char *dots = strstr(text, "..");
    g_autofree char *before = dots ? g_strndup(text, (gsize)(dots - text)) : g_strdup(text);
    return read_year(before, first) && read_year(dots ? dots + 2 : text, last) && *first <= *last;
}

static const char *
weekday_name(Day day)
{
    static const char *const names[] = {N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"),
                                        N_("Fri"), N_("Sat"), N_("Sun")};
    return _(names[day_weekday(day)]);
}

static void
print_lines(Day first, Day last)
{
    for (Day day = first; day <= last; day++) {
        const char *name = japan_holiday(day);
        g_autofree char *date = name ? day_format(day) : NULL;
        if (name)
            printf("%s (%s) %s\n", date, weekday_name(day), name);
    }
}

ExitCode
command_holidays(const Options *options)
{
    int first, last;
    if (!read_years(options->arguments[0], &first, &last)) {
        fprintf(stderr, _("rinban: “%s” is not a year or a run of years such as 2026..2028\n"),
                options->arguments[0]);
        return EXIT_USAGE;
    }
    if (first < 1949 || last > 2099) {
        fputs(_("rinban: holidays are known from 1949 to 2099\n"), stderr);
        return EXIT_USAGE;
    }
    Day from = day_of(first, 1, 1), to = day_of(last, 12, 31);
    if (options->json) {
        g_autofree char *document = write_holidays_json(from, to);
        fputs(document, stdout);
    } else if (!options->quiet) {
        print_lines(from, to);
    }
    return EXIT_DONE;
}
