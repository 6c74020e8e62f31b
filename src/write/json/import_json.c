#include "write/json/import_json.h"

#include "write/json/json.h"
#include "write/json/messages_json.h"

char *
write_import_json(const char *path, const ImportCount counts[2], const Messages *messages)
{
    Json json = json_new();
    json_whole(&json, "format", 1);
    json_string(&json, "file", path);
    for (int i = 0; i < 2; i++)
        json_whole(&json, counts[i].key, counts[i].count);
    json_messages(&json, "warnings", messages, TRUE);
    return json_free(&json);
}
