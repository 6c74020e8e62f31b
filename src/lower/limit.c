#include "lower/content.h"
#include "region/frozen.h"

/* Whether some duty of the rule could be the provider's, absences and `never` aside, or to a soft
 * rule could have been while it was not past. */
static gboolean
can_stand(const Lowering *lowering, const Rule *rule, int provider)
{
    for (int s = 0; s < question_slot_count(lowering->question); s++) {
        Bar bar = rule->level == LEVEL_HARD ? question_bar(lowering->question, provider, s)
                                            : slot_bar_once(lowering->question, provider, s);
        if ((bar == BAR_NONE || bar == BAR_ABSENT || bar == BAR_NEVER) &&
            question_slot(lowering->question, s)->need > 0 &&
            rule_sees(lowering->question, rule, provider, s))
            return TRUE;
    }
    return FALSE;
}

/* Whether the provider, one of the rule's, bears a share of the load on some day of the window in
 * the period, and the rule holds on some day of it. */
static gboolean
shares(const Lowering *lowering, const Rule *rule, const Window *window, int number)
{
    const Provider *provider = region_provider(lowering->region, number);
    Period period = lowering->question->period;
    gboolean bears = FALSE, holds = FALSE;
    for (Day day = MAX(window->first, period.first); day <= MIN(window->last, period.last); day++) {
        if (!window_has(lowering, window, day))
            continue;
        bears =
            bears || (provider_is_member(provider, day) && provider_leave(provider, day) == NULL &&
                      provider_share(provider, day) > 0 &&
                      who_has(lowering->region, rule->who, number, day));
        holds = holds || rule_sees_day(lowering->question, rule, day);
    }
    return bears && holds;
}

/* Whether a minimum can still be asked for: not where all duties of the rule in the window, or its
 * days, are past. */
static gboolean
goes_on(const Lowering *lowering, const Rule *rule, const Window *window, int provider)
{
    gboolean past = rule->level == LEVEL_HARD && day_is_frozen(lowering->question, window->last);
    for (int s = 0; s < question_slot_count(lowering->question); s++) {
        const Slot *slot = question_slot(lowering->question, s);
        if (slot->need == 0 || !window_has(lowering, window, slot->day) ||
            !rule_sees(lowering->question, rule, provider, s))
            continue;
        if (!rule_excuses(lowering, rule, s))
            return TRUE;
        past = TRUE;
    }
    return !past;
}

/* Load of the duties that stay as published, of which a hard rule says nothing by themselves. */
static int
past_load(const Lowering *lowering, const Rule *rule, const Content *content)
{
    int load = 0;
    for (guint i = 0; i < content->slots->len; i++) {
        int slot = g_array_index(content->slots, int, i);
        if (rule_excuses(lowering, rule, slot))
            load += content_load(lowering, &rule->limit, slot);
    }
    return load;
}

static Content
content_of(const Lowering *lowering, const Rule *rule, const Window *window, const GArray *slots)
{
    Content content = content_new();
    for (guint i = 0; i < slots->len; i++) {
        int slot = g_array_index(slots, int, i);
        if (content_load(lowering, &rule->limit, slot) > 0 &&
            window_has(lowering, window, question_slot(lowering->question, slot)->day))
            g_array_append_val(content.slots, slot);
    }
    return content;
}

/* What the windows hold, neighbours that hold the same told as one; Content. */
static GArray *
contents_of(const Lowering *lowering, const Rule *rule, const GArray *windows, int provider)
{
    g_autoptr(GArray) slots = rule_slots(lowering, rule, provider);
    gboolean asked = rule->limit.min > 0 && can_stand(lowering, rule, provider);
    GArray *contents = contents_new();
    for (guint i = 0; i < windows->len; i++) {
        const Window *window = &g_array_index(windows, Window, i);
        Content content = content_of(lowering, rule, window, slots);
        content.recorded =
            content_recorded(lowering, rule, &rule->limit, window, provider, provider);
        if (asked && period_has(lowering->question->period, window->last) &&
            shares(lowering, rule, window, provider) && goes_on(lowering, rule, window, provider))
            content.min = rule->limit.min;
        contents_add(contents, content);
    }
    return contents;
}

/* Above `most`, what is fixed by hand raises the maximum: a mark for each step takes one off the
 * sum. */
static void
excuse_by_hand(Lowering *lowering, const GArray *slots, int most, Tally *tally)
{
    g_autoptr(GArray) cells = g_array_new(FALSE, FALSE, sizeof(int));
    g_autoptr(GArray) loads = g_array_new(FALSE, FALSE, sizeof(int));
    int sum = 0;
    for (int i = 0; i < tally->n; i++) {
        if (!question_fixed(lowering->question, tally->provider, g_array_index(slots, int, i)))
            continue;
        g_array_append_val(cells, tally->cell[i]);
        g_array_append_val(loads, tally->weight[i]);
        sum += tally->weight[i];
    }
    for (int least = most + 1; least <= sum; least++) {
        Mark mark = {.provider = tally->provider,
                     .n = (int)cells->len,
                     .cell = g_memdup2(cells->data, sizeof(int) * cells->len),
                     .weight = g_memdup2(loads->data, sizeof(int) * loads->len),
                     .least = least};
        tally->cell = g_renew(int, tally->cell, tally->n + 1);
        tally->weight = g_renew(int, tally->weight, tally->n + 1);
        tally->cell[tally->n] = program_add_mark(lowering->program, mark);
        tally->weight[tally->n++] = -1;
    }
}

static void
lower_content(Lowering *lowering, const Rule *rule, int provider, const Content *content,
              const Tariff *tariff)
{
    g_autofree int *cells = duty_cells(lowering, provider, content->slots);
    g_autoptr(GArray) list = g_array_new(FALSE, FALSE, sizeof(int));
    g_array_append_vals(list, cells, content->slots->len);
    Tally tally = tally_new(list, provider, tariff);
    int recorded = (int)content->recorded;
    int most = 0, max = rule->limit.max, min = content->min - recorded;
    for (int i = 0; i < tally.n; i++) {
        tally.weight[i] =
            content_load(lowering, &rule->limit, g_array_index(content->slots, int, i));
        most += tally.weight[i];
    }
    if (max >= 0)
        max = MAX(max, past_load(lowering, rule, content) + recorded);
    if (max < 0)
        max = most;
    else if (rule->except_fixed)
        excuse_by_hand(lowering, content->slots, MAX(max, recorded), &tally);
    if (rule->limit.max >= 0)
        max = MAX(0, max - recorded);
    if (tariff->cost == NEVER)
        most = MIN(most, max);
    tally_prices(&tally, 0, most + 1);
    for (int sum = 0; sum <= most; sum++) {
        int units = MAX(0, sum - max) + MAX(0, min - sum);
        tally.price[sum] = tariff_price(tariff, (gint64)units * content->windows);
    }
    lowering_add(lowering, tally);
}

static gboolean
binds(const Lowering *lowering, const Rule *rule, const Content *content)
{
    gint64 most = 0;
    for (guint i = 0; i < content->slots->len; i++)
        most += content_load(lowering, &rule->limit, g_array_index(content->slots, int, i));
    return content->min > content->recorded ||
           (rule->limit.max >= 0 && most > 0 && most + content->recorded > rule->limit.max);
}

/* Whether a hard maximum on these days follows from that on the days of a neighbour. */
static gboolean
within(const Content *content, const Content *neighbour)
{
    guint n = content->slots->len, m = neighbour->slots->len;
    return content->min == 0 && content->recorded <= neighbour->recorded && n > 0 && n <= m &&
           g_array_index(neighbour->slots, int, 0) <= g_array_index(content->slots, int, 0) &&
           g_array_index(neighbour->slots, int, m - 1) >= g_array_index(content->slots, int, n - 1);
}

static gboolean
follows(const Rule *rule, const GArray *contents, guint i)
{
    const Content *content = &g_array_index(contents, Content, i);
    if (rule->level != LEVEL_HARD || rule->limit.per != PER_DAYS || rule->except_fixed)
        return FALSE;
    return (i > 0 && within(content, content - 1)) ||
           (i + 1 < contents->len && within(content, content + 1));
}

void
lower_limit(Lowering *lowering, int number)
{
    const Rule *rule = g_ptr_array_index(lowering->region->rules, number);
    Tariff tariff = tariff_rule(lowering, number);
    g_autoptr(GArray) windows = windows_of(lowering, &rule->limit);
    for (int p = 0; p < lowering->program->providers; p++) {
        g_autoptr(GArray) contents = contents_of(lowering, rule, windows, p);
        for (guint i = 0; i < contents->len; i++) {
            const Content *content = &g_array_index(contents, Content, i);
            if (binds(lowering, rule, content) && !follows(rule, contents, i))
                lower_content(lowering, rule, p, content, &tariff);
        }
    }
}
