#include "lower/content.h"

#include <string.h>

Content
content_new(void)
{
    return (Content){g_array_new(FALSE, FALSE, sizeof(int)), 0, 0, 1};
}

static void
content_clear(gpointer data)
{
    g_array_unref(((Content *)data)->slots);
}

GArray *
contents_new(void)
{
    GArray *contents = g_array_new(FALSE, FALSE, sizeof(Content));
    g_array_set_clear_func(contents, content_clear);
    return contents;
}

static gboolean
same_content(const Content *a, const Content *b)
{
    return a->min == b->min && a->recorded == b->recorded && a->slots->len == b->slots->len &&
           (a->slots->len == 0 ||
            memcmp(a->slots->data, b->slots->data, sizeof(int) * a->slots->len) == 0);
}

void
contents_add(GArray *contents, Content content)
{
    Content *last = contents->len > 0 ? &g_array_index(contents, Content, contents->len - 1) : NULL;
    if (last != NULL && same_content(last, &content)) {
        last->windows++;
        content_clear(&content);
    } else {
        g_array_append_val(contents, content);
    }
}

int
content_load(const Lowering *lowering, const LimitRule *limit, int slot)
{
    return limit->weigh ? question_slot(lowering->question, slot)->weight : 1;
}

gint64
content_recorded(const Lowering *lowering, const Rule *rule, const LimitRule *limit,
                 const Window *window, int first, int last)
{
    const Question *question = lowering->question;
    gint64 load = 0;
    if (window->first >= question->period.first && window->last <= question->period.last)
        return 0;
    for (guint i = beyond_first(question, first); i < beyond_end(question, last); i++) {
        const Beyond *duty = question_beyond(question, i);
        if (window_has(lowering, window, duty->slot.day) && rule_sees_beyond(question, rule, duty))
            load += limit->weigh ? duty->slot.weight : 1;
    }
    return load;
}
