#include "region/beyond.h"
#include "region/frozen.h"
#include "region/lay.h"

/* What line->who says of a provider whatever the day. */
enum { ADMITS_NEVER, ADMITS_ALWAYS, ADMITS_BY_AGE };

static gboolean
who_knows_age(const Who *who)
{
    return who != NULL && (who->age_under > 0 || who->age_over > 0 || who_knows_age(who->except));
}

void
lay_admission(Question *question)
{
    const Region *region = question->region;
    guint providers = region->providers->len;
    question->admits = g_new0(guint8, (gsize)region->lines->len * providers);
    for (guint i = 0; i < region->lines->len; i++) {
        const Line *line = region_line(region, (int)i);
        gboolean by_age = who_knows_age(line->who);
        guint8 *admits = question->admits + (gsize)i * providers;
        for (guint p = 0; p < providers; p++) {
            if (region_provider(region, (int)p)->unit != line->unit)
                continue;
            if (by_age)
                admits[p] = ADMITS_BY_AGE;
            else if (who_has(region, line->who, (int)p, question->period.first))
                admits[p] = ADMITS_ALWAYS;
        }
    }
}

gboolean
line_admits(const Question *question, int line, int provider, Day day)
{
    const Region *region = question->region;
    guint8 admits = question->admits[(gsize)line * region->providers->len + (gsize)provider];
    return admits == ADMITS_ALWAYS ||
           (admits == ADMITS_BY_AGE &&
            who_has(region, region_line(region, line)->who, provider, day));
}

static void
mark_absence(Question *question, const Request *request, GArray *touched)
{
    for (guint i = 0; i < touched->len; i++) {
        const Request **cell =
            &question
                 ->absences[cell_of(question, request->provider, g_array_index(touched, int, i))];
        if (*cell == NULL)
            *cell = request;
    }
    g_array_set_size(touched, 0);
}

/* Each day's window by itself; days too far off to touch a duty are passed over. */
static void
lay_absence(Question *question, const Request *request, GArray *touched)
{
    Period period = question->period;
    if (request->start != request->end) {
        slots_touching(question, request->start, request->end, request->line, touched);
        mark_absence(question, request, touched);
        return;
    }
    Day from = MAX(request->from, period.first - request->window.end / MINUTES_PER_DAY);
    Day to = MIN(request->to, period.last + question->span);
    for (Day day = from; day <= to; day++)
        slots_touching(question, day_minute(day) + request->window.start,
                       day_minute(day) + request->window.end, request->line, touched);
    mark_absence(question, request, touched);
}

static void
lay_absences(Question *question)
{
    const GPtrArray *requests = question->region->requests;
    g_autoptr(GArray) touched = g_array_new(FALSE, FALSE, sizeof(int));
    for (guint i = 0; i < requests->len; i++) {
        const Request *request = g_ptr_array_index(requests, i);
        if (request->kind == REQUEST_ABSENT)
            lay_absence(question, request, touched);
    }
}

/* What the day alone says of the provider. */
typedef struct {
    gboolean member;
    gboolean leave;
    gboolean share;
    gboolean never;
} DayState;

static DayState
day_state(const Question *question, const Provider *provider, Day day)
{
    return (DayState){
        .member = provider_is_member(provider, day),
        .leave = provider_leave(provider, day) != NULL,
        .share = provider_share(provider, day) > 0,
        .never = day_words_given(&provider->never) &&
                 day_words_match(question->region->calendar, &provider->never, day),
    };
}

static Bar
bar_to_come(const Question *question, int provider, int slot, DayState state)
{
    gsize cell = cell_of(question, provider, slot);
    const Slot *duty = question_slot(question, slot);
    if (!line_admits(question, duty->line, provider, duty->day))
        return BAR_WHO;
    if (!state.member)
        return BAR_MEMBER;
    if (state.leave)
        return BAR_LEAVE;
    if (!state.share && !question->fixed[cell])
        return BAR_SHARE;
    if (question->absences[cell] != NULL)
        return BAR_ABSENT;
    if (state.never)
        return BAR_NEVER;
    return question_elsewhere(question, provider, slot) != NULL ? BAR_ELSEWHERE : BAR_NONE;
}

static Bar
bar_of(const Question *question, int provider, int slot, DayState state)
{
    if (slot_is_frozen(question, slot))
        return question->kept[cell_of(question, provider, slot)] > 0 ? BAR_NONE : BAR_PAST;
    return bar_to_come(question, provider, slot, state);
}

Bar
slot_bar_once(const Question *question, int provider, int slot)
{
    Bar bar = question_bar(question, provider, slot);
    if (bar != BAR_PAST)
        return bar;
    const Provider *who = region_provider(question->region, provider);
    Day day = question_slot(question, slot)->day;
    return bar_to_come(question, provider, slot, day_state(question, who, day));
}

static void
lay_bans(Question *question, const GArray *choices)
{
    for (guint i = 0; choices != NULL && i < choices->len; i++) {
        const Choice *choice = &g_array_index(choices, Choice, i);
        int slot = question_find_slot(question, choice->line, choice->day);
        if (choice->pin || slot < 0 || slot_is_frozen(question, slot))
            continue;
        guint8 *bar = &question->bars[cell_of(question, choice->provider, slot)];
        if (*bar == BAR_NONE)
            *bar = BAR_BAN;
    }
}

void
lay_bars(Question *question, const GArray *choices)
{
    gsize cells = (gsize)question_provider_count(question) * question->slots->len;
    question->bars = g_new0(guint8, cells);
    question->absences = g_new0(const Request *, cells);
    lay_absences(question);
    for (int p = 0; p < question_provider_count(question); p++) {
        const Provider *provider = region_provider(question->region, p);
        DayState state = {0};
        Day day = DAY_NONE;
        for (int s = 0; s < question_slot_count(question); s++) {
            if (question_slot(question, s)->day != day) {
                day = question_slot(question, s)->day;
                state = day_state(question, provider, day);
            }
            question->bars[cell_of(question, p, s)] = (guint8)bar_of(question, p, s, state);
        }
    }
    lay_bans(question, choices);
}
