#include "lower/crew.h"
#include "lower/window.h"
#include "region/beyond.h"

/* Slots in a window whose duties the rule counts, and in how many windows they are the same. */
typedef struct {
    GArray *slots;   /* int */
    int min;         /* 0: not asked */
    gint64 recorded; /* load of duties outside the period */
    int windows;
} Content;

static void
content_clear(gpointer data)
{
    g_array_unref(((Content *)data)->slots);
}

static int
load_of(const Lowering *lowering, const Rule *rule, int slot)
{
    return rule->quota.weigh ? question_slot(lowering->question, slot)->weight : 1;
}

/* Load of the recorded duties in the window. */
static gint64
recorded_in(const Lowering *lowering, const Rule *rule, const Window *window)
{
    const Question *question = lowering->question;
    gint64 load = 0;
    if (window->first >= question->period.first && window->last <= question->period.last)
        return 0;
    for (guint i = 0; i < beyond_end(question, lowering->program->providers - 1); i++) {
        const Beyond *duty = question_beyond(question, i);
        if (window_has(lowering, window, duty->slot.day) && rule_sees_beyond(question, rule, duty))
            load += rule->quota.weigh ? duty->slot.weight : 1;
    }
    return load;
}

static Content
content_of(const Lowering *lowering, const Rule *rule, const Window *window)
{
    Content content = {g_array_new(FALSE, FALSE, sizeof(int)), 0, 0, 1};
    content.recorded = recorded_in(lowering, rule, window);
    gboolean inside = period_has(lowering->question->period, window->last);
    for (int s = 0; s < question_slot_count(lowering->question); s++) {
        const Slot *slot = question_slot(lowering->question, s);
        if (slot->need == 0 || !rule_sees_slot(lowering->question, rule, s) ||
            !window_has(lowering, window, slot->day))
            continue;
        if (inside)
            content.min = rule->quota.min;
        if (load_of(lowering, rule, s) > 0)
            g_array_append_val(content.slots, s);
    }
    return content;
}

static gboolean
same_content(const Content *a, const Content *b)
{
    return a->min == b->min && a->recorded == b->recorded && a->slots->len == b->slots->len &&
           (a->slots->len == 0 ||
            memcmp(a->slots->data, b->slots->data, sizeof(int) * a->slots->len) == 0);
}

/* Neighbours that hold the same are told as one; Content. */
static GArray *
contents_of(const Lowering *lowering, const Rule *rule)
{
    g_autoptr(GArray) windows = windows_of(lowering, &rule->quota);
    GArray *contents = g_array_new(FALSE, FALSE, sizeof(Content));
    g_array_set_clear_func(contents, content_clear);
    for (guint i = 0; i < windows->len; i++) {
        Content content = content_of(lowering, rule, &g_array_index(windows, Window, i));
        Content *last =
            contents->len > 0 ? &g_array_index(contents, Content, contents->len - 1) : NULL;
        if (last != NULL && same_content(last, &content)) {
            last->windows++;
            content_clear(&content);
        } else {
            g_array_append_val(contents, content);
        }
    }
    return contents;
}

static void
lower_content(Lowering *lowering, const Rule *rule, const Content *content, const Tariff *tariff)
{
    g_auto(Crew) crew = crew_new();
    for (guint i = 0; i < content->slots->len; i++) {
        int slot = g_array_index(content->slots, int, i);
        int load = load_of(lowering, rule, slot);
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
