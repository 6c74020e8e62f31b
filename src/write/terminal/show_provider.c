#include "base/language.h"
#include "write/credits.h"
#include "write/day_text.h"
#include "write/json/json.h"
#include "write/terminal/show_parts.h"

static gboolean
is_of(const Question *question, const Assignment *assignment, int provider)
{
    return assignment->provider == provider && period_has(question->period, assignment->day);
}

static void
grid_duty(Grid *grid, const Question *question, const Assignment *assignment)
{
    const Region *region = question->region;
    const Line *line = region_line(region, assignment->line);
    const Slot *slot = assignment->slot >= 0 ? question_slot(question, assignment->slot) : NULL;
    const char *holiday = calendar_holiday(region->calendar, assignment->day);
    const char *colour = show_day_colour(region->calendar, assignment->day);
    const char *place = line->unit == UNIT_DOCTOR ? line->place_name : NULL;
    GArray *row = grid_row(grid);
    grid_put(row, day_format(assignment->day), colour, FALSE);
    grid_put(row, g_strdup(weekday_text(day_weekday(assignment->day))), colour, FALSE);
    grid_put(row, g_strdup(holiday != NULL ? holiday : ""), colour, FALSE);
    grid_put(row, g_strdup(slot != NULL ? slot->hours->text : ""), NULL, FALSE);
    grid_put(row, g_strdup(line->name), NULL, FALSE);
    grid_put(row, g_strdup(assignment->role == ROLE_RESERVE ? _("stand-by") : ""), NULL, FALSE);
    grid_put(row, g_strdup(place != NULL ? place : ""), NULL, FALSE);
}

char *
show_duties(const Question *question, const Rota *rota, int provider, ShowStyle style)
{
    const Provider *who = region_provider(question->region, provider);
    Grid grid = grid_new(style.colour);
    guint duties = 0;
    for (guint i = 0; i < rota->assignments->len; i++) {
        const Assignment *a = &g_array_index(rota->assignments, Assignment, i);
        if (!is_of(question, a, provider))
            continue;
        grid_duty(&grid, question, a);
        duties++;
    }
    g_autofree char *drawn = grid_free(&grid);
    return g_strdup_printf("%s %s\n%s", who->id, who->name,
                           duties > 0 ? drawn : _("no duty in this period\n"));
}

static void
json_duty(Json *json, const Question *question, const Assignment *assignment)
{
    const Slot *slot = assignment->slot >= 0 ? question_slot(question, assignment->slot) : NULL;
    g_autofree char *date = day_format(assignment->day);
    g_autofree char *start = slot != NULL ? minute_format(slot->start) : NULL;
    g_autofree char *end = slot != NULL ? minute_format(slot->end) : NULL;
    json_begin_object(json, NULL);
    json_string(json, "date", date);
    json_string(json, "line", region_line(question->region, assignment->line)->id);
    json_string(json, "start", start);
    json_string(json, "end", end);
    json_string(json, "hours", slot != NULL ? slot->hours->text : NULL);
    json_string(json, "role", assignment->role == ROLE_RESERVE ? "reserve" : "duty");
    json_owed(json, question, assignment);
    json_end_object(json);
}

static void
json_tallies(Json *json, const Question *question, const Audit *audit, int provider)
{
    const Region *region = question->region;
    json_begin_array(json, "tallies");
    for (guint f = 0; f < region->fairs->len; f++) {
        const FairPart *part = question_fair_part(question, (int)f, provider);
        gint64 load = audit->load[f * region->providers->len + (guint)provider];
        gint64 served = audit->served[f * region->providers->len + (guint)provider];
        if (!part->member && part->before == 0 && load == 0 && served == 0)
            continue;
        json_begin_object(json, NULL);
        json_string(json, "provider", region_provider(region, provider)->id);
        json_string(json, "count", ((const Fair *)g_ptr_array_index(region->fairs, f))->count);
        json_micros(json, "before", part->before);
        json_whole(json, "now", load);
        json_micros(json, "fair", part->part);
        if (served != load)
            json_whole(json, "served", served);
        json_end_object(json);
    }
    json_end_array(json);
}

char *
write_provider_json(const Question *question, const Rota *rota, const Audit *audit, int provider)
{
    const Provider *who = region_provider(question->region, provider);
    Json json = json_new();
    json_period(&json, question->period);
    json_string(&json, "provider", who->id);
    json_string(&json, "name", who->name);
    json_begin_array(&json, "duties");
    for (guint i = 0; i < rota->assignments->len; i++) {
        const Assignment *a = &g_array_index(rota->assignments, Assignment, i);
        if (is_of(question, a, provider))
            json_duty(&json, question, a);
    }
    json_end_array(&json);
    json_tallies(&json, question, audit, provider);
    return json_free(&json);
}
