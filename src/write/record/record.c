#include "write/record/record.h"

#include "write/number.h"
#include "write/record/yaml_text.h"

#define FORMAT 1

static void
write_heading(GString *text, const Record *record)
{
    g_autofree char *period = period_name(record->period);
    yaml_whole(text, "rinban-record", FORMAT);
    yaml_plain(text, "period", period);
    yaml_whole(text, "revision", record->revision);
    if (record->serial > 0)
        yaml_whole(text, "serial", record->serial);
    if (record->withdrawn)
        yaml_plain(text, "withdrawn", "true");
    yaml_plain(text, "moment", record->moment);
    yaml_text(text, "program", record->version);
    yaml_whole(text, "seed", record->seed);
    yaml_plain(text, "inputs", record->inputs);
    yaml_text(text, "reason", record->reason);
}

static void
write_line(GString *text, gconstpointer row)
{
    const RecordLine *line = row;
    yaml_row_text(text, "id", line->id);
    yaml_row_plain(text, "unit", line->unit == UNIT_CLINIC ? "clinic" : "doctor");
    yaml_row_text(text, "name", line->name);
    yaml_row_text(text, "place", line->place);
    yaml_row_text(text, "address", line->address);
}

static void
write_name(GString *text, gconstpointer row)
{
    const RecordName *name = row;
    yaml_row_text(text, "id", name->id);
    yaml_row_text(text, "name", name->name);
    yaml_row_text(text, "address", name->address);
}

static void
write_duty(GString *text, gconstpointer row)
{
    const RecordDuty *duty = row;
    yaml_row_day(text, "date", duty->day);
    yaml_row_text(text, "line", duty->line);
    yaml_row_text(text, "provider", duty->provider);
    yaml_row_plain(text, "role", duty->role);
    yaml_row_text(text, "hours", duty->hours);
    yaml_row_text(text, "owed", duty->owed);
    yaml_row_whole(text, "need", duty->need);
    yaml_row_whole(text, "weight", duty->weight);
}

/* A number, or {default: 1, 2026-10-01: 0.5}. */
static void
write_shares(GString *text, const GArray *shares)
{
    const Share *first = shares->len > 0 ? &g_array_index(shares, Share, 0) : NULL;
    if (first == NULL)
        return;
    GString *value = g_string_new(NULL);
    for (guint i = 0; i < shares->len; i++) {
        const Share *share = &g_array_index(shares, Share, i);
        g_autofree char *number = micros_format((gint64)share->hundredths * 10000, 2);
        g_autofree char *date =
            share->from == DAY_NONE ? g_strdup("default") : day_format(share->from);
        if (shares->len == 1 && share->from == DAY_NONE)
            g_string_append(value, number);
        else
            g_string_append_printf(value, "%s%s: %s", i == 0 ? "{" : ", ", date, number);
    }
    if (value->str[0] == '{')
        g_string_append_c(value, '}');
    yaml_row_plain(text, "share", value->str);
    g_string_free(value, TRUE);
}

static void
write_leaves(GString *text, const GArray *leaves)
{
    if (leaves->len == 0)
        return;
    GString *value = g_string_new("[");
    for (guint i = 0; i < leaves->len; i++) {
        const Period *leave = &g_array_index(leaves, Period, i);
        g_autofree char *first = day_format(leave->first);
        g_autofree char *last = day_format(leave->last);
        g_string_append_printf(value, "%s{from: %s, to: %s}", i == 0 ? "" : ", ", first, last);
    }
    g_string_append_c(value, ']');
    yaml_row_plain(text, "leave", value->str);
    g_string_free(value, TRUE);
}

static void
write_member(GString *text, gconstpointer row)
{
    const RecordMember *member = row;
    yaml_row_text(text, "line", member->line);
    yaml_row_text(text, "provider", member->provider);
    write_shares(text, member->shares);
    yaml_row_day(text, "from", member->from);
    yaml_row_day(text, "until", member->until);
    write_leaves(text, member->leaves);
}

static void
write_order(GString *text, const GPtrArray *order)
{
    if (order->len == 0)
        return;
    GString *value = g_string_new("[");
    for (guint i = 0; i < order->len; i++)
        g_string_append_printf(value, "%s%s", i == 0 ? "" : ", ",
                               (const char *)g_ptr_array_index(order, i));
    g_string_append_c(value, ']');
    yaml_row_plain(text, "order", value->str);
    g_string_free(value, TRUE);
}

static void
write_pointer(GString *text, gconstpointer row)
{
    const RecordPointer *pointer = row;
    yaml_row_text(text, "rule", pointer->rule);
    yaml_row_text(text, "line", pointer->line);
    yaml_row_text(text, "cycle", pointer->cycle);
    yaml_row_text(text, "next", pointer->next);
    yaml_row_whole(text, "position", pointer->position);
    write_order(text, pointer->order);
}

static void
write_absence(GString *text, gconstpointer row)
{
    const RecordAbsence *absence = row;
    yaml_row_text(text, "provider", absence->provider);
    yaml_row_day(text, "from", absence->from);
    yaml_row_day(text, "to", absence->to);
}

static void
write_wish(GString *text, gconstpointer row)
{
    const RecordWish *wish = row;
    yaml_row_text(text, "provider", wish->provider);
    yaml_row_day(text, "date", wish->day);
    yaml_row_plain(text, "kind", wish->kind);
    yaml_row_text(text, "line", wish->line);
    yaml_row_text(text, "hours", wish->hours);
    if (wish->strength > 1)
        yaml_row_whole(text, "strength", wish->strength);
    yaml_row_plain(text, "granted", wish->granted ? "true" : "false");
}

static void
write_event(GString *text, gconstpointer row)
{
    const RecordEvent *event = row;
    g_autofree char *start = minute_format(event->start);
    g_autofree char *end = minute_format(event->end);
    yaml_row_text(text, "uid", event->uid);
    yaml_row_text(text, "owner", event->owner);
    yaml_row_text(text, "line", event->line);
    yaml_row_day(text, "date", event->day);
    yaml_row_whole(text, "piece", event->piece);
    yaml_row_text(text, "provider", event->provider);
    yaml_row_plain(text, "role", event->role);
    yaml_row_text(text, "start", start);
    yaml_row_text(text, "end", end);
    yaml_row_whole(text, "sequence", event->sequence);
    yaml_row_text(text, "moment", event->moment);
    if (event->cancelled)
        yaml_row_plain(text, "cancelled", "true");
}

static void
write_rows(GString *text, const char *key, const GPtrArray *rows,
           void (*write)(GString *, gconstpointer))
{
    if (rows->len == 0)
        return;
    g_string_append_printf(text, "%s:\n", key);
    for (guint i = 0; i < rows->len; i++) {
        yaml_row(text);
        write(text, g_ptr_array_index(rows, i));
        yaml_row_end(text);
    }
}

char *
write_record(const Record *record)
{
    GString *text = g_string_new(NULL);
    write_heading(text, record);
    write_rows(text, "lines", record->lines, write_line);
    write_rows(text, "names", record->names, write_name);
    if (record->duties->len == 0)
        g_string_append(text, "duties: []\n");
    write_rows(text, "duties", record->duties, write_duty);
    write_rows(text, "members", record->members, write_member);
    write_rows(text, "pointers", record->pointers, write_pointer);
    write_rows(text, "absences", record->absences, write_absence);
    write_rows(text, "wishes", record->wishes, write_wish);
    write_rows(text, "events", record->events, write_event);
    g_autofree char *sum = g_compute_checksum_for_string(G_CHECKSUM_SHA256, text->str, -1);
    g_string_append_printf(text, "digest: %s\n", sum);
    return g_string_free(text, FALSE);
}
