#include "lower/crew.h"
#include "region/traits.h"

/* The words under which providers count, and who counts under which. */
typedef struct {
    GPtrArray *words; /* char *, of the region */
    GPtrArray *of;    /* GArray of int (words) by provider */
} Labels;

static Labels
labels_of(const Lowering *lowering, By by)
{
    Labels labels = {g_ptr_array_new(),
                     g_ptr_array_new_with_free_func((GDestroyNotify)g_array_unref)};
    for (int p = 0; p < lowering->program->providers; p++) {
        g_autoptr(GPtrArray) traits = provider_traits(lowering->region, p, by);
        GArray *own = g_array_new(FALSE, FALSE, sizeof(int));
        for (guint i = 0; i < traits->len; i++) {
            char *word = g_ptr_array_index(traits, i);
            guint number = labels.words->len;
            if (!g_ptr_array_find_with_equal_func(labels.words, word, g_str_equal, &number))
                g_ptr_array_add(labels.words, word);
            g_array_append_val(own, number);
        }
        g_ptr_array_add(labels.of, own);
    }
    return labels;
}

/* A day's slots first … end - 1. */
typedef struct {
    const Rule *rule;
    const Tariff *tariff;
    const Labels *labels;
    int first;
    int end;
    int presence; /* mark: somebody not excused stands; -1: not made yet */
} Scope;

/* Returns whether the word applies to a member of the day's lines. */
static gboolean
crew_of(const Lowering *lowering, const Scope *scope, int word, Crew *crew)
{
    gboolean member = FALSE;
    for (int s = scope->first; s < scope->end; s++) {
        if (!rule_sees_slot(lowering->question, scope->rule, s))
            continue;
        crew_add_places(lowering, crew, s, 1);
        for (int p = 0; p < lowering->program->providers; p++) {
            const GArray *own = g_ptr_array_index(scope->labels->of, (guint)p);
            gboolean counted = indexes_have(own, word);
            if (!rule_sees(lowering->question, scope->rule, p, s))
                continue;
            crew_add(lowering, crew, scope->rule, p, s, counted, 1);
            member = member || (counted && bears(lowering, scope->rule, p, s));
        }
    }
    return member;
}

static void
lower_word(Lowering *lowering, Scope *scope, int word)
{
    const SpreadRule *spread = &scope->rule->spread;
    g_auto(Crew) crew = crew_new();
    gboolean member = crew_of(lowering, scope, word, &crew);
    if (spread->max >= 0 && MIN(crew.most, (gint64)crew.counted->len) > spread->max)
        crew_lower(lowering, &crew, 0, spread->max, 1, scope->tariff);
    if (spread->min > 0 && member)
        crew_lower_least(lowering, &crew, spread->min, &scope->presence, scope->tariff);
}

void
lower_spread(Lowering *lowering, int number)
{
    const Rule *rule = g_ptr_array_index(lowering->region->rules, number);
    Tariff tariff = tariff_rule(lowering, number);
    Labels labels = labels_of(lowering, rule->spread.by);
    int count = question_slot_count(lowering->question);
    Scope scope = {rule, &tariff, &labels, 0, 0, -1};
    for (; scope.first < count; scope.first = scope.end) {
        Day day = question_slot(lowering->question, scope.first)->day;
        scope.presence = -1;
        while (scope.end < count && question_slot(lowering->question, scope.end)->day == day)
            scope.end++;
        if (rule_excuses(lowering, rule, scope.first))
            continue;
        for (guint word = 0; word < labels.words->len; word++)
            lower_word(lowering, &scope, (int)word);
    }
    g_ptr_array_unref(labels.words);
    g_ptr_array_unref(labels.of);
}
