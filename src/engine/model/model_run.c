/* Runs of days. A day's column is 1 where any of its cells is taken; `firm` where one not by hand
 * is. */
#include "engine/model/model.h"

enum { NO_COLUMN = -1 };

typedef struct {
    Model *model;
    const Run *run;
    int *busy; /* column per day of the axis, or NO_COLUMN: no cell */
    int *firm; /* the same for cells not by hand */
} Days;

static gboolean
by_hand(const Run *run, int i)
{
    return run->by_hand != NULL && run->by_hand[i];
}

/* The column of "any of these cells", made where there are several. */
static int
any_of(Model *model, const int *cell, int n, gboolean both_ways)
{
    if (n == 0)
        return NO_COLUMN;
    if (n == 1)
        return cell[0];
    int column = model_least(model, 0, 1, TRUE);
    for (int i = 0; i < n; i++) {
        model_term(model, column, 1);
        model_term(model, cell[i], -1);
        model_row(model, 0, BOUNDLESS);
    }
    model_least_end(model);
    if (!both_ways)
        return column;
    model_term(model, column, -1);
    for (int i = 0; i < n; i++)
        model_term(model, cell[i], 1);
    model_row(model, 0, BOUNDLESS);
    return column;
}

static void
find_days(Days *days)
{
    const Run *run = days->run;
    g_autofree int *all = g_new(int, (gsize)run->n);
    g_autofree int *firm = g_new(int, (gsize)run->n);
    for (int d = 0, i = 0; d < run->days; d++) {
        int n = 0, m = 0;
        for (; i < run->n && run->day[i] == d; i++) {
            all[n++] = run->cell[i];
            if (!by_hand(run, i))
                firm[m++] = run->cell[i];
        }
        days->busy[d] = any_of(days->model, all, n, run->min > 1);
        days->firm[d] = m == n ? days->busy[d] : any_of(days->model, firm, m, FALSE);
    }
}

/* Days first … last, all busy while the edges are not, push the column (or may not be, without
 * one). firm_day, if not -1, must be firm. */
static void
add_row(const Days *days, int column, int first, int last, const int edge[2], int firm_day)
{
    Model *model = days->model;
    if (column != NO_COLUMN)
        model_term(model, column, 1);
    for (int d = first; d <= last; d++)
        model_term(model, d == firm_day ? days->firm[d] : days->busy[d], -1);
    for (int k = 0; k < 2; k++)
        if (edge[k] != NO_COLUMN)
            model_term(model, edge[k], 1);
    model_row(model, first - last, BOUNDLESS);
}

/* Days first … last of the axis with `outside` standing days beside them: these are not by hand;
 * else one firm day makes the stretch count. */
static void
price_stretch(const Days *days, int first, int last, int outside, const int edge[2], gint64 price)
{
    gboolean mixed = FALSE;
    for (int d = first; d <= last; d++) {
        if (days->busy[d] == NO_COLUMN)
            return;
        mixed = mixed || days->firm[d] != days->busy[d];
    }
    gboolean never = price == NEVER;
    int column = never ? NO_COLUMN : model_least(days->model, 0, 1, FALSE);
    if (!never)
        model_charge(days->model, days->run->tier, column, price);
    if (outside > 0 || !mixed)
        add_row(days, column, first, last, edge, -1);
    else
        for (int d = first; d <= last; d++)
            if (days->firm[d] != NO_COLUMN)
                add_row(days, column, first, last, edge, d);
    if (!never)
        model_least_end(days->model);
}

static void
add_longest(const Days *days)
{
    const Run *run = days->run;
    static const int no_edge[2] = {NO_COLUMN, NO_COLUMN};
    int from = MAX(-run->before, -run->max), to = run->days + run->after - 1;
    for (int first = from; run->max > 0 && first < run->days && first + run->max <= to; first++) {
        int a = MAX(first, 0), b = MIN(first + run->max, run->days - 1);
        if (b >= a)
            price_stretch(days, a, b, run->max + 1 - (b - a + 1), no_edge, run->cost);
    }
}

static int
column_at(const Days *days, int d)
{
    return d < 0 || d >= days->run->days ? NO_COLUMN : days->busy[d];
}

/* A run over days first … last, with all standing days it touches. */
static void
add_short(const Days *days, int first, int last)
{
    const Run *run = days->run;
    int outside = (first == 0 ? run->before : 0) + (last == run->days - 1 ? run->after : 0);
    int length = last - first + 1 + outside;
    if (length >= run->min)
        return;
    int edge[2] = {column_at(days, first - 1), column_at(days, last + 1)};
    gint64 price = run->cost == NEVER ? NEVER : price_times(run->cost, run->min - length);
    price_stretch(days, first, last, outside, edge, price);
}

void
model_add_run(Model *model, const Run *run)
{
    if (run->cost == 0 || run->days == 0)
        return;
    g_autofree int *busy = g_new0(int, (gsize)run->days);
    g_autofree int *firm = g_new0(int, (gsize)run->days);
    Days days = {model, run, busy, firm};
    find_days(&days);
    add_longest(&days);
    for (int first = 0; first < run->days; first++)
        for (int last = first; last < run->days && last - first + 1 < run->min; last++)
            add_short(&days, first, last);
}
