#include "engine/solver/mip.h"

#include <criterion/criterion.h>
#include <glib/gstdio.h>

/* max 3a + 4b with a + 2b <= 7, 3a + b <= 9, whole: a = 1, b = 3, 15; the relaxation reaches
 * 2.2, 2.4, 16.2. */
static Mip *
sample(void)
{
    Mip *mip = mip_new();
    cr_assert_eq(mip_add_columns(mip, 2), 0);
    for (int j = 0; j < 2; j++)
        mip_set_column(mip, j, 0, 10, TRUE);
    mip_set_objective(mip, 0, -3);
    mip_set_objective(mip, 1, -4);
    int column[] = {0, 1};
    cr_assert_eq(mip_add_row(mip, 2, column, (double[]){1, 2}, -MIP_FREE, 7), 0);
    cr_assert_eq(mip_add_row(mip, 2, column, (double[]){3, 1}, -MIP_FREE, 9), 1);
    return mip;
}

static double found;

static void
note_found(const double *value, gpointer data)
{
    found = -3 * value[0] - 4 * value[1];
}

static gboolean
offer_nothing(double *value, gpointer data)
{
    return FALSE;
}

static gboolean
stop_at(double bound, gint64 iterations, gpointer data)
{
    return *(gboolean *)data;
}

Test(mip, solves)
{
    g_autoptr(Mip) mip = sample();
    cr_assert_eq(mip_solve_lp(mip, 100, 10, NULL, NULL), MIP_OPTIMAL);
    cr_assert_float_eq(mip_objective(mip), -16.2, 1e-9);
    cr_assert_float_eq(mip_value(mip, 0), 2.2, 1e-9);
    gboolean stop = FALSE;
    MipWatch watch = {
        .found = note_found, .offer = offer_nothing, .stop = stop_at, .data = &stop, .cuts = TRUE};
    double bound = 0;
    cr_assert_eq(mip_solve(mip, &watch, 10, &bound), MIP_OPTIMAL);
    cr_assert_float_eq(bound, -15, 1e-9);
    cr_assert_float_eq(found, -15, 1e-9);
    cr_assert(mip_iterations(mip) > 0);
}

static void
note_sum(const double *value, gpointer data)
{
    found = value[0] + value[1] + value[2];
}

/* Two of three things cover all pairs; the relaxation takes half of each. No later node can better
 * what the pump finds at the root. */
Test(mip, tells_what_the_pump_found)
{
    g_autoptr(Mip) mip = mip_new();
    mip_add_columns(mip, 3);
    for (int j = 0; j < 3; j++) {
        mip_set_column(mip, j, 0, 1, TRUE);
        mip_set_objective(mip, j, 1);
        mip_add_row(mip, 2, (int[]){j, (j + 1) % 3}, (double[]){1, 1}, 1, MIP_FREE);
    }
    cr_assert_eq(mip_solve_lp(mip, 100, 10, NULL, NULL), MIP_OPTIMAL);
    gboolean stop = FALSE;
    MipWatch watch = {
        .found = note_sum, .offer = offer_nothing, .stop = stop_at, .data = &stop, .pump = TRUE};
    double bound = 0;
    found = 0;
    cr_assert_eq(mip_solve(mip, &watch, 10, &bound), MIP_OPTIMAL);
    cr_assert_float_eq(bound, 2, 1e-9);
    cr_assert_float_eq(found, 2, 1e-9);
}

Test(mip, stops_when_told)
{
    g_autoptr(Mip) mip = sample();
    cr_assert_eq(mip_solve_lp(mip, 100, 10, NULL, NULL), MIP_OPTIMAL);
    gboolean stop = TRUE;
    MipWatch watch = {
        .found = note_found, .offer = offer_nothing, .stop = stop_at, .data = &stop, .cuts = FALSE};
    double bound = 0;
    cr_assert_eq(mip_solve(mip, &watch, 10, &bound), MIP_STOPPED);
    cr_assert(bound <= -15);
}

Test(mip, says_infeasible)
{
    g_autoptr(Mip) mip = sample();
    mip_add_row(mip, 2, (int[]){0, 1}, (double[]){1, 1}, 9, MIP_FREE);
    cr_assert_eq(mip_solve_lp(mip, 100, 10, NULL, NULL), MIP_INFEASIBLE);
}

Test(mip, stops_at_the_iteration_limit)
{
    g_autoptr(Mip) mip = sample();
    cr_assert_eq(mip_solve_lp(mip, 1, 10, NULL, NULL), MIP_STOPPED);
    cr_assert_eq(mip_solve_lp(mip, 100, 10, NULL, NULL), MIP_OPTIMAL);
}

static gboolean
leave_now(gpointer data)
{
    return TRUE;
}

Test(mip, leaves_a_relaxation)
{
    g_autoptr(Mip) mip = sample();
    cr_assert_eq(mip_solve_lp(mip, 100, 10, leave_now, NULL), MIP_STOPPED);
    cr_assert_eq(mip_solve_lp(mip, 100, 10, NULL, NULL), MIP_BROKEN);
}

/* GLPK aborts the program on these unless it is caged. */
Test(mip, survives_errors)
{
    for (int i = 0; i < 3; i++) {
        g_autoptr(Mip) mip = sample();
        cr_assert_eq(mip_add_row(mip, 1, (int[]){99}, (double[]){1}, 0, 1), -1);
        cr_assert_eq(mip_add_columns(mip, 1), -1);
        cr_assert_eq(mip_solve_lp(mip, 100, 10, NULL, NULL), MIP_BROKEN);
        cr_assert_eq(mip_iterations(mip), 0);
        cr_assert_not(mip_write(mip, TRUE, "/dev/null"));
    }
    g_autoptr(Mip) mip = sample();
    cr_assert_eq(mip_solve_lp(mip, 100, 10, NULL, NULL), MIP_OPTIMAL);
}

Test(mip, cannot_write_nowhere)
{
    g_autoptr(Mip) mip = sample();
    cr_assert_not(mip_write(mip, FALSE, "/nonexistent/model.lp"));
}
