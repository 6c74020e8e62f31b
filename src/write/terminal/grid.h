/* A table of texts for a terminal. */
#pragma once

#include <glib.h>

typedef struct {
    char *text;
    const char *colour; /* GRID_RED … or NULL */
    gboolean right;     /* a number */
} Cell;

#define GRID_RED "\033[31m"
#define GRID_BLUE "\033[34m"
#define GRID_BOLD_RED "\033[1;31m"

typedef struct {
    GPtrArray *rows; /* GArray of Cell */
    gboolean colour;
    int columns; /* of the terminal, for which the widest cells are cut; 0: any */
} Grid;

Grid grid_new(gboolean colour);
/** An empty row, added. */
GArray *grid_row(Grid *grid);
/** Adds a cell to a row; takes the text. */
void grid_put(GArray *row, char *text, const char *colour, gboolean right);
void cell_clear(gpointer cell);
/** The lines, each column as wide as its widest cell, but at most 24 terminal columns, and less
 * where the terminal has fewer (but not below 4); frees the grid. The caller frees. */
char *grid_free(Grid *grid);
