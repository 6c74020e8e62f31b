#include "region/division.h"
#include "region/lay.h"
#include "region/past.h"
#include "region/turns.h"

/* One tally in the period: its lines are the rows of its stretches. */
typedef struct {
    const Question *question;
    const Fair *fair;
    GArray *lines; /* int, by row */
    int *row_of;   /* by line; -1: not one of the tally's */
} Tally;

static void
tally_init(Tally *tally, const Question *question, const Fair *fair)
{
    int lines = (int)question->region->lines->len;
    tally->question = question;
    tally->fair = fair;
    tally->lines = g_array_new(FALSE, FALSE, sizeof(int));
    tally->row_of = g_new0(int, (gsize)lines + 1);
    for (int line = 0; line < lines; line++) {
        tally->row_of[line] = -1;
        if (!indexes_have(fair->lines, line))
            continue;
        tally->row_of[line] = (int)tally->lines->len;
        g_array_append_val(tally->lines, line);
    }
}

static void
tally_clear(Tally *tally)
{
    g_array_unref(tally->lines);
    g_free(tally->row_of);
}

static int
share_in_force(const Tally *tally, int index, Day day)
{
    const Region *region = tally->question->region;
    const Provider *provider = region_provider(region, index);
    if (!provider_is_member(provider, day) || provider_leave(provider, day) != NULL)
        return 0;
    int share = provider_share(provider, day);
    return share > 0 && who_has(region, tally->fair->who, index, day) ? share : 0;
}

/* The tally's members on the day, their shares, and of which lines they are. */
static Stretch *
members_on(const Tally *tally, Day day)
{
    int providers = question_provider_count(tally->question);
    Stretch *stretch = stretch_new((int)tally->lines->len, providers);
    for (int p = 0; p < providers; p++) {
        int share = share_in_force(tally, p, day);
        for (int row = 0; share > 0 && row < stretch->rows; row++) {
            int line = g_array_index(tally->lines, int, row);
            if (!line_admits(tally->question, line, p, day))
                continue;
            stretch->may[(gsize)row * (gsize)providers + (gsize)p] = 1;
            stretch->share[p] = share;
        }
    }
    return stretch;
}

static void
add_loads(const Tally *tally, Stretch *stretch, Day day)
{
    const Question *question = tally->question;
    int stop = first_slot_of(question, day + 1);
    for (int i = first_slot_of(question, day); i < stop; i++) {
        const Slot *slot = question_slot(question, i);
        if (fair_sees_slot(question, tally->fair, i))
            stretch->load[tally->row_of[slot->line]] +=
                (gint64)slot->need * fair_load(question, tally->fair, i);
    }
}

static void
settle(const Stretch *stretch, FairPart *parts, gint64 *sums)
{
    stretch_divide(stretch, sums);
    for (int p = 0; p < stretch->takers; p++) {
        if (stretch->share[p] == 0)
            continue;
        parts[p].member = TRUE;
        parts[p].share = stretch->share[p];
    }
}

/* Stretch by stretch, in the order of days: the last share in force stays. */
static void
lay_tally(const Tally *tally, const guint8 *turns, FairPart *parts)
{
    Period period = tally->question->period;
    int providers = question_provider_count(tally->question);
    g_autofree gint64 *sums = g_new0(gint64, (gsize)providers + 1);
    g_autoptr(Stretch) stretch = members_on(tally, period.first);
    for (Day day = period.first; day <= period.last; day++) {
        g_autoptr(Stretch) next = NULL;
        if (day > period.first && turns[day - period.first])
            next = members_on(tally, day);
        if (next != NULL && !stretch_same_members(stretch, next)) {
            settle(stretch, parts, sums);
            stretch_free(stretch);
            stretch = g_steal_pointer(&next);
        }
        add_loads(tally, stretch, day);
    }
    settle(stretch, parts, sums);
    for (int p = 0; p < providers; p++)
        parts[p].part = sums[p];
}

void
lay_fair(Question *question)
{
    const Region *region = question->region;
    gsize providers = region->providers->len;
    g_autofree guint8 *turns = region_turns(region, question->period);
    question->fair = g_new0(FairPart, providers * region->fairs->len + 1);
    for (guint f = 0; f < region->fairs->len; f++) {
        Tally tally;
        FairPart *parts = question->fair + f * providers;
        tally_init(&tally, question, g_ptr_array_index(region->fairs, f));
        lay_tally(&tally, turns, parts);
        tally_clear(&tally);
        g_autofree gint64 *before = fair_before(question, tally.fair);
        for (gsize p = 0; p < providers; p++)
            parts[p].before = before[p];
    }
}
