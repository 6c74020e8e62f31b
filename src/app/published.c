#include "app/published.h"

#include "base/language.h"
#include "region/frozen.h"
#include "write/publication.h"

#include <stdio.h>
#include <string.h>

static GPtrArray *
period_names(const GPtrArray *records)
{
    GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < records->len; i++) {
        g_autofree char *name =
            period_name(((const Record *)g_ptr_array_index(records, i))->period);
        if (!g_ptr_array_find_with_equal_func(names, name, g_str_equal, NULL))
            g_ptr_array_add(names, g_steal_pointer(&name));
    }
    return names;
}

static char *
joined(const GPtrArray *names)
{
    g_autoptr(GString) text = g_string_new(NULL);
    for (guint i = 0; i < names->len; i++)
        g_string_append_printf(text, "%s%s", i > 0 ? ", " : "",
                               (const char *)g_ptr_array_index(names, i));
    return g_string_free(g_steal_pointer(&text), FALSE);
}

ExitCode
published_look(Session *session)
{
    if (session_record(session))
        return EXIT_DONE;
    gboolean every_day;
    g_autoptr(GPtrArray) records =
        records_in_force(session->region->records, session->period, &every_day);
    if (every_day) {
        session->within = period_names(records);
        return EXIT_DONE;
    }
    if (!published_tell_part(session, MSG_published_in_part))
        messages_add(session->messages, MSG_not_published, PLACE_NONE, "period",
                     session->period_name, NULL);
    return EXIT_INPUT;
}

gboolean
published_tell_part(Session *session, MessageCode code)
{
    g_autoptr(GPtrArray) records =
        records_in_force(session->region->records, session->period, NULL);
    g_autoptr(GPtrArray) names = period_names(records);
    g_autofree char *periods = joined(names);
    if (names->len > 0)
        messages_add(session->messages, code, PLACE_NONE, "period", session->period_name, "periods",
                     periods, NULL);
    return names->len > 0;
}

Rota *
published_rota(const Session *session, int *unknown)
{
    const Region *region = session->region;
    *unknown = 0;
    if (!records_publish(region->records, session->period))
        return NULL;
    Rota *rota = rota_new();
    g_autoptr(GPtrArray) duties = records_duties(region->records);
    for (guint i = 0; i < duties->len; i++) {
        const RecordDuty *duty = g_ptr_array_index(duties, i);
        if (!period_has(session->period, duty->day))
            continue;
        int line = region_find_line(region, duty->line);
        int provider = region_find_provider(region, duty->provider);
        int slot = line < 0 ? -1 : question_find_slot(session->question, line, duty->day);
        if (slot < 0 && day_is_frozen(session->question, duty->day))
            continue; /* goes into the next record as it was */
        if (line < 0 || provider < 0) {
            ++*unknown;
            continue;
        }
        Role role = strcmp(duty->role, "reserve") == 0 ? ROLE_RESERVE : ROLE_DUTY;
        rota_add(rota, (Assignment){provider, slot, line, duty->day, role, PLACE_NONE});
    }
    rota_sort(rota, session->question);
    return rota;
}

const Record *
published_newest(const Session *session)
{
    g_autoptr(GPtrArray) records =
        records_in_force(session->region->records, session->period, NULL);
    const Record *newest = NULL;
    for (guint i = 0; i < records->len; i++) {
        const Record *record = g_ptr_array_index(records, i);
        if (!newest || record_compare_publication(record, newest) > 0)
            newest = record;
    }
    return newest;
}

Record *
published_record(const Session *session, const Rota *rota)
{
    const Record *newest = published_newest(session);
    PublicationFacts facts = {session->moment, session->inputs, 0, NULL};
    if (newest)
        facts = (PublicationFacts){newest->moment ? newest->moment : session->moment,
                                   newest->inputs, (guint32)newest->seed, newest->reason};
    Record *record = record_from_rota(session->question, rota, &facts);
    if (newest)
        record->revision = newest->revision;
    return record;
}

void
published_tell(const Session *session)
{
    if (!session->within)
        return;
    g_autofree char *periods = joined(session->within);
    printf(_("%s is published within %s; only these days change, by a publication of their own\n"),
           session->period_name, periods);
}

const char *
published_path(const Session *session)
{
    const Record *own = session_record(session);
    if (own)
        return own->path;
    g_autoptr(GPtrArray) records =
        records_in_force(session->region->records, session->period, NULL);
    return records->len > 0 ? ((const Record *)g_ptr_array_index(records, 0))->path : NULL;
}
