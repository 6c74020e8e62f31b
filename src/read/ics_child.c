/* No GLib calls here, since another thread of the parent may have held a lock. */
#include "read/ics_child.h"

#include "read/ics_rules.h"

#include <errno.h>
#include <libical/ical.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#define CPU_SECONDS 2
#define MEMORY_ABOVE (256UL << 20)
#define YEAR_MAX 9999

typedef struct {
    int fd;
    int count;
    IcsWord words[256];
} Mouth;

static void
flush(Mouth *mouth)
{
    const char *data = (const char *)mouth->words;
    gsize left = (gsize)mouth->count * sizeof(IcsWord);
    while (left > 0) {
        ssize_t done = write(mouth->fd, data, left);
        if (done < 0 && errno == EINTR)
            continue;
        if (done <= 0)
            _exit(1);
        data += done;
        left -= (gsize)done;
    }
    mouth->count = 0;
}

static void
say(Mouth *mouth, int rule, int what, gint64 start)
{
    mouth->words[mouth->count++] = (IcsWord){rule, what, start};
    if (mouth->count == 256 || what != WORD_OCCURRENCE)
        flush(mouth);
}

/* Room above what the parent already maps. Sanitizers map terabytes. */
static void
limit_memory(void)
{
#if !defined(__SANITIZE_ADDRESS__)
    unsigned long pages = 0;
    FILE *file = fopen("/proc/self/statm", "r");
    if (!file || fscanf(file, "%lu", &pages) != 1)
        _exit(1);
    fclose(file);
    rlim_t most = pages * (rlim_t)sysconf(_SC_PAGESIZE) + MEMORY_ABOVE;
    setrlimit(RLIMIT_AS, &(struct rlimit){most, most});
#endif
}

/* No file can be opened, no core is left, and the child does not outlive its parent. */
static void
limit_child(void)
{
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    signal(SIGINT, SIG_IGN);
    signal(SIGTERM, SIG_DFL);
    signal(SIGPIPE, SIG_DFL);
    signal(SIGXCPU, SIG_DFL);
    limit_memory();
    setrlimit(RLIMIT_CORE, &(struct rlimit){0, 0});
    setrlimit(RLIMIT_NOFILE, &(struct rlimit){0, 0});
}

static struct icaltimetype
ical_time(gint64 local, gboolean all_day)
{
    Day day = (Day)((local - (local % 86400 + 86400) % 86400) / 86400);
    int second = (int)(local - (gint64)day * 86400);
    Civil civil = day_civil(day);
    struct icaltimetype time = icaltime_null_time();
    time.year = civil.year;
    time.month = civil.month;
    time.day = civil.day;
    time.is_date = all_day;
    if (!all_day) {
        time.hour = second / 3600;
        time.minute = second / 60 % 60;
        time.second = second % 60;
    }
    return time;
}

static gint64
local_seconds(struct icaltimetype time)
{
    return (gint64)day_of(time.year, time.month, time.day) * 86400 + time.hour * 3600 +
           time.minute * 60 + time.second;
}

static int
expand(Mouth *mouth, int index, const IcsTask *rule, const char *text)
{
    struct icalrecurrencetype recurrence = icalrecurrencetype_from_string(text);
    if (recurrence.freq == ICAL_NO_RECURRENCE)
        return WORD_REFUSED;
    icalrecur_iterator *iterator =
        icalrecur_iterator_new(recurrence, ical_time(rule->start, rule->all_day != 0));
    if (!iterator)
        return WORD_REFUSED;
    for (int steps = 0; steps < ICS_STEPS; steps++) {
        struct icaltimetype time = icalrecur_iterator_next(iterator);
        gboolean gone = icaltime_is_null_time(time) || time.year > YEAR_MAX;
        gboolean good = gone || civil_is_valid(time.year, time.month, time.day);
        if (gone || !good || local_seconds(time) > rule->to) {
            icalrecur_iterator_free(iterator);
            return good ? WORD_BEGUN : WORD_REFUSED;
        }
        if (local_seconds(time) >= rule->from)
            say(mouth, index, WORD_OCCURRENCE, local_seconds(time));
    }
    icalrecur_iterator_free(iterator);
    return WORD_STEEP;
}

/* Each request may use its own seconds of processor time. */
static void
limit_time(void)
{
    struct rusage used;
    if (getrusage(RUSAGE_SELF, &used) != 0)
        _exit(1);
    rlim_t most = (rlim_t)(used.ru_utime.tv_sec + used.ru_stime.tv_sec) + CPU_SECONDS;
    setrlimit(RLIMIT_CPU, &(struct rlimit){most, RLIM_INFINITY});
}

static void
listen_for(int fd, void *to, size_t length)
{
    char *data = to;
    while (length > 0) {
        ssize_t got = read(fd, data, length);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            _exit(0);
        data += got;
        length -= (size_t)got;
    }
}

static void
answer(int fd, const IcsAsked *asked, const char *data)
{
    Mouth mouth = {.fd = fd};
    for (guint32 i = 0; i < asked->tasks; i++) {
        IcsTask task;
        memcpy(&task, data, sizeof task);
        say(&mouth, (int)i, WORD_BEGUN, 0);
        int what = expand(&mouth, (int)i, &task, data + sizeof task);
        if (what != WORD_BEGUN)
            say(&mouth, (int)i, what, 0);
        data += sizeof task + task.length;
    }
    say(&mouth, -1, WORD_DONE, 0);
}

void
ics_child_serve(int fd)
{
    limit_child();
    icalerror_set_errors_are_fatal(0);
    for (;;) {
        IcsAsked asked;
        listen_for(fd, &asked, sizeof asked);
        char *data = malloc(asked.bytes);
        if (data == NULL)
            _exit(1);
        listen_for(fd, data, asked.bytes);
        limit_time();
        answer(fd, &asked, data);
        free(data);
    }
}
