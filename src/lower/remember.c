#include "lower/lowering.h"
#include "region/beyond.h"

/* A provider's duties in one instance. */
typedef struct {
    int year;
    GArray *cells; /* int: all that the rule sees */
    GArray *loose; /* int: those which are not excused by hand */
} Instance;

static void
instance_clear(gpointer data)
{
    Instance *instance = data;
    g_array_unref(instance->cells);
    g_array_unref(instance->loose);
}

/* Adds the cell to its instance; slots come by day, so that instances come by year. */
static void
add_cell(GArray *instances, int year, int cell, gboolean excused)
{
    if (instances->len == 0 ||
        g_array_index(instances, Instance, instances->len - 1).year != year) {
        Instance fresh = {year, g_array_new(FALSE, FALSE, sizeof(int)),
                          g_array_new(FALSE, FALSE, sizeof(int))};
        g_array_append_val(instances, fresh);
    }
    Instance *instance = &g_array_index(instances, Instance, instances->len - 1);
    g_array_append_val(instance->cells, cell);
    if (!excused)
        g_array_append_val(instance->loose, cell);
}

static GArray *
instances_of(const Lowering *lowering, const Rule *rule, int provider)
{
    GArray *instances = g_array_new(FALSE, FALSE, sizeof(Instance));
    g_array_set_clear_func(instances, instance_clear);
    g_autoptr(GArray) slots = rule_slots(lowering, rule, provider);
    for (guint i = 0; i < slots->len; i++) {
        int year, slot = g_array_index(slots, int, i);
        if (remember_year(lowering->region->calendar, &rule->remember,
                          question_slot(lowering->question, slot)->day, &year))
            add_cell(instances, year, duty_cell(lowering, provider, slot),
                     rule->except_fixed && question_fixed(lowering->question, provider, slot));
    }
    return instances;
}

static gboolean
recalls(const Rule *rule, int year, int earlier)
{
    return earlier < year && year - earlier <= rule->remember.years;
}

/* Whether a record before the period has the provider in an instance that this year recalls. */
static gboolean
served_before(const Lowering *lowering, const Rule *rule, int provider, int year)
{
    const Question *question = lowering->question;
    for (guint i = beyond_first(question, provider); i < beyond_end(question, provider); i++) {
        const Beyond *duty = question_beyond(question, i);
        int earlier;
        if (duty->slot.day < question->period.first &&
            remember_year(lowering->region->calendar, &rule->remember, duty->slot.day, &earlier) &&
            recalls(rule, year, earlier) && rule_sees_beyond(question, rule, duty))
            return TRUE;
    }
    return FALSE;
}

/* Every duty of the instance costs. */
static void
lower_all(Lowering *lowering, int provider, const Instance *instance, const Tariff *tariff)
{
    Tally tally = tally_new(instance->loose, provider, tariff);
    tally_prices(&tally, 0, tally.n + 1);
    for (int k = 1; k <= tally.n; k++)
        tally.price[k] = tariff_price(tariff, k);
    lowering_add(lowering, tally);
}

/* Every duty of the instance costs where one of the earlier duties is taken. */
static void
lower_again(Lowering *lowering, int provider, const Instance *instance, const GArray *earlier,
            const Tariff *tariff)
{
    int before =
        earlier->len == 1 ? g_array_index(earlier, int, 0) : lower_any(lowering, earlier, provider);
    for (guint i = 0; i < instance->loose->len; i++) {
        g_autoptr(GArray) both = g_array_new(FALSE, FALSE, sizeof(int));
        g_array_append_val(both, before);
        g_array_append_val(both, g_array_index(instance->loose, int, i));
        lower_crowd(lowering, both, provider, 2, tariff);
    }
}

static void
lower_instances(Lowering *lowering, const Rule *rule, int provider, const GArray *instances,
                const Tariff *tariff)
{
    for (guint i = 0; i < instances->len; i++) {
        const Instance *instance = &g_array_index(instances, Instance, i);
        if (instance->loose->len == 0)
            continue;
        g_autoptr(GArray) earlier = g_array_new(FALSE, FALSE, sizeof(int));
        for (guint k = 0; k < i; k++) {
            const Instance *other = &g_array_index(instances, Instance, k);
            if (recalls(rule, instance->year, other->year))
                g_array_append_vals(earlier, other->cells->data, other->cells->len);
        }
        if (served_before(lowering, rule, provider, instance->year))
            lower_all(lowering, provider, instance, tariff);
        else if (earlier->len > 0)
            lower_again(lowering, provider, instance, earlier, tariff);
    }
}

void
lower_remember(Lowering *lowering, int number)
{
    const Rule *rule = g_ptr_array_index(lowering->region->rules, number);
    Tariff tariff = tariff_rule(lowering, number);
    for (int p = 0; p < lowering->program->providers; p++) {
        g_autoptr(GArray) instances = instances_of(lowering, rule, p);
        lower_instances(lowering, rule, p, instances, &tariff);
    }
}
