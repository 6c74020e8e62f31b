#include "app/run.h"

void
run_begin(RunFacts *run)
{
    *run = (RunFacts){.begun = g_get_monotonic_time(),
                 .gap = -1,
                 .open = -1,
                 .hook = -1,
                 .published = g_ptr_array_new_with_free_func(g_free)};
}

void
run_clear(RunFacts *run)
{
    g_free(run->association);
    g_free(run->period);
    g_ptr_array_unref(run->published);
}

void
run_messages(RunFacts *run, const Messages *messages)
{
    for (guint i = 0; run && i < messages_count(messages); i++)
        run->messages[messages_get(messages, i)->code]++;
}

void
run_place(RunFacts *run, const char *association, const char *period)
{
    if (!run)
        return;
    g_free(run->association);
    g_free(run->period);
    run->association = g_strdup(association);
    run->period = g_strdup(period);
}

void
run_solved(RunFacts *run, const char *status, double gap, int open)
{
    if (!run)
        return;
    run->status = status;
    run->gap = gap;
    run->open = open;
}

void
run_revision(RunFacts *run, const char *status, int revision)
{
    if (!run)
        return;
    run->status = status;
    run->revision = revision;
}

void
run_published(RunFacts *run, const char *record)
{
    if (run)
        g_ptr_array_add(run->published, g_strdup(record));
}
