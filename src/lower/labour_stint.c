#include "lower/labour_stint.h"

#define LONGEST_ON_END HOURS(28)

static const LabourDuty *
duty_of(const Present *present, int duty)
{
    return g_ptr_array_index(present->duties, duty);
}

void
present_take(Present *present, const GArray *set)
{
    g_array_set_size(present->work, 0);
    g_array_append_vals(present->work, present->always->data, present->always->len);
    for (guint i = 0; i < set->len; i++) {
        const GArray *work = duty_of(present, g_array_index(set, int, i))->work;
        g_array_append_vals(present->work, work->data, work->len);
    }
}

gboolean
stint_joins(const Stint *stint, const Work *work)
{
    return work->start < stint->end + DAILY_REST && work->end > stint->start - DAILY_REST;
}

gboolean
stint_equal(const Stint *a, const Stint *b)
{
    return a->start == b->start && a->end == b->end && a->night == b->night &&
           a->recorded == b->recorded && a->own == b->own && a->by_hand == b->by_hand;
}

static void
note_work(const Present *present, Stint *stint, const Work *work)
{
    stint->night = stint->night || work->night;
    stint->recorded = stint->recorded || work->owner == WORK_RECORDED;
    if (work->owner < 0)
        return;
    stint->by_hand = (stint->by_hand || !stint->own) && duty_of(present, work->owner)->by_hand;
    stint->own = TRUE;
}

/* The period that holds the seed, of the work gathered. */
Stint
present_stint(const Present *present, const Work *seed)
{
    Stint stint = {.start = seed->start, .end = seed->end};
    for (gboolean grown = TRUE; grown;) {
        grown = FALSE;
        for (guint i = 0; i < present->work->len; i++) {
            const Work *work = &g_array_index(present->work, Work, i);
            if (!stint_joins(&stint, work) ||
                (work->start >= stint.start && work->end <= stint.end))
                continue;
            stint.start = MIN(stint.start, work->start);
            stint.end = MAX(stint.end, work->end);
            grown = TRUE;
        }
    }
    for (guint i = 0; i < present->work->len; i++) {
        const Work *work = &g_array_index(present->work, Work, i);
        if (stint_joins(&stint, work))
            note_work(present, &stint, work);
    }
    return stint;
}

/* Begins at *rest the first so long rest that ends in time. */
static gboolean
find_rest(const Present *present, Minute length, Minute until, Minute *rest)
{
    for (gboolean moved = TRUE; moved && *rest + length <= until;) {
        moved = FALSE;
        for (guint i = 0; i < present->work->len; i++) {
            const Work *work = &g_array_index(present->work, Work, i);
            if (work->start < *rest + length && work->end > *rest) {
                *rest = work->end;
                moved = TRUE;
            }
        }
        if (!moved)
            return TRUE;
    }
    return FALSE;
}

/* Whether some of the set is at work between the two. */
static gboolean
has_own(const Present *present, Minute from, Minute to)
{
    for (guint i = present->always->len; i < present->work->len; i++) {
        const Work *work = &g_array_index(present->work, Work, i);
        if (work->start < to && work->end > from)
            return TRUE;
    }
    return FALSE;
}

Verdict
present_judge(const Present *present, const Stint *stint, Answer *answer)
{
    gboolean night = stint->night && !present->trainee;
    gboolean daily = stint->end + DAILY_REST <= stint->start + HOURS(24);
    *answer = (Answer){night              ? HOURS(46)
                       : present->trainee ? HOURS(48)
                                          : HOURS(24),
                       stint->end, night || present->trainee ? HOURS(night ? 18 : 24) : 0};
    if (present->spare && stint->by_hand && !stint->recorded)
        return KEPT;
    if (daily && !night)
        return KEPT;
    if (answer->length > 0 &&
        find_rest(present, answer->length, stint->start + answer->within, &answer->rest))
        return KEPT_BY_REST;
    if (!stint->own && !has_own(present, stint->start, stint->start + answer->within))
        return BROKEN_BEFORE;
    if (answer->length == 0 && stint->end - stint->start <= LONGEST_ON_END)
        return BROKEN_UNLESS_NIGHT;
    return BROKEN;
}
