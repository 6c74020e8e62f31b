/* rinban explain PERIOD WHO@LINE@DATE: why this one, and what everybody else would cost. */
#include "app/command/commands.h"
#include "app/rota_choice.h"
#include "app/solving.h"
#include "base/language.h"
#include "write/json/explanation.h"

#include <stdio.h>
#include <string.h>

/* Prices asked for without --all, and differences told of each. */
#define SOUGHT 3
#define DIFFERENCES_TOLD 4

static ExitCode
refuse(Session *session, MessageCode code, const char *text, const char *who)
{
    messages_add(session->messages, code, PLACE_NONE, "text", text, "who", who, NULL);
    return EXIT_INPUT;
}

/* The ids of those who stand in the slot, or NULL; the caller frees. */
static char *
who_stands(const Session *session, const Rota *rota, int slot)
{
    GString *ids = g_string_new(NULL);
    for (guint i = 0; i < rota->assignments->len; i++) {
        const Assignment *a = &g_array_index(rota->assignments, Assignment, i);
        if (a->slot == slot)
            g_string_append_printf(ids, "%s%s", ids->len ? ", " : "",
                                   region_provider(session->region, a->provider)->id);
    }
    return g_string_free(ids, ids->len == 0);
}

/* @LINE@DATE is read as a choice of anybody. */
static ExitCode
read_place(Session *session, const char *text, Choice *choice)
{
    if (*text != '@' || session->region->providers->len == 0)
        return session_choice(session, text, TRUE, choice);
    g_autofree char *whole = g_strconcat(region_provider(session->region, 0)->id, text, NULL);
    ExitCode code = session_choice(session, whole, TRUE, choice);
    choice->provider = -1;
    return code;
}

static ExitCode
settle_open(Session *session, const char *text, const Rota *rota, Post *post)
{
    g_autofree char *who = who_stands(session, rota, post->slot);
    if (open_places(session->question, rota, post->slot, ROLE_DUTY) > 0)
        return EXIT_DONE;
    post->role = ROLE_RESERVE;
    if (open_places(session->question, rota, post->slot, ROLE_RESERVE) > 0)
        return EXIT_DONE;
    return refuse(session, MSG_explain_filled, text, who);
}

static ExitCode
settle_post(Session *session, const char *text, const Rota *rota, Post *post)
{
    Choice choice;
    ExitCode code = read_place(session, text, &choice);
    if (code != EXIT_DONE)
        return code;
    *post = (Post){choice.provider, question_find_slot(session->question, choice.line, choice.day),
                   ROLE_DUTY};
    if (post->slot < 0)
        return refuse(session, MSG_explain_without_duty, text, NULL);
    if (post->provider < 0)
        return settle_open(session, text, rota, post);
    if (rota_has(rota, post->provider, post->slot, ROLE_DUTY))
        return EXIT_DONE;
    post->role = ROLE_RESERVE;
    g_autofree char *who = who_stands(session, rota, post->slot);
    return rota_has(rota, post->provider, post->slot, ROLE_RESERVE)
               ? EXIT_DONE
               : refuse(session, MSG_explain_not_there, text, who);
}

/* -- the terminal --------------------------------------------------------------------------- */

static void
print_prices(const Alternative *alternative, const gint64 price[TIERS], int tiers)
{
    const char *comma = "";
    for (int t = 0; t < tiers; t++) {
        if (price[t] == 0)
            continue;
        g_autofree char *text = price_text(t, price[t]);
        printf("%s%s%s", comma, price[t] > 0 ? "+" : "", text);
        comma = ", ";
    }
    if (!*comma)
        fputs(alternative->kind == ALTERNATIVE_EXACT ? _("costs nothing more") : "0", stdout);
}

static void
print_differences(const Alternative *alternative, guint most)
{
    guint told = 0;
    for (guint i = 0; alternative->differences && i < alternative->differences->len && told < most;
         i++) {
        const Difference *difference = g_ptr_array_index(alternative->differences, i);
        if (!difference->worse)
            break;
        printf("        %s\n", difference->text);
        told++;
    }
}

static void
print_priced(const Session *session, const Alternative *alternative, gboolean whole)
{
    const Provider *provider = region_provider(session->region, alternative->provider);
    printf("    %s %s: ", provider->id, provider->name);
    if (alternative->kind == ALTERNATIVE_BOUND)
        fputs(_("at least "), stdout);
    print_prices(alternative, alternative->least, alternative->known);
    fputs(alternative->kind == ALTERNATIVE_EXACT ? _(" (proven)") : "", stdout);
    if (alternative->kind == ALTERNATIVE_BOUND && alternative->rota) {
        fputs(_("; at most "), stdout);
        print_prices(alternative, alternative->most, TIERS);
    }
    puts("");
    if (alternative->reason)
        printf(_("        as the rota is: %s\n"), alternative->reason->message);
    if (whole && alternative->rota) {
        printf(_("        duties given to others than now: %d\n"), alternative->moved);
        print_differences(alternative, DIFFERENCES_TOLD);
    }
}

static void
print_barred(const Session *session, const Alternative *alternative)
{
    const Provider *provider = region_provider(session->region, alternative->provider);
    const char *message = alternative->reason ? alternative->reason->message : NULL;
    if (alternative->kind == ALTERNATIVE_BARRED)
        printf("    %s %s: %s\n", provider->id, provider->name, message);
    else if (message)
        printf(_("    %s %s: no rota with them here keeps all hard rules and fixes (%s)\n"),
               provider->id, provider->name, message);
    else
        printf(_("    %s %s: no rota with them here keeps all hard rules and fixes\n"),
               provider->id, provider->name);
}

/* Beyond the first few all that cost nothing more stand in one line. */
static gboolean
is_equal(const Alternative *alternative, guint at, const Alternatives *alternatives)
{
    static const gint64 nothing[TIERS] = {0};
    return alternative->kind == ALTERNATIVE_EXACT && (int)at >= alternatives->sought &&
           price_order(alternative->least, nothing) == 0;
}

static void
print_equals(const Session *session, const Alternatives *alternatives)
{
    const char *comma = _("    and so, for nothing more (proven): ");
    gboolean any = FALSE;
    for (guint i = 0; i < alternatives->all->len; i++) {
        const Alternative *alternative = g_ptr_array_index(alternatives->all, i);
        if (!is_equal(alternative, i, alternatives))
            continue;
        printf("%s%s", comma, region_provider(session->region, alternative->provider)->id);
        comma = ", ";
        any = TRUE;
    }
    if (any)
        puts("");
}

static void
print_alternatives(const Session *session, const Alternatives *alternatives)
{
    gboolean priced = TRUE;
    for (guint i = 0; i < alternatives->all->len; i++) {
        const Alternative *alternative = g_ptr_array_index(alternatives->all, i);
        gboolean now = alternative->kind >= ALTERNATIVE_EXACT;
        if (i == 0 && now)
            puts(_("Instead, the whole rota made again around them:"));
        if (!now && (priced || i == 0))
            puts(_("Cannot be taken:"));
        priced = now;
        if ((int)i == alternatives->sought)
            print_equals(session, alternatives);
        if (is_equal(alternative, i, alternatives))
            continue;
        if (now)
            print_priced(session, alternative, i < SOUGHT);
        else
            print_barred(session, alternative);
    }
    if (!alternatives->complete)
        puts(_("Time ran out before the cheapest were proven; give it more with --time."));
}

static void
print_explanation(const Session *session, const Rota *rota, Post post,
                  const Alternatives *alternatives)
{
    const Slot *slot = question_slot(session->question, post.slot);
    const Line *line = region_line(session->region, slot->line);
    g_autoptr(GPtrArray) why = explain_why(session->question, rota, post, alternatives);
    g_autofree char *date = day_format(slot->day);
    const char *role = post.role == ROLE_RESERVE ? _(" (stand-by)") : "";
    if (post.provider < 0)
        printf(_("%s@%s%s: an open place\n"), line->id, date, role);
    else
        printf("%s@%s%s: %s %s\n", line->id, date, role,
               region_provider(session->region, post.provider)->id,
               region_provider(session->region, post.provider)->name);
    for (guint i = 0; i < why->len; i++)
        printf("  %s\n", (const char *)g_ptr_array_index(why, i));
    print_alternatives(session, alternatives);
}

/* -- the command ---------------------------------------------------------------------------- */

static ExitCode
explain(const Session *session, const Rota *rota, Post post, gint64 begun)
{
    const Options *options = session->options;
    AlternativesEffort effort = {.sought = options->all ? G_MAXINT : SOUGHT};
    solving_effort(&effort.effort, session, begun);
    solving_heed_signals(TRUE);
    g_autoptr(Alternatives) alternatives =
        explain_alternatives(session->question, rota, post, &effort);
    solving_heed_signals(FALSE);
    if (alternatives->doubt) {
        fputs(_("rinban: internal doubt: the engine and the audit disagree; please report this "
                "with the region.\n"),
              stderr);
        return EXIT_DOUBT;
    }
    if (options->json) {
        double seconds = (double)(g_get_monotonic_time() - begun) / G_USEC_PER_SEC;
        g_autofree char *document =
            write_explanation_json(session->question, rota, post, alternatives, seconds);
        fputs(document, stdout);
    } else if (!options->quiet) {
        print_explanation(session, rota, post, alternatives);
    }
    return EXIT_DONE;
}

ExitCode
command_explain(const Options *options)
{
    gint64 begun = g_get_monotonic_time();
    Session session;
    RotaChoice choice = {0};
    Post post;
    ExitCode code = session_open(&session, options, options->arguments[0], NULL);
    if (code == EXIT_DONE)
        code = session_ask(&session, NULL);
    if (code == EXIT_DONE)
        code = rota_choose(&session, &choice);
    if (code == EXIT_DONE)
        code = settle_post(&session, options->arguments[1], choice.rota, &post);
    if (code == EXIT_DONE)
        code = explain(&session, choice.rota, post, begun);
    rota_choice_clear(&choice);
    session_close(&session, code);
    return code;
}
