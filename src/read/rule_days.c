/* The kinds of rules that speak of days of their own. */
#include "read/rule_kind.h"
#include "read/sections.h"

#define STANDING_MAX 100

/* "1st-thursday", nothing else. */
static gboolean
read_nth_weekday(Reading *reading, const Node *key, DayWord *word)
{
    if (day_word_parse(reading->region->calendar, key->text, word) && word->kind == DAY_WORD_NTH &&
        !word->negated)
        return TRUE;
    g_autoptr(GPtrArray) all = day_word_names(reading->region->calendar);
    g_autoptr(GPtrArray) nth = g_ptr_array_new();
    for (guint i = 0; i < all->len; i++) {
        DayWord one;
        if (day_word_parse(reading->region->calendar, all->pdata[i], &one) &&
            one.kind == DAY_WORD_NTH)
            g_ptr_array_add(nth, all->pdata[i]);
    }
    g_autofree char *shown = reading_shown(key->text);
    return reading_tell(reading, MSG_not_an_nth_weekday, key->place, "value", shown, "suggestion",
                        reading_suggest(reading, key->text, nth), NULL);
}

static void
read_standing_day(Reading *reading, const Node *key, const Node *names, Rule *rule)
{
    DayWord word;
    gboolean good = read_nth_weekday(reading, key, &word);
    g_autoptr(GHashTable) seen = g_hash_table_new(NULL, NULL);
    g_autoptr(GArray) who = g_array_new(FALSE, FALSE, sizeof(int));
    if (!field_list(reading, key->text, names, STANDING_MAX))
        return;
    if (node_length(names) == 0)
        reading_tell(reading, MSG_empty_list, names->place, "key", key->text, NULL);
    for (guint i = 0; i < node_length(names); i++)
        add_named(reading, key->text, node_item(names, i), who, seen);
    if (!good)
        return;
    StandingDay *day = standing_day_new(word, key->place);
    g_array_append_vals(day->who, who->data, who->len);
    g_ptr_array_add(rule->weekday_pattern.days, day);
}

void
read_weekday_pattern(Reading *reading, const Node *inside, Rule *rule)
{
    const char *key = rule_kind_word(rule->kind);
    if (inside->kind != NODE_MAP) {
        reading_tell(reading, MSG_not_a_mapping, inside->place, "key", key, NULL);
        return;
    }
    if (node_length(inside) == 0)
        reading_tell(reading, MSG_empty_list, inside->place, "key", key, NULL);
    if (field_fits(reading, key, inside, STANDING_MAX))
        for (guint i = 0; i < node_length(inside); i++)
            read_standing_day(reading, node_key(inside, i), node_value(inside, i), rule);
}

void
field_season(Reading *reading, const Field *field, const Node *node, gpointer target)
{
    const Calendar *calendar = reading->region->calendar;
    const char *name = field_value(reading, field->key, node);
    int season = name != NULL ? calendar_find_season(calendar, name) : -1;
    if (name == NULL || season >= 0) {
        *(int *)target = season;
        return;
    }
    g_autoptr(GPtrArray) names = g_ptr_array_new();
    for (int i = 0; i < calendar_season_count(calendar); i++)
        g_ptr_array_add(names, (gpointer)calendar_season_name(calendar, i));
    g_autofree char *shown = reading_shown(name);
    reading_tell(reading, MSG_unknown_season, node->place, "name", shown, "suggestion",
                 reading_suggest(reading, name, names), NULL);
}

void
field_year_run(Reading *reading, const Field *field, const Node *node, gpointer target)
{
    const char *text = field_value(reading, field->key, node);
    if (text == NULL || year_run_parse(text, target))
        return;
    g_autofree char *shown = reading_shown(text);
    reading_tell(reading, MSG_not_a_month_day, node->place, "value", shown, NULL);
}
