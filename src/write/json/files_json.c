#include "write/json/files_json.h"

#include "write/json/json.h"

char *
write_files_json(Period period, const char *path)
{
    g_autofree char *name = period_name(period);
    Json json = json_new();
    json_whole(&json, "format", 1);
    json_string(&json, "period", name);
    json_begin_array(&json, "files");
    json_string(&json, NULL, path);
    json_end_array(&json);
    return json_free(&json);
}
