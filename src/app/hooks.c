#include "app/hooks.h"

#include "base/language.h"
#include "base/stage.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <glib-unix.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <unistd.h>

#define HOOK "hooks/after-publish"
/* A hook that waits for a telephone line must not wait for ever. */
#define HOOK_SECONDS 300
/* Then it is asked to end, and so much later made to. */
#define STUBBORN_SECONDS 5
/* Linux takes more, but a list this long is read from standard input anyway. */
#define ARGUMENT_BYTES_MAX ((gsize)96 * 1024)

static int
compare_names(gconstpointer a, gconstpointer b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* All files below, by names relative to the region's folder. */
static void
list_files(const char *region, const char *part, GPtrArray *files)
{
    g_autofree char *path = g_build_filename(region, part, NULL);
    GDir *dir = g_dir_open(path, 0, NULL);
    for (const char *name; dir && (name = g_dir_read_name(dir));) {
        char *inner = g_build_filename(part, name, NULL);
        g_autofree char *full = g_build_filename(region, inner, NULL);
        struct stat status;
        gboolean there = lstat(full, &status) == 0 && name[0] != '.' && !strchr(name, '\n');
        if (there && S_ISREG(status.st_mode)) {
            g_ptr_array_add(files, inner);
            continue;
        }
        if (there && S_ISDIR(status.st_mode))
            list_files(region, inner, files);
        g_free(inner);
    }
    if (dir)
        g_dir_close(dir);
}

/* The record first, then its period's products and the lasting calendars. */
static GPtrArray *
files_of(const char *region, const char *record, const char *period)
{
    GPtrArray *files = g_ptr_array_new_with_free_func(g_free);
    g_autofree char *folder = g_strdup_printf("out/%s", period);
    list_files(region, folder, files);
    list_files(region, "out/calendars", files);
    g_ptr_array_sort(files, compare_names);
    g_ptr_array_insert(files, 0, g_strdup(record));
    return files;
}

static char *
text_of(const GPtrArray *files)
{
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < files->len; i++)
        g_string_append_printf(text, "%s\n", (const char *)g_ptr_array_index(files, i));
    return g_string_free(text, FALSE);
}

/* Between fork and exec, where only such calls are safe. A group of its own, so that what the hook
 * has begun can be ended with it; and it does not outlive this process, killed or not. */
static void
in_child(gpointer data)
{
    setpgid(0, 0);
    prctl(PR_SET_PDEATHSIG, SIGTERM);
    dup2(STDERR_FILENO, STDOUT_FILENO);
    signal(SIGPIPE, SIG_DFL);
}

typedef struct {
    char *path;
    const char *region;
    gboolean stopped; /* this process was asked to end while it ran */
} Hook;

typedef struct {
    GMainLoop *loop;
    GSubprocess *process;
    guint timer;
    gboolean asked; /* to end */
    gboolean late;
} Running;

static gboolean on_stubborn(gpointer data);

/* Kindly first; with all that it has begun. */
static void
end_hook(Running *running)
{
    const char *id = g_subprocess_get_identifier(running->process);
    if (id)
        kill(-(pid_t)g_ascii_strtoll(id, NULL, 10), running->asked ? SIGKILL : SIGTERM);
    if (running->asked)
        g_subprocess_force_exit(running->process);
    running->asked = TRUE;
    running->timer = g_timeout_add_seconds(STUBBORN_SECONDS, on_stubborn, running);
}

static gboolean
on_stubborn(gpointer data)
{
    end_hook(data);
    return G_SOURCE_REMOVE;
}

static gboolean
on_late(gpointer data)
{
    Running *running = data;
    running->late = TRUE;
    end_hook(running);
    return G_SOURCE_REMOVE;
}

/* Being of a group of its own, the hook does not hear what ends this process. */
static gboolean
on_signal(gpointer data)
{
    Running *running = data;
    g_source_remove(running->timer);
    end_hook(running);
    return G_SOURCE_CONTINUE;
}

static void
on_end(GObject *source, GAsyncResult *result, gpointer data)
{
    Running *running = data;
    g_subprocess_wait_finish(running->process, result, NULL);
    g_main_loop_quit(running->loop);
}

/* Its exit status; 128 + a signal; 124 where it took too long. */
static int
status_of(const Running *running)
{
    if (running->late)
        return 124;
    return g_subprocess_get_if_exited(running->process)
               ? g_subprocess_get_exit_status(running->process)
               : 128 + g_subprocess_get_term_sig(running->process);
}

/* 0: the caller's shell had it ignored (nohup, &), and so it stays. */
static guint
heed(int number, Running *running)
{
    struct sigaction now;
    gboolean ignored = sigaction(number, NULL, &now) == 0 && now.sa_handler == SIG_IGN;
    return ignored ? 0 : g_unix_signal_add(number, on_signal, running);
}

static int
wait_for(Hook *hook, GSubprocess *process)
{
    static const int numbers[] = {SIGHUP, SIGINT, SIGTERM};
    guint heeded[G_N_ELEMENTS(numbers)];
    Running running = {.loop = g_main_loop_new(NULL, FALSE), .process = process};
    running.timer = g_timeout_add_seconds(HOOK_SECONDS, on_late, &running);
    for (gsize i = 0; i < G_N_ELEMENTS(numbers); i++)
        heeded[i] = heed(numbers[i], &running);
    g_subprocess_wait_async(process, NULL, on_end, &running);
    g_main_loop_run(running.loop);
    g_main_loop_unref(running.loop);
    g_source_remove(running.timer);
    for (gsize i = 0; i < G_N_ELEMENTS(numbers); i++) {
        if (heeded[i] > 0)
            g_source_remove(heeded[i]);
    }
    hook->stopped = running.asked && !running.late;
    return status_of(&running);
}

/* An unnamed file, so that a hook that reads nothing holds nobody up. */
static int
input_of(const char *text)
{
    g_autofree char *name = NULL;
    int fd = g_file_open_tmp("rinban-XXXXXX", &name, NULL);
    if (fd < 0)
        return -1;
    unlink(name);
    gsize length = strlen(text);
    if (write(fd, text, length) != (ssize_t)length || lseek(fd, 0, SEEK_SET) != 0) {
        close(fd);
        return -1;
    }
    return fd;
}

static GPtrArray *
arguments_of(const Hook *hook, const GPtrArray *files, const char *text)
{
    GPtrArray *arguments = g_ptr_array_new();
    g_ptr_array_add(arguments, hook->path);
    for (guint i = 0; i < files->len && strlen(text) <= ARGUMENT_BYTES_MAX; i++)
        g_ptr_array_add(arguments, g_ptr_array_index(files, i));
    g_ptr_array_add(arguments, NULL);
    return arguments;
}

static int
run_hook(Hook *hook, const char *record, const RunFacts *run, GError **error)
{
    const char *name = strrchr(record, '/') + 1;
    const char *revision = g_strrstr(name, "-r");
    g_autofree char *period = g_strndup(name, (gsize)(revision - name));
    g_autofree char *number = g_strndup(revision + 2, strspn(revision + 2, "0123456789"));
    g_autoptr(GPtrArray) files = files_of(hook->region, record, period);
    g_autofree char *text = text_of(files);
    g_autoptr(GPtrArray) arguments = arguments_of(hook, files, text);
    g_autoptr(GSubprocessLauncher) launcher = g_subprocess_launcher_new(G_SUBPROCESS_FLAGS_NONE);
    g_subprocess_launcher_set_cwd(launcher, hook->region);
    g_subprocess_launcher_setenv(launcher, "RINBAN_ASSOCIATION",
                                 run->association ? run->association : "", TRUE);
    g_subprocess_launcher_setenv(launcher, "RINBAN_PERIOD", period, TRUE);
    g_subprocess_launcher_setenv(launcher, "RINBAN_REVISION", number, TRUE);
    g_subprocess_launcher_setenv(launcher, "RINBAN_RECORD", record, TRUE);
    g_subprocess_launcher_set_child_setup(launcher, in_child, NULL, NULL);
    int input = input_of(text);
    if (input >= 0)
        g_subprocess_launcher_take_stdin_fd(launcher, input);
    g_autoptr(GSubprocess) process =
        g_subprocess_launcher_spawnv(launcher, (const char *const *)arguments->pdata, error);
    return process ? wait_for(hook, process) : -1;
}

/* The hook's full path; NULL: there is none, or anybody on this machine might have written it. */
static char *
find_hook(const char *region)
{
    g_autofree char *real = g_canonicalize_filename(region, NULL);
    g_autofree char *hook = g_build_filename(real, HOOK, NULL);
    struct stat status;
    if (stat(hook, &status) != 0 || !S_ISREG(status.st_mode) || access(hook, X_OK) != 0)
        return NULL;
    if (status.st_mode & S_IWOTH) {
        fprintf(stderr, _("rinban: %s is not run: everybody may write it\n"), hook);
        return NULL;
    }
    return g_steal_pointer(&hook);
}

static void
after_one(Hook *hook, const char *record, RunFacts *run)
{
    g_autoptr(GError) error = NULL;
    int code = run_hook(hook, record, run, &error);
    if (error)
        fprintf(stderr, _("rinban: %s could not be run: %s; the publication stands\n"), hook->path,
                error->message);
    else if (code != 0)
        fprintf(stderr, _("rinban: %s ended with %d; the publication stands\n"), hook->path, code);
    run->hook = MAX(run->hook, error ? 127 : code);
}

void
hooks_after_publish(const Options *options, RunFacts *run)
{
    Hook hook = {.region = options->folder ? options->folder : "."};
    if (run->published->len == 0 || options->no_hooks)
        return;
    hook.path = find_hook(hook.region);
    fflush(stdout);
    for (guint i = 0; hook.path && !hook.stopped && i < run->published->len; i++)
        after_one(&hook, g_ptr_array_index(run->published, i), run);
    g_free(hook.path);
}
