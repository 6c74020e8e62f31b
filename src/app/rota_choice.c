#include "app/rota_choice.h"

#include "app/draft_folder.h"
#include "app/published.h"
#include "read/draft.h"
#include "read/read.h"
#include "region/recorded.h"
#include "write/publication.h"

/* The newest publication of each line and day: the period's own record, where it is all of them. */
static void
from_publications(Session *session, RotaChoice *choice)
{
    int missing;
    const Record *own = session_record(session);
    if (own && record_is_in_force(own, session->region->records)) {
        choice->rota = recorded_rota(session->question, own, &missing);
        choice->record = own;
    } else {
        choice->rota = published_rota(session, &missing);
        choice->record = choice->joined = published_record(session, choice->rota);
    }
    g_autofree char *count = g_strdup_printf("%d", missing);
    if (missing > 0)
        messages_add(session->messages, MSG_duties_without_line, PLACE_NONE, "count", count, "file",
                     published_path(session), NULL);
}

static Rota *
from_draft(Session *session)
{
    g_autofree char *folder = draft_folder(session);
    g_autofree char *path = g_build_filename(folder, "rota.json", NULL);
    if (!draft_stands(session)) {
        if (session->options->draft || !published_tell_part(session, MSG_published_in_part))
            messages_add(session->messages, MSG_no_rota_yet, PLACE_NONE, "period",
                         session->period_name, NULL);
        return NULL;
    }
    g_autoptr(Draft) draft = draft_read(path, path, session->messages);
    return draft ? draft_rota(draft, session->question, path, session->messages) : NULL;
}

ExitCode
rota_choose(Session *session, RotaChoice *choice)
{
    const Options *options = session->options;
    *choice = (RotaChoice){0};
    if (options->rota) {
        choice->rota = read_rota(session->question, options->rota, session->messages);
    } else if (!options->draft && records_publish(session->region->records, session->period)) {
        from_publications(session, choice);
    } else {
        choice->rota = from_draft(session);
    }
    return choice->rota ? EXIT_DONE : EXIT_INPUT;
}

void
rota_choice_clear(RotaChoice *choice)
{
    rota_free(choice->rota);
    record_free(choice->joined);
    *choice = (RotaChoice){0};
}
