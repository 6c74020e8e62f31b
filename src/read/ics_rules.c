#include "read/ics_rules.h"

#include "read/ics_child.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

#define WALL_SECONDS 10
#define MOST_OCCURRENCES 200000
/* Of one child, whose memory only grows. */
#define MOST_REQUESTS 200

/* -- the answer -- */

typedef struct {
    const GArray *rules;
    GArray *occurrences;
    IcsOutcome outcome;
    int rule; /* the one being expanded, or that failed */
    gboolean done;
} Ear;

/* FALSE: enough was heard. The child is not trusted to keep to the protocol. */
static gboolean
hear(Ear *ear, IcsWord word)
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
    IcsWord words[256];
    gsize have = 0;
    while (wait_for_words(fd, deadline)) {
        ssize_t got = read(fd, (char *)words + have, sizeof words - have);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return;
        have += (gsize)got;
        gsize whole = have / sizeof(IcsWord);
        for (gsize i = 0; i < whole; i++)
            if (!hear(ear, words[i]))
                return;
        have -= whole * sizeof(IcsWord);
        memmove(words, words + whole, have);
    }
}

/* -- the child's life -- */

struct IcsExpander {
    pid_t child; /* 0: none */
    int fd;
    int asked; /* requests to this child */
};

IcsExpander *
ics_expander_new(void)
{
    return g_new0(IcsExpander, 1);
}

static void
dismiss(IcsExpander *expander)
{
    if (expander->child == 0)
        return;
    close(expander->fd);
    kill(expander->child, SIGKILL);
    while (waitpid(expander->child, NULL, 0) < 0 && errno == EINTR)
        ;
    expander->child = 0;
}

void
ics_expander_free(IcsExpander *expander)
{
    if (expander != NULL)
        dismiss(expander);
    g_free(expander);
}

static gboolean
engage(IcsExpander *expander)
{
    int ends[2];
    if (expander->child != 0 && expander->asked < MOST_REQUESTS)
        return TRUE;
    dismiss(expander);
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
        return FALSE;
    pid_t child = fork();
    if (child == 0) {
        close(ends[0]);
        ics_child_serve(ends[1]);
        _exit(0);
    }
    close(ends[1]);
    if (child < 0) {
        close(ends[0]);
        return FALSE;
    }
    struct timeval patience = {WALL_SECONDS, 0};
    setsockopt(ends[0], SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
    *expander = (IcsExpander){child, ends[0], 0};
    return TRUE;
}

static GByteArray *
request_of(const GArray *rules)
{
    GByteArray *request = g_byte_array_new();
    IcsAsked asked = {rules->len, 0};
    g_byte_array_append(request, (const guint8 *)&asked, sizeof asked);
    for (guint i = 0; i < rules->len; i++) {
        const IcsRule *rule = &g_array_index(rules, IcsRule, i);
        IcsTask task = {rule->start, rule->from, rule->to, rule->all_day,
                        (guint32)strlen(rule->rule) + 1};
        g_byte_array_append(request, (const guint8 *)&task, sizeof task);
        g_byte_array_append(request, (const guint8 *)rule->rule, task.length);
    }
    asked.bytes = request->len - (guint)sizeof asked;
    memcpy(request->data, &asked, sizeof asked);
    return request;
}

/* A child that is gone is noticed by its silence. */
static void
send_all(int fd, const GByteArray *request)
{
    for (gsize sent = 0; sent < request->len;) {
        ssize_t done = send(fd, request->data + sent, request->len - sent, MSG_NOSIGNAL);
        if (done < 0 && errno == EINTR)
            continue;
        if (done <= 0)
            return;
        sent += (gsize)done;
    }
}

IcsOutcome
ics_rules_expand(IcsExpander *expander, const GArray *rules, GArray *occurrences, int *culprit)
{
    Ear ear = {rules, occurrences, ICS_STOPPED, -1, FALSE};
    *culprit = -1;
    if (rules->len == 0)
        return ICS_EXPANDED;
    if (!engage(expander))
        return ICS_UNABLE;
    g_autoptr(GByteArray) request = request_of(rules);
    send_all(expander->fd, request);
    listen_to(expander->fd, &ear);
    expander->asked++;
    if (!ear.done)
        dismiss(expander);
    *culprit = ear.rule;
    return ear.done ? ICS_EXPANDED : ear.outcome;
}
