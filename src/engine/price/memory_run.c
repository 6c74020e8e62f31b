/* A run remembers its last busy day, how long it is by then, and how long ago it had a duty that is
 * not by hand. What a day costs is charged when the day is over. */
#include "engine/price/memory.h"

typedef struct {
    int day;    /* -1: before the axis */
    int length; /* 0: no run under way; at most `longest` */
    int age;    /* days since the last firm day: 0 … max, `old`, `none` */
} Going;

static int
longest(const Run *run)
{
    return MAX(run->max + 1, run->min);
}

static int
old(const Run *run)
{
    return run->max + 1;
}

static int
none(const Run *run)
{
    return run->max + 2;
}

static int
pack(const Run *run, const Going *going)
{
    if (going->length == 0)
        return 0;
    return ((going->day + 1) * (longest(run) + 1) + going->length) * (none(run) + 1) + going->age;
}

static Going
unpack(const Run *run, int state)
{
    int rest = state / (none(run) + 1);
    return (Going){rest / (longest(run) + 1) - 1, rest % (longest(run) + 1),
                   state % (none(run) + 1)};
}

static void
grow(const Run *run, Going *going, gboolean firm)
{
    going->day++;
    going->length = MIN(going->length + 1, longest(run));
    if (firm)
        going->age = 0;
    else if (going->age < old(run))
        going->age++;
}

/* The window that ends with the last busy day. */
static gboolean
close_day(const Run *run, const Going *going, Charge *charge)
{
    gboolean over = run->max > 0 && going->day >= 0 && going->length > run->max &&
                    going->age <= run->max && going->day - run->max < run->days;
    return charge_add(charge, run->tier, run->cost, over);
}

static gboolean
close_run(const Run *run, const Going *going, Charge *charge)
{
    if (going->length == 0 || going->day < 0)
        return TRUE;
    int missing = going->age == none(run) ? 0 : MAX(0, run->min - going->length);
    return charge_add(charge, run->tier, run->cost, missing);
}

static gboolean
run_take(const Memory *memory, int *state, int entry, Charge *charge)
{
    const Run *run = memory->run;
    Going going = unpack(run, *state);
    int day = run->day[entry];
    gboolean firm = run->by_hand == NULL || !run->by_hand[entry];
    if (going.length > 0 && going.day == day) {
        if (firm)
            going.age = 0;
        *state = pack(run, &going);
        return TRUE;
    }
    if (going.length > 0 && !close_day(run, &going, charge))
        return FALSE;
    if (going.length == 0 || going.day < day - 1) {
        if (!close_run(run, &going, charge))
            return FALSE;
        going = (Going){day - 1, 0, none(run)};
    }
    grow(run, &going, firm);
    *state = pack(run, &going);
    return TRUE;
}

/* A run that no later duty can join is over, unless it reaches the end of the axis. */
static gboolean
run_fade(const Memory *memory, int *state, int position, Charge *charge)
{
    const Run *run = memory->run;
    Going going = unpack(run, *state);
    int entry = memory->next[position];
    if (going.length == 0 || (entry < run->n && run->day[entry] <= going.day + 1) ||
        going.day == run->days - 1)
        return TRUE;
    *state = 0;
    return close_day(run, &going, charge) && close_run(run, &going, charge);
}

static gboolean
run_end(const Memory *memory, int state, Charge *charge)
{
    const Run *run = memory->run;
    Going going = unpack(run, state);
    if (going.length == 0)
        return TRUE;
    gboolean payable = close_day(run, &going, charge);
    gboolean touches = going.day >= 0 && going.day == run->days - 1;
    for (int i = 0; payable && touches && i < run->after; i++) {
        grow(run, &going, TRUE);
        payable = close_day(run, &going, charge);
    }
    return payable && close_run(run, &going, charge);
}

Memory *
memory_run(gconstpointer element, int n, const int *position)
{
    const Run *run = element;
    static const MemoryKind kind = {run_take, run_fade, run_end};
    Memory *memory = memory_new(&kind, n, run->n, run->cell, position);
    memory->run = run;
    if (run->before > 0)
        memory->start = pack(run, &(Going){-1, MIN(run->before, longest(run)), 0});
    return memory;
}
