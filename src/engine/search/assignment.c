#include "engine/search/assignment.h"

#include <glib.h>
#include <math.h>

/* Prices of rows and columns under which no pair costs less than 0 and those assigned cost 0; index
 * 0 is none. */
typedef struct {
    const Assignment *of;
    double row_price[ASSIGNMENT_MOST + 1];
    double column_price[ASSIGNMENT_MOST + 1];
    int row[ASSIGNMENT_MOST + 1]; /* by column */
    int way[ASSIGNMENT_MOST + 1]; /* by column: the one before it on the path */
    double least[ASSIGNMENT_MOST + 1];
    gboolean seen[ASSIGNMENT_MOST + 1];
} Paths;

/* Looks on from the row of a column just seen; the next column on the shortest path. */
static int
look_on(Paths *paths, int column)
{
    int n = paths->of->n, row = paths->row[column], next = 0;
    double step = HUGE_VAL;
    paths->seen[column] = TRUE;
    for (int j = 1; j <= n; j++) {
        if (paths->seen[j])
            continue;
        double rest =
            paths->of->cost[row - 1][j - 1] - paths->row_price[row] - paths->column_price[j];
        if (rest < paths->least[j]) {
            paths->least[j] = rest;
            paths->way[j] = column;
        }
        if (paths->least[j] < step) {
            step = paths->least[j];
            next = j;
        }
    }
    for (int j = 0; j <= n; j++)
        if (paths->seen[j]) {
            paths->row_price[paths->row[j]] += step;
            paths->column_price[j] -= step;
        } else
            paths->least[j] -= step;
    return next;
}

static void
assign_row(Paths *paths, int row)
{
    int column = 0;
    paths->row[0] = row;
    for (int j = 0; j <= paths->of->n; j++) {
        paths->least[j] = HUGE_VAL;
        paths->seen[j] = FALSE;
    }
    do
        column = look_on(paths, column);
    while (paths->row[column] != 0);
    while (column != 0) {
        paths->row[column] = paths->row[paths->way[column]];
        column = paths->way[column];
    }
}

void
assignment_solve(Assignment *assignment)
{
    Paths paths = {.of = assignment};
    for (int i = 1; i <= assignment->n; i++)
        assign_row(&paths, i);
    for (int j = 1; j <= assignment->n; j++)
        assignment->column[paths.row[j] - 1] = j - 1;
}
