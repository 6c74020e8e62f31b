#include "import/oncall_items.h"

enum { DAYS_MOST = 3000, PEOPLE_MOST = 1000 };

static gboolean
scalar(const Dzn *dzn, const char *name, gint64 least, gint64 most, gint64 *out, Messages *messages,
       const Source *source)
{
    const DznItem *item = dzn_find(dzn, name);
    if (!item)
        return messages_add(messages, MSG_missing_key, source_whole(source), "key", name, NULL);
    const GArray *row = item->rows->len == 1 ? g_ptr_array_index(item->rows, 0) : NULL;
    gint64 value = row && row->len == 1 ? g_array_index(row, gint64, 0) : -1;
    g_autofree char *lower = g_strdup_printf("%" G_GINT64_FORMAT, least);
    g_autofree char *limit = g_strdup_printf("%" G_GINT64_FORMAT, most);
    g_autofree char *text = g_strdup_printf("%" G_GINT64_FORMAT, value);
    if (value < least || value > most)
        return messages_add(messages, MSG_out_of_range, item->place, "key", name, "least", lower,
                            "most", limit, "value", text, NULL);
    *out = value;
    return TRUE;
}

static gboolean
rows_fit(const DznItem *item, guint rows, gint64 least, gint64 most, Messages *messages)
{
    gboolean good = item->rows->len == rows;
    for (guint i = 0; good && i < rows; i++) {
        const GArray *row = g_ptr_array_index(item->rows, i);
        for (guint k = 0; k < row->len; k++) {
            gint64 value = g_array_index(row, gint64, k);
            good = good && value >= least && value <= most;
        }
    }
    return good || messages_add(messages, MSG_dzn_shape, item->place, "name", item->name, NULL);
}

static gboolean
read_sizes(Oncall *oncall, const Dzn *dzn, Messages *messages, const Source *source)
{
    gint64 people = 0, days = 0, offset = 0;
    gboolean good = scalar(dzn, "num_staff", 1, PEOPLE_MOST, &people, messages, source);
    good = scalar(dzn, "num_days", 1, DAYS_MOST, &days, messages, source) && good;
    good = scalar(dzn, "weekend_offset", 0, ONCALL_WEEK - 1, &offset, messages, source) && good;
    good = scalar(dzn, "adj_days_str", 0, 1000000, &oncall->adjacent, messages, source) && good;
    good =
        scalar(dzn, "wed_before_weekend_str", 0, 1000000, &oncall->wednesday, messages, source) &&
        good;
    oncall->people = (int)people;
    oncall->days = (int)days;
    oncall->offset = (int)offset;
    return good;
}

static const DznItem *
sets_of(const Oncall *oncall, const Dzn *dzn, const char *name, gboolean *good, Messages *messages)
{
    const DznItem *item = dzn_find(dzn, name);
    if (item)
        *good = rows_fit(item, (guint)oncall->people, 1, DAYS_MOST, messages) && *good;
    return item;
}

static gboolean
read_people(Oncall *oncall, const Dzn *dzn, Messages *messages, const Source *source)
{
    const DznItem *load = dzn_find(dzn, "work_load");
    if (!load)
        return messages_add(messages, MSG_missing_key, source_whole(source), "key", "work_load",
                            NULL);
    gboolean good = rows_fit(load, 1, 1, 1000, messages);
    oncall->load = g_ptr_array_index(load->rows, 0);
    if (good && oncall->load->len != (guint)oncall->people)
        good = messages_add(messages, MSG_dzn_shape, load->place, "name", load->name, NULL);
    oncall->unavailable = sets_of(oncall, dzn, "unavailable", &good, messages);
    oncall->fixed = sets_of(oncall, dzn, "fixed", &good, messages);
    return good;
}

static void
mark_fixed(Oncall *oncall)
{
    oncall->is_fixed = g_new0(gboolean, DAYS_MOST + 2);
    for (guint i = 0; oncall->fixed && i < oncall->fixed->rows->len; i++) {
        const GArray *days = g_ptr_array_index(oncall->fixed->rows, i);
        for (guint k = 0; k < days->len; k++)
            oncall->is_fixed[g_array_index(days, gint64, k)] = TRUE;
    }
}

gboolean
oncall_read(Oncall *oncall, const Dzn *dzn, Messages *messages, const Source *source)
{
    *oncall = (Oncall){0};
    if (!read_sizes(oncall, dzn, messages, source) || !read_people(oncall, dzn, messages, source))
        return FALSE;
    mark_fixed(oncall);
    return TRUE;
}

void
oncall_clear(Oncall *oncall)
{
    g_clear_pointer(&oncall->is_fixed, g_free);
}
