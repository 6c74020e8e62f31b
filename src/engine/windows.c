#include "engine/windows.h"

#include "engine/model/load.h"
#include "engine/search/dice.h"
#include "engine/search/search.h"
#include "engine/thin.h"

#include <math.h>

/** Free cells at first and at most. */
enum { SMALL = 300, LARGE = 700 };
/** A smaller program is hardly more than a window. */
enum { FEW = 2 * SMALL };
/** Windows one after the other that bring nothing: then they grow; after the largest, they are
 * small again, if any has brought something since. */
enum { IDLE = 60 };
/** Work for one window, by free cell. */
enum { WORTH = 12000 };

typedef struct {
    Incumbent *whole;
    const Limit *limit;
    Dice dice;
    int size;      /* free cells */
    int idle;      /* windows since the last that brought something */
    gboolean news; /* since windows were small */
    int *begin;    /* by slot, and one more: its first cell */
    gint8 *fate;   /* by cell: 1 free, 0 stays as it is */
} Windows;

/* ---- what is free ---- */

static void
free_slot(Windows *windows, int slot)
{
    for (int c = windows->begin[slot]; c < windows->begin[slot + 1]; c++)
        windows->fate[c] = 1;
}

/* Slots next to each other, from a random one on. */
static void
free_slots(Windows *windows)
{
    int slots = windows->whole->program->slots, n = 0;
    for (int slot = dice_roll(&windows->dice, slots); slot < slots && n < windows->size; slot++) {
        free_slot(windows, slot);
        n += windows->begin[slot + 1] - windows->begin[slot];
    }
}

static gboolean
holds(const Windows *windows, int slot, const guint8 *chosen)
{
    const Incumbent *whole = windows->whole;
    for (int c = windows->begin[slot]; c < windows->begin[slot + 1]; c++)
        if (whole->taken[c] && chosen[whole->program->cell[c].provider])
            return TRUE;
    return FALSE;
}

/* Some providers share out anew, among themselves, what they have. */
static void
free_providers(Windows *windows)
{
    const Program *program = windows->whole->program;
    g_autofree guint8 *chosen = g_new0(guint8, (gsize)program->providers + 1);
    for (int n = 2 + dice_roll(&windows->dice, 3); n > 0; n--)
        chosen[program->cell[dice_roll(&windows->dice, program->n_cells)].provider] = 1;
    int begin = dice_roll(&windows->dice, program->slots), n = 0;
    for (int i = 0; i < program->slots && n < windows->size; i++) {
        int slot = (begin + i) % program->slots;
        if (!holds(windows, slot, chosen))
            continue;
        for (int c = windows->begin[slot]; c < windows->begin[slot + 1]; c++)
            if (chosen[program->cell[c].provider]) {
                windows->fate[c] = 1;
                n++;
            }
    }
}

/* ---- one window ---- */

typedef struct {
    Windows *windows;
    Program *program;
    int *cell; /* the whole's */
    Model *model;
    gint64 unit;
    gint64 toll;
    gint64 iterations;
    Limit limit;
    guint8 *taken; /* by cell of the whole */
    gboolean better;
} Window;

static void
count_work(Window *window, gint64 iterations)
{
    window->windows->whole->budget->work += MAX(0, iterations - window->iterations) * window->toll;
    window->iterations = iterations;
}

static void
take_found(const double *value, gpointer data)
{
    Window *window = data;
    Incumbent *whole = window->windows->whole;
    memset(window->taken, 0, (gsize)whole->program->n_cells);
    for (int c = 0; c < window->program->n_cells; c++)
        window->taken[window->cell[c]] = value[c] > 0.5;
    window->better |= incumbent_offer(whole, window->taken);
}

static gboolean
has_spent(const Window *window)
{
    return budget_spent(window->windows->whole->budget, &window->limit);
}

/* Nothing below the bound is better by a unit. */
static gboolean
is_idle(const Window *window, double bound)
{
    const Incumbent *whole = window->windows->whole;
    double least = (double)window->model->constant[whole->tier] + bound * (double)window->unit;
    return least > (double)whole->cost[whole->tier] - (double)window->unit + 1e-6;
}

static gboolean
stop_tree(double bound, gint64 iterations, gpointer data)
{
    Window *window = data;
    count_work(window, iterations);
    return has_spent(window) || is_idle(window, bound);
}

static gboolean
poll(gpointer data)
{
    const Window *window = data;
    return budget_time_is_up(window->windows->whole->budget, &window->limit);
}

static gboolean
offer_nothing(double *value, gpointer data)
{
    (void)value;
    (void)data;
    return FALSE;
}

static void
solve_model(Window *window)
{
    Incumbent *whole = window->windows->whole;
    load_propagate(window->model);
    window->unit = MAX(model_divisor(window->model, whole->tier), 1);
    if (window->model->impossible)
        return;
    g_autoptr(Mip) mip = load_model(window->model);
    load_objective(mip, window->model, whole->tier, window->unit);
    gint64 left = (window->limit.work - whole->budget->work) / window->toll;
    MipStatus status =
        mip_solve_lp(mip, left, budget_seconds_left(whole->budget, &window->limit), poll, window);
    count_work(window, mip_iterations(mip));
    if (status != MIP_OPTIMAL || is_idle(window, mip_objective(mip)))
        return;
    MipWatch watch = {.found = take_found,
                      .offer = offer_nothing,
                      .stop = stop_tree,
                      .poll = poll,
                      .data = window,
                      .cuts = TRUE};
    double bound;
    mip_solve(mip, &watch, budget_seconds_left(whole->budget, &window->limit), &bound);
    count_work(window, mip_iterations(mip));
}

/* Cells that stay untaken are left out, those that stay taken must be. */
static void
make_model(Window *window, const gint8 *fate)
{
    const Incumbent *whole = window->windows->whole;
    int n = whole->program->n_cells;
    g_autofree gint8 *dead = g_memdup2(whole->dead, (gsize)n + 1);
    for (int c = 0; c < n; c++)
        if (!fate[c] && !whole->taken[c])
            dead[c] = -1;
    window->program = thin_program(whole->program, dead, &window->cell);
    window->model = model_new(window->program);
    for (int c = 0; c < window->program->n_cells; c++)
        if (!fate[window->cell[c]])
            g_array_index(window->model->column, Column, c).low = 1;
    for (int tier = 0; tier < whole->tier; tier++)
        load_hold(NULL, window->model, tier, whole->cost[tier]);
    load_tighten(NULL, window->model, whole->tier, whole->cost[whole->tier]);
    window->toll = model_toll(window->model);
}

static gboolean
solve_window(Windows *windows)
{
    Incumbent *whole = windows->whole;
    Window window = {.windows = windows, .limit = *windows->limit};
    window.limit.work = MIN(window.limit.work, whole->budget->work + (gint64)WORTH * windows->size);
    make_model(&window, windows->fate);
    window.taken = g_new0(guint8, (gsize)whole->program->n_cells + 1);
    whole->budget->work += window.program->n_cells;
    if (!window.model->impossible)
        solve_model(&window);
    model_free(window.model);
    program_free(window.program);
    g_free(window.cell);
    g_free(window.taken);
    return window.better;
}

/* ---- all ---- */

static int *
slot_begins(const Program *program)
{
    int *begin = g_new0(int, (gsize)program->slots + 2);
    for (int c = 0; c < program->n_cells; c++)
        begin[program->cell[c].slot + 1]++;
    for (int s = 0; s < program->slots; s++)
        begin[s + 1] += begin[s];
    return begin;
}

static gboolean
has_ended(const Windows *windows)
{
    const Incumbent *whole = windows->whole;
    return whole->cost[whole->tier] <= whole->bound[whole->tier] ||
           budget_spent(whole->budget, windows->limit);
}

/* FALSE: no window of any size brings more. */
static gboolean
resize(Windows *windows, gboolean better)
{
    windows->idle = better ? 0 : windows->idle + 1;
    windows->news |= better;
    if (windows->idle < IDLE)
        return TRUE;
    windows->idle = 0;
    windows->size += windows->size / 2;
    if (windows->size <= LARGE)
        return TRUE;
    windows->size = SMALL;
    gboolean news = windows->news;
    windows->news = FALSE;
    return news;
}

void
windows_improve(Incumbent *incumbent, const Limit *limit)
{
    const Program *program = incumbent->program;
    gsize cells = (gsize)program->n_cells;
    if (!incumbent->found || cells < FEW)
        return;
    Windows windows = {.whole = incumbent,
                       .limit = limit,
                       .size = SMALL,
                       .begin = slot_begins(program),
                       .fate = g_new(gint8, cells)};
    dice_seed(&windows.dice, incumbent->budget->effort->seed + 7);
    gboolean more = TRUE;
    for (int i = 0; more && !has_ended(&windows); i++) {
        memset(windows.fate, 0, cells);
        if (i % 2 == 0)
            free_slots(&windows);
        else
            free_providers(&windows);
        more = resize(&windows, solve_window(&windows));
        incumbent_tell(incumbent, FALSE);
    }
    g_free(windows.begin);
    g_free(windows.fate);
}
