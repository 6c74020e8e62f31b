#include "app/told.h"

#include "base/language.h"
#include "explain/breach.h"
#include "explain/certificate.h"
#include "explain/unfilled.h"
#include "write/json/publication_json.h"
#include "write/number.h"

#include <stdio.h>

void
told_no_rota(ExitCode code)
{
    if (code == EXIT_NO_ROTA)
        fputs(_("rinban: no rota can satisfy the hard rules, fixes and pins together\n"), stderr);
    else if (code == EXIT_TIME)
        fputs(_("rinban: time ran out before any rota was found; give it more with --time\n"),
              stderr);
}

void
told_unfilled(const Session *session, const GPtrArray *unfilled, FILE *to)
{
    for (guint i = 0; i < unfilled->len; i++) {
        const Unfilled *open = g_ptr_array_index(unfilled, i);
        const Slot *slot = question_slot(session->question, open->slot);
        const Line *line = region_line(session->region, slot->line);
        g_autofree char *date = day_format(slot->day);
        fprintf(to,
                open->role == ROLE_DUTY ? _("%s %s: open places: %d\n")
                                        : _("%s %s: open places of the reserve: %d\n"),
                date, line->id, open->short_places);
        for (guint k = 0; k < open->reasons->len; k++) {
            const Reason *reason = g_ptr_array_index(open->reasons, k);
            fprintf(to, "    %s: %s\n", region_provider(session->region, reason->provider)->id,
                    reason->message);
        }
    }
}

/* In costs of a rule, with at most three decimals. */
static char *
cost_text(gint64 units)
{
    double costs = (double)units / COST_UNIT;
    return micros_format((gint64)(costs * 1e6 + (costs < 0 ? -0.5 : 0.5)), 3);
}

static void
print_tier(const Answer *answer, int tier)
{
    gint64 cost = answer->cost[tier], bound = answer->bound[tier];
    if (cost == 0 && bound == 0)
        return;
    g_autofree char *text = cost_text(cost);
    g_autofree char *bound_text = cost_text(bound);
    int level = tier - TIER_FIRST_LEVEL + 1;
    if (cost == bound)
        printf(_("  tier %d: %s (proven)\n"), level, text);
    else
        printf(_("  tier %d: %s (at least %s; gap %.2f %%)\n"), level, text, bound_text,
               100.0 * (double)(cost - bound) / (double)MAX(1, cost));
}

static void
print_certificate(const Solving *solving)
{
    const Question *question = solving->lowered->question;
    g_autoptr(GArray) certificate = certificate_new(question, solving->rota, solving->audit);
    g_autoptr(GPtrArray) sentences = certificate_sentences(question, certificate);
    for (guint i = 0; i < sentences->len; i++)
        printf("  %s\n", (const char *)g_ptr_array_index(sentences, i));
}

void
told_summary(const Session *session, const Solving *solving, const GPtrArray *files)
{
    const Answer *answer = solving->answer;
    int places = 0;
    for (int s = 0; s < question_slot_count(session->question); s++)
        places += question_slot(session->question, s)->need;
    printf(_("%s: %d of %d places filled; %s\n"), session->period_name,
           places - solving->audit->short_places, places,
           answer->status == ANSWER_OPTIMAL ? _("proven the best") : _("the best found"));
    for (int tier = TIER_FIRST_LEVEL; tier < TIERS; tier++)
        print_tier(answer, tier);
    print_certificate(solving);
    for (guint i = 0; i < files->len; i++)
        printf("  %s\n", (const char *)g_ptr_array_index(files, i));
}

void
told_audit(const Question *question, const Audit *audit)
{
    printf(_("open places: %d; of the reserve: %d; hard breaches: %d\n"), audit->short_places,
           audit->short_reserves, audit->hard);
    for (int level = 1; level <= LEVEL_MAX; level++) {
        g_autofree char *text = cost_text(audit->cost[level]);
        if (audit->cost[level] != 0)
            printf(_("  tier %d: %s\n"), level, text);
    }
    for (guint i = 0; i < audit->breaches->len; i++) {
        const Breach *breach = &g_array_index(audit->breaches, Breach, i);
        g_autofree char *sentence = breach_sentence(question, breach);
        printf("  %s\n", sentence);
    }
}

void
told_publication(const Session *session, const char *sentence, const GPtrArray *folders)
{
    const Record *record = records_newest(session->region->records, session->period);
    g_autofree char *path = session_path(session, record->path);
    messages_sort(session->messages);
    if (session->options->json) {
        g_autofree char *document =
            write_publication_report(record, path, session->messages, folders);
        fputs(document, stdout);
        return;
    }
    printf(sentence, session->period_name, record->revision);
    printf("  %s\n", path);
    for (guint i = 0; i < folders->len; i++)
        printf("  %s/\n", (const char *)g_ptr_array_index(folders, i));
}
