#include "app/batch/child.h"

#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

/* What a command needs beside its own time: reading, recounting, writing, on a busy machine. */
#define GRACE_SECONDS 15
/* A hook's time and what ends it (hooks.c). */
#define HOOK_SECONDS 310
#define KILL_SECONDS 10
#define SAID_BYTES_MAX 16384

struct Child {
    GSubprocess *process;
    int out, err; /* unnamed files in memory: nobody waits for a pipe that a grandchild holds */
    guint timer;
    gboolean late;
    ChildEnded ended;
    gpointer data;
};

/* Set before the fork; between fork and exec only system calls are safe. */
typedef struct {
    struct rlimit memory;
} Bounds;

static void
in_child(gpointer data)
{
    const Bounds *bounds = data;
    const struct rlimit none = {0, 0};
    setpgid(0, 0);
    prctl(PR_SET_PDEATHSIG, SIGTERM);
    /* a dump of memory would hold everybody's data */
    setrlimit(RLIMIT_CORE, &none);
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
    /* sanitizers map terabytes of shadow memory */
    setrlimit(RLIMIT_AS, &bounds->memory);
#endif
}

static void
signal_group(const Child *child, int number)
{
    const char *id = g_subprocess_get_identifier(child->process);
    if (id)
        kill(-(pid_t)g_ascii_strtoll(id, NULL, 10), number);
}

static gboolean
on_late(gpointer data)
{
    Child *child = data;
    signal_group(child, child->late ? SIGKILL : SIGTERM);
    child->late = TRUE;
    child->timer = g_timeout_add_seconds(KILL_SECONDS, on_late, child);
    return G_SOURCE_REMOVE;
}

void
child_stop(Child *child)
{
    g_source_remove(child->timer);
    on_late(child);
}

static char *
read_back(int fd)
{
    char *text = g_malloc0(SAID_BYTES_MAX + 1);
    ssize_t length = pread(fd, text, SAID_BYTES_MAX, 0);
    text[MAX(length, 0)] = '\0';
    return text;
}

/* The log's line is the last that the child writes; the caller frees. */
static char *
last_line(int fd)
{
    char text[SAID_BYTES_MAX + 1];
    off_t size = lseek(fd, 0, SEEK_END);
    ssize_t length = pread(fd, text, SAID_BYTES_MAX, MAX(0, size - SAID_BYTES_MAX));
    if (length <= 0)
        return NULL;
    text[length] = '\0';
    g_strchomp(text);
    const char *begin = strrchr(text, '\n');
    return g_strconcat(begin ? begin + 1 : text, "\n", NULL);
}

static void
on_end(GObject *source, GAsyncResult *result, gpointer data)
{
    Child *child = data;
    g_subprocess_wait_finish(child->process, result, NULL);
    gboolean exited = g_subprocess_get_if_exited(child->process);
    g_autofree char *said = read_back(child->err);
    g_autofree char *text = last_line(child->out);
    g_autoptr(RunLine) line = text ? run_line_read(text) : NULL;
    ChildEnd end = {line, said, line ? text : NULL,
                    exited ? g_subprocess_get_exit_status(child->process) : -1, child->late};
    g_source_remove(child->timer);
    close(child->out);
    close(child->err);
    child->ended(child, &end, child->data);
    g_object_unref(child->process);
    g_free(child);
}

static void
add_text(GPtrArray *words, const char *name, const char *value)
{
    g_ptr_array_add(words, g_strdup(name));
    g_ptr_array_add(words, g_strdup(value));
}

static void
add_whole(GPtrArray *words, const char *name, gint64 number)
{
    g_autofree char *text = g_strdup_printf("%" G_GINT64_FORMAT, number);
    add_text(words, name, text);
}

static void
add_seconds(GPtrArray *words, const char *name, double seconds)
{
    char text[G_ASCII_DTOSTR_BUF_SIZE];
    add_text(words, name, g_ascii_dtostr(text, sizeof text, seconds));
}

static void
add_effort(const Batch *batch, GPtrArray *words)
{
    const Options *options = batch->options;
    int threads = MAX(1, (int)g_get_num_processors() / batch->jobs);
    if (options->work > 0)
        add_whole(words, "--work", options->work);
    else
        add_seconds(words, "--time", options->seconds);
    add_whole(words, "--threads", options->threads > 0 ? options->threads : threads);
    add_whole(words, "--seed", options->seed);
    if (options->engine)
        add_text(words, "--engine", options->engine);
    add_text(words, "--unless", options->again ? "current" : "published");
}

static GPtrArray *
words_of(const Batch *batch, const BatchRegion *region, const char *command)
{
    const Options *options = batch->options;
    GPtrArray *words = g_ptr_array_new_with_free_func(g_free);
    /* also where the program's file has been replaced since */
    g_ptr_array_add(words, g_strdup("/proc/self/exe"));
    add_text(words, "-C", region->path);
    g_ptr_array_add(words, g_strdup(command));
    g_ptr_array_add(words, g_strdup("-q"));
    add_text(words, "--log-json", "/proc/self/fd/1");
    add_whole(words, "--wait", options->wait);
    if (options->today)
        add_text(words, "--today", options->today);
    if (options->no_hooks)
        g_ptr_array_add(words, g_strdup("--no-hooks"));
    if (g_str_equal(command, "solve"))
        add_effort(batch, words);
    g_ptr_array_add(words, g_strdup(batch->period));
    g_ptr_array_add(words, NULL);
    return words;
}

static GSubprocess *
spawn(Child *child, const Batch *batch, const BatchRegion *region, const char *command,
      GError **error)
{
    rlim_t bytes = (rlim_t)batch->options->memory << 20;
    Bounds bounds = {{bytes, bytes}};
    g_autoptr(GPtrArray) words = words_of(batch, region, command);
    g_autoptr(GSubprocessLauncher) launcher = g_subprocess_launcher_new(G_SUBPROCESS_FLAGS_NONE);
    g_subprocess_launcher_take_stdout_fd(launcher, fcntl(child->out, F_DUPFD_CLOEXEC, 3));
    g_subprocess_launcher_take_stderr_fd(launcher, fcntl(child->err, F_DUPFD_CLOEXEC, 3));
    g_subprocess_launcher_set_child_setup(launcher, in_child, &bounds, NULL);
    return g_subprocess_launcher_spawnv(launcher, (const char *const *)words->pdata, error);
}

Child *
child_begin(const Batch *batch, const BatchRegion *region, const char *command, ChildEnded ended,
            gpointer data, GError **error)
{
    Child *child = g_new0(Child, 1);
    *child = (Child){.out = memfd_create("out", MFD_CLOEXEC),
                     .err = memfd_create("err", MFD_CLOEXEC),
                     .ended = ended,
                     .data = data};
    child->process = spawn(child, batch, region, command, error);
    if (!child->process) {
        close(child->out);
        close(child->err);
        g_free(child);
        return NULL;
    }
    double seconds = batch->options->seconds * 1.1 + GRACE_SECONDS + batch->options->wait;
    seconds += g_str_equal(command, "publish") ? HOOK_SECONDS : 0;
    child->timer = g_timeout_add((guint)MIN(seconds * 1000, G_MAXUINT), on_late, child);
    g_subprocess_wait_async(child->process, NULL, on_end, child);
    return child;
}
