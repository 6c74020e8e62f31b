#include "lower/content.h"
#include "lower/crew.h"

static Content
content_of(const Lowering *lowering, const Rule *rule, const Window *window)
{
    Content content = content_new();
    content.recorded =
        content_recorded(lowering, rule, &rule->quota, window, 0, lowering->program->providers - 1);
    gboolean inside = period_has(lowering->question->period, window->last);
    for (int s = 0; s < question_slot_count(lowering->question); s++) {
        const Slot *slot = question_slot(lowering->question, s);
        if (slot->need == 0 || !rule_sees_slot(lowering->question, rule, s) ||
            !window_has(lowering, window, slot->day))
            continue;
        if (inside && !rule_excuses(lowering, rule, s))
            content.min = rule->quota.min;
        if (content_load(lowering, &rule->quota, s) > 0)
            g_array_append_val(content.slots, s);
    }
    return content;
}

/* Neighbours that hold the same are told as one; Content. */
static GArray *
contents_of(const Lowering *lowering, const Rule *rule)
{
    g_autoptr(GArray) windows = windows_of(lowering, &rule->quota);
    GArray *contents = contents_new();
    for (guint i = 0; i < windows->len; i++)
        contents_add(contents, content_of(lowering, rule, &g_array_index(windows, Window, i)));
    return contents;
}

static void
lower_content(Lowering *lowering, const Rule *rule, const Content *content, const Tariff *tariff)
{
    g_auto(Crew) crew = crew_new();
    for (guint i = 0; i < content->slots->len; i++) {
        int slot = g_array_index(content->slots, int, i);
        int load = content_load(lowering, &rule->quota, slot);
        crew_add_places(lowering, &crew, slot, load);
        for (int p = 0; p < lowering->program->providers; p++)
            if (rule_sees(lowering->question, rule, p, slot))
                crew_add(lowering, &crew, rule, p, slot, TRUE, load);
    }
    crew.recorded = content->recorded;
    if (content->min > content->recorded ||
        (rule->quota.max >= 0 && crew.most > 0 && crew.most + crew.recorded > rule->quota.max))
        crew_lower(lowering, &crew, content->min, rule->quota.max, content->windows, tariff);
}

void
lower_quota(Lowering *lowering, int number)
{
    const Rule *rule = g_ptr_array_index(lowering->region->rules, number);
    Tariff tariff = tariff_rule(lowering, number);
    g_autoptr(GArray) contents = contents_of(lowering, rule);
    for (guint i = 0; i < contents->len; i++)
        lower_content(lowering, rule, &g_array_index(contents, Content, i), &tariff);
}
