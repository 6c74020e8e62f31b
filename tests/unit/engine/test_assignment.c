#include "engine/search/assignment.h"

#include <criterion/criterion.h>
#include <glib.h>

static double
least_of(const Assignment *assignment, int row, guint used)
{
    double least = 1e300;
    if (row == assignment->n)
        return 0;
    for (int j = 0; j < assignment->n; j++)
        if (!(used & 1u << j)) {
            double rest = least_of(assignment, row + 1, used | 1u << j);
            least = MIN(least, assignment->cost[row][j] + rest);
        }
    return least;
}

Test(assignment, is_the_cheapest)
{
    GRand *rand = g_rand_new_with_seed(3);
    for (int trial = 0; trial < 2000; trial++) {
        Assignment assignment = {.n = g_rand_int_range(rand, 1, 8)};
        for (int i = 0; i < assignment.n; i++)
            for (int j = 0; j < assignment.n; j++)
                assignment.cost[i][j] =
                    g_rand_int_range(rand, 0, 6) == 0 ? 1e12 : g_rand_int_range(rand, -20, 50);
        assignment_solve(&assignment);
        guint used = 0;
        double cost = 0;
        for (int i = 0; i < assignment.n; i++) {
            used |= 1u << assignment.column[i];
            cost += assignment.cost[i][assignment.column[i]];
        }
        cr_assert_eq(used, (1u << assignment.n) - 1);
        cr_assert_float_eq(cost, least_of(&assignment, 0, 0), 1e-3 + cost * 1e-14);
    }
    g_rand_free(rand);
}

Test(assignment, knows_the_full_size)
{
    Assignment assignment = {.n = ASSIGNMENT_MOST};
    for (int i = 0; i < ASSIGNMENT_MOST; i++)
        for (int j = 0; j < ASSIGNMENT_MOST; j++)
            assignment.cost[i][j] = (i + j) % ASSIGNMENT_MOST == 5 ? 1 : 2 + (i * 7 + j) % 5;
    assignment_solve(&assignment);
    for (int i = 0; i < ASSIGNMENT_MOST; i++)
        cr_assert_eq(assignment.column[i], (ASSIGNMENT_MOST + 5 - i) % ASSIGNMENT_MOST);
}
