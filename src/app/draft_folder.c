#include "app/draft_folder.h"

char *
publication_folder(const Session *session)
{
    g_autofree char *name = g_strdup_printf("out/%s", session->period_name);
    return session_path(session, name);
}

char *
draft_folder(const Session *session)
{
    const char *suffix = session_record(session) ? ".draft" : "";
    g_autofree char *name = g_strdup_printf("out/%s%s", session->period_name, suffix);
    return session_path(session, name);
}
