#include "write/json/solution.h"

#include "explain/breach.h"
#include "region/granted.h"
#include "write/credits.h"
#include "write/json/certificate_json.h"
#include "write/json/json.h"
#include "write/json/messages_json.h"
#include "write/json/no_rota_json.h"

double
solution_gap(const Solution *solution)
{
    for (int t = 0; t < SOLUTION_TIERS; t++) {
        gint64 open = solution->cost[t] - solution->bound[t];
        if (open > 0)
            return (double)open / (double)MAX(1, solution->cost[t]);
    }
    return 0;
}

/* Nothing where there are no costs; nothing is claimed where there are no bounds. */
static void
json_tiers(Json *json, const gint64 *cost, const gint64 *bound)
{
    json_begin_array(json, "tiers");
    for (int t = 0; cost != NULL && t < SOLUTION_TIERS; t++) {
        json_begin_object(json, NULL);
        json_tier(json, t);
        json_whole(json, "cost", cost[t]);
        if (bound != NULL)
            json_whole(json, "bound", bound[t]);
        json_end_object(json);
    }
    json_end_array(json);
}

static void
json_reasons(Json *json, const Unfilled *unfilled, const Region *region)
{
    json_begin_array(json, "reasons");
    for (guint i = 0; i < unfilled->reasons->len; i++) {
        const Reason *reason = g_ptr_array_index(unfilled->reasons, i);
        json_begin_object(json, NULL);
        json_string(json, "provider", region_provider(region, reason->provider)->id);
        json_string(json, "code", reason->code);
        json_string(json, "message", reason->message);
        json_end_object(json);
    }
    json_end_array(json);
}

static void
json_unfilled(Json *json, const Solution *solution)
{
    const Region *region = solution->question->region;
    json_begin_array(json, "unfilled");
    for (guint i = 0; solution->unfilled != NULL && i < solution->unfilled->len; i++) {
        const Unfilled *unfilled = g_ptr_array_index(solution->unfilled, i);
        const Slot *slot = question_slot(solution->question, unfilled->slot);
        g_autofree char *date = day_format(slot->day);
        json_begin_object(json, NULL);
        json_string(json, "date", date);
        json_string(json, "line", region_line(region, slot->line)->id);
        json_string(json, "role", unfilled->role == ROLE_RESERVE ? "reserve" : "duty");
        json_whole(json, "short", unfilled->short_places);
        json_reasons(json, unfilled, region);
        json_end_object(json);
    }
    json_end_array(json);
}

static void
json_tallies(Json *json, const Solution *solution)
{
    const Question *question = solution->question;
    const Region *region = question->region;
    json_begin_array(json, "tallies");
    for (guint f = 0; solution->audit != NULL && f < region->fairs->len; f++) {
        const Fair *fair = g_ptr_array_index(region->fairs, f);
        for (guint p = 0; p < region->providers->len; p++) {
            const FairPart *part = question_fair_part(question, (int)f, (int)p);
            gint64 load = solution->audit->load[f * region->providers->len + p];
            gint64 served = solution->audit->served[f * region->providers->len + p];
            if (!part->member && part->before == 0 && part->part == 0 && load == 0 && served == 0)
                continue;
            json_begin_object(json, NULL);
            json_string(json, "provider", region_provider(region, (int)p)->id);
            json_string(json, "count", fair->count);
            json_micros(json, "before", part->before);
            json_whole(json, "now", load);
            json_micros(json, "fair", part->part);
            if (served != load)
                json_whole(json, "served", served);
            json_end_object(json);
        }
    }
    json_end_array(json);
}

static void
json_wishes(Json *json, const Question *question, const Rota *rota, const Record *published)
{
    json_begin_array(json, "wishes");
    g_autofree WishSum *sums = rota != NULL ? wishes_summed(question, rota, published) : NULL;
    for (guint p = 0; sums != NULL && p < question->region->providers->len; p++) {
        if (sums[p].asked == 0 && sums[p].asked_before == 0)
            continue;
        json_begin_object(json, NULL);
        json_string(json, "provider", region_provider(question->region, (int)p)->id);
        json_whole(json, "asked", sums[p].asked);
        json_whole(json, "granted", sums[p].granted);
        json_begin_object(json, "before");
        json_whole(json, "asked", sums[p].asked_before);
        json_whole(json, "granted", sums[p].granted_before);
        json_end_object(json);
        json_end_object(json);
    }
    json_end_array(json);
}

static void
json_assignments(Json *json, const Solution *solution)
{
    const Region *region = solution->question->region;
    json_begin_array(json, "assignments");
    for (guint i = 0; solution->rota != NULL && i < solution->rota->assignments->len; i++) {
        const Assignment *a = &g_array_index(solution->rota->assignments, Assignment, i);
        g_autofree char *date = day_format(a->day);
        json_begin_object(json, NULL);
        json_string(json, "date", date);
        json_string(json, "line", region_line(region, a->line)->id);
        json_string(json, "provider", region_provider(region, a->provider)->id);
        json_string(json, "role", a->role == ROLE_RESERVE ? "reserve" : "duty");
        json_owed(json, solution->question, a);
        json_end_object(json);
    }
    json_end_array(json);
}

/* The rota, and by which sum it is seen that somebody edited its list. */
static void
json_list(Json *json, const Solution *solution, const char *csv, gsize length)
{
    g_autofree char *sum =
        g_compute_checksum_for_data(G_CHECKSUM_SHA256, (const guchar *)csv, length);
    json_string(json, "csv", sum);
    json_assignments(json, solution);
}

/* What is proven: of the tiers, and of each tally. */
static void
json_proofs(Json *json, const Solution *solution)
{
    if (solution->rota == NULL || solution->audit == NULL)
        return;
    json_begin_object(json, "certificate");
    json_string(json, "digest", solution->digest);
    json_tiers(json, solution->cost, solution->bound);
    json_certificate(json, solution->question, solution->rota, solution->audit);
    json_end_object(json);
}

/* What both documents begin with. */
static void
json_result(Json *json, const Solution *solution)
{
    json_period(json, solution->question->period);
    json_string(json, "status", solution->status);
    if (solution->interrupted)
        json_boolean(json, "interrupted", TRUE);
    if (solution->rota != NULL) {
        json_double(json, "gap", solution_gap(solution));
        json_double(json, "objective", solution->objective);
    } else {
        json_null(json, "gap");
        json_null(json, "objective");
    }
    json_whole(json, "seed", solution->seed);
    json_string(json, "digest", solution->digest);
    json_tiers(json, solution->rota != NULL ? solution->cost : NULL, solution->bound);
    json_unfilled(json, solution);
    json_tallies(json, solution);
    json_wishes(json, solution->question, solution->rota, NULL);
    json_proofs(json, solution);
}

static void
json_files(Json *json, const GPtrArray *files)
{
    json_begin_array(json, "files");
    for (guint i = 0; files != NULL && i < files->len; i++)
        json_string(json, NULL, g_ptr_array_index(files, i));
    json_end_array(json);
}

char *
write_solve_json(const Solution *solution)
{
    Json json = json_new();
    json_result(&json, solution);
    if (solution->no_rota != NULL)
        json_no_rota(&json, solution->no_rota);
    json_messages(&json, "warnings", solution->messages, TRUE);
    json_double(&json, "seconds", solution->seconds);
    json_files(&json, solution->files);
    return json_free(&json);
}

char *
write_rota_json(const Solution *solution, const char *csv, gsize csv_length)
{
    Json json = json_new();
    json_result(&json, solution);
    json_list(&json, solution, csv, csv_length);
    return json_free(&json);
}

/* What the recount says of each tier. */
static void
json_costs(Json *json, const Audit *audit)
{
    gint64 cost[SOLUTION_TIERS] = {audit->short_places, audit->short_reserves};
    for (int t = 2; t < SOLUTION_TIERS; t++)
        cost[t] = audit->cost[t - 1];
    json_tiers(json, cost, NULL);
}

char *
write_publication_json(const Question *question, const Rota *rota, const Audit *audit,
                       const Record *record, const char *csv, gsize csv_length)
{
    const Solution view = {.question = question, .rota = rota, .audit = audit};
    Json json = json_new();
    json_period(&json, question->period);
    json_string(&json, "status", "published");
    json_whole(&json, "revision", record->revision);
    json_string(&json, "moment", record->moment);
    json_whole(&json, "seed", record->seed);
    json_string(&json, "digest", record->inputs != NULL ? record->inputs : "");
    json_costs(&json, audit);
    json_tallies(&json, &view);
    json_wishes(&json, question, rota, record);
    json_begin_object(&json, "certificate");
    json_certificate(&json, question, rota, audit);
    json_end_object(&json);
    json_list(&json, &view, csv, csv_length);
    return json_free(&json);
}

static void
json_breaches(Json *json, const Question *question, const Audit *audit)
{
    const Region *region = question->region;
    json_begin_array(json, "breaches");
    for (guint i = 0; i < audit->breaches->len; i++) {
        const Breach *breach = &g_array_index(audit->breaches, Breach, i);
        g_autofree char *date = breach->day != DAY_NONE ? day_format(breach->day) : NULL;
        g_autofree char *sentence = breach_sentence(question, breach);
        json_begin_object(json, NULL);
        json_string(json, "code", breach_code(breach));
        json_string(json, "rule", breach_rule_id(question, breach));
        json_whole(json, "level", breach->level);
        json_string(json, "provider",
                    breach->provider < 0 ? NULL : region_provider(region, breach->provider)->id);
        json_string(json, "line", breach->line < 0 ? NULL : region_line(region, breach->line)->id);
        json_string(json, "date", date);
        json_whole(json, "units", breach->units);
        json_string(json, "message", sentence);
        json_end_object(json);
    }
    json_end_array(json);
}

char *
write_audit_json(const Question *question, const Rota *rota, const Audit *audit,
                 const Messages *messages)
{
    g_autoptr(GPtrArray) unfilled = explain_unfilled(question, rota);
    const Solution view = {
        .question = question, .rota = rota, .audit = audit, .unfilled = unfilled};
    Json json = json_new();
    json_period(&json, question->period);
    json_whole(&json, "hard", audit->hard);
    json_costs(&json, audit);
    json_breaches(&json, question, audit);
    json_unfilled(&json, &view);
    if (messages)
        json_messages(&json, "warnings", messages, TRUE);
    json_tallies(&json, &view);
    json_assignments(&json, &view);
    return json_free(&json);
}
