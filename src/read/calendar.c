#include "read/sections.h"

#include <string.h>

#define SEASONS_MAX 200
#define NAME_MAX_LENGTH 32

static const char *const holiday_words[] = {"japan", "none", NULL};

typedef struct {
    const Node *holidays;
    const Node *extra;
    const Node *not_holidays;
    const Node *seasons;
} CalendarNodes;

static const Field fields[] = {{"holidays", field_node, offsetof(CalendarNodes, holidays)},
                               {"extra-holidays", field_node, offsetof(CalendarNodes, extra)},
                               {"not-holidays", field_node, offsetof(CalendarNodes, not_holidays)},
                               {"seasons", field_node, offsetof(CalendarNodes, seasons)},
                               {NULL}};

static void
read_holidays(Reading *reading, const Node *node)
{
    static const Field field = {"holidays", .words = holiday_words};
    const char *text = node ? field_value(reading, "holidays", node) : "japan";
    if (text == NULL)
        return;
    int word = -1;
    if (g_str_equal(text, "japan"))
        calendar_add_japan(reading->region->calendar);
    else if (strpbrk(text, "./") != NULL)
        read_holiday_file(reading, node);
    else if (!g_str_equal(text, "none"))
        field_choice(reading, &field, node, &word);
}

typedef struct {
    Day date;
    char *name;
} ExtraDay;

static const Field extra_fields[] = {
    {"date", field_date, offsetof(ExtraDay, date), .required = TRUE},
    {"name", field_text, offsetof(ExtraDay, name)},
    {NULL}};

/* {date: …, name: …}, or just the date. */
static void
read_extra_day(Reading *reading, const char *key, const Node *node, ExtraDay *day)
{
    *day = (ExtraDay){DAY_NONE, NULL};
    if (node->kind == NODE_VALUE)
        read_date(reading, key, node, &day->date);
    else
        fields_read(reading, key, node, extra_fields, day);
}

static void
change_holidays(Reading *reading, const char *key, const Node *node, gboolean add)
{
    Calendar *calendar = reading->region->calendar;
    if (node == NULL || !field_list(reading, key, node, FIELD_LIST_MAX))
        return;
    for (guint i = 0; i < node_length(node); i++) {
        ExtraDay day;
        read_extra_day(reading, key, node_item(node, i), &day);
        if (day.date != DAY_NONE && add)
            calendar_add_holiday(calendar, day.date, day.name ? day.name : "");
        else if (day.date != DAY_NONE)
            calendar_remove_holiday(calendar, day.date);
        g_free(day.name);
    }
}

static gboolean
name_is_good(Reading *reading, const Node *key)
{
    DayWord word;
    const char *text = key->text;
    gboolean good = text[0] != '\0' && strpbrk(text, " \t,") == NULL && text[0] != '!' &&
                    g_utf8_strlen(text, -1) <= NAME_MAX_LENGTH && !g_str_equal(text, "default") &&
                    !day_word_parse(reading->region->calendar, text, &word);
    for (const char *c = text; good && *c != '\0'; c = g_utf8_next_char(c))
        good = g_unichar_isgraph(g_utf8_get_char(c));
    g_autofree char *shown = reading_shown(text);
    return good || reading_tell(reading, MSG_bad_season_name, key->place, "value", shown, NULL);
}

static void
read_season(Reading *reading, const Node *key, const Node *days)
{
    if (!name_is_good(reading, key) || !field_list(reading, key->text, days, FIELD_LIST_MAX))
        return;
    if (node_length(days) == 0)
        reading_tell(reading, MSG_empty_list, days->place, "key", key->text, NULL);
    for (guint i = 0; i < node_length(days); i++) {
        const Node *item = node_item(days, i);
        const char *text = field_value(reading, key->text, item);
        YearRun run;
        if (text == NULL)
            continue;
        g_autofree char *shown = reading_shown(text);
        if (year_run_parse(text, &run))
            calendar_add_season(reading->region->calendar, key->text, run);
        else
            reading_tell(reading, MSG_not_a_month_day, item->place, "value", shown, NULL);
    }
}

static void
read_seasons(Reading *reading, const Node *node)
{
    if (node == NULL)
        return;
    if (node->kind != NODE_MAP) {
        reading_tell(reading, MSG_not_a_mapping, node->place, "key", "seasons", NULL);
        return;
    }
    if (!field_fits(reading, "seasons", node, SEASONS_MAX))
        return;
    for (guint i = 0; i < node_length(node); i++)
        read_season(reading, node_key(node, i), node_value(node, i));
}

void
read_calendar(Reading *reading, const Node *node)
{
    CalendarNodes nodes = {NULL, NULL, NULL, NULL};
    if (node != NULL)
        fields_read(reading, "calendar", node, fields, &nodes);
    read_holidays(reading, nodes.holidays);
    change_holidays(reading, "extra-holidays", nodes.extra, TRUE);
    change_holidays(reading, "not-holidays", nodes.not_holidays, FALSE);
    read_seasons(reading, nodes.seasons);
}
