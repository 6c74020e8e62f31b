#include "write/json/publication_json.h"

#include "write/json/json.h"
#include "write/json/messages_json.h"

char *
write_publication_report(const Record *record, const char *path, const Messages *messages,
                         const GPtrArray *files)
{
    g_autofree char *period = period_name(record->period);
    Json json = json_new();
    json_whole(&json, "format", 1);
    json_string(&json, "period", period);
    json_string(&json, "status", record->withdrawn ? "withdrawn" : "published");
    json_whole(&json, "revision", record->revision);
    json_string(&json, "moment", record->moment);
    json_string(&json, "record", path);
    json_messages(&json, "warnings", messages, TRUE);
    json_begin_array(&json, "files");
    for (guint i = 0; i < files->len; i++)
        json_string(&json, NULL, g_ptr_array_index(files, i));
    json_end_array(&json);
    return json_free(&json);
}
