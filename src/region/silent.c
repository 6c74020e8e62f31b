#include "region/question.h"

static gboolean
speaks_of(const Request *request, Period period)
{
    if (request->kind == REQUEST_NONE && request->from == DAY_NONE)
        return TRUE;
    if (request->start != request->end)
        return request->start < day_minute(period.last + 1) &&
               request->end > day_minute(period.first);
    return request->from <= period.last && request->to >= period.first;
}

static gboolean
could_stand(const Question *question, int provider)
{
    for (int s = 0; s < question_slot_count(question); s++) {
        Bar bar = question_bar(question, provider, s);
        if (bar == BAR_NONE || bar >= BAR_ABSENT)
            return TRUE;
    }
    return FALSE;
}

GArray *
question_silent(const Question *question)
{
    const GPtrArray *requests = question->region->requests;
    g_autofree gboolean *answered = g_new0(gboolean, question->region->providers->len);
    GArray *silent = g_array_new(FALSE, FALSE, sizeof(int));
    for (guint i = 0; i < requests->len; i++) {
        const Request *request = g_ptr_array_index(requests, i);
        if (!request->taken_in && speaks_of(request, question->period))
            answered[request->provider] = TRUE;
    }
    for (int p = 0; p < question_provider_count(question); p++)
        if (!answered[p] && could_stand(question, p))
            g_array_append_val(silent, p);
    return silent;
}
