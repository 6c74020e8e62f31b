/* What changes of a published rota tell. */
#pragma once

#include "app/repairing.h"
#include "explain/no_rota.h"
#include "write/json/json.h"

/** One line per place that passes on, on standard output. */
void told_moves(const Session *session, const GArray *moves);
/** What it costs more or less, tier by tier, on one line; the caller frees. */
char *price_words(const gint64 price[TIERS]);
/** "moves", "touched" and "price" of a document. */
void json_moves(Json *json, const Session *session, const GArray *moves);
void json_touched(Json *json, const Session *session, const GArray *touched);
void json_prices(Json *json, const gint64 price[TIERS], const Audit *after);

/** "within": the periods of other publications that this one lies within. */
void json_within(Json *json, const Session *session);
/** "revision" and "record" of the period's own publication, or null. */
void json_own_record(Json *json, const Session *session);

void told_remedies(const Session *session, const Repairing *repairing);
/** The document of `repair --json`. `taken`: the number of the one that was published, with its
 *  record and files; 0: none. The caller frees. */
char *write_repair_json(const Session *session, const Repairing *repairing, const NoRota *no_rota,
                        ExitCode code, int taken, const GPtrArray *files);
