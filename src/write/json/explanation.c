#include "write/json/explanation.h"

#include "write/json/json.h"

/* Per tier what is proven and what a rota was found for; equal: the price itself. */
static void
json_prices(Json *json, const Alternative *alternative)
{
    json_begin_array(json, "price");
    for (int t = 0; alternative->kind >= ALTERNATIVE_EXACT && t < TIERS; t++) {
        json_begin_object(json, NULL);
        json_tier(json, t);
        if (t < alternative->known)
            json_whole(json, "least", alternative->least[t]);
        else
            json_null(json, "least");
        if (alternative->rota)
            json_whole(json, "most", alternative->most[t]);
        else
            json_null(json, "most");
        json_end_object(json);
    }
    json_end_array(json);
}

static void
json_differences(Json *json, const char *key, const Alternative *alternative, gboolean worse)
{
    json_begin_array(json, key);
    for (guint i = 0; alternative->differences && i < alternative->differences->len; i++) {
        const Difference *difference = g_ptr_array_index(alternative->differences, i);
        if (difference->worse != worse)
            continue;
        json_begin_object(json, NULL);
        json_tier(json, difference->tier);
        json_string(json, "message", difference->text);
        json_end_object(json);
    }
    json_end_array(json);
}

static void
json_alternative(Json *json, const Question *question, const Alternative *alternative)
{
    static const char *const kinds[] = {[ALTERNATIVE_BARRED] = "barred",
                                        [ALTERNATIVE_FORBIDDEN] = "forbidden",
                                        [ALTERNATIVE_EXACT] = "exact",
                                        [ALTERNATIVE_BOUND] = "bound"};
    const Reason *reason = alternative->reason;
    json_begin_object(json, NULL);
    json_string(json, "provider", region_provider(question->region, alternative->provider)->id);
    json_string(json, "status", kinds[alternative->kind]);
    json_string(json, "code", reason ? reason->code : NULL);
    json_string(json, "message", reason ? reason->message : NULL);
    json_prices(json, alternative);
    if (alternative->rota)
        json_whole(json, "moved", alternative->moved);
    else
        json_null(json, "moved");
    json_differences(json, "worse", alternative, TRUE);
    json_differences(json, "better", alternative, FALSE);
    json_end_object(json);
}

static void
json_post(Json *json, const Question *question, Post post)
{
    const Slot *slot = question_slot(question, post.slot);
    g_autofree char *date = day_format(slot->day);
    json_period(json, question->period);
    json_string(json, "provider",
                post.provider < 0 ? NULL : region_provider(question->region, post.provider)->id);
    json_string(json, "line", region_line(question->region, slot->line)->id);
    json_string(json, "date", date);
    json_string(json, "role", post.role == ROLE_RESERVE ? "reserve" : "duty");
}

char *
write_explanation_json(const Question *question, const Rota *rota, Post post,
                       const Alternatives *alternatives, double seconds)
{
    g_autoptr(GPtrArray) why = explain_why(question, rota, post, alternatives);
    Json json = json_new();
    json_post(&json, question, post);
    json_begin_array(&json, "why");
    for (guint i = 0; i < why->len; i++)
        json_string(&json, NULL, g_ptr_array_index(why, i));
    json_end_array(&json);
    json_boolean(&json, "complete", alternatives->complete);
    json_begin_array(&json, "alternatives");
    for (guint i = 0; i < alternatives->all->len; i++)
        json_alternative(&json, question, g_ptr_array_index(alternatives->all, i));
    json_end_array(&json);
    json_double(&json, "seconds", seconds);
    return json_free(&json);
}
