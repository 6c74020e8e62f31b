#include "write/members.h"

/* The first and last day of the period on which the line admits the provider. */
static gboolean
admitted(const Region *region, const Line *line, int provider, Period period, Period *days)
{
    const Provider *who = region_provider(region, provider);
    gboolean found = FALSE;
    for (Day day = period.first; day <= period.last; day++) {
        if (!provider_is_member(who, day) || !who_has(region, line->who, provider, day))
            continue;
        if (!found)
            days->first = day;
        days->last = day;
        found = TRUE;
    }
    return found;
}

static void
add_member(Record *record, const Line *line, const Provider *provider, Period days)
{
    RecordMember *member = record_add_member(record);
    member->line = g_strdup(line->id);
    member->provider = g_strdup(provider->id);
    member->from = days.first > record->period.first ? days.first : provider->from;
    member->until = days.last < record->period.last ? days.last : provider->until;
    g_array_append_vals(member->shares, provider->shares->data, provider->shares->len);
    for (guint i = 0; i < provider->leaves->len; i++) {
        Period leave = g_array_index(provider->leaves, Leave, i).period;
        if (leave.first <= record->period.last && record->period.first <= leave.last)
            g_array_append_val(member->leaves, leave);
    }
}

void
members_add(Record *record, const Region *region)
{
    for (guint l = 0; l < region->lines->len; l++) {
        const Line *line = region_line(region, (int)l);
        for (guint p = 0; p < region->providers->len; p++) {
            const Provider *provider = region_provider(region, (int)p);
            Period days = {0, 0};
            if (provider->unit == line->unit &&
                admitted(region, line, (int)p, record->period, &days))
                add_member(record, line, provider, days);
        }
    }
}
