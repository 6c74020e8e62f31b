#include "write/sheet/table.h"

#include "write/number.h"

#include <string.h>

#define BOM "\xEF\xBB\xBF"

Table
table_new(const char *heading)
{
    Table table = {g_string_new(BOM), FALSE};
    g_string_append(table.text, heading);
    table_end_row(&table);
    return table;
}

/* Quoting also keeps leading spaces, which some readers drop. */
static gboolean
wants_quotes(const char *field)
{
    return strpbrk(field, ",;\t\"\r\n") != NULL || g_ascii_isspace(field[0]);
}

/* What a spreadsheet would compute instead of showing it; those of Japan take the wide signs, too.
 */
static gboolean
is_formula(const char *field)
{
    static const char *const signs[] = {"=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"};
    for (gsize i = 0; i < G_N_ELEMENTS(signs); i++)
        if (g_str_has_prefix(field, signs[i]))
            return TRUE;
    return FALSE;
}

static void
put(Table *table, const char *mark, const char *field)
{
    gboolean quoted = wants_quotes(field);
    if (table->begun)
        g_string_append_c(table->text, ',');
    table->begun = TRUE;
    if (quoted)
        g_string_append_c(table->text, '"');
    g_string_append(table->text, mark);
    for (const char *at = field; *at != '\0'; at++) {
        if (*at == '"')
            g_string_append_c(table->text, '"');
        g_string_append_c(table->text, *at);
    }
    if (quoted)
        g_string_append_c(table->text, '"');
}

void
table_text(Table *table, const char *field)
{
    put(table, field != NULL && is_formula(field) ? "'" : "", field != NULL ? field : "");
}

void
table_whole(Table *table, gint64 number)
{
    g_autofree char *text = g_strdup_printf("%" G_GINT64_FORMAT, number);
    put(table, "", text);
}

void
table_micros(Table *table, gint64 micros)
{
    g_autofree char *text = micros_format(micros, 6);
    put(table, "", text);
}

void
table_end_row(Table *table)
{
    g_string_append(table->text, "\r\n");
    table->begun = FALSE;
}

char *
table_free(Table *table, gsize *length)
{
    if (length != NULL)
        *length = table->text->len;
    return g_string_free(table->text, FALSE);
}
