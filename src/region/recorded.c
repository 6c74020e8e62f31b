#include "region/recorded.h"

#include <string.h>

Rota *
recorded_rota(const Question *question, const Record *record, int *missing)
{
    Rota *rota = rota_new();
    int left_out = 0;
    for (guint i = 0; i < record->duties->len; i++) {
        const RecordDuty *duty = g_ptr_array_index(record->duties, i);
        int line = region_find_line(question->region, duty->line);
        int provider = region_find_provider(question->region, duty->provider);
        if (line < 0 || provider < 0) {
            left_out++;
            continue;
        }
        Role role = strcmp(duty->role, "reserve") == 0 ? ROLE_RESERVE : ROLE_DUTY;
        rota_add(rota, (Assignment){provider, question_find_slot(question, line, duty->day), line,
                                    duty->day, role, PLACE_NONE});
    }
    rota_sort(rota, question);
    if (missing)
        *missing = left_out;
    return rota;
}
