#include "explain/variant.h"

typedef struct {
    const Question *base;
    const GArray *sentences;
    const guint8 *dropped;
    const GArray *changes;
    Variant *variant;
} Making;

static gboolean
is_dropped(const Making *making, guint sentence)
{
    return making->dropped != NULL && making->dropped[sentence];
}

/* The words less the days from first to last; the copy's owner clears it. */
static DayWords
words_without(const DayWords *words, Day first, Day last)
{
    DayWords copy = {NULL};
    for (guint i = 0; words->words != NULL && i < words->words->len; i++)
        day_words_add(&copy, g_array_index(words->words, DayWord, i));
    DayWord off = {.kind = DAY_WORD_DATES, .negated = TRUE, .first = first, .last = last};
    day_words_add(&copy, off);
    return copy;
}

static void
words_take_off(DayWords *words, Day first, Day last)
{
    DayWords less = words_without(words, first, last);
    day_words_clear(words);
    *words = less;
}

static DayWords
words_copy(const DayWords *words)
{
    DayWords copy = {NULL};
    for (guint i = 0; words->words != NULL && i < words->words->len; i++)
        day_words_add(&copy, g_array_index(words->words, DayWord, i));
    return copy;
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

/* The lists in it are shared. */
static Who *
who_copy(const Who *who)
{
    if (who == NULL)
        return NULL;
    Who *copy = g_memdup2(who, sizeof *who);
    GArray *const arrays[] = {copy->ids, copy->clinics};
    GPtrArray *const words[] = {copy->departments, copy->tags, copy->areas};
    for (gsize i = 0; i < G_N_ELEMENTS(arrays); i++)
        if (arrays[i] != NULL)
            g_array_ref(arrays[i]);
    for (gsize i = 0; i < G_N_ELEMENTS(words); i++)
        if (words[i] != NULL)
            g_ptr_array_ref(words[i]);
    copy->except = who_copy(who->except);
    return copy;
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
        rule->days = words_copy(&rule->days);
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
        words_take_off(&rule->days, change->day, change->day);
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

/* The request's pieces, each less the day. */
static GPtrArray *
less_day(GPtrArray *pieces, Day day)
{
    GPtrArray *left = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < pieces->len; i++)
        take_day_off(left, g_ptr_array_index(pieces, i), day);
    g_ptr_array_unref(pieces);
    return left;
}

/* Whether the sentence is changed: its pieces (the caller unrefs), or NULL. */
static GPtrArray *
pieces_of(const Making *making, const Request *request, int index)
{
    GPtrArray *pieces = NULL;
    for (guint i = 0; making->changes != NULL && i < making->changes->len; i++) {
        const Change *change = &g_array_index(making->changes, Change, i);
        const Sentence *sentence = &g_array_index(making->sentences, Sentence, change->sentence);
        if (sentence->kind != SENTENCE_REQUEST || sentence->index != index)
            continue;
        if (pieces == NULL) {
            pieces = g_ptr_array_new_with_free_func(g_free);
            g_ptr_array_add(pieces, g_memdup2(request, sizeof *request));
        }
        pieces = less_day(pieces, change->day);
    }
    return pieces;
}

static void
copy_requests(Making *making)
{
    const GPtrArray *requests = making->base->region->requests;
    Variant *variant = making->variant;
    g_autofree guint8 *gone = g_new0(guint8, requests->len + 1);
    for (guint i = 0; i < making->sentences->len; i++) {
        const Sentence *sentence = &g_array_index(making->sentences, Sentence, i);
        if (sentence->kind == SENTENCE_REQUEST && is_dropped(making, i))
            gone[sentence->index] = 1;
    }
    variant->requests = g_ptr_array_new_with_free_func(g_free);
    variant->region.requests = g_ptr_array_new();
    for (guint i = 0; i < requests->len; i++) {
        Request *request = g_ptr_array_index(requests, i);
        g_autoptr(GPtrArray) pieces = gone[i] ? NULL : pieces_of(making, request, (int)i);
        if (pieces != NULL) {
            while (pieces->len > 0) {
                Request *piece = g_ptr_array_steal_index(pieces, 0);
                g_ptr_array_add(variant->requests, piece);
                g_ptr_array_add(variant->region.requests, piece);
            }
        } else if (!gone[i]) {
            g_ptr_array_add(variant->region.requests, request);
        }
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
    provider->never = words_copy(&said->never);
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
        words_take_off(&provider->never, change->day, change->day);
}

/* -- the whole --------------------------------------------------------------------------------- */

/* change NULL: the sentence is dropped. */
static void
apply(Making *making, const Sentence *sentence, const Change *change)
{
    if (sentence->kind == SENTENCE_RULE)
        change_rule(making, sentence, change);
    else if (sentence->kind == SENTENCE_LEAVE)
        change_leave(making, sentence, change);
    else if (sentence->kind == SENTENCE_NEVER)
        change_never(making, sentence, change);
}

static void
apply_all(Making *making)
{
    for (guint i = 0; i < making->sentences->len; i++)
        if (is_dropped(making, i))
            apply(making, &g_array_index(making->sentences, Sentence, i), NULL);
    for (guint i = 0; making->changes != NULL && i < making->changes->len; i++) {
        const Change *change = &g_array_index(making->changes, Change, i);
        apply(making, &g_array_index(making->sentences, Sentence, change->sentence), change);
    }
}

static GArray *
choices_left(const Making *making)
{
    const GArray *choices = making->base->choices;
    g_autofree guint8 *gone = g_new0(guint8, choices->len + 1);
    for (guint i = 0; i < making->sentences->len; i++) {
        const Sentence *sentence = &g_array_index(making->sentences, Sentence, i);
        gboolean changed = FALSE;
        for (guint k = 0; making->changes != NULL && k < making->changes->len; k++)
            changed = changed || g_array_index(making->changes, Change, k).sentence == (int)i;
        if (sentence->kind == SENTENCE_CHOICE && (changed || is_dropped(making, i)))
            gone[sentence->index] = 1;
    }
    GArray *left = g_array_new(FALSE, FALSE, sizeof(Choice));
    for (guint i = 0; i < choices->len; i++)
        if (!gone[i])
            g_array_append_val(left, g_array_index(choices, Choice, i));
    return left;
}

Variant *
variant_new(const Question *base, const GArray *sentences, const guint8 *dropped,
            const GArray *changes)
{
    Variant *variant = g_new0(Variant, 1);
    Making making = {base, sentences, dropped, changes, variant};
    variant->region = *base->region;
    variant->region.fairs = g_ptr_array_new();
    copy_rules(&making);
    copy_requests(&making);
    copy_providers(&making);
    apply_all(&making);
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
