/* labour: the rest of employed doctors (docs/rules.md). */

#include "audit/labour_work.h"

typedef struct {
    Count *count;
    int index;
    const Rule *rule;
    int provider;
    const GArray *stretches; /* Stretch, by start */
} Inspection;

/** Stretches first … end - 1, between two rests of nine hours. */
typedef struct {
    guint first;
    guint end;
    Minute begun;
    Minute over;
} Spell;

static const Stretch *
stretch_at(const Inspection *inspection, guint i)
{
    return &g_array_index(inspection->stretches, Stretch, i);
}

/* -- rest ------------------------------------------------------------------------------------- */

/** Whether so many hours lie free between the spell and the deadline. */
static gboolean
rests(const Inspection *inspection, const Spell *spell, Minute length, Minute deadline)
{
    Minute free = spell->over;
    for (guint i = spell->end; i < inspection->stretches->len; i++) {
        const Stretch *next = stretch_at(inspection, i);
        if (MIN(next->start, deadline) - free >= length)
            return TRUE;
        free = MAX(free, next->end);
    }
    return deadline - free >= length;
}

static gboolean
has_bare_night(const Inspection *inspection, const Spell *spell)
{
    for (guint i = spell->first; i < spell->end; i++)
        if (stretch_at(inspection, i)->bare_night)
            return TRUE;
    return FALSE;
}

/** Whether the spell has duties, and what they leave to say about it. */
static gboolean
is_asked(const Inspection *inspection, const Spell *spell)
{
    gboolean any = FALSE, all_by_hand = TRUE;
    for (guint i = spell->first; i < spell->end; i++) {
        const Stretch *stretch = stretch_at(inspection, i);
        if (stretch->slot < 0 && !stretch->recorded)
            continue;
        any = TRUE;
        all_by_hand =
            all_by_hand && !stretch->recorded &&
            question_fixed(inspection->count->question, inspection->provider, stretch->slot);
    }
    return any && !(inspection->rule->except_fixed && all_by_hand);
}

/** What of the law the spell breaks; FALSE: nothing. */
static gboolean
judge(const Inspection *inspection, const Spell *spell, LabourPart *part, Minute *within)
{
    const Provider *provider =
        region_provider(inspection->count->question->region, inspection->provider);
    gboolean daily = rests(inspection, spell, labour_hours(9), spell->begun + labour_hours(24));
    if (provider->labour == LABOUR_C1) {
        *part = LABOUR_TRAINEE;
        *within = labour_hours(48);
        return !daily &&
               !rests(inspection, spell, labour_hours(24), spell->begun + labour_hours(48));
    }
    if (has_bare_night(inspection, spell)) {
        *part = LABOUR_NIGHT;
        *within = labour_hours(46);
        return !rests(inspection, spell, labour_hours(18), spell->begun + labour_hours(46));
    }
    *part = LABOUR_DAILY;
    *within = labour_hours(24);
    return !daily;
}

static void
take_down(const Inspection *inspection, Breach breach, LabourPart part)
{
    Count *count = inspection->count;
    const Provider *provider = region_provider(count->question->region, inspection->provider);
    breach.part = part;
    if (provider->labour != LABOUR_A) {
        count_breach(count, breach, inspection->index, inspection->rule);
        return;
    }
    breach.index = inspection->index;
    breach.line = question_slot(count->question, breach.slot)->line;
    g_array_append_val(count->audit->efforts, breach);
}

/** A breach of the spell, where a duty of the period is concerned: one in the spell, or one so soon
 *  after its start. */
static void
inspect_spell(const Inspection *inspection, const Spell *spell)
{
    LabourPart part;
    Minute within;
    if (!is_asked(inspection, spell) || !judge(inspection, spell, &part, &within))
        return;
    int earliest = -1, latest = -1;
    for (guint i = spell->first; i < inspection->stretches->len; i++) {
        const Stretch *stretch = stretch_at(inspection, i);
        if (stretch->slot < 0 || (i >= spell->end && stretch->start >= spell->begun + within))
            continue;
        earliest = earliest < 0 ? stretch->slot : earliest;
        latest = stretch->slot;
    }
    if (earliest < 0)
        return;
    Breach breach = breach_between(inspection->count, inspection->provider, latest, earliest);
    if (latest == earliest)
        breach.other = -1;
    breach.begun = spell->begun;
    take_down(inspection, breach, part);
}

static void
inspect_spells(const Inspection *inspection)
{
    guint count = inspection->stretches->len;
    for (guint first = 0, end; first < count; first = end) {
        const Stretch *stretch = stretch_at(inspection, first);
        Spell spell = {first, first + 1, stretch->start, stretch->end};
        while (spell.end < count &&
               stretch_at(inspection, spell.end)->start - spell.over < labour_hours(9)) {
            spell.over = MAX(spell.over, stretch_at(inspection, spell.end)->end);
            spell.end++;
        }
        end = spell.end;
        inspect_spell(inspection, &spell);
    }
}

/* -- permits ---------------------------------------------------------------------------------- */

/** Two nights of one week from Monday, or two days of one month. */
static gboolean
over_permit(const Slot *a, const Slot *b, LabourPart *part)
{
    if (labour_is_night(a) && labour_is_night(b)) {
        *part = LABOUR_PERMIT_NIGHTS;
        Day monday = a->day - day_weekday(a->day);
        return monday <= b->day && b->day < monday + 7;
    }
    Civil first = day_civil(a->day), second = day_civil(b->day);
    *part = LABOUR_PERMIT_DAYS;
    return !labour_is_night(a) && !labour_is_night(b) && first.year == second.year &&
           first.month == second.month;
}

/** Each two duties of the period, then each with each recorded one. */
static void
inspect_permits(const Inspection *inspection)
{
    Count *count = inspection->count;
    LabourPart part;
    g_autoptr(GArray) seen = count_seen(count, inspection->rule, inspection->provider);
    g_autoptr(GArray) recorded = count_recorded(count, inspection->rule, inspection->provider);
    for (guint i = 0; i < seen->len; i++) {
        const Slot *slot = count_slot(count, seen, i);
        int number = g_array_index(seen, int, i);
        if (!labour_is_permitted(count, slot))
            continue;
        for (guint k = 0; k < i; k++) {
            int other = g_array_index(seen, int, k);
            if (labour_is_permitted(count, count_slot(count, seen, k)) &&
                over_permit(count_slot(count, seen, k), slot, &part) &&
                !count_spares(count, inspection->rule, inspection->provider, number, other))
                take_down(inspection, breach_between(count, inspection->provider, number, other),
                          part);
        }
        for (guint k = 0; k < recorded->len; k++) {
            guint beyond = g_array_index(recorded, guint, k);
            const Beyond *duty = question_beyond(count->question, beyond);
            if (duty->timed && labour_is_permitted(count, &duty->slot) &&
                over_permit(&duty->slot, slot, &part))
                take_down(inspection, breach_beyond(count, inspection->provider, number, beyond),
                          part);
        }
    }
}

void
audit_labour(Count *count, int index, const Rule *rule)
{
    for (int provider = count->first; provider <= count->last; provider++) {
        if (region_provider(count->question->region, provider)->labour == LABOUR_NONE)
            continue;
        g_autoptr(GArray) stretches = labour_stretches(count, rule, provider);
        Inspection inspection = {count, index, rule, provider, stretches};
        inspect_spells(&inspection);
        inspect_permits(&inspection);
    }
}
