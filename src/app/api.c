/* The public header over the same parts as the command line. */
#include <rinban/rinban.h>

#include "app/draft_folder.h"
#include "app/exit.h"
#include "app/recount.h"
#include "base/language.h"
#include "explain/unfilled.h"
#include "read/read.h"

#include <string.h>

G_STATIC_ASSERT((int)RINBAN_DOUBT == (int)EXIT_DOUBT && (int)RINBAN_LOCKED == (int)EXIT_LOCKED);

struct RinbanRegion {
    Options options;
    Session session;
    Solving solving;
    RinbanStatus status;
    GString *messages;
    guint told; /* how many of the session's messages are in there */
};

static void
add_messages(RinbanRegion *region, const Messages *messages, guint first)
{
    for (guint i = first; i < messages_count(messages); i++) {
        g_autofree char *text = message_render(messages_get(messages, i));
        g_string_append_printf(region->messages, "%s\n", text);
    }
}

static void
take_messages(RinbanRegion *region)
{
    add_messages(region, region->session.messages, region->told);
    region->told = messages_count(region->session.messages);
}

const char *
rinban_version(void)
{
    return RINBAN_VERSION;
}

RinbanRegion *
rinban_open(const char *folder, const char *period, const char *today)
{
    language_init();
    RinbanRegion *region = g_new0(RinbanRegion, 1);
    region->messages = g_string_new(NULL);
    region->options = (Options){.folder = g_strdup(folder),
                                .today = g_strdup(today),
                                .quiet = TRUE,
                                .seconds = 60,
                                .seed = 1};
    Day day;
    gboolean dated = !today || day_parse(today, &day);
    ExitCode code = session_open(&region->session, &region->options, period, NULL);
    if (code == EXIT_DONE) {
        session_freeze(&region->session);
        code = session_ask(&region->session, NULL);
    }
    region->status = dated ? (RinbanStatus)code : RINBAN_USAGE;
    take_messages(region);
    return region;
}

RinbanStatus
rinban_status(const RinbanRegion *region)
{
    return region->status;
}

const char *
rinban_messages(const RinbanRegion *region)
{
    return region->messages->str;
}

RinbanStatus
rinban_solve(RinbanRegion *region, double seconds, unsigned seed)
{
    if (region->status != RINBAN_DONE)
        return region->status;
    solving_clear(&region->solving);
    region->options.seconds = seconds;
    region->options.seed = seed;
    ExitCode code = solving_run(&region->solving, &region->session, NULL, g_get_monotonic_time());
    take_messages(region);
    return (RinbanStatus)code;
}

size_t
rinban_duty_count(const RinbanRegion *region)
{
    return region->solving.rota ? region->solving.rota->assignments->len : 0;
}

RinbanDuty
rinban_duty(const RinbanRegion *region, size_t index)
{
    const Assignment *a = &g_array_index(region->solving.rota->assignments, Assignment, index);
    const Region *plain = region->session.region;
    g_autofree char *date = day_format(a->day);
    return (RinbanDuty){g_intern_string(date), region_line(plain, a->line)->id,
                        region_provider(plain, a->provider)->id, a->role == ROLE_RESERVE};
}

int
rinban_is_optimal(const RinbanRegion *region)
{
    return region->solving.answer && region->solving.answer->status == ANSWER_OPTIMAL;
}

char *
rinban_json(const RinbanRegion *region)
{
    if (!region->solving.rota)
        return NULL;
    g_autoptr(GPtrArray) unfilled =
        explain_unfilled(region->session.question, region->solving.rota);
    Solution solution = draft_solution(&region->session, &region->solving, unfilled, NULL);
    return write_solve_json(&solution);
}

static void
judge(Session *session, const Rota *rota, ExitCode *code, char **json)
{
    g_autoptr(Audit) audit = NULL;
    *code = recount(session, rota, &audit);
    if (json)
        *json = write_audit_json(session->question, rota, audit, session->messages);
}

/* Here nothing keeps past days: the period is laid out anew, of which all there is to tell was told
 * at the opening. */
static ExitCode
judge_file(Session *session, const char *file, char **json)
{
    g_autoptr(Messages) known = messages_new();
    Messages *messages = session->messages;
    session->region->frozen_before = DAY_NONE;
    session->messages = known;
    ExitCode code = session_ask(session, NULL);
    session->messages = messages;
    g_autoptr(Rota) rota =
        code == EXIT_DONE ? read_rota(session->question, file, session->messages) : NULL;
    if (rota)
        judge(session, rota, &code, json);
    else
        code = EXIT_INPUT;
    question_free(session->question);
    return code;
}

RinbanStatus
rinban_audit(RinbanRegion *region, const char *file, char **json)
{
    if (json)
        *json = NULL;
    if (region->status != RINBAN_DONE)
        return region->status;
    if (!file && !region->solving.rota)
        return RINBAN_USAGE;
    Session session = region->session;
    ExitCode code;
    session.messages = messages_new();
    if (file)
        code = judge_file(&session, file, json);
    else
        judge(&session, region->solving.rota, &code, json);
    session_freeze(&region->session);
    add_messages(region, session.messages, 0);
    messages_free(session.messages);
    return (RinbanStatus)code;
}

static ExitCode
write_draft(RinbanRegion *region)
{
    g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GPtrArray) unfilled =
        explain_unfilled(region->session.question, region->solving.rota);
    g_autoptr(GError) error = NULL;
    if (draft_write(&region->session, &region->solving, unfilled, files, &error))
        return EXIT_DONE;
    g_string_append_printf(region->messages, "%s\n", error->message);
    return EXIT_IO;
}

RinbanStatus
rinban_write_draft(RinbanRegion *region)
{
    if (!region->solving.rota)
        return RINBAN_USAGE;
    Lock lock;
    ExitCode code = lock_take(&lock, region->options.folder, 0, region->session.moment);
    if (code != EXIT_DONE)
        return (RinbanStatus)code;
    g_autofree char *folder = draft_folder(&region->session);
    code = guard_edited(&region->session, folder);
    take_messages(region);
    if (code == EXIT_DONE)
        code = write_draft(region);
    lock_release(&lock);
    return (RinbanStatus)code;
}

void
rinban_free(char *text)
{
    g_free(text);
}

void
rinban_close(RinbanRegion *region)
{
    if (!region)
        return;
    solving_clear(&region->solving);
    g_clear_pointer(&region->session.messages, messages_free);
    session_close(&region->session, EXIT_DONE);
    options_clear(&region->options);
    g_string_free(region->messages, TRUE);
    g_free(region);
}
