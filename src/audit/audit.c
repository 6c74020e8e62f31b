#include "audit/audit.h"
#include "audit/count.h"

static AuditRule *const audit_rule[RULE_COUNT] = {
#define RULE(name, word, level) [RULE_##name] = audit_##name,
#include "region/rules.def"
#undef RULE
};

static gint
by_start(gconstpointer a, gconstpointer b, gpointer question)
{
    int left = *(const int *)a;
    int right = *(const int *)b;
    const Slot *x = question_slot(question, left);
    const Slot *y = question_slot(question, right);
    if (x->start != y->start)
        return x->start < y->start ? -1 : 1;
    if (x->end != y->end)
        return x->end < y->end ? -1 : 1;
    return left - right;
}

static void
drop_repeats(GArray *slots)
{
    for (guint i = slots->len; i > 1; i--)
        if (g_array_index(slots, int, i - 1) == g_array_index(slots, int, i - 2))
            g_array_remove_index(slots, i - 1);
}

/** Where each provider stands, by start; reserve places only where asked for. */
static GPtrArray *
list_slots(const Question *question, const Rota *rota, gboolean reserves)
{
    GPtrArray *lists = g_ptr_array_new_with_free_func((GDestroyNotify)g_array_unref);
    for (int i = 0; i < question_provider_count(question); i++)
        g_ptr_array_add(lists, g_array_new(FALSE, FALSE, sizeof(int)));
    for (guint i = 0; i < rota->assignments->len; i++) {
        const Assignment *a = &g_array_index(rota->assignments, Assignment, i);
        if (a->slot >= 0 && (reserves || a->role == ROLE_DUTY))
            g_array_append_val(g_ptr_array_index(lists, a->provider), a->slot);
    }
    for (guint i = 0; i < lists->len; i++) {
        GArray *slots = g_ptr_array_index(lists, i);
        g_array_sort_with_data(slots, by_start, (gpointer)question);
        drop_repeats(slots);
    }
    return lists;
}

static void
audit_rules(Count *count)
{
    static const Rule unwritten = {.kind = RULE_wish, .level = 1, .cost = 1};
    const GPtrArray *rules = count->question->region->rules;
    gboolean wish = FALSE;
    for (guint i = 0; i < rules->len; i++) {
        const Rule *rule = g_ptr_array_index(rules, i);
        wish = wish || rule->kind == RULE_wish;
        if (!rule->disabled)
            audit_rule[rule->kind](count, (int)i, rule);
    }
    if (!wish)
        audit_wish(count, -1, &unwritten);
}

static gint
by_level(gconstpointer a, gconstpointer b)
{
    return ((const Breach *)a)->level - ((const Breach *)b)->level;
}

static Count
count_begin(const Question *question, const Rota *rota)
{
    Audit *audit = g_new0(Audit, 1);
    gsize tallies = question->region->fairs->len;
    audit->breaches = g_array_new(FALSE, FALSE, sizeof(Breach));
    audit->load = g_new0(gint64, tallies * (gsize)question_provider_count(question) + 1);
    return (Count){.question = question,
                   .rota = rota,
                   .audit = audit,
                   .duties = list_slots(question, rota, FALSE),
                   .stands = list_slots(question, rota, TRUE),
                   .first = 0,
                   .last = question_provider_count(question) - 1};
}

static Audit *
count_end(Count *count)
{
    g_array_sort(count->audit->breaches, by_level); /* keeps the order of equals (GLib 2.32) */
    g_ptr_array_unref(count->duties);
    g_ptr_array_unref(count->stands);
    return count->audit;
}

Audit *
audit_rota(const Question *question, const Rota *rota)
{
    Count count = count_begin(question, rota);
    audit_cover(&count);
    audit_place(&count);
    audit_rules(&count);
    audit_fair(&count);
    return count_end(&count);
}

Audit *
audit_provider(const Question *question, const Rota *rota, int provider)
{
    Count count = count_begin(question, rota);
    count.first = count.last = provider;
    audit_place(&count);
    audit_rules(&count);
    return count_end(&count);
}

void
audit_free(Audit *audit)
{
    if (!audit)
        return;
    g_array_unref(audit->breaches);
    g_free(audit->load);
    g_free(audit);
}
