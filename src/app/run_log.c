#include "app/run_log.h"

#include "base/language.h"
#include "write/json/json.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define FORMAT 1

static const struct {
    ExitCode code;
    const char *word;
} words[] = {{EXIT_DONE, "done"},
             {EXIT_NO_ROTA, "infeasible"},
             {EXIT_USAGE, "usage"},
             {EXIT_INPUT, "input"},
             {EXIT_UNFILLED, "unfilled"},
             {EXIT_TIME, "unknown"},
             {EXIT_HARD_BREACH, "hard-breaches"},
             {EXIT_NOT_POSSIBLE, "not-possible"},
             {EXIT_DOUBT, "doubt"},
             {EXIT_IO, "io"},
             {EXIT_LOCKED, "locked"}};

static const char *
word_of(ExitCode code)
{
    for (gsize i = 0; i < G_N_ELEMENTS(words); i++) {
        if (words[i].code == code)
            return words[i].word;
    }
    return "failed";
}

/* Codes and how often: the sentences would name people. */
static void
add_messages(Json *json, const RunFacts *run)
{
    json_begin_object(json, "messages");
    for (int code = 0; code < MSG_COUNT; code++) {
        if (run->messages[code] > 0)
            json_whole(json, message_code_name((MessageCode)code), run->messages[code]);
    }
    json_end_object(json);
}

static void
add_run(Json *json, const RunFacts *run)
{
    json_string(json, "association", run->association);
    json_string(json, "period", run->period);
    if (run->gap >= 0)
        json_double(json, "gap", run->gap);
    if (run->open >= 0)
        json_whole(json, "unfilled", run->open);
    if (run->revision > 0)
        json_whole(json, "revision", run->revision);
    if (run->hook >= 0)
        json_whole(json, "hook", run->hook);
    add_messages(json, run);
}

static char *
line_of(const Options *options, const RunFacts *run, const char *command, ExitCode code)
{
    double seconds = (double)(g_get_monotonic_time() - run->begun) / G_USEC_PER_SEC;
    g_autoptr(GDateTime) now = g_date_time_new_now_utc();
    g_autofree char *moment = g_date_time_format(now, "%Y-%m-%dT%H:%M:%SZ");
    Json json = json_new_line();
    json_whole(&json, "format", FORMAT);
    json_string(&json, "ended", moment);
    json_string(&json, "host", g_get_host_name());
    json_whole(&json, "process", (gint64)getpid());
    json_string(&json, "command", command);
    json_string(&json, "folder", options->folder ? options->folder : ".");
    json_string(&json, "status", run->status ? run->status : word_of(code));
    json_whole(&json, "exit", code);
    json_double(&json, "seconds", seconds);
    add_run(&json, run);
    return json_free(&json);
}

static gboolean
write_whole(int fd, const char *lines)
{
    gsize length = strlen(lines);
    ssize_t done;
    do
        done = write(fd, lines, length);
    while (done < 0 && errno == EINTR);
    if (done >= 0 && (gsize)done < length)
        errno = ENOSPC;
    return done == (ssize_t)length;
}

gboolean
run_log_append(const char *path, const char *lines)
{
    if (g_str_equal(path, "-"))
        return fputs(lines, stderr) >= 0;
    int fd = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NOCTTY, 0600);
    gboolean done = fd >= 0 && write_whole(fd, lines);
    if (!done)
        fprintf(stderr, _("rinban: %s cannot be written: %s\n"), path, g_strerror(errno));
    if (fd >= 0)
        close(fd);
    return done;
}

gboolean
run_log_write(const Options *options, const RunFacts *run, const char *command, ExitCode code)
{
    if (!options->log)
        return TRUE;
    g_autofree char *line = line_of(options, run, command, code);
    return run_log_append(options->log, line);
}
