/* rinban repair PERIOD [--absent WHO@DATE[..DATE]]…: the least change of what was published. */
#include "app/command/commands.h"
#include "app/draft_folder.h"
#include "app/no_rota.h"
#include "app/published.h"
#include "app/publishing.h"
#include "app/repairing_told.h"
#include "app/told.h"
#include "base/language.h"
#include "region/names.h"

#include <stdio.h>
#include <string.h>

static ExitCode
wrong_absence(Session *session, MessageCode code, const char *text, const char *fact,
              const char *value)
{
    messages_add(session->messages, code, PLACE_NONE, "text", text, fact, value, NULL);
    return code == MSG_absence_shape ? EXIT_USAGE : EXIT_INPUT;
}

/* WHO@DATE or WHO@DATE..DATE */
static ExitCode
read_absence(Session *session, const char *text)
{
    g_auto(GStrv) parts = g_strsplit(text, "@", -1);
    if (g_strv_length(parts) != 2)
        return wrong_absence(session, MSG_absence_shape, text, "text", text);
    g_auto(GStrv) days = g_strsplit(parts[1], "..", 2);
    const char *last = days[0] && days[1] ? days[1] : days[0];
    Day from, to;
    if (!days[0] || !day_parse(days[0], &from) || !day_parse(last, &to) || to < from)
        return wrong_absence(session, MSG_absence_shape, text, "text", text);
    int provider = region_find_who(session->region, parts[0], NULL, NULL);
    if (provider < 0)
        return wrong_absence(session, MSG_choice_unknown, text, "name", parts[0]);
    if (from > session->period.last || to < session->period.first)
        return wrong_absence(session, MSG_choice_date, text, "date", parts[1]);
    g_ptr_array_add(session->region->requests, request_taken_in(provider, from, to));
    return EXIT_DONE;
}

/* The code of the first that is wrong; all are told. */
static ExitCode
read_absences(Session *session)
{
    ExitCode worst = EXIT_DONE;
    char **texts = session->options->absences;
    for (gsize i = 0; texts && texts[i]; i++) {
        ExitCode code = read_absence(session, texts[i]);
        if (worst == EXIT_DONE)
            worst = code;
    }
    return worst;
}

static ExitCode
ask(Session *session)
{
    ExitCode code = published_look(session);
    if (code == EXIT_DONE)
        code = read_absences(session);
    if (code != EXIT_DONE)
        return code;
    session_freeze(session);
    return session_ask(session, NULL);
}

/* -- publishing -- */

static ExitCode
guard(Session *session)
{
    g_autofree char *draft = draft_folder(session);
    g_autofree char *publication = publication_folder(session);
    ExitCode code = guard_edited(session, draft);
    return code == EXIT_DONE ? guard_edited(session, publication) : code;
}

static ExitCode
take(Session *session, const Repairing *repairing, GPtrArray *files)
{
    const Options *options = session->options;
    g_autoptr(GError) error = NULL;
    if ((guint)options->take > repairing->remedies->len) {
        fprintf(stderr, _("rinban: there are only %u alternatives\n"), repairing->remedies->len);
        return EXIT_NOT_POSSIBLE;
    }
    ExitCode code = guard(session);
    if (code != EXIT_DONE)
        return code;
    const Remedy *remedy = g_ptr_array_index(repairing->remedies, (guint)options->take - 1);
    remedy_credit(remedy, session);
    if (!publish_changed(session, remedy->rota, files, &error)) {
        fprintf(stderr, "rinban: %s\n", error->message);
        return EXIT_IO;
    }
    return remedy->audit->short_places > 0 ? EXIT_UNFILLED : EXIT_DONE;
}

/* -- telling -- */

static void
print_taken(const Session *session, const GPtrArray *files)
{
    const Record *record = session_record(session);
    if (!record) {
        puts(_("the published rota stands as it is"));
        return;
    }
    g_autofree char *path = session_path(session, record->path);
    printf(_("%s: revision %d is published\n"), session->period_name, record->revision);
    printf("  %s\n", path);
    for (guint i = 0; i < files->len; i++)
        printf("  %s/\n", (const char *)g_ptr_array_index(files, i));
}

static void
print_repair(const Session *session, const Repairing *repairing, const NoRota *no_rota,
             ExitCode code, int taken, const GPtrArray *files)
{
    messages_sort(session->messages);
    if (session->options->json) {
        g_autofree char *document =
            write_repair_json(session, repairing, no_rota, code, taken, files);
        fputs(document, stdout);
        return;
    }
    if (no_rota)
        fputs(_("rinban: the published rota cannot be repaired: no rota satisfies the hard "
                "rules\n"),
              stderr);
    if (no_rota)
        no_rota_print(no_rota);
    if (code == EXIT_TIME)
        told_no_rota(code);
    if (session->options->quiet || !repairing->remedies)
        return;
    published_tell(session);
    if (taken > 0)
        print_taken(session, files);
    else
        told_remedies(session, repairing);
}

static ExitCode
repair(Session *session, Repairing *repairing, gint64 begun)
{
    g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func(g_free);
    int taken = session->options->take;
    solving_heed_signals(TRUE);
    ExitCode code =
        repairing_run(repairing, session, taken > 0 ? (guint)taken : REPAIR_CHOICES, begun);
    g_autoptr(NoRota) no_rota = code == EXIT_NO_ROTA ? no_rota_find(session, begun) : NULL;
    solving_heed_signals(FALSE);
    if (code == EXIT_DOUBT)
        return code;
    if (code == EXIT_NO_ROTA)
        code = EXIT_NOT_POSSIBLE;
    gboolean found = code == EXIT_DONE || code == EXIT_UNFILLED;
    if (found && taken > 0)
        code = take(session, repairing, files);
    if (code == EXIT_IO || code == EXIT_INPUT)
        return code;
    print_repair(session, repairing, no_rota, code,
                 code == EXIT_DONE || code == EXIT_UNFILLED ? taken : 0, files);
    return code;
}

ExitCode
command_repair(const Options *options)
{
    gint64 begun = g_get_monotonic_time();
    Session session;
    Repairing repairing = {0};
    Lock lock = {-1};
    ExitCode code = session_open(&session, options, options->arguments[0], &lock);
    if (code == EXIT_DONE)
        code = ask(&session);
    if (code == EXIT_DONE)
        code = repair(&session, &repairing, begun);
    repairing_clear(&repairing);
    session_close(&session, code);
    lock_release(&lock);
    return code;
}
