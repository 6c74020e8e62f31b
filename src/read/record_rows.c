#include "read/record_rows.h"

#include "read/record_values.h"

#define ROWS_MAX 200000
#define COUNT_MAX 1000000

static const char *const unit_words[] = {"clinic", "doctor", NULL};
static const char *const role_words[] = {"duty", "reserve", NULL};
static const char *const wish_words[] = {"avoid", "want", NULL};

static void
field_word(Reading *reading, const Field *field, const Node *node, gpointer target)
{
    int choice = 0;
    field_choice(reading, field, node, &choice);
    g_free(*(char **)target);
    *(char **)target = g_strdup(field->words[choice]);
}

static const Field line_fields[] = {
    {"id", field_id, offsetof(RecordLine, id), .required = TRUE},
    {"unit", field_choice, offsetof(RecordLine, unit), .words = unit_words},
    {"name", field_text, offsetof(RecordLine, name), .most = 1000},
    {"place", field_text, offsetof(RecordLine, place), .most = 1000},
    {"address", field_text, offsetof(RecordLine, address), .most = 1000},
    {NULL}};

static const Field name_fields[] = {
    {"id", field_id, offsetof(RecordName, id), .required = TRUE},
    {"name", field_text, offsetof(RecordName, name), .most = 1000},
    {"address", field_text, offsetof(RecordName, address), .most = 1000},
    {NULL}};

static const Field duty_fields[] = {
    {"date", field_date, offsetof(RecordDuty, day), .required = TRUE},
    {"line", field_id, offsetof(RecordDuty, line), .required = TRUE},
    {"provider", field_id, offsetof(RecordDuty, provider), .required = TRUE},
    {"role", field_word, offsetof(RecordDuty, role), .words = role_words},
    {"hours", field_hours_text, offsetof(RecordDuty, hours)},
    {"owed", field_id, offsetof(RecordDuty, owed)},
    {"need", field_whole, offsetof(RecordDuty, need), .least = 0, .most = COUNT_MAX},
    {"weight", field_whole, offsetof(RecordDuty, weight), .least = 0, .most = COUNT_MAX},
    {NULL}};

static const Field member_fields[] = {
    {"line", field_id, offsetof(RecordMember, line), .required = TRUE},
    {"provider", field_id, offsetof(RecordMember, provider), .required = TRUE},
    {"share", field_shares, offsetof(RecordMember, shares)},
    {"from", field_date, offsetof(RecordMember, from)},
    {"until", field_date, offsetof(RecordMember, until)},
    {"leave", field_leaves, offsetof(RecordMember, leaves)},
    {NULL}};

static const Field pointer_fields[] = {
    {"rule", field_text, offsetof(RecordPointer, rule), .required = TRUE},
    {"line", field_id, offsetof(RecordPointer, line), .required = TRUE},
    {"cycle", field_text, offsetof(RecordPointer, cycle), .required = TRUE},
    {"next", field_id, offsetof(RecordPointer, next), .required = TRUE},
    {"position", field_whole, offsetof(RecordPointer, position), .least = 0, .most = COUNT_MAX},
    {"order", field_texts, offsetof(RecordPointer, order)},
    {NULL}};

static const Field absence_fields[] = {
    {"provider", field_id, offsetof(RecordAbsence, provider), .required = TRUE},
    {"from", field_date, offsetof(RecordAbsence, from), .required = TRUE},
    {"to", field_date, offsetof(RecordAbsence, to), .required = TRUE},
    {NULL}};

static const Field wish_fields[] = {
    {"provider", field_id, offsetof(RecordWish, provider), .required = TRUE},
    {"date", field_date, offsetof(RecordWish, day), .required = TRUE},
    {"kind", field_word, offsetof(RecordWish, kind), .words = wish_words},
    {"line", field_id, offsetof(RecordWish, line)},
    {"hours", field_hours_text, offsetof(RecordWish, hours)},
    {"strength", field_whole, offsetof(RecordWish, strength), .least = 1, .most = 3},
    {"granted", field_flag, offsetof(RecordWish, granted), .required = TRUE},
    {NULL}};

static const Field event_fields[] = {
    {"uid", field_text, offsetof(RecordEvent, uid), .required = TRUE, .most = 1000},
    {"owner", field_id, offsetof(RecordEvent, owner), .required = TRUE},
    {"line", field_id, offsetof(RecordEvent, line), .required = TRUE},
    {"date", field_date, offsetof(RecordEvent, day), .required = TRUE},
    {"piece", field_whole, offsetof(RecordEvent, piece), .least = 1, .most = COUNT_MAX},
    {"provider", field_id, offsetof(RecordEvent, provider), .required = TRUE},
    {"role", field_word, offsetof(RecordEvent, role), .words = role_words},
    {"start", field_local_time, offsetof(RecordEvent, start), .required = TRUE},
    {"end", field_local_time, offsetof(RecordEvent, end), .required = TRUE},
    {"sequence", field_whole, offsetof(RecordEvent, sequence), .least = 0, .most = COUNT_MAX},
    {"moment", field_moment, offsetof(RecordEvent, moment), .required = TRUE},
    {"cancelled", field_flag, offsetof(RecordEvent, cancelled)},
    {NULL}};

typedef struct {
    Reading *reading;
    Record *record;
    GHashTable *seen; /* "line day provider" of duties */
} Rows;

/* What a duty that was typed in leaves out is as in today's region. */
static void
fill_duty(const Region *region, const Record *record, RecordDuty *duty)
{
    int index = region_find_line(region, duty->line);
    const Line *line = index >= 0 ? region_line(region, index) : NULL;
    gint64 value;
    if (duty->need < 0)
        duty->need =
            line && day_map_get(&line->need, region->calendar, duty->day, &value) ? (int)value : 1;
    if (duty->weight < 0)
        duty->weight = line && day_map_get(&line->weight, region->calendar, duty->day, &value)
                           ? (int)value
                           : 1;
    if (duty->hours == NULL && record->version == NULL && line != NULL &&
        day_map_get(&line->hours_by_day, region->calendar, duty->day, &value))
        duty->hours = g_strdup(((Hours *)g_ptr_array_index(line->hours, (guint)value))->text);
}

static void
check_duty(Rows *rows, const RecordDuty *duty, const Node *node)
{
    g_autofree char *date = day_format(duty->day);
    char *key = g_strdup_printf("%s %s %s", date, duty->line, duty->provider);
    if (!period_has(rows->record->period, duty->day))
        reading_tell(rows->reading, MSG_rota_outside, node->place, "date", date, NULL);
    if (!g_hash_table_add(rows->seen, key))
        reading_tell(rows->reading, MSG_rota_duplicate, node->place, "who", duty->provider, "line",
                     duty->line, "date", date, NULL);
}

static void
read_duty(Rows *rows, const Node *node)
{
    RecordDuty *duty = record_add_duty(rows->record);
    duty->need = -1;
    duty->weight = -1;
    fields_read(rows->reading, "duties", node, duty_fields, duty);
    if (duty->role == NULL)
        duty->role = g_strdup(role_words[0]);
    if (duty->line == NULL || duty->provider == NULL || duty->day == DAY_NONE)
        return;
    fill_duty(rows->reading->region, rows->record, duty);
    check_duty(rows, duty, node);
}

static void
read_event(Rows *rows, const Node *node)
{
    RecordEvent *event = record_add_event(rows->record);
    fields_read(rows->reading, "events", node, event_fields, event);
    if (event->role == NULL)
        event->role = g_strdup(role_words[0]);
}

static void
read_line(Rows *rows, const Node *node)
{
    RecordLine *line = record_add_line(rows->record);
    line->unit = UNIT_DOCTOR;
    fields_read(rows->reading, "lines", node, line_fields, line);
}

static void
read_name(Rows *rows, const Node *node)
{
    fields_read(rows->reading, "names", node, name_fields, record_add_name(rows->record));
}

static void
read_member(Rows *rows, const Node *node)
{
    fields_read(rows->reading, "members", node, member_fields, record_add_member(rows->record));
}

static void
read_pointer(Rows *rows, const Node *node)
{
    fields_read(rows->reading, "pointers", node, pointer_fields, record_add_pointer(rows->record));
}

static void
read_absence(Rows *rows, const Node *node)
{
    fields_read(rows->reading, "absences", node, absence_fields, record_add_absence(rows->record));
}

static void
read_wish(Rows *rows, const Node *node)
{
    fields_read(rows->reading, "wishes", node, wish_fields, record_add_wish(rows->record));
}

static void
read_rows(Rows *rows, const char *key, const Node *list, void (*read)(Rows *, const Node *))
{
    if (list == NULL)
        return;
    g_autofree char *limit = g_strdup_printf("%d", ROWS_MAX);
    if (list->kind != NODE_LIST)
        reading_tell(rows->reading, MSG_not_a_list, list->place, "key", key, NULL);
    else if (node_length(list) > ROWS_MAX)
        reading_tell(rows->reading, MSG_too_many, list->place, "key", key, "limit", limit, NULL);
    else
        for (guint i = 0; i < node_length(list); i++)
            read(rows, node_item(list, i));
}

static Unit
unit_today(const Region *region, const char *line)
{
    int index = region_find_line(region, line);
    return index >= 0 ? region_line(region, index)->unit : UNIT_DOCTOR;
}

/* A record that does not say which lines it covers covers those it names. */
static void
add_lines(const Region *region, Record *record)
{
    for (guint i = 0; i < record->duties->len; i++) {
        const RecordDuty *duty = g_ptr_array_index(record->duties, i);
        if (duty->line == NULL || record_line(record, duty->line) != NULL)
            continue;
        RecordLine *line = record_add_line(record);
        line->id = g_strdup(duty->line);
        line->unit = unit_today(region, duty->line);
    }
}

void
record_rows_read(Reading *reading, const RecordLists *lists, Record *record)
{
    g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    Rows rows = {reading, record, seen};
    read_rows(&rows, "lines", lists->lines, read_line);
    read_rows(&rows, "names", lists->names, read_name);
    read_rows(&rows, "duties", lists->duties, read_duty);
    read_rows(&rows, "members", lists->members, read_member);
    read_rows(&rows, "pointers", lists->pointers, read_pointer);
    read_rows(&rows, "absences", lists->absences, read_absence);
    read_rows(&rows, "wishes", lists->wishes, read_wish);
    read_rows(&rows, "events", lists->events, read_event);
    if (lists->lines == NULL)
        add_lines(reading->region, record);
}
