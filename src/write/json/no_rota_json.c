#include "write/json/no_rota_json.h"

static void
json_place(Json *json, Place place)
{
    json_string(json, "file", place.source ? source_name(place.source) : NULL);
    if (place.line > 0)
        json_whole(json, "line", place.line);
    else
        json_null(json, "line");
}

static void
json_sentence(Json *json, const char *key, const NoRota *no_rota, int number)
{
    const Sentence *sentence = no_rota_sentence(no_rota, number);
    g_autofree char *text = sentence_text(no_rota->question, sentence);
    json_string(json, key, text);
    json_place(json, sentence->place);
}

static void
json_conflict(Json *json, const NoRota *no_rota)
{
    json_begin_array(json, "conflict");
    for (guint i = 0; i < no_rota->conflict->len; i++) {
        int sentence = g_array_index(no_rota->conflict, int, i);
        json_begin_object(json, NULL);
        json_string(json, "kind",
                    sentence_code(no_rota->question, no_rota_sentence(no_rota, sentence)));
        json_sentence(json, "text", no_rota, sentence);
        json_boolean(json, "enough", g_array_index(no_rota->alone, gboolean, i));
        json_end_object(json);
    }
    json_end_array(json);
    json_boolean(json, "irreducible", no_rota->irreducible);
    json_boolean(json, "beside-absences", no_rota->beside);
}

static void
json_change(Json *json, const NoRota *no_rota, const Change *change)
{
    g_autofree char *text = change_text(no_rota->question, no_rota->sentences, change);
    g_autofree char *date = change->kind == CHANGE_DATE ? day_format(change->day) : NULL;
    json_begin_object(json, NULL);
    json_string(json, "kind", change_code(no_rota->question, no_rota->sentences, change));
    json_string(json, "change", text);
    json_sentence(json, "sentence", no_rota, change->sentence);
    json_string(json, "date", date);
    if (change->kind == CHANGE_PROVIDER)
        json_string(json, "provider",
                    region_provider(no_rota->question->region, change->provider)->id);
    if (change->kind == CHANGE_PARAMETER) {
        json_string(json, "parameter", change_parameters[change->parameter].word);
        json_whole(json, "value", change->value);
    }
    json_whole(json, "price", change->price);
    json_end_object(json);
}

/* What is said of the whole is the first change's, but for text and price. */
static void
json_repair(Json *json, const NoRota *no_rota, const Repair *repair)
{
    g_autofree char *text = repair_text(no_rota, repair);
    json_begin_object(json, NULL);
    json_string(json, "change", text);
    json_sentence(json, "sentence", no_rota, g_array_index(repair->changes, Change, 0).sentence);
    json_whole(json, "price", repair->price);
    json_begin_array(json, "changes");
    for (guint i = 0; i < repair->changes->len; i++)
        json_change(json, no_rota, &g_array_index(repair->changes, Change, i));
    json_end_array(json);
    json_end_object(json);
}

static void
json_searched(Json *json, const NoRota *no_rota)
{
    json_begin_object(json, "searched");
    json_begin_array(json, "kinds");
    for (int i = 0; i < change_code_count; i++)
        json_string(json, NULL, change_codes[i]);
    json_end_array(json);
    json_whole(json, "changes", no_rota->depth);
    json_boolean(json, "cheapest", no_rota->cheapest);
    json_end_object(json);
}

void
json_no_rota(Json *json, const NoRota *no_rota)
{
    json_conflict(json, no_rota);
    json_begin_array(json, "repairs");
    for (guint i = 0; i < no_rota->repairs->len; i++)
        json_repair(json, no_rota, g_ptr_array_index(no_rota->repairs, i));
    json_end_array(json);
    json_searched(json, no_rota);
}
