#include "write/number.h"

#include <math.h>
#include <string.h>

char *
micros_format(gint64 micros, int decimals)
{
    guint64 size = micros < 0 ? (guint64)0 - (guint64)micros : (guint64)micros;
    guint64 step = 1;
    for (int i = decimals; i < 6; i++)
        step *= 10;
    size = (size / step + (size % step >= step - step / 2 && step > 1)) * step;
    GString *text = g_string_new(micros < 0 && size > 0 ? "-" : "");
    g_string_append_printf(text, "%" G_GUINT64_FORMAT, size / 1000000);
    if (size % 1000000 != 0) {
        g_string_append_printf(text, ".%06" G_GUINT64_FORMAT, size % 1000000);
        while (text->str[text->len - 1] == '0')
            g_string_truncate(text, text->len - 1);
    }
    return g_string_free(text, FALSE);
}

char *
double_format(double number)
{
    if (!isfinite(number))
        return g_strdup("null");
    char text[G_ASCII_DTOSTR_BUF_SIZE];
    for (int digits = 1; digits <= 17; digits++) {
        char format[8];
        g_snprintf(format, sizeof format, "%%.%dg", digits);
        g_ascii_formatd(text, sizeof text, format, number);
        if (g_ascii_strtod(text, NULL) == number)
            break;
    }
    return g_strdup(text);
}
