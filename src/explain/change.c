#include "explain/change.h"

#include "base/language.h"

/* Prices of docs/no-rota.md. */
enum {
    PRICE_CHOICE = 1,
    PRICE_ABSENCE = 2,
    PRICE_LEAVE = 3,
    PRICE_DATE = 3,
    PRICE_PROVIDER = 4,
    PRICE_STEP = 5,
    PRICE_SOFT = 500
};
/* Numbers are loosened by so much at most. */
enum { STEPS_MOST = 40 };

#define PARAMETER(kind, word, field, step, last, absent)                                           \
    {                                                                                              \
        RULE_##kind, word, offsetof(Rule, field), step, last, absent                               \
    }

const Parameter change_parameters[] = {
    PARAMETER(rest, "hours", rest.hours, -1, 0, 0),
    PARAMETER(gap, "days", gap.days, -1, 0, 0),
    PARAMETER(limit, "max", limit.max, 1, STEPS_MOST, -1),
    PARAMETER(limit, "min", limit.min, -1, 0, 0),
    PARAMETER(run, "max", run.max, 1, STEPS_MOST, 0),
    PARAMETER(run, "min", run.min, -1, 1, 0),
    PARAMETER(follow, "within", follow.within, -1, 0, 0),
    PARAMETER(remember, "years", remember.years, -1, 0, 0),
    PARAMETER(quota, "max", quota.max, 1, STEPS_MOST, -1),
    PARAMETER(quota, "min", quota.min, -1, 0, 0),
    PARAMETER(mix, "max", mix.max, 1, STEPS_MOST, -1),
    PARAMETER(mix, "min", mix.min, -1, 0, 0),
    PARAMETER(spread, "max", spread.max, 1, STEPS_MOST, -1),
    PARAMETER(spread, "min", spread.min, -1, 0, 0),
    PARAMETER(everyone, "min", everyone.min, -1, 0, 0),
    PARAMETER(accompany, "min", accompany.min, -1, 0, 0),
};
const int change_parameter_count = G_N_ELEMENTS(change_parameters);

const char *const change_codes[] = {"fix",   "pin",   "ban",  "avoid",    "want",      "absence",
                                    "leave", "never", "date", "provider", "parameter", "soft"};
const int change_code_count = G_N_ELEMENTS(change_codes);

static const Rule *
rule_of(const Question *question, const Sentence *sentence)
{
    return g_ptr_array_index(question->region->rules, sentence->index);
}

/* -- all changes of a sentence ----------------------------------------------------------------- */

static void
add_dates(GArray *changes, int sentence, Day first, Day last, int price)
{
    for (Day day = first; day <= last; day++) {
        Change change = {.sentence = sentence, .kind = CHANGE_DATE, .day = day, .price = price};
        g_array_append_val(changes, change);
    }
}

/* Whom `who` already leaves out otherwise than by names, it cannot leave out further by a name. */
static void
add_providers(GArray *changes, const Question *question, int sentence, const Rule *rule)
{
    if (rule->who != NULL && rule->who->except != NULL)
        return;
    for (int p = 0; p < question_provider_count(question); p++) {
        Change change = {
            .sentence = sentence, .kind = CHANGE_PROVIDER, .provider = p, .price = PRICE_PROVIDER};
        if (who_has(question->region, rule->who, p, question->period.first) ||
            who_has(question->region, rule->who, p, question->period.last))
            g_array_append_val(changes, change);
    }
}

static void
add_steps(GArray *changes, int sentence, const Rule *rule)
{
    for (int p = 0; p < change_parameter_count; p++) {
        const Parameter *parameter = &change_parameters[p];
        int value = G_STRUCT_MEMBER(int, rule, parameter->offset);
        if (parameter->kind != rule->kind || value == parameter->absent)
            continue;
        int steps = parameter->step > 0 ? STEPS_MOST : MIN(value - parameter->last, STEPS_MOST);
        for (int k = 1; k <= steps; k++) {
            Change change = {.sentence = sentence,
                             .kind = CHANGE_PARAMETER,
                             .parameter = p,
                             .value = value + k * parameter->step,
                             .price = k * PRICE_STEP};
            g_array_append_val(changes, change);
        }
    }
}

static void
add_rule(GArray *changes, const Question *question, int sentence, const Rule *rule)
{
    Period period = question->period;
    for (Day day = period.first; day <= period.last; day++)
        if (rule_sees_day(question, rule, day))
            add_dates(changes, sentence, day, day, PRICE_DATE);
    add_providers(changes, question, sentence, rule);
    add_steps(changes, sentence, rule);
    Change soft = {.sentence = sentence, .kind = CHANGE_SOFT, .price = PRICE_SOFT};
    if (rule->kind != RULE_labour) /* the law has no level */
        g_array_append_val(changes, soft);
}

static void
add_request(GArray *changes, const Question *question, int sentence, const Request *request)
{
    Day first = question->period.first, last = question->period.last;
    gboolean absent = request->kind == REQUEST_ABSENT;
    Day from = request->from, to = request->to;
    if (request->start != request->end) {
        from = (Day)(request->start / MINUTES_PER_DAY);
        to = (Day)((request->end - 1) / MINUTES_PER_DAY);
    }
    if (absent) {
        first -= 1;
        last += question->span;
    }
    add_dates(changes, sentence, MAX(from, first), MIN(to, last),
              absent ? PRICE_ABSENCE : PRICE_CHOICE);
}

static void
add_never(GArray *changes, const Question *question, int sentence, const Provider *provider)
{
    for (Day day = question->period.first; day <= question->period.last; day++)
        if (day_words_match(question->region->calendar, &provider->never, day))
            add_dates(changes, sentence, day, day, PRICE_ABSENCE);
}

static gint
by_price(gconstpointer a, gconstpointer b)
{
    const Change *first = a, *second = b;
    if (first->price != second->price)
        return first->price < second->price ? -1 : 1;
    if (first->day != second->day)
        return first->day < second->day ? -1 : 1;
    return first->provider - second->provider;
}

GArray *
changes_of(const Question *question, const GArray *sentences, int number)
{
    GArray *changes = g_array_new(FALSE, TRUE, sizeof(Change));
    const Sentence *sentence = &g_array_index(sentences, Sentence, number);
    const Region *region = question->region;
    Period period = question->period, away;
    switch (sentence->kind) {
    case SENTENCE_RULE:
        add_rule(changes, question, number, rule_of(question, sentence));
        break;
    case SENTENCE_REQUEST:
        add_request(changes, question, number,
                    g_ptr_array_index(region->requests, sentence->index));
        break;
    case SENTENCE_LEAVE:
        away =
            g_array_index(region_provider(region, sentence->index)->leaves, Leave, sentence->number)
                .period;
        add_dates(changes, number, MAX(away.first, period.first), MIN(away.last, period.last),
                  PRICE_LEAVE);
        break;
    case SENTENCE_NEVER:
        add_never(changes, question, number, region_provider(region, sentence->index));
        break;
    case SENTENCE_CHOICE: {
        Day day = g_array_index(question->choices, Choice, sentence->index).day;
        add_dates(changes, number, day, day, PRICE_CHOICE);
        break;
    }
    }
    g_array_sort(changes, by_price);
    return changes;
}

gboolean
change_includes(const Change *change, const Change *weaker)
{
    if (change->sentence != weaker->sentence || change->kind != weaker->kind)
        return FALSE;
    if (change->kind == CHANGE_PARAMETER)
        return change->parameter == weaker->parameter && weaker->price <= change->price;
    return change->kind == CHANGE_SOFT ||
           (change->day == weaker->day && change->provider == weaker->provider);
}

/* -- words ------------------------------------------------------------------------------------- */

const char *
change_code(const Question *question, const GArray *sentences, const Change *change)
{
    const Sentence *sentence = &g_array_index(sentences, Sentence, change->sentence);
    if (change->kind == CHANGE_PARAMETER)
        return "parameter";
    if (change->kind == CHANGE_SOFT)
        return "soft";
    if (change->kind == CHANGE_PROVIDER)
        return "provider";
    return sentence->kind == SENTENCE_RULE ? "date" : sentence_code(question, sentence);
}

static char *
parameter_text(const Question *question, const Sentence *sentence, const Change *change)
{
    const Parameter *parameter = &change_parameters[change->parameter];
    const Rule *rule = rule_of(question, sentence);
    int value = G_STRUCT_MEMBER(int, rule, parameter->offset);
    const char *text = parameter->step > 0 ? _("raise “%s” of the rule “%s” from %d to %d")
                                           : _("lower “%s” of the rule “%s” from %d to %d");
    return g_strdup_printf(text, parameter->word, rule->id, value, change->value);
}

static char *
request_text(const Question *question, const Request *request, const char *date)
{
    const Region *region = question->region;
    const char *who = region_provider(region, request->provider)->id;
    const char *line = request->line < 0 ? "*" : region_line(region, request->line)->id;
    if (request->kind == REQUEST_ABSENT)
        return g_strdup_printf(_("let %s come back from the absence on %s"), who, date);
    g_autofree char *what =
        g_strdup_printf("%s %s@%s@%s", request_kind_word(request->kind), who, line, date);
    return g_strdup_printf(_("give up “%s”"), what);
}

static char *
date_text(const Question *question, const Sentence *sentence, Day day)
{
    const Region *region = question->region;
    g_autofree char *date = day_format(day), *choice = NULL;
    switch (sentence->kind) {
    case SENTENCE_RULE:
        return g_strdup_printf(_("do without the rule “%s” on %s"), rule_of(question, sentence)->id,
                               date);
    case SENTENCE_REQUEST:
        return request_text(question, g_ptr_array_index(region->requests, sentence->index), date);
    case SENTENCE_LEAVE:
        return g_strdup_printf(_("let %s come back from leave on %s"),
                               region_provider(region, sentence->index)->id, date);
    case SENTENCE_NEVER:
        return g_strdup_printf(_("let %s stand on %s in spite of `never`"),
                               region_provider(region, sentence->index)->id, date);
    default:
        choice = sentence_text(question, sentence);
        return g_strdup_printf(_("give up “%s”"), choice);
    }
}

char *
change_text(const Question *question, const GArray *sentences, const Change *change)
{
    const Sentence *sentence = &g_array_index(sentences, Sentence, change->sentence);
    if (change->kind == CHANGE_PARAMETER)
        return parameter_text(question, sentence, change);
    if (change->kind == CHANGE_DATE)
        return date_text(question, sentence, change->day);
    if (change->kind == CHANGE_PROVIDER)
        return g_strdup_printf(_("leave %s out of the rule “%s”"),
                               region_provider(question->region, change->provider)->id,
                               rule_of(question, sentence)->id);
    return g_strdup_printf(_("make the rule “%s” soft (a level from 1 to 9)"),
                           rule_of(question, sentence)->id);
}
