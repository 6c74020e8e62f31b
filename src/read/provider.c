#include "read/sections.h"

#define PROVIDERS_MAX 20000
#define DATED_MAX 1000
#define SHARE_MAX 100
#define OPENING_MAX 1000000

static const char *const labour_words[] = {"none", "A", "B", "linked-B", "C1", "C2", NULL};

gboolean
claim_id(Reading *reading, NameKind names, const char *id, Place place)
{
    if (names == NAMES_WHO && g_str_equal(id, "everyone"))
        return reading_tell(reading, MSG_reserved_id, place, "id", id, NULL);
    if (words_add(&reading->names[names], id, place))
        return TRUE;
    g_autofree char *line = g_strdup_printf("%d", words_find(&reading->names[names], id)->line);
    return reading_tell(reading, MSG_duplicate_id, place, "id", id, "line", line, NULL);
}

static gint
compare_shares(gconstpointer a, gconstpointer b)
{
    Day first = ((const Share *)a)->from, second = ((const Share *)b)->from;
    return (first > second) - (first < second);
}

static void
add_share(Reading *reading, const Field *field, const Node *node, Day from, GArray *shares)
{
    gint64 hundredths;
    if (!read_decimal(reading, field->key, node, 2, 0, SHARE_MAX, &hundredths))
        return;
    Share share = {from, (int)hundredths};
    g_array_append_val(shares, share);
}

/* The date from which a share holds; `default` has none. */
static gboolean
read_share_from(Reading *reading, const Field *field, const Node *key, Day *from)
{
    *from = DAY_NONE;
    if (g_str_equal(key->text, "default"))
        return TRUE;
    const char *suggestion = reading_suggest_default(reading, key->text);
    if (suggestion == NULL)
        return read_date(reading, field->key, key, from);
    g_autofree char *shown = reading_shown(key->text);
    return reading_tell(reading, MSG_unknown_key, key->place, "key", shown, "suggestion",
                        suggestion, NULL);
}

static void
field_share(Reading *reading, const Field *field, const Node *node, gpointer target)
{
    GArray *shares = *(GArray **)target;
    if (node->kind != NODE_MAP) {
        add_share(reading, field, node, DAY_NONE, shares);
        return;
    }
    if (!field_fits(reading, field->key, node, DATED_MAX))
        return;
    for (guint i = 0; i < node_length(node); i++) {
        const Node *key = node_key(node, i);
        Day from;
        if (read_share_from(reading, field, key, &from))
            add_share(reading, field, node_value(node, i), from, shares);
    }
    g_array_sort(shares, compare_shares);
}

static void
check_order(Reading *reading, Day first, Day last, const Node *node)
{
    if (node == NULL || first == DAY_NONE || last == DAY_NONE || first <= last)
        return;
    g_autofree char *from = day_format(first);
    g_autofree char *to = day_format(last);
    reading_tell(reading, MSG_dates_reversed, node->place, "first", from, "last", to, NULL);
}

static void
add_leave(Reading *reading, const Node *node, GArray *leaves)
{
    static const Field fields[] = {{"from", field_date, offsetof(Period, first), .required = TRUE},
                                   {"to", field_date, offsetof(Period, last), .required = TRUE},
                                   {NULL}};
    Leave leave = {{DAY_NONE, DAY_NONE}, node->place};
    if (!fields_read(reading, "leave", node, fields, &leave.period))
        return;
    check_order(reading, leave.period.first, leave.period.last, node_get(node, "to"));
    g_array_append_val(leaves, leave);
}

static void
field_leave(Reading *reading, const Field *field, const Node *node, gpointer target)
{
    if (node->kind == NODE_MAP)
        add_leave(reading, node, *(GArray **)target);
    else if (field_list(reading, field->key, node, DATED_MAX))
        for (guint i = 0; i < node_length(node); i++)
            add_leave(reading, node_item(node, i), *(GArray **)target);
}

static void
field_work_day(Reading *reading, const Field *field, const Node *node, gpointer target)
{
    const char *text = field_value(reading, field->key, node);
    if (text == NULL)
        return;
    Hours *hours = hours_parse(text);
    if (hours == NULL || hours->pieces->len != 1) {
        g_autofree char *shown = reading_shown(text);
        reading_tell(reading, MSG_not_one_piece, node->place, "value", shown, NULL);
    } else {
        const Piece *piece = &g_array_index(hours->pieces, Piece, 0);
        *(WorkHours *)target = (WorkHours){piece->start, piece->end};
    }
    hours_free(hours);
}

static void
field_work(Reading *reading, const Field *field, const Node *node, gpointer target)
{
#define WORK_DAY(word, weekday)                                                                    \
    {                                                                                              \
        word, field_work_day, (weekday) * sizeof(WorkHours)                                        \
    }
    static const Field fields[] = {WORK_DAY("monday", MONDAY),       WORK_DAY("tuesday", TUESDAY),
                                   WORK_DAY("wednesday", WEDNESDAY), WORK_DAY("thursday", THURSDAY),
                                   WORK_DAY("friday", FRIDAY),       WORK_DAY("saturday", SATURDAY),
                                   WORK_DAY("sunday", SUNDAY),       {NULL}};
#undef WORK_DAY
    fields_read(reading, field->key, node, fields, target);
}

static void
field_opening(Reading *reading, const Field *field, const Node *node, gpointer target)
{
    if (node->kind != NODE_MAP) {
        reading_tell(reading, MSG_not_a_mapping, node->place, "key", field->key, NULL);
        return;
    }
    for (guint i = 0; i < node_length(node); i++) {
        const Node *key = node_key(node, i), *value = node_value(node, i);
        Opening opening = {NULL, 0, key->place};
        if (node_is_empty(value) ||
            !read_decimal(reading, key->text, value, 6, -OPENING_MAX, OPENING_MAX, &opening.micros))
            continue;
        opening.count = g_strdup(key->text);
        g_array_append_val(*(GArray **)target, opening);
    }
}

static void
field_clinic(Reading *reading, const Field *field, const Node *node, gpointer target)
{
    const char *id = field_value(reading, field->key, node);
    if (id == NULL)
        return;
    int clinic = region_find_provider(reading->region, id);
    if (clinic >= 0 && region_provider(reading->region, clinic)->unit == UNIT_CLINIC)
        *(int *)target = clinic;
    else
        reading_tell_unknown(reading, MSG_unknown_clinic, NAMES_CLINIC, id, node->place);
}

#define BOTH_UNITS                                                                                 \
    {"id", field_id, offsetof(Provider, id), .required = TRUE},                                    \
        {"name", field_text, offsetof(Provider, name)},                                            \
        {"kana", field_text, offsetof(Provider, kana)},                                            \
        {"area", field_text, offsetof(Provider, area)},                                            \
        {"departments", field_texts, offsetof(Provider, departments)},                             \
        {"tags", field_texts, offsetof(Provider, tags)},                                           \
        {"phone", field_text, offsetof(Provider, phone)},                                          \
        {"share", field_share, offsetof(Provider, shares)},                                        \
        {"from", field_date, offsetof(Provider, from)},                                            \
        {"until", field_date, offsetof(Provider, until)},                                          \
        {"leave", field_leave, offsetof(Provider, leaves)},                                        \
        {"never", field_day_words, offsetof(Provider, never)},                                     \
    {                                                                                              \
        "opening", field_opening, offsetof(Provider, openings)                                     \
    }

static const Field clinic_fields[] = {BOTH_UNITS,
                                      {"address", field_text, offsetof(Provider, address)},
                                      {"closed", field_day_words, offsetof(Provider, closed)},
                                      {NULL}};

static const Field doctor_fields[] = {
    BOTH_UNITS,
    {"clinic", field_clinic, offsetof(Provider, clinic)},
    {"born", field_date, offsetof(Provider, born)},
    {"labour", field_choice, offsetof(Provider, labour), .words = labour_words},
    {"work", field_work, offsetof(Provider, work)},
    {NULL}};

/* Names default to ids, a doctor's area to the clinic's. */
static void
fill_in(const Region *region, Provider *provider)
{
    if (provider->name[0] == '\0') {
        g_free(provider->name);
        provider->name = g_strdup(provider->id);
    }
    if (provider->area == NULL && provider->clinic >= 0)
        provider->area = g_strdup(region_provider(region, provider->clinic)->area);
}

static void
read_provider(Reading *reading, Unit unit, const char *what, const Node *node)
{
    Provider *provider = provider_new(unit, "", node->place);
    const Field *fields = unit == UNIT_CLINIC ? clinic_fields : doctor_fields;
    gboolean named = fields_read(reading, what, node, fields, provider) &&
                     provider->id[0] != '\0' &&
                     claim_id(reading, NAMES_WHO, provider->id, node_get(node, "id")->place);
    if (!named) {
        provider_free(provider);
        return;
    }
    const Node *never = node_get(node, "never");
    if (never != NULL)
        provider->never_place = never->place;
    check_order(reading, provider->from, provider->until, node_get(node, "until"));
    fill_in(reading->region, provider);
    region_add_provider(reading->region, provider);
    if (unit == UNIT_CLINIC)
        words_add(&reading->names[NAMES_CLINIC], provider->id, provider->place);
}

static void
read_providers(Reading *reading, Unit unit, const char *section, const char *what, const Node *node)
{
    if (node == NULL || !field_list(reading, section, node, PROVIDERS_MAX))
        return;
    for (guint i = 0; i < node_length(node); i++)
        read_provider(reading, unit, what, node_item(node, i));
}

void
read_clinics(Reading *reading, const Node *node)
{
    read_providers(reading, UNIT_CLINIC, "clinics", "clinic", node);
}

void
read_doctors(Reading *reading, const Node *node)
{
    read_providers(reading, UNIT_DOCTOR, "doctors", "doctor", node);
}

static void
collect(Words *names, const GPtrArray *words, Place place)
{
    for (guint i = 0; i < words->len; i++)
        words_add(names, g_ptr_array_index(words, i), place);
}

void
collect_properties(Reading *reading)
{
    for (guint i = 0; i < reading->region->providers->len; i++) {
        const Provider *provider = region_provider(reading->region, (int)i);
        collect(&reading->names[NAMES_DEPARTMENT], provider->departments, provider->place);
        collect(&reading->names[NAMES_TAG], provider->tags, provider->place);
        if (provider->area != NULL)
            words_add(&reading->names[NAMES_AREA], provider->area, provider->place);
    }
}

void
check_openings(Reading *reading)
{
    for (guint i = 0; i < reading->region->providers->len; i++) {
        const GArray *openings = region_provider(reading->region, (int)i)->openings;
        for (guint k = 0; k < openings->len; k++) {
            const Opening *opening = &g_array_index(openings, Opening, k);
            if (words_find(&reading->names[NAMES_COUNT], opening->count) == NULL)
                reading_tell_unknown(reading, MSG_unknown_tally, NAMES_COUNT, opening->count,
                                     opening->place);
        }
    }
}
