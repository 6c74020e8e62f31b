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

static Audit *
audit_new(gsize loads)
{
    Audit *audit = g_new0(Audit, 1);
    audit->breaches = g_array_new(FALSE, FALSE, sizeof(Breach));
    audit->efforts = g_array_new(FALSE, FALSE, sizeof(Breach));
    audit->load = g_new0(gint64, loads + 1);
    audit->served = g_new0(gint64, loads + 1);
    return audit;
}

static Count
count_begin(const Question *question, const Rota *rota)
{
    return (Count){.question = question,
                   .rota = rota,
                   .duties = list_slots(question, rota, FALSE),
                   .stands = list_slots(question, rota, TRUE),
                   .first = 0,
                   .last = question_provider_count(question) - 1};
}

static void
count_end(Count *count)
{
    g_ptr_array_unref(count->duties);
    g_ptr_array_unref(count->stands);
}

static void
sort_breaches(Audit *audit)
{
    g_array_sort(audit->breaches, by_level); /* keeps the order of equals (GLib 2.32) */
}

Audit *
audit_rota(const Question *question, const Rota *rota)
{
    Count count = count_begin(question, rota);
    count.audit =
        audit_new((gsize)question->region->fairs->len * (gsize)question_provider_count(question));
    audit_cover(&count);
    audit_frozen(&count);
    audit_place(&count);
    audit_rules(&count);
    audit_fair(&count);
    sort_breaches(count.audit);
    count_end(&count);
    return count.audit;
}

struct Trial {
    Count count;
};

Trial *
trial_new(const Question *question, const Rota *rota)
{
    Trial *trial = g_new0(Trial, 1);
    trial->count = count_begin(question, rota);
    trial->count.rota = NULL; /* what concerns one provider asks for duties only */
    return trial;
}

void
trial_free(Trial *trial)
{
    if (!trial)
        return;
    count_end(&trial->count);
    g_free(trial);
}

/** The provider's list with the slot in its place; the list as it was is returned. */
static GArray *
exchange(GPtrArray *lists, int provider, int slot, const Question *question)
{
    GArray *list = g_ptr_array_index(lists, provider);
    GArray *longer = g_array_copy(list);
    g_array_append_val(longer, slot);
    g_array_sort_with_data(longer, by_start, (gpointer)question);
    drop_repeats(longer);
    lists->pdata[provider] = longer;
    return list;
}

/** The provider's list without the slot; the list as it was is returned. */
static GArray *
take_out(GPtrArray *lists, int provider, int slot)
{
    GArray *list = g_ptr_array_index(lists, provider);
    GArray *shorter = g_array_new(FALSE, FALSE, sizeof(int));
    for (guint i = 0; i < list->len; i++) {
        int other = g_array_index(list, int, i);
        if (other != slot)
            g_array_append_val(shorter, other);
    }
    lists->pdata[provider] = shorter;
    return list;
}

static void
put_back(GPtrArray *lists, int provider, GArray *list)
{
    if (!list)
        return;
    g_array_unref(g_ptr_array_index(lists, provider));
    lists->pdata[provider] = list;
}

Audit *
trial_audit(Trial *trial, int provider, int slot, Role role)
{
    Count *count = &trial->count;
    GArray *duties = NULL, *stands = NULL;
    if (slot >= 0 && role == ROLE_DUTY)
        duties = exchange(count->duties, provider, slot, count->question);
    if (slot >= 0)
        stands = exchange(count->stands, provider, slot, count->question);
    count->audit = audit_new(0);
    count->first = count->last = provider;
    audit_place(count);
    audit_rules(count);
    sort_breaches(count->audit);
    put_back(count->duties, provider, duties);
    put_back(count->stands, provider, stands);
    return g_steal_pointer(&count->audit);
}

Audit *
trial_audit_instead(Trial *trial, int provider, int slot, Role role, int gone)
{
    Count *count = &trial->count;
    GArray *duties = take_out(count->duties, gone, slot);
    GArray *stands = take_out(count->stands, gone, slot);
    Audit *audit = trial_audit(trial, provider, slot, role);
    put_back(count->duties, gone, duties);
    put_back(count->stands, gone, stands);
    return audit;
}

void
audit_free(Audit *audit)
{
    if (!audit)
        return;
    g_array_unref(audit->breaches);
    g_array_unref(audit->efforts);
    g_free(audit->load);
    g_free(audit->served);
    g_free(audit);
}
