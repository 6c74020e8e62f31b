#include "import/oncall.h"

#include "import/oncall_items.h"

/* One line with one duty a day, the weekend (Friday to Sunday) being one day of the benchmark. Its
 * hard rules spare what is fixed for anybody, ours (`except-fixed`) what is fixed by hand: a person
 * has just the days fixed for them, so both say the same, except where a weekend and one neighbour
 * are fixed for one person and the other neighbour is not fixed at all. Such weekends get a rule of
 * their own without `except-fixed`. */

static Day
date_of(int day)
{
    return day_of(2001, 1, 1) + day - 1;
}

static gboolean
is_weekend(const Oncall *oncall, int day)
{
    return day > oncall->offset && (day - oncall->offset - 1) % ONCALL_WEEK == 0;
}

static void
add_date(GString *list, int day)
{
    g_autofree char *date = day_format(date_of(day));
    g_string_append_printf(list, "%s%s", list->len ? ", " : "", date);
}

/* Whether the weekend and the neighbours it has are all fixed, or no two that touch are. */
static gboolean
spares_whole(const Oncall *oncall, int weekend)
{
    gboolean all = TRUE, pair = FALSE;
    for (int day = MAX(1, weekend - 1); day <= MIN(oncall->days, weekend + 1); day++)
        all = all && oncall->is_fixed[day];
    for (int day = MAX(1, weekend - 1); day < MIN(oncall->days, weekend + 1); day++)
        pair = pair || (oncall->is_fixed[day] && oncall->is_fixed[day + 1]);
    return all || !pair;
}

static void
add_neighbours(const Oncall *oncall, GString *list, int weekend)
{
    for (int day = MAX(1, weekend - 1); day <= MIN(oncall->days, weekend + 1); day++)
        add_date(list, day);
}

typedef struct {
    GString *weekends;
    GString *near;   /* weekends with their neighbours */
    GString *strict; /* the same where only part is fixed */
    GString *before; /* weekends with the day two before */
} Lists;

static Lists
make_lists(const Oncall *oncall)
{
    Lists lists = {g_string_new(NULL), g_string_new(NULL), g_string_new(NULL), g_string_new(NULL)};
    for (int day = 1; day <= oncall->days; day++) {
        if (!is_weekend(oncall, day))
            continue;
        add_date(lists.weekends, day);
        add_neighbours(oncall, spares_whole(oncall, day) ? lists.near : lists.strict, day);
        if (day > 2) {
            add_date(lists.before, day - 2);
            add_date(lists.before, day);
        }
    }
    return lists;
}

static void
lists_free(Lists *lists)
{
    GString *all[] = {lists->weekends, lists->near, lists->strict, lists->before};
    for (gsize i = 0; i < G_N_ELEMENTS(all); i++)
        g_string_free(all[i], TRUE);
}

static void
add_rule(GString *out, const char *rule, const GString *days)
{
    if (days->len > 0)
        g_string_append_printf(out, "  - {%s, days: [%s]}\n", rule, days->str);
}

static void
add_rules(GString *out, const Oncall *oncall, const Lists *lists)
{
    g_string_append(out, "rules:\n"
                         "  - {run: {max: 2}, except-fixed: true}\n");
    add_rule(out, "gap: {days: 2}, level: hard, except-fixed: true", lists->near);
    add_rule(out, "gap: {days: 2}, level: hard", lists->strict);
    add_rule(out, "gap: {days: 6}, level: hard, except-fixed: true", lists->weekends);
    g_autofree char *before =
        g_strdup_printf("gap: {days: 3}, level: 1, cost: %" G_GINT64_FORMAT, oncall->wednesday);
    add_rule(out, before, lists->before);
    /* the published model does not count the very last pair of days */
    g_autoptr(GString) counted = g_string_new(NULL);
    for (int day = 1; day < oncall->days; day++)
        add_date(counted, day);
    g_autofree char *adjacent =
        g_strdup_printf("gap: {days: 2}, level: 1, cost: %" G_GINT64_FORMAT, oncall->adjacent);
    add_rule(out, adjacent, counted);
}

static void
add_fair(GString *out, const Lists *lists, gboolean weekdays)
{
    g_string_append(out, "fair:\n");
    const char *form = "form: spread, level: 1";
    if (weekdays && lists->weekends->len > 0)
        g_string_append_printf(out, "  - {count: weekdays, %s, not-days: [%s]}\n", form,
                               lists->weekends->str);
    else if (weekdays)
        g_string_append_printf(out, "  - {count: weekdays, %s}\n", form);
    if (lists->weekends->len > 0)
        g_string_append_printf(out, "  - {count: weekends, %s, days: [%s]}\n", form,
                               lists->weekends->str);
}

/* The fair part of so many duties, rounded half up to a millionth: brought along as opening, so
 * that the standing is the plain count, as in the published model. */
static void
add_opening(GString *out, const Oncall *oncall, const char *count, int duties, gint64 load)
{
    gint64 sum = 0;
    for (guint i = 0; i < oncall->load->len; i++)
        sum += g_array_index(oncall->load, gint64, i);
    g_assert(sum > 0);
    gint64 micros = (2 * duties * G_GINT64_CONSTANT(1000000) * load + sum) / (2 * sum);
    g_string_append_printf(out, "%s: %" G_GINT64_FORMAT ".%06d", count, micros / 1000000,
                           (int)(micros % 1000000));
}

static int
count_weekends(const Oncall *oncall)
{
    int weekends = 0;
    for (int day = 1; day <= oncall->days; day++)
        weekends += is_weekend(oncall, day);
    return weekends;
}

static void
add_doctors(GString *out, const Oncall *oncall)
{
    int weekends = count_weekends(oncall);
    g_string_append(out, "doctors:\n");
    for (int i = 0; i < oncall->people; i++) {
        gint64 load = g_array_index(oncall->load, gint64, i);
        g_string_append_printf(out, "  - {id: p%d, share: %d.%02d, opening: {", i + 1,
                               (int)load / 100, (int)load % 100);
        if (oncall->days > weekends)
            add_opening(out, oncall, "weekdays", oncall->days - weekends, load);
        if (oncall->days > weekends && weekends > 0)
            g_string_append(out, ", ");
        if (weekends > 0)
            add_opening(out, oncall, "weekends", weekends, load);
        g_string_append(out, "}}\n");
    }
}

static char *
region_text(const Oncall *oncall, const char *id)
{
    GString *out = g_string_new("# On-call rostering; Friday to Sunday together are one day.\n"
                                "rinban: 1\n");
    g_string_append_printf(out,
                           "association: {id: %s, name: %s, domain: %s.example, language: en}\n"
                           "calendar: {holidays: none}\n",
                           id, id, id);
    add_doctors(out, oncall);
    g_autofree char *first = day_format(date_of(1));
    g_autofree char *last = day_format(date_of(oncall->days));
    g_string_append_printf(out,
                           "lines:\n  - {id: call, unit: doctor, days: [%s..%s], "
                           "hours: \"00:00-24:00\"}\n",
                           first, last);
    Lists lists = make_lists(oncall);
    add_rules(out, oncall, &lists);
    add_fair(out, &lists, oncall->days > count_weekends(oncall));
    lists_free(&lists);
    return g_string_free(out, FALSE);
}

static void
add_requests(GString *out, const Oncall *oncall, const DznItem *item, const char *kind)
{
    for (guint i = 0; item && i < item->rows->len; i++) {
        const GArray *days = g_ptr_array_index(item->rows, i);
        for (guint k = 0; k < days->len; k++) {
            /* 4s-10d is 4s-23d cut short and still speaks of later days */
            if (g_array_index(days, gint64, k) > oncall->days)
                continue;
            g_autofree char *date = day_format(date_of((int)g_array_index(days, gint64, k)));
            g_string_append_printf(out, "p%u,%s,%s\n", i + 1, kind, date);
        }
    }
}

void
oncall_region_free(OncallRegion *region)
{
    g_free(region->region);
    g_free(region->requests);
    g_free(region);
}

OncallRegion *
import_oncall(const Dzn *dzn, const char *id, Messages *messages, const Source *source)
{
    Oncall oncall;
    if (!oncall_read(&oncall, dzn, messages, source))
        return NULL;
    OncallRegion *region = g_new0(OncallRegion, 1);
    region->period = (Period){date_of(1), date_of(oncall.days)};
    region->region = region_text(&oncall, id);
    GString *requests = g_string_new("who,kind,from\n");
    add_requests(requests, &oncall, oncall.unavailable, "absent");
    add_requests(requests, &oncall, oncall.fixed, "fix");
    region->requests = g_string_free(requests, FALSE);
    oncall_clear(&oncall);
    return region;
}
