#include "region/frozen.h"
#include "region/lay.h"

/* Days before the period whose windows may still reach into it: a window ends the next day at
 * latest. */
#define DAYS_BEFORE 2

/* By provider and day, the request that counts: the later of two replaces the earlier. */
typedef struct {
    Day first;
    gsize days;
    const Request **requests;
} Winners;

static void
add_winners(Winners *winners, const GPtrArray *requests)
{
    Day last = winners->first + (Day)winners->days - 1;
    for (guint i = 0; i < requests->len; i++) {
        const Request *request = g_ptr_array_index(requests, i);
        if (request->kind != REQUEST_AVOID && request->kind != REQUEST_WANT)
            continue;
        const Request **row = winners->requests + (gsize)request->provider * winners->days;
        for (Day day = MAX(request->from, winners->first); day <= MIN(request->to, last); day++)
            row[day - winners->first] = request;
    }
}

static Winners
winners_new(const Question *question)
{
    Day first = question->period.first - DAYS_BEFORE;
    Day last = question->period.last + question->span;
    gsize days = (gsize)(last - first) + 1;
    gsize providers = question->region->providers->len;
    Winners winners = {first, days, g_new0(const Request *, providers *days)};
    add_winners(&winners, question->recalled);
    add_winners(&winners, question->region->requests);
    return winners;
}

static void
wish_free(gpointer data)
{
    Wish *wish = data;
    g_array_unref(wish->slots);
    g_free(wish);
}

static void
keep_possible(const Question *question, int provider, GArray *slots)
{
    for (guint i = slots->len; i > 0; i--) {
        int slot = g_array_index(slots, int, i - 1);
        if (slot_bar_once(question, provider, slot) != BAR_NONE ||
            question_slot(question, slot)->need == 0)
            g_array_remove_index(slots, i - 1);
    }
}

/* The duties meant: an avoided window by overlap, a wanted one by the day on which duties start. */
static GArray *
duties_meant(const Question *question, const Request *request, Day day)
{
    GArray *meant = g_array_new(FALSE, FALSE, sizeof(int));
    if (request->kind == REQUEST_WANT) {
        slots_starting(question, day, request->window, request->line, meant);
        keep_possible(question, request->provider, meant);
    } else {
        slots_touching(question, day_minute(day) + request->window.start,
                       day_minute(day) + request->window.end, request->line, meant);
    }
    return meant;
}

static void
tell_no_duty(const Question *question, const Request *request, Day day, Messages *messages)
{
    g_autofree char *date = day_format(day);
    const char *line = request->line < 0 ? NULL : region_line(question->region, request->line)->id;
    messages_add(messages, MSG_want_without_duty, request->place, "who",
                 region_provider(question->region, request->provider)->id, "date", date, "line",
                 line, NULL);
}

static void
lay_wish(Question *question, const Request *request, Day day, Messages *messages)
{
    gboolean want = request->kind == REQUEST_WANT;
    if (want && !period_has(question->period, day))
        return;
    g_autoptr(GArray) meant = duties_meant(question, request, day);
    if (meant->len == 0) {
        if (want && !request->taken_in)
            tell_no_duty(question, request, day, messages);
        return;
    }
    Wish *wish = g_new0(Wish, 1);
    *wish = (Wish){request->provider, request->kind,           day,
                   request->strength, g_steal_pointer(&meant), request};
    g_ptr_array_add(question->wishes, wish);
}

guint
question_first_wish(const Question *question, int provider)
{
    guint low = 0, high = question->wishes->len;
    while (low < high) {
        guint middle = low + (high - low) / 2;
        const Wish *wish = g_ptr_array_index(question->wishes, middle);
        if (wish->provider < provider)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

void
lay_wishes(Question *question, Messages *messages)
{
    Winners winners = winners_new(question);
    question->wishes = g_ptr_array_new_with_free_func(wish_free);
    for (int p = 0; p < question_provider_count(question); p++) {
        for (gsize d = 0; d < winners.days; d++) {
            const Request *request = winners.requests[(gsize)p * winners.days + d];
            if (request != NULL)
                lay_wish(question, request, winners.first + (Day)d, messages);
        }
    }
    g_free(winners.requests);
}
