#include "write/products.h"

#include "write/changes.h"
#include "write/html/internal.h"
#include "write/html/rota.h"
#include "write/ics/calendars.h"
#include "write/notice.h"
#include "write/sheet/fees_csv.h"
#include "write/sheet/rota_csv.h"
#include "write/sheet/rota_xlsx.h"
#include "write/sheet/tallies_csv.h"

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
text_fees_csv(const Edition *edition, gsize *length, GError **error)
{
    return write_fees_csv(edition->question, edition->rota, length);
}

static char *
text_ics(const Edition *edition, gsize *length, GError **error)
{
    return write_period_calendar(edition, NULL, length, error);
}

static char *
text_rota_html(const Edition *edition, gsize *length, GError **error)
{
    return write_rota_html(edition, length);
}

static char *
text_notice_csv(const Edition *edition, gsize *length, GError **error)
{
    return write_notice_csv(edition, length);
}

static char *
text_notice_by_day(const Edition *edition, gsize *length, GError **error)
{
    return write_notice_by_day(edition, length);
}

static char *
text_notice_html(const Edition *edition, gsize *length, GError **error)
{
    return write_notice_html(edition, length);
}

static char *
text_internal_html(const Edition *edition, gsize *length, GError **error)
{
    return write_internal_html(edition, length);
}

const Product products[] = {
    {"rota.csv", "csv", TRUE, text_rota_csv, NULL},
    {"rota.json", "json", TRUE, text_rota_json, NULL},
    {"rota.html", "html", TRUE, text_rota_html, NULL},
    {"notice.csv", NULL, TRUE, text_notice_csv, NULL},
    {"notice.sjis.csv", NULL, TRUE, write_notice_sjis, NULL},
    {"notice-by-day.csv", NULL, TRUE, text_notice_by_day, NULL},
    {"notice.html", NULL, TRUE, text_notice_html, NULL},
    {"internal.html", NULL, TRUE, text_internal_html, NULL},
    {"tallies.csv", NULL, TRUE, text_tallies_csv, NULL},
    {"fees.csv", NULL, TRUE, text_fees_csv, NULL},
    {"rota.xlsx", "xlsx", TRUE, write_rota_xlsx, NULL},
    {"ics", "ics", FALSE, text_ics, write_period_calendars},
    {"changes.csv", NULL, FALSE, NULL, write_changes_csv},
    {"changes", NULL, FALSE, NULL, write_changes_texts},
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
