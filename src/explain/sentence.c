#include "explain/sentence.h"

#include "base/language.h"

static gboolean
is_hard(const Rule *rule)
{
    return rule->level == LEVEL_HARD && !rule->disabled;
}

static gboolean
wishes_are_hard(const Region *region)
{
    for (guint i = 0; i < region->rules->len; i++) {
        const Rule *rule = g_ptr_array_index(region->rules, i);
        if (rule->kind == RULE_wish && is_hard(rule))
            return TRUE;
    }
    return FALSE;
}

/* Duties of the period may last into the days after it, and a window may reach over midnight. */
static gboolean
is_near(const Question *question, Day first, Day last)
{
    return first <= question->period.last + question->span && last >= question->period.first - 2;
}

static gboolean
matters(const Question *question, const Request *request, gboolean wishes)
{
    if (request->kind == REQUEST_NONE ||
        ((request->kind == REQUEST_AVOID || request->kind == REQUEST_WANT) && !wishes))
        return FALSE;
    if (request->start == request->end)
        return is_near(question, request->from, request->to);
    return request->start < day_minute(question->period.last + question->span + 1) &&
           request->end > day_minute(question->period.first);
}

static void
add(GArray *sentences, SentenceKind kind, int index, int number, Place place)
{
    Sentence sentence = {kind, index, number, place};
    g_array_append_val(sentences, sentence);
}

static void
add_requests(const Question *question, gboolean absences, GArray *sentences)
{
    const GPtrArray *requests = question->region->requests;
    gboolean wishes = wishes_are_hard(question->region);
    for (guint i = 0; i < requests->len; i++) {
        const Request *request = g_ptr_array_index(requests, i);
        if ((request->kind == REQUEST_ABSENT) == absences && matters(question, request, wishes))
            add(sentences, SENTENCE_REQUEST, (int)i, 0, request->place);
    }
}

static void
add_standing(const Question *question, GArray *sentences)
{
    for (int p = 0; p < question_provider_count(question); p++) {
        const Provider *provider = region_provider(question->region, p);
        for (guint k = 0; k < provider->leaves->len; k++) {
            const Leave *leave = &g_array_index(provider->leaves, Leave, k);
            if (is_near(question, leave->period.first, leave->period.last))
                add(sentences, SENTENCE_LEAVE, p, (int)k, leave->place);
        }
        if (day_words_given(&provider->never))
            add(sentences, SENTENCE_NEVER, p, 0, provider->never_place);
    }
}

GArray *
sentences_of(const Question *question)
{
    GArray *sentences = g_array_new(FALSE, FALSE, sizeof(Sentence));
    for (guint i = 0; i < question->region->rules->len; i++) {
        const Rule *rule = g_ptr_array_index(question->region->rules, i);
        if (is_hard(rule))
            add(sentences, SENTENCE_RULE, (int)i, 0, rule->place);
    }
    add_requests(question, FALSE, sentences);
    for (guint i = 0; i < question->choices->len; i++)
        add(sentences, SENTENCE_CHOICE, (int)i, 0, PLACE_NONE);
    add_standing(question, sentences);
    add_requests(question, TRUE, sentences);
    return sentences;
}

/* -- words ------------------------------------------------------------------------------------- */

const char *
sentence_code(const Question *question, const Sentence *sentence)
{
    static const char *const requests[] = {[REQUEST_ABSENT] = "absence",
                                           [REQUEST_AVOID] = "avoid",
                                           [REQUEST_WANT] = "want",
                                           [REQUEST_FIX] = "fix",
                                           [REQUEST_NONE] = "none"};
    const Request *request;
    switch (sentence->kind) {
    case SENTENCE_RULE:
        return "rule";
    case SENTENCE_LEAVE:
        return "leave";
    case SENTENCE_NEVER:
        return "never";
    case SENTENCE_CHOICE:
        return g_array_index(question->choices, Choice, sentence->index).pin ? "pin" : "ban";
    default:
        request = g_ptr_array_index(question->region->requests, sentence->index);
        return requests[request->kind];
    }
}

static char *
request_text(const Question *question, const Request *request)
{
    const Region *region = question->region;
    Period period = {request->from, request->to};
    if (request->start != request->end)
        period = (Period){(Day)(request->start / MINUTES_PER_DAY),
                          (Day)((request->end - 1) / MINUTES_PER_DAY)};
    g_autofree char *days = period_dates(period);
    const char *line = request->line < 0 ? "*" : region_line(region, request->line)->id;
    const char *who = region_provider(region, request->provider)->id;
    const char *word = request_kind_word(request->kind);
    if (request->kind == REQUEST_FIX || request->line >= 0)
        return g_strdup_printf("%s %s@%s@%s", word, who, line, days);
    return g_strdup_printf("%s %s@%s", word, who, days);
}

static char *
choice_text(const Question *question, const Choice *choice)
{
    g_autofree char *date = day_format(choice->day);
    return g_strdup_printf("--%s %s@%s@%s", choice->pin ? "pin" : "ban",
                           region_provider(question->region, choice->provider)->id,
                           region_line(question->region, choice->line)->id, date);
}

/* Of a rule the line as it was written, and its id where that says more. */
static char *
rule_text(const Question *question, const Sentence *sentence)
{
    const Rule *rule = g_ptr_array_index(question->region->rules, sentence->index);
    g_autofree char *line =
        rule->place.source ? source_line(rule->place.source, rule->place.line) : NULL;
    if (line == NULL)
        return g_strdup(rule->id);
    const char *written = g_strstrip(line);
    if (g_str_has_prefix(written, "- "))
        written += 2;
    while (*written == ' ')
        written++;
    if (g_str_equal(rule->id, rule_kind_word(rule->kind)))
        return g_strdup(written);
    return g_strdup_printf("%s (%s)", written, rule->id);
}

char *
sentence_text(const Question *question, const Sentence *sentence)
{
    const Region *region = question->region;
    const char *who;
    switch (sentence->kind) {
    case SENTENCE_RULE:
        return rule_text(question, sentence);
    case SENTENCE_REQUEST:
        return request_text(question, g_ptr_array_index(region->requests, sentence->index));
    case SENTENCE_CHOICE:
        return choice_text(question, &g_array_index(question->choices, Choice, sentence->index));
    default:
        break;
    }
    who = region_provider(region, sentence->index)->id;
    if (sentence->kind == SENTENCE_NEVER)
        return g_strdup_printf("never %s", who);
    const Leave *leave =
        &g_array_index(region_provider(region, sentence->index)->leaves, Leave, sentence->number);
    g_autofree char *days = period_dates(leave->period);
    return g_strdup_printf("leave %s@%s", who, days);
}
