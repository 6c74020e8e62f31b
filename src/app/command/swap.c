/* rinban swap PERIOD A@LINE@DATE B@LINE@DATE …: published duties passed on in a ring. */
#include "app/command/commands.h"
#include "app/draft_folder.h"
#include "app/published.h"
#include "app/publishing.h"
#include "app/repairing_told.h"
#include "app/swapping.h"
#include "base/language.h"
#include "region/frozen.h"
#include "region/names.h"

#include <stdio.h>
#include <string.h>

static ExitCode
refuse(Session *session, MessageCode code, const SwapPost *post)
{
    g_autofree char *date = day_format(post->day);
    messages_add(session->messages, code, PLACE_NONE, "who",
                 region_provider(session->region, post->provider)->id, "line",
                 region_line(session->region, post->line)->id, "date", date, NULL);
    return EXIT_NOT_POSSIBLE;
}

/* Where the provider stands in the line on that day, on duty or as reserve. */
static gboolean
find_role(const Rota *rota, SwapPost *post)
{
    for (guint i = 0; i < rota->assignments->len; i++) {
        const Assignment *a = &g_array_index(rota->assignments, Assignment, i);
        if (a->provider == post->provider && a->line == post->line && a->day == post->day) {
            post->role = a->role;
            return TRUE;
        }
    }
    return FALSE;
}

static ExitCode
add_post(Session *session, Swapping *swapping, const char *text)
{
    Choice choice;
    ExitCode code = session_choice(session, text, TRUE, &choice);
    if (code != EXIT_DONE)
        return code;
    SwapPost post = {choice.provider, choice.line, choice.day, ROLE_DUTY};
    if (day_is_frozen(session->question, post.day))
        return refuse(session, MSG_swap_past, &post);
    if (!find_role(swapping->before, &post))
        return refuse(session, MSG_swap_not_there, &post);
    for (guint i = 0; i < swapping->posts->len; i++) {
        const SwapPost *other = &g_array_index(swapping->posts, SwapPost, i);
        if (other->provider == post.provider && other->line == post.line && other->day == post.day)
            return refuse(session, MSG_swap_twice, &post);
    }
    g_array_append_val(swapping->posts, post);
    return EXIT_DONE;
}

static ExitCode
read_taker(Session *session, Swapping *swapping, const char *text)
{
    swapping->taker = region_find_who(session->region, text, NULL, NULL);
    if (swapping->taker >= 0)
        return EXIT_DONE;
    messages_add(session->messages, MSG_choice_unknown, PLACE_NONE, "text", text, "name", text,
                 NULL);
    return EXIT_INPUT;
}

/* All duties named; the last word may be a provider alone. The code of the first that is wrong; all
 * are told. */
static ExitCode
read_ring(Session *session, Swapping *swapping)
{
    ExitCode worst = EXIT_DONE;
    char **words = session->options->arguments + 1;
    for (gsize i = 0; words[i]; i++) {
        gboolean bare = !words[i + 1] && i > 0 && !strchr(words[i], '@');
        ExitCode code =
            bare ? read_taker(session, swapping, words[i]) : add_post(session, swapping, words[i]);
        if (worst == EXIT_DONE)
            worst = code;
    }
    return worst;
}

static ExitCode
ask(Session *session, Swapping *swapping)
{
    ExitCode code = published_look(session);
    if (code != EXIT_DONE)
        return code;
    session_freeze(session);
    code = session_ask(session, NULL);
    if (code != EXIT_DONE)
        return code;
    int unknown;
    swapping->before = published_rota(session, &unknown);
    if (unknown > 0) {
        g_autofree char *count = g_strdup_printf("%d", unknown);
        messages_add(session->messages, MSG_duties_without_line, PLACE_NONE, "count", count, "file",
                     published_path(session), NULL);
    }
    return read_ring(session, swapping);
}

static ExitCode
publish(Session *session, const Swapping *swapping, GPtrArray *files)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *draft = draft_folder(session);
    g_autofree char *publication = publication_folder(session);
    ExitCode code = guard_edited(session, draft);
    if (code == EXIT_DONE)
        code = guard_edited(session, publication);
    if (code != EXIT_DONE)
        return code;
    if (!publish_changed(session, swapping->after, files, &error)) {
        fprintf(stderr, "rinban: %s\n", error->message);
        return EXIT_IO;
    }
    return EXIT_DONE;
}

static ExitCode
swap(Session *session, Swapping *swapping)
{
    g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func(g_free);
    swapping_judge(swapping, session->question, session_credit(session));
    ExitCode code = swapping->breaches->len > 0 ? EXIT_NOT_POSSIBLE : EXIT_DONE;
    gboolean taken = code == EXIT_DONE && session->options->yes;
    if (taken)
        code = publish(session, swapping, files);
    if (code != EXIT_DONE && code != EXIT_NOT_POSSIBLE)
        return code;
    messages_sort(session->messages);
    if (session->options->json) {
        g_autofree char *document = write_swap_json(session, swapping, taken, files);
        fputs(document, stdout);
    } else if (!session->options->quiet || code != EXIT_DONE) {
        told_swap(session, swapping, taken, files);
    }
    return code;
}

ExitCode
command_swap(const Options *options)
{
    Session session;
    Swapping swapping;
    Lock lock = {-1};
    swapping_init(&swapping);
    ExitCode code = session_open(&session, options, options->arguments[0], &lock);
    if (code == EXIT_DONE)
        code = ask(&session, &swapping);
    if (code == EXIT_DONE)
        code = swap(&session, &swapping);
    swapping_clear(&swapping);
    session_close(&session, code);
    lock_release(&lock);
    return code;
}
