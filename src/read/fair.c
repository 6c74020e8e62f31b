#include "read/sections.h"

#include <string.h>

#define FAIRS_MAX 200
#define NAME_MAX_LENGTH 64
#define COST_MAX 1000000
#define MEMORY_YEARS_MAX 100

static const char *const form_words[] = {"squares", "deviation", "spread", NULL};

/* 12 months, 5 years, 90 days; the singular too. */
static void
field_memory(Reading *reading, const Field *field, const Node *node, gpointer target)
{
    static const struct {
        const char *unit;
        int months;
        int days;
        int most;
    } units[] = {{" month", 1, 0, 12 * MEMORY_YEARS_MAX},
                 {" year", 12, 0, MEMORY_YEARS_MAX},
                 {" day", 0, 1, 366 * MEMORY_YEARS_MAX}};
    Fair *fair = target;
    const char *text = field_value(reading, field->key, node);
    if (text == NULL)
        return;
    gsize digits = strspn(text, "0123456789");
    int count = digits <= 6 ? (int)g_ascii_strtoll(text, NULL, 10) : 0;
    for (guint i = 0; i < G_N_ELEMENTS(units); i++) {
        gsize length = strlen(units[i].unit);
        const char *end = text + digits + length;
        if (strncmp(text + digits, units[i].unit, length) != 0 || count < 1 ||
            count > units[i].most || !(*end == '\0' || g_str_equal(end, "s")))
            continue;
        fair->memory_months = count * units[i].months;
        fair->memory_days = count * units[i].days;
        return;
    }
    g_autofree char *shown = reading_shown(text);
    reading_tell(reading, MSG_not_a_memory, node->place, "value", shown, NULL);
}

static const Field fields[] = {
    {"count", field_text, offsetof(Fair, count), .required = TRUE, .most = NAME_MAX_LENGTH},
    {"lines", field_lines, offsetof(Fair, lines)},
    {"days", field_day_words, offsetof(Fair, days)},
    {"not-days", field_day_words, offsetof(Fair, not_days)},
    {"who", field_who, offsetof(Fair, who)},
    {"weigh", field_flag, offsetof(Fair, weigh)},
    {"memory", field_memory, 0},
    {"form", field_choice, offsetof(Fair, form), .words = form_words},
    {"cost", field_amount, offsetof(Fair, cost), .least = 0, .most = COST_MAX},
    {"level", field_whole, offsetof(Fair, level), .least = 1, .most = LEVEL_MAX},
    {NULL}};

static void
read_fair(Reading *reading, const Node *node)
{
    Fair *fair = fair_new(node->place);
    gboolean named = fields_read(reading, "fair", node, fields, fair) && fair->count != NULL &&
                     claim_id(reading, NAMES_COUNT, fair->count, node_get(node, "count")->place);
    if (named)
        g_ptr_array_add(reading->region->fairs, fair);
    else
        fair_free(fair);
}

void
read_fairs(Reading *reading, const Node *node)
{
    if (node == NULL || !field_list(reading, "fair", node, FAIRS_MAX))
        return;
    for (guint i = 0; i < node_length(node); i++)
        read_fair(reading, node_item(node, i));
}
