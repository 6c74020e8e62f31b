#include "app/session.h"

#include "app/interrupted.h"
#include "base/language.h"
#include "base/zone.h"
#include "read/read.h"
#include "region/names.h"
#include "write/json/messages_json.h"

#include <stdio.h>
#include <string.h>

char *
session_path(const Session *session, const char *name)
{
    const char *folder = session->options->folder ? session->options->folder : ".";
    return strcmp(folder, ".") == 0 ? g_strdup(name) : g_build_filename(folder, name, NULL);
}

/* The moment of now: --today at midnight UTC, SOURCE_DATE_EPOCH, the clock. NULL: told. */
static GDateTime *
find_now(const Options *options)
{
    const gint64 end_of_9999 = G_GINT64_CONSTANT(253402300799);
    Day day;
    if (options->today && day_parse(options->today, &day))
        return g_date_time_new_from_unix_utc((gint64)day * 86400);
    const char *epoch = g_getenv("SOURCE_DATE_EPOCH");
    if (!epoch || !*epoch)
        return g_date_time_new_now_utc();
    gint64 seconds;
    if (g_ascii_string_to_signed(epoch, 10, 0, end_of_9999, &seconds, NULL))
        return g_date_time_new_from_unix_utc(seconds);
    fprintf(stderr, _("rinban: SOURCE_DATE_EPOCH is “%s”, which is no count of seconds\n"), epoch);
    return NULL;
}

/* Where the system does not know the zone, only calendar files cannot be written. */
static gboolean
zone_can_be_read(const Session *session)
{
    g_autoptr(GError) error = NULL;
    if (zone_find(session->region->association.timezone, &error) ||
        g_error_matches(error, G_FILE_ERROR, G_FILE_ERROR_NOENT))
        return TRUE;
    fprintf(stderr, "rinban: %s\n", error->message);
    return FALSE;
}

static gboolean
settle_today(Session *session)
{
    g_autoptr(GDateTime) now = find_now(session->options);
    if (!now)
        return FALSE;
    session->moment = g_date_time_format(now, "%Y-%m-%dT%H:%M:%SZ");
    if (session->options->today && day_parse(session->options->today, &session->today))
        return TRUE;
    const Zone *zone = zone_find(session->region->association.timezone, NULL);
    g_autoptr(GDateTime) local = zone ? g_date_time_to_timezone(now, zone->clock) : NULL;
    GDateTime *shown = local ? local : now;
    session->today = day_of(g_date_time_get_year(shown), g_date_time_get_month(shown),
                            g_date_time_get_day_of_month(shown));
    return TRUE;
}

/* Whether it is the input that is wrong, or the system that does not let it be read. */
static ExitCode
input_code(const Session *session)
{
    for (guint i = 0; i < messages_count(session->messages); i++) {
        if (messages_get(session->messages, i)->code == MSG_file_denied)
            return EXIT_IO;
    }
    return EXIT_INPUT;
}

char *
session_inputs_of(const Session *session, Period period)
{
    g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);
    g_checksum_update(sum, (const guchar *)session->region->digest, -1);
    for (guint i = 0; i < session->region->records->len; i++) {
        const Record *record = g_ptr_array_index(session->region->records, i);
        if (record->period.first == period.first && record->period.last == period.last)
            continue;
        g_autofree char *name = g_path_get_basename(record->path);
        g_checksum_update(sum, (const guchar *)name, -1);
        g_checksum_update(sum, (const guchar *)record->digest, -1);
    }
    return g_strdup(g_checksum_get_string(sum));
}

/* Who stands in the wrong folder learns how the right one is named. */
static void
tell_folder(const Session *session)
{
    for (guint i = 0; !session->region && i < messages_count(session->messages); i++)
        if (messages_get(session->messages, i)->code == MSG_file_missing)
            fputs(_("rinban: a region’s folder is named by -C FOLDER; rinban init FOLDER makes "
                    "one\n"),
                  stderr);
}

static void
report(Session *session, ExitCode code)
{
    Messages *messages = session->messages;
    run_messages(session->options->run, messages);
    gboolean silent = session->options->quiet && code == EXIT_DONE;
    messages_sort(messages);
    if (session->options->json && messages_errors(messages) > 0) {
        g_autofree char *document = write_messages_json(messages);
        fputs(document, stdout);
    } else {
        for (guint i = 0; i < messages_count(messages); i++) {
            const Message *message = messages_get(messages, i);
            if (silent && message_severity(message->code) == SEVERITY_WARNING)
                continue;
            g_autofree char *text = message_render(message);
            fprintf(stderr, "%s\n", text);
        }
        tell_folder(session);
    }
    messages_free(session->messages);
    session->messages = NULL;
}

static ExitCode
settle_period(Session *session, const char *text)
{
    if (!period_parse(text, session->today, &session->period)) {
        fprintf(stderr,
                _("rinban: “%s” is not a period; write 2026-12, FY2026, 2026-H1, 2026-Q4, "
                  "2026, 2026-12-01..2027-01-31, next or this\n"),
                text);
        return EXIT_USAGE;
    }
    session->period_name = period_name(session->period);
    run_place(session->options->run, session->region->association.id, session->period_name);
    return EXIT_DONE;
}

/* The mistakes of the requests are told beside those of region.yaml; not those which may only come
 * from the part of it that could not be read. */
static ExitCode
tell_requests(Session *session)
{
    static const MessageCode doubtful[] = {MSG_who_unknown, MSG_who_ambiguous, MSG_unknown_line,
                                           MSG_ics_provider};
    const char *language = read_region_language(session->region->folder);
    if (language)
        language_set(language);
    for (gsize i = 0; i < G_N_ELEMENTS(doubtful); i++)
        messages_mute(session->messages, doubtful[i]);
    read_requests(session->region, session->period_name ? &session->period : NULL,
                  session->messages);
    return input_code(session);
}

/* What else is wrong shows only when the period is laid out: it is told in the same run. */
static void
tell_question(Session *session)
{
    if (session->period_name)
        question_free(question_new(session->region, session->period, NULL, session->messages));
}

ExitCode
session_open(Session *session, const Options *options, const char *period, Lock *lock)
{
    *session = (Session){.options = options, .messages = messages_new()};
    const char *folder = options->folder ? options->folder : ".";
    session->region = read_region_part(folder, session->messages);
    if (!session->region)
        return input_code(session);
    language_set(session->region->association.language);
    if (!zone_can_be_read(session))
        return EXIT_IO;
    if (!settle_today(session))
        return EXIT_USAGE;
    ExitCode code = period ? settle_period(session, period) : EXIT_DONE;
    if (code == EXIT_DONE && messages_errors(session->messages) > 0)
        return tell_requests(session);
    if (code == EXIT_DONE && lock)
        code = lock_take(lock, folder, options->wait, session->moment);
    if (code != EXIT_DONE)
        return code;
    read_requests(session->region, period ? &session->period : NULL, session->messages);
    gboolean whole = read_records(session->region, session->messages);
    if (messages_errors(session->messages) > 0) {
        if (whole)
            tell_question(session);
        return input_code(session);
    }
    session->inputs = session_inputs_of(session, session->period);
    if (lock)
        interruption_heal(session);
    return EXIT_DONE;
}

void
session_freeze(Session *session)
{
    session->region->frozen_before = session->today;
}

ExitCode
session_ask(Session *session, const GArray *choices)
{
    session->question = question_new(session->region, session->period, choices, session->messages);
    return session->question ? EXIT_DONE : EXIT_INPUT;
}

void
session_close(Session *session, ExitCode code)
{
    if (session->messages)
        report(session, code);
    question_free(session->question);
    region_free(session->region);
    g_free(session->moment);
    g_free(session->period_name);
    g_free(session->inputs);
    if (session->within)
        g_ptr_array_unref(session->within);
}

CreditStyle
session_credit(const Session *session)
{
    const char *word = session->options->credit;
    if (!word)
        return session->region->credit;
    return g_str_equal(word, credit_words[CREDIT_OWED]) ? CREDIT_OWED : CREDIT_SERVED;
}

const Record *
session_record(const Session *session)
{
    const Record *newest = records_newest(session->region->records, session->period);
    return newest && !newest->withdrawn ? newest : NULL;
}

static ExitCode
wrong_choice(Session *session, MessageCode code, const char *text, const char *fact,
             const char *value)
{
    messages_add(session->messages, code, PLACE_NONE, "text", text, fact, value, NULL);
    return code == MSG_choice_shape ? EXIT_USAGE : EXIT_INPUT;
}

ExitCode
session_choice(Session *session, const char *text, gboolean pin, Choice *choice)
{
    g_auto(GStrv) parts = g_strsplit(text, "@", -1);
    if (g_strv_length(parts) != 3)
        return wrong_choice(session, MSG_choice_shape, text, "text", text);
    *choice = (Choice){region_find_who(session->region, parts[0], NULL, NULL),
                       region_find_line(session->region, parts[1]), DAY_NONE, pin};
    if (choice->provider < 0)
        return wrong_choice(session, MSG_choice_unknown, text, "name", parts[0]);
    if (choice->line < 0)
        return wrong_choice(session, MSG_choice_unknown, text, "name", parts[1]);
    if (!day_parse(parts[2], &choice->day) || !period_has(session->period, choice->day))
        return wrong_choice(session, MSG_choice_date, text, "date", parts[2]);
    return EXIT_DONE;
}
