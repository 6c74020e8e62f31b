#include "import/past.h"

#include "base/language.h"

#include <string.h>

/* Whether these are the line's own hours on that day. */
static gboolean
usual_hours(const Region *region, const RecordDuty *duty)
{
    const Line *line = region_line(region, region_find_line(region, duty->line));
    gint64 index;
    if (!day_map_get(&line->hours_by_day, region->calendar, duty->day, &index))
        return FALSE;
    const Hours *usual = g_ptr_array_index(line->hours, (guint)index);
    return strcmp(usual->text, duty->hours) == 0;
}

char *
past_text(const Region *region, const Record *record)
{
    g_autofree char *period = period_name(record->period);
    GString *text = g_string_new(NULL);
    g_string_append_printf(text, "# %s\n",
                           _("Typed in by rinban import. Fair parts of these days "
                             "come from today's region (from, until, leave)."));
    g_string_append_printf(text, "period: %s\nduties:\n", period);
    for (guint i = 0; i < record->duties->len; i++) {
        const RecordDuty *duty = g_ptr_array_index(record->duties, i);
        g_autofree char *date = day_format(duty->day);
        g_string_append_printf(text, "  - {date: %s, line: %s, provider: %s", date, duty->line,
                               duty->provider);
        if (strcmp(duty->role, "duty") != 0)
            g_string_append_printf(text, ", role: %s", duty->role);
        if (duty->hours != NULL && !usual_hours(region, duty))
            g_string_append_printf(text, ", hours: \"%s\"", duty->hours);
        g_string_append(text, "}\n");
    }
    return g_string_free(text, FALSE);
}

guint
past_covered(const Region *region, const Record *record)
{
    guint covered = 0;
    for (guint i = 0; i < record->duties->len; i++) {
        const RecordDuty *duty = g_ptr_array_index(record->duties, i);
        const Record *counting = records_counting(region->records, duty->line, duty->day);
        covered += counting != NULL && counting->moment != NULL;
    }
    return covered;
}
