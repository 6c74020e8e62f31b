#include "explain/variant.h"

typedef struct {
    const Question *base;
    const GArray *sentences;
    Variant *variant;
    GPtrArray **pieces; /* Request *, by request: what is left of it; NULL: all */
    guint8 *gone;       /* by choice */
} Making;

static void
take_off(DayWords *words, Day day)
{
    day_words_add(words,
                  (DayWord){.kind = DAY_WORD_DATES, .negated = TRUE, .first = day, .last = day});
}

/* -- rules ------------------------------------------------------------------------------------- */

static void
rule_copy_free(gpointer data)
{
    Rule *rule = data;
    day_words_clear(&rule->days);
    who_free(rule->who);
    g_free(rule);
}

/* Only where `who` excepted nobody as it was written. */
static void
leave_out(Rule *rule, int provider)
{
    if (rule->who == NULL)
        rule->who = who_new();
    rule->who->given = TRUE;
    if (rule->who->except == NULL) {
        rule->who->except = who_new();
        rule->who->except->given = TRUE;
        rule->who->except->ids = g_array_new(FALSE, FALSE, sizeof(int));
    }
    g_array_append_val(rule->who->except->ids, provider);
}

static void
copy_rules(Making *making)
{
    const GPtrArray *rules = making->base->region->rules;
    making->variant->rules = g_ptr_array_new_with_free_func(rule_copy_free);
    for (guint i = 0; i < rules->len; i++) {
        Rule *rule = g_memdup2(g_ptr_array_index(rules, i), sizeof *rule);
        rule->days = day_words_copy(&rule->days);
        rule->who = who_copy(rule->who);
        rule->disabled = rule->disabled || rule->level != LEVEL_HARD;
        g_ptr_array_add(making->variant->rules, rule);
    }
    making->variant->region.rules = making->variant->rules;
}

static void
change_rule(Making *making, const Sentence *sentence, const Change *change)
{
    Rule *rule = g_ptr_array_index(making->variant->rules, sentence->index);
    if (change == NULL || change->kind == CHANGE_SOFT)
        rule->disabled = TRUE;
    else if (change->kind == CHANGE_DATE)
        take_off(&rule->days, change->day);
    else if (change->kind == CHANGE_PROVIDER)
        leave_out(rule, change->provider);
    else
        G_STRUCT_MEMBER(int, rule, change_parameters[change->parameter].offset) = change->value;
}

/* -- requests ---------------------------------------------------------------------------------- */

static void
keep_piece(GPtrArray *pieces, const Request *request, gboolean timed, gint64 first, gint64 last)
{
    if (first > last)
        return;
    Request *piece = g_memdup2(request, sizeof *piece);
    if (timed) {
        piece->start = first;
        piece->end = last + 1;
    } else {
        piece->from = (Day)first;
        piece->to = (Day)last;
    }
    g_ptr_array_add(pieces, piece);
}

/* What is left of a request without one day: at most two. */
static void
take_day_off(GPtrArray *pieces, const Request *request, Day day)
{
    gboolean timed = request->start != request->end;
    gint64 first = timed ? request->start : request->from;
    gint64 last = timed ? request->end - 1 : request->to;
    gint64 begin = timed ? day_minute(day) : day, end = timed ? day_minute(day + 1) - 1 : day;
    keep_piece(pieces, request, timed, first, MIN(last, begin - 1));
    keep_piece(pieces, request, timed, MAX(first, end + 1), last);
}

static void
change_request(Making *making, const Sentence *sentence, const Change *change)
{
    GPtrArray *before = making->pieces[sentence->index];
    GPtrArray *after = g_ptr_array_new_with_free_func(g_free);
    const Request *said = g_ptr_array_index(making->base->region->requests, sentence->index);
    if (change != NULL && before == NULL)
        take_day_off(after, said, change->day);
    for (guint i = 0; change != NULL && before != NULL && i < before->len; i++)
        take_day_off(after, g_ptr_array_index(before, i), change->day);
    g_clear_pointer(&before, g_ptr_array_unref);
    making->pieces[sentence->index] = after;
}

/* Of a request that is changed its pieces. */
static void
lay_requests(Making *making)
{
    const GPtrArray *requests = making->base->region->requests;
    Variant *variant = making->variant;
    variant->requests = g_ptr_array_new_with_free_func(g_free);
    variant->region.requests = g_ptr_array_new();
    for (guint i = 0; i < requests->len; i++) {
        GPtrArray *pieces = making->pieces[i];
        if (pieces == NULL)
            g_ptr_array_add(variant->region.requests, g_ptr_array_index(requests, i));
        while (pieces != NULL && pieces->len > 0) {
            Request *piece = g_ptr_array_steal_index(pieces, 0);
            g_ptr_array_add(variant->requests, piece);
            g_ptr_array_add(variant->region.requests, piece);
        }
        g_clear_pointer(&making->pieces[i], g_ptr_array_unref);
    }
}

/* -- providers --------------------------------------------------------------------------------- */

static void
provider_copy_free(gpointer data)
{
    Provider *provider = data;
    g_array_unref(provider->leaves);
    day_words_clear(&provider->never);
    g_free(provider);
}

static void
copy_providers(Making *making)
{
    const GPtrArray *providers = making->base->region->providers;
    Variant *variant = making->variant;
    variant->providers = g_ptr_array_new_with_free_func(provider_copy_free);
    variant->region.providers = g_ptr_array_new();
    for (guint i = 0; i < providers->len; i++)
        g_ptr_array_add(variant->region.providers, g_ptr_array_index(providers, i));
}

/* The variant's own copy of the provider. */
static Provider *
own_provider(Making *making, int index)
{
    const Provider *said = region_provider(making->base->region, index);
    gpointer *place = &making->variant->region.providers->pdata[index];
    if (*place != said)
        return *place;
    Provider *provider = g_memdup2(said, sizeof *provider);
    provider->leaves = g_array_copy(said->leaves);
    provider->never = day_words_copy(&said->never);
    g_ptr_array_add(making->variant->providers, provider);
    *place = provider;
    return provider;
}

/* What is behind the day becomes a leave at the end of the list. */
static void
leave_without(Provider *provider, const Provider *said, int number, Day day)
{
    Period away = g_array_index(said->leaves, Leave, number).period;
    for (guint k = 0; k < provider->leaves->len; k++) {
        Leave *leave = &g_array_index(provider->leaves, Leave, k);
        if (((int)k != number && k < said->leaves->len) || !period_has(leave->period, day) ||
            leave->period.first < away.first || leave->period.last > away.last)
            continue;
        Leave rest = *leave;
        leave->period.last = day - 1;
        rest.period.first = day + 1;
        g_array_append_val(provider->leaves, rest);
        return;
    }
}

static void
change_leave(Making *making, const Sentence *sentence, const Change *change)
{
    Provider *provider = own_provider(making, sentence->index);
    const Provider *said = region_provider(making->base->region, sentence->index);
    if (change == NULL) {
        Leave *leave = &g_array_index(provider->leaves, Leave, sentence->number);
        leave->period.last = leave->period.first - 1;
    } else {
        leave_without(provider, said, sentence->number, change->day);
    }
}

static void
change_never(Making *making, const Sentence *sentence, const Change *change)
{
    Provider *provider = own_provider(making, sentence->index);
    if (change == NULL)
        day_words_clear(&provider->never);
    else
        take_off(&provider->never, change->day);
}

/* -- the whole --------------------------------------------------------------------------------- */

static void
change_choice(Making *making, const Sentence *sentence, const Change *change)
{
    (void)change; /* it speaks of one day */
    making->gone[sentence->index] = 1;
}

/* change NULL: the sentence is dropped. */
static void
apply(Making *making, guint sentence, const Change *change)
{
    static void (*const kinds[])(Making *, const Sentence *, const Change *) = {
        [SENTENCE_RULE] = change_rule,     [SENTENCE_REQUEST] = change_request,
        [SENTENCE_LEAVE] = change_leave,   [SENTENCE_NEVER] = change_never,
        [SENTENCE_CHOICE] = change_choice,
    };
    const Sentence *said = &g_array_index(making->sentences, Sentence, sentence);
    kinds[said->kind](making, said, change);
}

static void
apply_all(Making *making, const guint8 *dropped, const GArray *changes)
{
    for (guint i = 0; dropped != NULL && i < making->sentences->len; i++)
        if (dropped[i])
            apply(making, i, NULL);
    for (guint i = 0; changes != NULL && i < changes->len; i++) {
        const Change *change = &g_array_index(changes, Change, i);
        apply(making, (guint)change->sentence, change);
    }
}

static GArray *
choices_left(const Making *making)
{
    const GArray *choices = making->base->choices;
    GArray *left = g_array_new(FALSE, FALSE, sizeof(Choice));
    for (guint i = 0; i < choices->len; i++)
        if (!making->gone[i])
            g_array_append_val(left, g_array_index(choices, Choice, i));
    return left;
}

Variant *
variant_new(const Question *base, const GArray *sentences, const guint8 *dropped,
            const GArray *changes)
{
    Variant *variant = g_new0(Variant, 1);
    g_autofree GPtrArray **pieces = g_new0(GPtrArray *, base->region->requests->len + 1);
    g_autofree guint8 *gone = g_new0(guint8, base->choices->len + 1);
    Making making = {base, sentences, variant, pieces, gone};
    variant->region = *base->region;
    variant->region.fairs = g_ptr_array_new();
    copy_rules(&making);
    copy_providers(&making);
    apply_all(&making, dropped, changes);
    lay_requests(&making);
    g_autoptr(GArray) choices = choices_left(&making);
    g_autoptr(Messages) messages = messages_new();
    variant->question = question_new(&variant->region, base->period, choices, messages);
    return variant;
}

void
variant_free(Variant *variant)
{
    if (variant == NULL)
        return;
    question_free(variant->question);
    g_ptr_array_unref(variant->region.fairs);
    g_ptr_array_unref(variant->region.requests);
    g_ptr_array_unref(variant->region.providers);
    g_ptr_array_unref(variant->rules);
    g_ptr_array_unref(variant->requests);
    g_ptr_array_unref(variant->providers);
    g_free(variant);
}
