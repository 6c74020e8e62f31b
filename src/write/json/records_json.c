#include "write/json/records_json.h"

#include "region/record_check.h"
#include "write/json/json.h"
#include "write/json/messages_json.h"

static void
json_record(Json *json, const GPtrArray *records, const Record *record)
{
    static const char *const words[] = {"wholly", "partly", "nowhere"};
    g_autofree char *period = period_name(record->period);
    json_begin_object(json, NULL);
    json_string(json, "file", record->path);
    json_string(json, "period", period);
    json_whole(json, "revision", record->revision);
    if (record->serial > 0)
        json_whole(json, "serial", record->serial);
    else
        json_null(json, "serial");
    json_string(json, "moment", record->moment);
    json_boolean(json, "withdrawn", record->withdrawn);
    json_boolean(json, "typed-in", record->version == NULL);
    json_whole(json, "duties", record->duties->len);
    json_string(json, "counts", words[record_counts(records, record)]);
    json_end_object(json);
}

char *
write_records_json(const Region *region, const Messages *messages)
{
    Json json = json_new();
    json_whole(&json, "format", 1);
    json_whole(&json, "errors", messages_errors(messages));
    json_begin_array(&json, "records");
    for (guint i = 0; messages_errors(messages) == 0 && i < region->records->len; i++)
        json_record(&json, region->records, g_ptr_array_index(region->records, i));
    json_end_array(&json);
    json_messages(&json, "messages", messages, FALSE);
    return json_free(&json);
}
