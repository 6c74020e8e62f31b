#include "write/products.h"

#include "write/calendars.h"
#include "write/rota_csv.h"
#include "write/tallies_csv.h"

#include <string.h>

static char *
text_rota_csv(const Edition *edition, gsize *length, GError **error)
{
    return write_rota_csv(edition->question, edition->rota, length);
}

static char *
text_rota_json(const Edition *edition, gsize *length, GError **error)
{
    gsize csv_length;
    g_autofree char *csv = write_rota_csv(edition->question, edition->rota, &csv_length);
    char *text = edition->solution != NULL
                     ? write_rota_json(edition->solution, csv, csv_length)
                     : write_publication_json(edition->question, edition->rota, edition->audit,
                                              edition->record, csv, csv_length);
    *length = strlen(text);
    return text;
}

static char *
text_tallies_csv(const Edition *edition, gsize *length, GError **error)
{
    return write_tallies_csv(edition->question, edition->rota, edition->audit, length);
}

static char *
text_ics(const Edition *edition, gsize *length, GError **error)
{
    return write_period_calendar(edition, NULL, length, error);
}

const Product products[] = {
    {"rota.csv", "csv", TRUE, text_rota_csv, NULL},
    {"rota.json", "json", TRUE, text_rota_json, NULL},
    {"tallies.csv", NULL, TRUE, text_tallies_csv, NULL},
    {"ics", "ics", FALSE, text_ics, write_period_calendars},
};
const guint products_count = G_N_ELEMENTS(products);

const Product *
product_of_format(const char *format)
{
    for (guint i = 0; i < products_count; i++)
        if (g_strcmp0(products[i].format, format) == 0 && format != NULL)
            return &products[i];
    return NULL;
}

gboolean
product_write(const Product *product, const Edition *edition, Stage *stage, GError **error)
{
    if (product->write != NULL)
        return product->write(edition, stage, error);
    gsize length = 0;
    g_autofree char *text = product->text(edition, &length, error);
    return text != NULL && stage_write(stage, product->name, text, (gssize)length, error);
}

gboolean
products_write(const Edition *edition, Stage *stage, GError **error)
{
    for (guint i = 0; i < products_count; i++)
        if ((products[i].of_draft || !edition->draft) &&
            !product_write(&products[i], edition, stage, error))
            return FALSE;
    return TRUE;
}
