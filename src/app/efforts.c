#include "app/efforts.h"

#include "region/beyond.h"

/* The id, and the name where there is one. */
static char *
who_of(const Session *session, const Breach *effort)
{
    const Provider *provider = region_provider(session->region, effort->provider);
    return g_str_equal(provider->name, provider->id)
               ? g_strdup(provider->id)
               : g_strdup_printf("%s %s", provider->id, provider->name);
}

static void
tell_rest(Session *session, const Breach *effort)
{
    static const struct {
        const char *rest;
        const char *within;
    } hours[] = {
        [LABOUR_DAILY] = {"9", "24"},
        [LABOUR_NIGHT] = {"18", "46"},
    };
    g_autofree char *begun = minute_format(effort->begun);
    g_autofree char *date = day_format(effort->day);
    g_autofree char *who = who_of(session, effort);
    messages_add(session->messages, MSG_labour_rest, PLACE_NONE, "who", who, "begun", begun, "rest",
                 hours[effort->part].rest, "within", hours[effort->part].within, "date", date,
                 "line", region_line(session->region, effort->line)->id, NULL);
}

static char *
duty_name(const Session *session, const Breach *effort)
{
    if (effort->beyond >= 0) {
        const Beyond *recorded = question_beyond(session->question, (guint)effort->beyond);
        g_autofree char *day = day_format(recorded->slot.day);
        return g_strdup_printf("%s@%s", recorded->line_id, day);
    }
    const Slot *slot = question_slot(session->question, effort->other);
    g_autofree char *day = day_format(slot->day);
    return g_strdup_printf("%s@%s", region_line(session->region, slot->line)->id, day);
}

static void
tell_permit(Session *session, const Breach *effort)
{
    g_autofree char *other = duty_name(session, effort);
    g_autofree char *date = day_format(effort->day);
    g_autofree char *who = who_of(session, effort);
    messages_add(session->messages, MSG_labour_permits, PLACE_NONE, "who", who, "date", date,
                 "line", region_line(session->region, effort->line)->id, "other", other, NULL);
}

void
efforts_tell(Session *session, const Audit *audit)
{
    for (guint i = 0; i < audit->efforts->len; i++) {
        const Breach *effort = &g_array_index(audit->efforts, Breach, i);
        if (effort->part < LABOUR_PERMIT_NIGHTS)
            tell_rest(session, effort);
        else
            tell_permit(session, effort);
    }
}
