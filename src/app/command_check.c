/* rinban check [PERIOD]: reads everything, tells every mistake and too little capacity. */
#include "app/commands.h"
#include "app/session.h"
#include "base/language.h"
#include "write/messages_json.h"

#include <stdio.h>

/* How many could stand in the slot, each for themselves. */
static int
count_able(const Question *question, int slot)
{
    int able = 0;
    for (int p = 0; p < question_provider_count(question); p++)
        able += question_bar(question, p, slot) == BAR_NONE;
    return able;
}

static void
check_capacity(Session *session)
{
    const Question *question = session->question;
    for (int s = 0; s < question_slot_count(question); s++) {
        const Slot *slot = question_slot(question, s);
        const Line *line = region_line(session->region, slot->line);
        int able = count_able(question, s);
        if (able >= slot->need + slot->reserve)
            continue;
        g_autofree char *date = day_format(slot->day);
        g_autofree char *need = g_strdup_printf("%d", slot->need + slot->reserve);
        g_autofree char *count = g_strdup_printf("%d", able);
        messages_add(session->messages, MSG_capacity_short, line->place, "date", date, "line",
                     line->id, "need", need, "able", count, NULL);
    }
}

static void
check_silent(Session *session)
{
    g_autoptr(GArray) silent = question_silent(session->question);
    if (silent->len == 0 || session->region->requests->len == 0)
        return;
    GString *ids = g_string_new(NULL);
    for (guint i = 0; i < silent->len; i++) {
        const Provider *provider = region_provider(session->region, g_array_index(silent, int, i));
        g_string_append_printf(ids, "%s%s", i ? ", " : "", provider->id);
    }
    g_autofree char *count = g_strdup_printf("%u", silent->len);
    messages_add(session->messages, MSG_requests_silent, PLACE_NONE, "count", count, "ids",
                 ids->str, NULL);
    g_string_free(ids, TRUE);
}

static void
print_summary(const Session *session)
{
    const Region *region = session->region;
    printf(_("%s: %u providers, %u lines, %u rules, %u requests"), region->association.name,
           region->providers->len, region->lines->len, region->rules->len, region->requests->len);
    int places = 0;
    for (int s = 0; session->question && s < question_slot_count(session->question); s++)
        places += question_slot(session->question, s)->need;
    if (session->question)
        printf(_("; %s: %d duties, %d places"), session->period_name,
               question_slot_count(session->question), places);
    puts("");
}

ExitCode
command_check(const Options *options)
{
    Session session;
    ExitCode code = session_open(&session, options, options->arguments[0], NULL);
    if (code == EXIT_DONE && options->arguments[0])
        code = session_ask(&session, NULL);
    if (code == EXIT_DONE && session.question) {
        check_capacity(&session);
        check_silent(&session);
    }
    if (code == EXIT_DONE && options->json) {
        messages_sort(session.messages);
        g_autofree char *document = write_messages_json(session.messages);
        fputs(document, stdout);
        messages_free(session.messages);
        session.messages = NULL;
    } else if (code == EXIT_DONE && !options->quiet) {
        print_summary(&session);
    }
    session_close(&session, code);
    return code;
}
