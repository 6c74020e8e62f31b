#include "read/requests.h"

gboolean
ask_csv(Asking *asking, const char *name, const char *data, gsize length)
{
    const Source *source = csv_source(name, data, length, asking->messages);
    if (!source)
        return FALSE;
    g_autoptr(Csv) csv = csv_open(source, ask_columns, ASK_COUNT, asking->messages);
    if (!csv)
        return FALSE;
    gboolean good = TRUE;
    for (const CsvCell *cells; csv_next(csv, &cells);)
        good &= ask_take(asking, cells, csv_row_place(csv));
    return good && csv_is_whole(csv);
}
