/* accept: so many absence days of one provider in the period, by request. */

#include "region/lay.h"

/* What the providers ask for as one rule sees it. */
typedef struct {
    const Question *question;
    const Rule *rule;
    gsize days;             /* of the period */
    guint8 *away;           /* providers × days */
    int *count;             /* days away, by provider */
    const Request **beyond; /* the request that brought the first day too many, by provider */
} Absences;

static void
add_days(Absences *absences, const Request *request, Day from, Day to)
{
    const Question *question = absences->question;
    const Rule *rule = absences->rule;
    int who = request->provider;
    guint8 *away = absences->away + (gsize)who * absences->days;
    Day first = question->period.first;
    for (Day day = MAX(from, first); day <= MIN(to, question->period.last); day++) {
        if (away[day - first] || !rule_sees_day(question, rule, day) ||
            !who_has(question->region, rule->who, who, day))
            continue;
        away[day - first] = TRUE;
        if (++absences->count[who] > rule->accept.max_days && absences->beyond[who] == NULL)
            absences->beyond[who] = request;
    }
}

static Day
day_at(Minute minute)
{
    Minute whole = minute < 0 ? minute - (MINUTES_PER_DAY - 1) : minute;
    return (Day)(whole / MINUTES_PER_DAY);
}

/* A timed event is an absence on each day of which it has a minute. */
static void
add_request(Absences *absences, const Request *request)
{
    const GArray *lines = absences->rule->lines;
    if (request->kind != REQUEST_ABSENT || request->taken_in ||
        (request->line >= 0 && !indexes_have(lines, request->line)))
        return;
    if (request->start != request->end)
        add_days(absences, request, day_at(request->start), day_at(request->end - 1));
    else
        add_days(absences, request, request->from, request->to);
}

static void
tell(const Absences *absences, int provider, Messages *messages)
{
    const Rule *rule = absences->rule;
    MessageCode code = rule->level == LEVEL_HARD ? MSG_absences_too_many : MSG_absences_many;
    g_autofree char *count = g_strdup_printf("%d", absences->count[provider]);
    g_autofree char *most = g_strdup_printf("%d", rule->accept.max_days);
    messages_add(messages, code, absences->beyond[provider]->place, "who",
                 region_provider(absences->question->region, provider)->id, "count", count, "most",
                 most, "rule", rule->id, NULL);
}

static void
check_rule(const Question *question, const Rule *rule, Messages *messages)
{
    const GPtrArray *requests = question->region->requests;
    gsize days = (gsize)(question->period.last - question->period.first) + 1;
    gsize providers = question->region->providers->len;
    g_autofree guint8 *away = g_new0(guint8, providers * days);
    g_autofree int *count = g_new0(int, providers);
    g_autofree const Request **beyond = g_new0(const Request *, providers);
    Absences absences = {question, rule, days, away, count, beyond};
    for (guint i = 0; i < requests->len; i++)
        add_request(&absences, g_ptr_array_index(requests, i));
    for (int p = 0; p < (int)providers; p++)
        if (beyond[p] != NULL)
            tell(&absences, p, messages);
}

void
check_absences(const Question *question, Messages *messages)
{
    const GPtrArray *rules = question->region->rules;
    for (guint i = 0; i < rules->len; i++) {
        const Rule *rule = g_ptr_array_index(rules, i);
        gboolean mute = rule->disabled || (rule->level != LEVEL_HARD && rule->cost == 0);
        if (rule->kind == RULE_accept && !mute)
            check_rule(question, rule, messages);
    }
}
