#include "app/batch/child.h"
#include "app/run_log.h"

#include <glib-unix.h>
#include <signal.h>
#include <string.h>

typedef struct {
    Batch *batch;
    GMainLoop *loop;
    GHashTable *running; /* Child * -> Task * */
    guint next;          /* region to begin */
    gboolean stopped;
} Pool;

typedef struct {
    Pool *pool;
    BatchRegion *region;
    gint64 begun;
} Task;

static void fill(Pool *pool);
static void on_child(Child *child, const ChildEnd *end, gpointer data);

static void
keep_line(BatchRegion *region, const RunLine *line)
{
    if (!line)
        return;
    if (line->association) {
        g_free(region->association);
        region->association = g_strdup(line->association);
    }
    region->gap = line->gap >= 0 ? line->gap : region->gap;
    region->open = line->open >= 0 ? line->open : region->open;
    region->revision = line->revision > 0 ? line->revision : region->revision;
    region->hook = line->hook >= 0 ? line->hook : region->hook;
}

/* The first line of what went wrong; of what went well the last, which tells of its hook. */
static void
keep_message(BatchRegion *region, const char *said, gboolean well)
{
    g_autofree char *text = g_strdup(said);
    g_strstrip(text); /* what GLib says at its end begins with an empty line */
    char *line = well ? strrchr(text, '\n') : NULL;
    line = line ? line + 1 : text;
    line[strcspn(line, "\n")] = '\0';
    if (!*line)
        return;
    g_free(region->message);
    region->message = g_utf8_make_valid(line, -1);
}

/* Another code is that of a program which could not even begin. */
static gboolean
is_ours(int code)
{
    return (code >= EXIT_DONE && code <= EXIT_NOT_POSSIBLE) || code == EXIT_DOUBT ||
           code == EXIT_IO || code == EXIT_LOCKED;
}

/* What a command's end means; published: it was `publish`. */
static void
settle(BatchRegion *region, const ChildEnd *end, gboolean published)
{
    const char *status = end->line && end->line->status ? end->line->status : "";
    gboolean ended = is_ours(end->code);
    region->code = ended ? (ExitCode)end->code : end->late ? EXIT_TIME : EXIT_DOUBT;
    if (!ended)
        region->state = end->late ? STATE_LATE : STATE_CRASHED;
    else if (end->code == EXIT_UNFILLED)
        region->state = STATE_OPEN;
    else if (end->code != EXIT_DONE)
        region->state = STATE_FAILED;
    else if (published)
        region->state = STATE_PUBLISHED;
    else if (g_str_equal(status, "published") || g_str_equal(status, "withdrawn"))
        region->state = STATE_LEFT;
    else
        region->state = g_str_equal(status, "current") ? STATE_CURRENT : STATE_DRAFTED;
}

static gboolean
begin(Task *task, const char *command)
{
    Pool *pool = task->pool;
    g_autoptr(GError) error = NULL;
    Child *child = child_begin(pool->batch, task->region, command, on_child, task, &error);
    if (child) {
        g_hash_table_insert(pool->running, child, task);
        return TRUE;
    }
    task->region->state = STATE_FAILED;
    task->region->code = EXIT_IO;
    keep_message(task->region, error->message, FALSE);
    g_free(task);
    return FALSE;
}

/* A draft with every place filled, and no publication of the period yet that it would replace
 * unasked. */
static gboolean
wants_publishing(const Pool *pool, const BatchRegion *region)
{
    return pool->batch->options->publish && !pool->stopped &&
           (region->state == STATE_DRAFTED ||
            (region->state == STATE_CURRENT && region->revision <= 0));
}

static void
on_child(Child *child, const ChildEnd *end, gpointer data)
{
    Task *task = data;
    Pool *pool = task->pool;
    BatchRegion *region = task->region;
    gboolean publishing = region->state != STATE_WAITING;
    g_hash_table_remove(pool->running, child);
    keep_line(region, end->line);
    keep_message(region, end->said, end->code == EXIT_DONE);
    if (end->text && pool->batch->options->log)
        run_log_append(pool->batch->options->log, end->text);
    settle(region, end, publishing);
    region->seconds = (double)(g_get_monotonic_time() - task->begun) / G_USEC_PER_SEC;
    if (!publishing && wants_publishing(pool, region)) {
        begin(task, "publish");
    } else {
        g_free(task);
    }
    fill(pool);
}

static void
fill(Pool *pool)
{
    const GPtrArray *regions = pool->batch->regions;
    while (!pool->stopped && pool->next < regions->len &&
           (int)g_hash_table_size(pool->running) < pool->batch->jobs) {
        Task *task = g_new0(Task, 1);
        *task = (Task){pool, g_ptr_array_index(regions, pool->next++), g_get_monotonic_time()};
        begin(task, "solve");
    }
    if (g_hash_table_size(pool->running) == 0)
        g_main_loop_quit(pool->loop);
}

/* The second signal ends the program as usual. */
static gboolean
on_signal(gpointer data)
{
    Pool *pool = data;
    GHashTableIter iter;
    gpointer child;
    pool->stopped = TRUE;
    g_hash_table_iter_init(&iter, pool->running);
    while (g_hash_table_iter_next(&iter, &child, NULL))
        child_stop(child);
    return G_SOURCE_REMOVE;
}

void
batch_run(Batch *batch)
{
    Pool pool = {.batch = batch,
                 .loop = g_main_loop_new(NULL, FALSE),
                 .running = g_hash_table_new(NULL, NULL)};
    guint interrupt = g_unix_signal_add(SIGINT, on_signal, &pool);
    guint terminate = g_unix_signal_add(SIGTERM, on_signal, &pool);
    fill(&pool);
    if (g_hash_table_size(pool.running) > 0)
        g_main_loop_run(pool.loop);
    if (g_main_context_find_source_by_id(NULL, interrupt))
        g_source_remove(interrupt);
    if (g_main_context_find_source_by_id(NULL, terminate))
        g_source_remove(terminate);
    g_hash_table_unref(pool.running);
    g_main_loop_unref(pool.loop);
}
