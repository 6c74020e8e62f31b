#include "write/json/holidays_json.h"

#include "calendar/japan.h"
#include "write/json/json.h"

char *
write_holidays_json(Day first, Day last)
{
    Json json = json_new();
    json_whole(&json, "format", 1);
    json_begin_array(&json, "holidays");
    for (Day day = first; day <= last; day++) {
        const char *name = japan_holiday(day);
        if (!name)
            continue;
        g_autofree char *date = day_format(day);
        json_begin_object(&json, NULL);
        json_string(&json, "date", date);
        json_string(&json, "name", name);
        json_end_object(&json);
    }
    json_end_array(&json);
    return json_free(&json);
}
