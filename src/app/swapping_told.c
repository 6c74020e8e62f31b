#include "app/published.h"
#include "app/repairing_told.h"
#include "app/swapping.h"
#include "base/language.h"
#include "explain/alternatives.h"
#include "region/beyond.h"
#include "region/division.h"
#include "write/json/messages_json.h"
#include "write/number.h"

#include <stdio.h>
#include <stdlib.h>

/* -- distances between a provider's successive duties -- */

static gint
compare_days(gconstpointer a, gconstpointer b)
{
    const Day *x = a, *y = b;
    return (*x > *y) - (*x < *y);
}

/* The least number of days from a duty to the next, recorded ones outside the period among them;
 * -1: there are not two. */
static int
shortest_gap(const Question *question, const Rota *rota, int provider)
{
    g_autoptr(GArray) days = g_array_new(FALSE, FALSE, sizeof(Day));
    for (guint i = 0; i < rota->assignments->len; i++) {
        const Assignment *a = &g_array_index(rota->assignments, Assignment, i);
        if (a->provider == provider && a->role == ROLE_DUTY)
            g_array_append_val(days, a->day);
    }
    for (guint i = beyond_first(question, provider); i < beyond_end(question, provider); i++) {
        const Beyond *duty = question_beyond(question, i);
        if (!duty->reserve)
            g_array_append_val(days, duty->slot.day);
    }
    g_array_sort(days, compare_days);
    int least = -1;
    for (guint i = 1; i < days->len; i++) {
        int gap = g_array_index(days, Day, i) - g_array_index(days, Day, i - 1);
        least = least < 0 ? gap : MIN(least, gap);
    }
    return least;
}

static gint64
load_in(const Swapping *swapping, const Session *session, const Audit *audit, guint fair,
        guint touched)
{
    int provider = g_array_index(swapping->touched, int, touched);
    return audit->load[fair * session->region->providers->len + (guint)provider];
}

static char *
standing_text(const Session *session, guint fair, int provider, gint64 load)
{
    const FairPart *part = question_fair_part(session->question, (int)fair, provider);
    return micros_format(part->before + load * MICROS - part->part, 2);
}

/* -- the terminal -- */

static void
print_person(const Session *session, const Swapping *swapping, guint touched)
{
    int provider = g_array_index(swapping->touched, int, touched);
    printf("  %s\n", region_provider(session->region, provider)->name);
    for (guint f = 0; f < session->region->fairs->len; f++) {
        const Fair *fair = g_ptr_array_index(session->region->fairs, f);
        gint64 before = load_in(swapping, session, swapping->audit_before, f, touched);
        gint64 after = load_in(swapping, session, swapping->audit_after, f, touched);
        g_autofree char *stood = standing_text(session, f, provider, before);
        g_autofree char *stands = standing_text(session, f, provider, after);
        if (before != after)
            printf(_("    “%s”: %d → %d; standing %s → %s\n"), fair->count, (int)before, (int)after,
                   stood, stands);
    }
    int before = shortest_gap(session->question, swapping->before, provider);
    int after = shortest_gap(session->question, swapping->after, provider);
    if (before != after && before >= 0 && after >= 0)
        printf(_("    shortest gap: %d → %d days\n"), before, after);
}

static void
print_effect(const Session *session, const Swapping *swapping)
{
    g_autofree char *words = price_words(swapping->price);
    told_moves(session, swapping->moves);
    printf(_("  price: %s\n"), words);
    for (guint i = 0; i < swapping->differences->len; i++) {
        const Difference *difference = g_ptr_array_index(swapping->differences, i);
        printf("    %s %s\n", difference->worse ? "−" : "+", difference->text);
    }
    for (guint i = 0; i < swapping->touched->len; i++)
        print_person(session, swapping, i);
}

void
told_swap(const Session *session, const Swapping *swapping, gboolean taken, const GPtrArray *files)
{
    if (swapping->breaches->len > 0) {
        fputs(_("rinban: this swap is not possible:\n"), stderr);
        for (guint i = 0; i < swapping->breaches->len; i++)
            fprintf(stderr, "  %s\n", (const char *)g_ptr_array_index(swapping->breaches, i));
        return;
    }
    published_tell(session);
    puts(_("This swap breaks no hard rule."));
    print_effect(session, swapping);
    if (!taken) {
        puts(_("Nothing is written yet; --yes publishes it."));
        return;
    }
    if (session_record(session))
        printf(_("%s: revision %d is published\n"), session->period_name,
               session_record(session)->revision);
    for (guint i = 0; i < files->len; i++)
        printf("  %s/\n", (const char *)g_ptr_array_index(files, i));
}

/* -- the document -- */

static void
json_loads(Json *json, const Session *session, const Swapping *swapping)
{
    json_begin_array(json, "tallies");
    for (guint f = 0; f < session->region->fairs->len; f++) {
        const Fair *fair = g_ptr_array_index(session->region->fairs, f);
        for (guint i = 0; i < swapping->touched->len; i++) {
            int provider = g_array_index(swapping->touched, int, i);
            const FairPart *part = question_fair_part(session->question, (int)f, provider);
            json_begin_object(json, NULL);
            json_string(json, "provider", region_provider(session->region, provider)->id);
            json_string(json, "count", fair->count);
            json_micros(json, "before", part->before);
            json_whole(json, "was", load_in(swapping, session, swapping->audit_before, f, i));
            json_whole(json, "now", load_in(swapping, session, swapping->audit_after, f, i));
            json_micros(json, "fair", part->part);
            json_end_object(json);
        }
    }
    json_end_array(json);
}

static void
json_gap(Json *json, const char *key, int days)
{
    if (days < 0)
        json_null(json, key);
    else
        json_whole(json, key, days);
}

static void
json_gaps(Json *json, const Session *session, const Swapping *swapping)
{
    json_begin_array(json, "gaps");
    for (guint i = 0; i < swapping->touched->len; i++) {
        int provider = g_array_index(swapping->touched, int, i);
        json_begin_object(json, NULL);
        json_string(json, "provider", region_provider(session->region, provider)->id);
        json_gap(json, "was", shortest_gap(session->question, swapping->before, provider));
        json_gap(json, "now", shortest_gap(session->question, swapping->after, provider));
        json_end_object(json);
    }
    json_end_array(json);
}

static void
json_strings(Json *json, const char *key, const GPtrArray *texts)
{
    json_begin_array(json, key);
    for (guint i = 0; i < texts->len; i++)
        json_string(json, NULL, g_ptr_array_index(texts, i));
    json_end_array(json);
}

char *
write_swap_json(const Session *session, const Swapping *swapping, gboolean taken,
                const GPtrArray *files)
{
    Json json = json_new();
    json_whole(&json, "format", 1);
    json_string(&json, "period", session->period_name);
    json_string(&json, "status", swapping->breaches->len == 0 ? "possible" : "impossible");
    json_strings(&json, "breaches", swapping->breaches);
    json_moves(&json, session, swapping->moves);
    json_touched(&json, session, swapping->touched);
    json_prices(&json, swapping->price, swapping->audit_after);
    json_loads(&json, session, swapping);
    json_gaps(&json, session, swapping);
    json_boolean(&json, "published", taken);
    json_within(&json, session);
    json_own_record(&json, session);
    json_strings(&json, "files", files);
    json_messages(&json, "warnings", session->messages, TRUE);
    return json_free(&json);
}
