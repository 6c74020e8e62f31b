#include "app/repairing_told.h"

#include "base/language.h"
#include "explain/recounted.h"
#include "explain/why.h"
#include "write/json/messages_json.h"
#include "write/json/no_rota_json.h"

#include <stdio.h>

static const char *
name_of(const Session *session, int provider, const char *nobody)
{
    return provider < 0 ? nobody : region_provider(session->region, provider)->name;
}

void
told_moves(const Session *session, const GArray *moves)
{
    for (guint i = 0; i < moves->len; i++) {
        const Move *move = &g_array_index(moves, Move, i);
        g_autofree char *date = day_format(move->day);
        const char *line = region_line(session->region, move->line)->id;
        printf(move->role == ROLE_RESERVE ? _("     %s %s (reserve): %s → %s\n")
                                          : _("     %s %s: %s → %s\n"),
               date, line, name_of(session, move->from, _("nobody")),
               name_of(session, move->to, _("nobody")));
    }
}

char *
price_words(const gint64 price[TIERS])
{
    GString *text = g_string_new(NULL);
    for (int tier = 0; tier < TIERS; tier++) {
        if (price[tier] == 0)
            continue;
        g_autofree char *part = price_text(tier, price[tier]);
        g_string_append_printf(text, "%s%s%s", text->len > 0 ? ", " : "",
                               price[tier] > 0 ? "+" : "", part);
    }
    if (text->len == 0)
        g_string_append(text, _("costs nothing more"));
    return g_string_free(text, FALSE);
}

static void
print_touched(const Session *session, const GArray *touched)
{
    g_autoptr(GString) names = g_string_new(NULL);
    for (guint i = 0; i < touched->len; i++)
        g_string_append_printf(names, "%s%s", i > 0 ? ", " : "",
                               name_of(session, g_array_index(touched, int, i), ""));
    printf(_("     touched: %s\n"), names->str);
}

void
told_remedies(const Session *session, const Repairing *repairing)
{
    for (guint i = 0; i < repairing->remedies->len; i++) {
        const Remedy *remedy = g_ptr_array_index(repairing->remedies, i);
        g_autofree char *words = price_words(remedy->price);
        printf(_("%u. changed duties: %d; doctors touched: %u; %s%s\n"), i + 1, remedy->changed,
               remedy->touched->len, words,
               remedy->best     ? _(" (proven the best)")
               : remedy->fewest ? _(" (proven the fewest changes)")
                                : "");
        if (remedy->moves->len == 0) {
            fputs(_("     the published rota stands as it is\n"), stdout);
            continue;
        }
        told_moves(session, remedy->moves);
        print_touched(session, remedy->touched);
    }
}

static const char *
id_of(const Session *session, int provider)
{
    return provider < 0 ? NULL : region_provider(session->region, provider)->id;
}

void
json_moves(Json *json, const Session *session, const GArray *moves)
{
    json_begin_array(json, "moves");
    for (guint i = 0; i < moves->len; i++) {
        const Move *move = &g_array_index(moves, Move, i);
        g_autofree char *date = day_format(move->day);
        json_begin_object(json, NULL);
        json_string(json, "date", date);
        json_string(json, "line", region_line(session->region, move->line)->id);
        json_string(json, "role", move->role == ROLE_RESERVE ? "reserve" : "duty");
        json_string(json, "from", id_of(session, move->from));
        json_string(json, "to", id_of(session, move->to));
        json_end_object(json);
    }
    json_end_array(json);
}

void
json_touched(Json *json, const Session *session, const GArray *touched)
{
    json_begin_array(json, "touched");
    for (guint i = 0; i < touched->len; i++)
        json_string(json, NULL, id_of(session, g_array_index(touched, int, i)));
    json_end_array(json);
}

void
json_prices(Json *json, const gint64 price[TIERS], const Audit *after)
{
    gint64 cost[TIERS];
    recounted_cost(after, cost);
    json_begin_array(json, "tiers");
    for (int tier = 0; tier < TIERS; tier++) {
        json_begin_object(json, NULL);
        if (tier < TIER_FIRST_LEVEL)
            json_string(json, "tier", tier == TIER_FILL ? "fill" : "reserve");
        else
            json_whole(json, "tier", tier - TIER_FIRST_LEVEL + 1);
        json_whole(json, "cost", cost[tier]);
        json_whole(json, "difference", price[tier]);
        json_end_object(json);
    }
    json_end_array(json);
}

static void
json_remedy(Json *json, const Session *session, const Remedy *remedy, guint number)
{
    g_autofree char *words = price_words(remedy->price);
    json_begin_object(json, NULL);
    json_whole(json, "number", number);
    json_whole(json, "changed", remedy->changed);
    json_boolean(json, "fewest", remedy->fewest);
    json_boolean(json, "proven", remedy->best);
    json_whole(json, "open", remedy->audit->short_places);
    json_touched(json, session, remedy->touched);
    json_prices(json, remedy->price, remedy->audit);
    json_string(json, "price", words);
    json_moves(json, session, remedy->moves);
    json_end_object(json);
}

static const char *
status_of(const Repairing *repairing, ExitCode code)
{
    if (code == EXIT_NOT_POSSIBLE || code == EXIT_NO_ROTA)
        return "impossible";
    if (!repairing->remedies || repairing->remedies->len == 0)
        return "unknown";
    const Remedy *first = g_ptr_array_index(repairing->remedies, 0);
    return first->moves->len == 0 && first->changed == 0 ? "unchanged" : "possible";
}

void
json_within(Json *json, const Session *session)
{
    json_begin_array(json, "within");
    for (guint i = 0; session->within && i < session->within->len; i++)
        json_string(json, NULL, g_ptr_array_index(session->within, i));
    json_end_array(json);
}

void
json_own_record(Json *json, const Session *session)
{
    const Record *record = session_record(session);
    if (!record) {
        json_null(json, "revision");
        json_null(json, "record");
        return;
    }
    g_autofree char *path = session_path(session, record->path);
    json_whole(json, "revision", record->revision);
    json_string(json, "record", path);
}

static void
json_taken(Json *json, const Session *session, int taken, const GPtrArray *files)
{
    json_whole(json, "taken", taken);
    json_own_record(json, session);
    json_begin_array(json, "files");
    for (guint i = 0; i < files->len; i++)
        json_string(json, NULL, g_ptr_array_index(files, i));
    json_end_array(json);
}

char *
write_repair_json(const Session *session, const Repairing *repairing, const NoRota *no_rota,
                  ExitCode code, int taken, const GPtrArray *files)
{
    Json json = json_new();
    json_whole(&json, "format", 1);
    json_string(&json, "period", session->period_name);
    json_string(&json, "status", status_of(repairing, code));
    json_within(&json, session);
    json_begin_array(&json, "alternatives");
    for (guint i = 0; repairing->remedies && i < repairing->remedies->len; i++)
        json_remedy(&json, session, g_ptr_array_index(repairing->remedies, i), i + 1);
    json_end_array(&json);
    if (no_rota)
        json_no_rota(&json, no_rota);
    if (taken > 0)
        json_taken(&json, session, taken, files);
    json_messages(&json, "warnings", session->messages, TRUE);
    return json_free(&json);
}
