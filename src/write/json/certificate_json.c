#include "write/json/certificate_json.h"

static void
json_load(Json *json, const char *key, const Proof *proof)
{
    json_begin_object(json, key);
    json_whole(json, "now", proof->now);
    json_whole(json, "bound", proof->bound);
    json_end_object(json);
}

static void
json_standing(Json *json, const char *key, const Proof *proof)
{
    json_begin_object(json, key);
    json_micros(json, "now", proof->now);
    json_micros(json, "bound", proof->bound);
    json_end_object(json);
}

void
json_certificate(Json *json, const Question *question, const Rota *rota, const Audit *audit)
{
    g_autoptr(GArray) certificate = certificate_new(question, rota, audit);
    g_autoptr(GPtrArray) sentences = certificate_sentences(question, certificate);
    json_begin_array(json, "tallies");
    for (guint i = 0; i < certificate->len; i++) {
        const TallyProof *proof = &g_array_index(certificate, TallyProof, i);
        const Fair *fair = g_ptr_array_index(question->region->fairs, proof->fair);
        json_begin_object(json, NULL);
        json_string(json, "count", fair->count);
        json_whole(json, "members", proof->members);
        json_whole(json, "given", proof->given);
        json_load(json, "most", &proof->most);
        json_load(json, "least", &proof->least);
        json_standing(json, "highest", &proof->highest);
        json_standing(json, "lowest", &proof->lowest);
        json_end_object(json);
    }
    json_end_array(json);
    json_begin_array(json, "sentences");
    for (guint i = 0; i < sentences->len; i++)
        json_string(json, NULL, g_ptr_array_index(sentences, i));
    json_end_array(json);
}
