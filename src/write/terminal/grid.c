#include "write/terminal/grid.h"

#include "base/width.h"

#define NAME_COLUMNS 24
#define NAME_COLUMNS_LEAST 4
#define GAP "  "
#define GAP_COLUMNS 2
#define PLAIN "\033[0m"

void
cell_clear(gpointer cell)
{
    g_free(((Cell *)cell)->text);
}

GArray *
grid_row(Grid *grid)
{
    GArray *row = g_array_new(FALSE, FALSE, sizeof(Cell));
    g_array_set_clear_func(row, cell_clear);
    g_ptr_array_add(grid->rows, row);
    return row;
}

void
grid_put(GArray *row, char *text, const char *colour, gboolean right)
{
    Cell cell = {text, colour, right};
    g_array_append_val(row, cell);
}

static void
render_cell(GString *out, const Cell *cell, int columns, gboolean last, gboolean colour)
{
    int width = text_width(cell->text);
    g_autofree char *fitted =
        width > columns ? text_fit(cell->text, columns) : g_strdup(cell->text);
    int padding = columns - MIN(width, columns);
    if (cell->right)
        g_string_append_printf(out, "%*s", padding, "");
    if (colour && cell->colour != NULL)
        g_string_append_printf(out, "%s%s%s", cell->colour, fitted, PLAIN);
    else
        g_string_append(out, fitted);
    if (!cell->right && !last)
        g_string_append_printf(out, "%*s", padding, "");
}

/* Cuts the widest columns alike until all fit beside each other. */
static void
fit_widths(GArray *widths, int columns)
{
    for (int most = NAME_COLUMNS; columns > 0 && most >= NAME_COLUMNS_LEAST; most--) {
        int sum = -GAP_COLUMNS;
        for (guint c = 0; c < widths->len; c++) {
            int *width = &g_array_index(widths, int, c);
            *width = MIN(*width, most);
            sum += *width + GAP_COLUMNS;
        }
        if (sum <= columns)
            return;
    }
}

static GArray *
column_widths(const Grid *grid)
{
    GArray *widths = g_array_new(FALSE, TRUE, sizeof(int));
    for (guint r = 0; r < grid->rows->len; r++) {
        const GArray *row = g_ptr_array_index(grid->rows, r);
        for (guint c = 0; c < row->len; c++) {
            if (widths->len <= c)
                g_array_set_size(widths, c + 1);
            int width = MIN(text_width(g_array_index(row, Cell, c).text), NAME_COLUMNS);
            g_array_index(widths, int, c) = MAX(g_array_index(widths, int, c), width);
        }
    }
    fit_widths(widths, grid->columns);
    return widths;
}

char *
grid_free(Grid *grid)
{
    GString *out = g_string_new(NULL);
    g_autoptr(GArray) widths = column_widths(grid);
    for (guint r = 0; r < grid->rows->len; r++) {
        const GArray *row = g_ptr_array_index(grid->rows, r);
        gsize start = out->len;
        for (guint c = 0; c < row->len; c++) {
            if (c > 0)
                g_string_append(out, GAP);
            render_cell(out, &g_array_index(row, Cell, c), g_array_index(widths, int, c),
                        c + 1 == row->len, grid->colour);
        }
        while (out->len > start && out->str[out->len - 1] == ' ')
            g_string_truncate(out, out->len - 1);
        g_string_append_c(out, '\n');
    }
    g_ptr_array_unref(grid->rows);
    return g_string_free(out, FALSE);
}

Grid
grid_new(gboolean colour)
{
    return (Grid){g_ptr_array_new_with_free_func((GDestroyNotify)g_array_unref), colour, 0};
}
