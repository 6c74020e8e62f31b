#include "read/ics_rules.h"

#include <errno.h>
#include <fcntl.h>
#include <libical/ical.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#define CPU_SECONDS 2
#define WALL_SECONDS 10
#define MEMORY_ABOVE (256UL << 20)
#define MOST_OCCURRENCES 200000
#define YEAR_MAX 9999

/* What the child says through the pipe. */
typedef struct {
    gint32 rule;
    gint32 what;
    gint64 start;
} Word;

enum { WORD_BEGUN, WORD_OCCURRENCE, WORD_REFUSED, WORD_STEEP, WORD_DONE };

/* -- the child: no GLib calls, since another thread of the parent may have held a lock --------- */

typedef struct {
    int fd;
    int count;
    Word words[256];
} Mouth;

static void
flush(Mouth *mouth)
{
    const char *data = (const char *)mouth->words;
    gsize left = (gsize)mouth->count * sizeof(Word);
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
    mouth->words[mouth->count++] = (Word){rule, what, start};
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
    setrlimit(RLIMIT_CPU, &(struct rlimit){CPU_SECONDS, CPU_SECONDS});
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
expand_rule(Mouth *mouth, int index, const IcsRule *rule)
{
    struct icalrecurrencetype recurrence = icalrecurrencetype_from_string(rule->rule);
    if (recurrence.freq == ICAL_NO_RECURRENCE)
        return WORD_REFUSED;
    icalrecur_iterator *iterator =
        icalrecur_iterator_new(recurrence, ical_time(rule->start, rule->all_day));
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

static void
run_child(int fd, const GArray *rules)
{
    Mouth mouth = {.fd = fd};
    limit_child();
    icalerror_set_errors_are_fatal(0);
    for (guint i = 0; i < rules->len; i++) {
        say(&mouth, (int)i, WORD_BEGUN, 0);
        int what = expand_rule(&mouth, (int)i, &((const IcsRule *)(const void *)rules->data)[i]);
        if (what != WORD_BEGUN)
            say(&mouth, (int)i, what, 0);
    }
    say(&mouth, -1, WORD_DONE, 0);
}

/* -- the parent ------------------------------------------------------------------------------- */

typedef struct {
    const GArray *rules;
    GArray *occurrences;
    IcsOutcome outcome;
    int rule; /* the one being expanded, or that failed */
    gboolean done;
} Ear;

/* FALSE: enough was heard. The child is not trusted to keep to the protocol. */
static gboolean
hear(Ear *ear, Word word)
{
    if (word.what == WORD_DONE) {
        ear->done = TRUE;
        return FALSE;
    }
    if (word.rule < 0 || word.rule >= (int)ear->rules->len)
        return FALSE;
    const IcsRule *rule = &g_array_index(ear->rules, IcsRule, word.rule);
    ear->rule = word.rule;
    if (word.what == WORD_REFUSED || word.what == WORD_STEEP) {
        ear->outcome = word.what == WORD_STEEP ? ICS_STEEP : ICS_REFUSED;
        return FALSE;
    }
    if (word.what == WORD_BEGUN)
        return TRUE;
    if (word.what != WORD_OCCURRENCE || word.start < rule->from || word.start > rule->to ||
        ear->occurrences->len >= MOST_OCCURRENCES)
        return FALSE;
    IcsOccurrence occurrence = {word.rule, word.start};
    g_array_append_val(ear->occurrences, occurrence);
    return TRUE;
}

static gboolean
wait_for_words(int fd, gint64 deadline)
{
    for (;;) {
        gint64 left = (deadline - g_get_monotonic_time()) / 1000;
        struct pollfd poller = {fd, POLLIN, 0};
        int ready = left > 0 ? poll(&poller, 1, (int)left) : 0;
        if (ready >= 0 || errno != EINTR)
            return ready > 0;
    }
}

static void
listen_to(int fd, Ear *ear)
{
    gint64 deadline = g_get_monotonic_time() + WALL_SECONDS * G_USEC_PER_SEC;
    Word words[256];
    gsize have = 0;
    while (wait_for_words(fd, deadline)) {
        ssize_t got = read(fd, (char *)words + have, sizeof words - have);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return;
        have += (gsize)got;
        gsize whole = have / sizeof(Word);
        for (gsize i = 0; i < whole; i++)
            if (!hear(ear, words[i]))
                return;
        have -= whole * sizeof(Word);
        memmove(words, words + whole, have);
    }
}

IcsOutcome
ics_rules_expand(const GArray *rules, GArray *occurrences, int *culprit)
{
    Ear ear = {rules, occurrences, ICS_STOPPED, -1, FALSE};
    int ends[2];
    *culprit = -1;
    if (rules->len == 0)
        return ICS_EXPANDED;
    if (pipe2(ends, O_CLOEXEC) != 0)
        return ICS_UNABLE;
    pid_t child = fork();
    if (child == 0) {
        run_child(ends[1], rules);
        _exit(0);
    }
    close(ends[1]);
    if (child > 0)
        listen_to(ends[0], &ear);
    close(ends[0]);
    if (child < 0)
        return ICS_UNABLE;
    kill(child, SIGKILL);
    while (waitpid(child, NULL, 0) < 0 && errno == EINTR)
        ;
    *culprit = ear.rule;
    return ear.done ? ICS_EXPANDED : ear.outcome;
}
