#include "app/rota_choice.h"

#include "app/draft_folder.h"
#include "read/draft.h"
#include "read/read.h"
#include "region/recorded.h"

static Rota *
from_record(Session *session, const Record *record)
{
    int missing;
    Rota *rota = recorded_rota(session->question, record, &missing);
    g_autofree char *count = g_strdup_printf("%d", missing);
    if (missing > 0)
        messages_add(session->messages, MSG_duties_without_line, PLACE_NONE, "count", count,
                     "file", record->path, NULL);
    return rota;
}

static Rota *
from_draft(Session *session)
{
    g_autofree char *folder = draft_folder(session);
    g_autofree char *path = g_build_filename(folder, "rota.json", NULL);
    if (!g_file_test(path, G_FILE_TEST_EXISTS)) {
        messages_add(session->messages, MSG_no_rota_yet, PLACE_NONE, "period", session->period_name,
                     NULL);
        return NULL;
    }
    g_autoptr(Draft) draft = draft_read(path, path, session->messages);
    return draft ? draft_rota(draft, session->question, path, session->messages) : NULL;
}

ExitCode
rota_choose(Session *session, RotaChoice *choice)
{
    const Options *options = session->options;
    *choice = (RotaChoice){NULL, NULL};
    if (options->rota) {
        choice->rota = read_rota(session->question, options->rota, session->messages);
    } else if (!options->draft && (choice->record = session_record(session))) {
        choice->rota = from_record(session, choice->record);
    } else {
        choice->rota = from_draft(session);
    }
    return choice->rota ? EXIT_DONE : EXIT_INPUT;
}
