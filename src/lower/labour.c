#include "base/whole.h"
#include "lower/labour_known.h"
#include "lower/pairs.h"
#include "region/beyond.h"

/* Ordinary hours of so many days around the period are looked at. */
#define DAYS_AROUND 14

/* Work of one of these hours and more with a permit is rest, if it is at night. */
#define PERMITTED_REST (9 * 60)
#define NIGHT_END (5 * 60)

typedef struct {
    Lowering *lowering;
    const Rule *rule;
    Tariff tariff;
    int provider;
    GArray *slots; /* int: what the rule sees of the provider's */
    GHashTable *known;
} Doctor;

/* -- work ------------------------------------------------------------------------------------- */

/* Whether a minute of the piece lies between midnight and five. */
static gboolean
piece_is_night(Minute start, Minute end)
{
    Minute midnight = divide_down(start, MINUTES_PER_DAY) * MINUTES_PER_DAY;
    return start < midnight + NIGHT_END || end > midnight + MINUTES_PER_DAY;
}

static gboolean
is_night(const Slot *slot)
{
    for (int i = 0; i < slot_piece_count(slot); i++) {
        Minute start, end;
        slot_piece(slot, i, &start, &end);
        if (piece_is_night(start, end))
            return TRUE;
    }
    return FALSE;
}

static void
add_work(const Region *region, const Slot *slot, int owner, GArray *works)
{
    gboolean permit = slot->line >= 0 && region_line(region, slot->line)->permit;
    gboolean night = is_night(slot);
    for (int i = 0; i < slot_piece_count(slot); i++) {
        Work work = {.owner = owner, .night = night && !permit};
        slot_piece(slot, i, &work.start, &work.end);
        gboolean rest = permit && piece_is_night(work.start, work.end) &&
                        work.end - work.start >= PERMITTED_REST;
        if (!rest)
            g_array_append_val(works, work);
    }
}

/* Ordinary hours and recorded duties. */
static GArray *
work_always(const Doctor *doctor)
{
    const Question *question = doctor->lowering->question;
    GArray *works = g_array_new(FALSE, FALSE, sizeof(Work));
    for (Day day = question->period.first - DAYS_AROUND; day <= question->period.last + DAYS_AROUND;
         day++) {
        Work work = {.owner = WORK_ORDINARY};
        if (provider_work(region_provider(question->region, doctor->provider),
                          question->region->calendar, day, &work.start, &work.end))
            g_array_append_val(works, work);
    }
    for (guint i = beyond_first(question, doctor->provider);
         i < beyond_end(question, doctor->provider); i++) {
        const Beyond *duty = question_beyond(question, i);
        if (duty->timed && rule_sees_beyond(question, doctor->rule, duty))
            add_work(question->region, &duty->slot, WORK_RECORDED, works);
    }
    return works;
}

/* -- duties ----------------------------------------------------------------------------------- */

static gboolean
same_work(const GArray *a, const GArray *b)
{
    if (a->len != b->len)
        return FALSE;
    for (guint i = 0; i < a->len; i++) {
        const Work *x = &g_array_index(a, Work, i), *y = &g_array_index(b, Work, i);
        if (x->start != y->start || x->end != y->end || x->night != y->night)
            return FALSE;
    }
    return TRUE;
}

/* The duty of this work, a new one where there is none. */
static LabourDuty *
duty_of_work(GPtrArray *duties, const GArray *work, gboolean by_hand)
{
    for (guint i = 0; i < duties->len; i++) {
        LabourDuty *duty = g_ptr_array_index(duties, i);
        if (duty->by_hand == by_hand && same_work(duty->work, work))
            return duty;
    }
    return labour_duties_add(duties, work, by_hand);
}

static GPtrArray *
duties_of(const Doctor *doctor)
{
    const Question *question = doctor->lowering->question;
    GPtrArray *duties = labour_duties_new();
    g_autoptr(GArray) work = g_array_new(FALSE, FALSE, sizeof(Work));
    for (guint i = 0; i < doctor->slots->len; i++) {
        int slot = g_array_index(doctor->slots, int, i);
        int cell = duty_cell(doctor->lowering, doctor->provider, slot);
        g_array_set_size(work, 0);
        add_work(question->region, question_slot(question, slot), 0, work);
        if (work->len == 0)
            continue;
        gboolean by_hand =
            doctor->rule->except_fixed && question_fixed(question, doctor->provider, slot);
        g_array_append_val(duty_of_work(duties, work, by_hand)->cells, cell);
    }
    labour_duties_number(duties);
    return duties;
}

/* -- sentences -------------------------------------------------------------------------------- */

static void
append_cells(const GPtrArray *duties, const GArray *numbers, GArray *cells)
{
    for (guint i = 0; i < numbers->len; i++) {
        const LabourDuty *duty = g_ptr_array_index(duties, g_array_index(numbers, int, i));
        g_array_append_vals(cells, duty->cells->data, duty->cells->len);
    }
}

/* Not so many of them, unless one of those left is taken, too. */
static void
lower_forbidden(const Doctor *doctor, const GPtrArray *duties, const Forbidden *forbidden)
{
    g_autoptr(GArray) cells = g_array_new(FALSE, FALSE, sizeof(int));
    append_cells(duties, forbidden->taken, cells);
    guint taken = cells->len;
    append_cells(duties, forbidden->left, cells);
    Tally tally = tally_new(cells, doctor->provider, &doctor->tariff);
    for (guint i = taken; i < cells->len; i++)
        tally.weight[i] = -1;
    int left = (int)(cells->len - taken);
    tally_prices(&tally, -left, left + (int)forbidden->count);
    lowering_add(doctor->lowering, tally);
}

static void
add_couples(const GPtrArray *duties, const Forbidden *forbidden, GArray *couples)
{
    const LabourDuty *a = g_ptr_array_index(duties, g_array_index(forbidden->taken, int, 0));
    const LabourDuty *b = g_ptr_array_index(duties, g_array_index(forbidden->taken, int, 1));
    for (guint i = 0; i < a->cells->len; i++)
        for (guint k = 0; k < b->cells->len; k++) {
            Couple couple = {g_array_index(a->cells, int, i), g_array_index(b->cells, int, k)};
            g_array_append_val(couples, couple);
        }
}

static void
lower_rest_periods(const Doctor *doctor)
{
    const Provider *provider = region_provider(doctor->lowering->region, doctor->provider);
    g_autoptr(GArray) always = work_always(doctor);
    g_autoptr(GPtrArray) duties = duties_of(doctor);
    const GPtrArray *all = labour_known(doctor->known, always, duties,
                                        provider->labour == LABOUR_C1, doctor->rule->except_fixed);
    g_autoptr(GArray) couples = g_array_new(FALSE, FALSE, sizeof(Couple));
    for (guint i = 0; i < all->len; i++) {
        const Forbidden *forbidden = g_ptr_array_index(all, i);
        if (forbidden->taken->len == 2 && forbidden->left->len == 0)
            add_couples(duties, forbidden, couples);
        else
            lower_forbidden(doctor, duties, forbidden);
    }
    g_autoptr(GArray) items = items_new();
    items_add(doctor->lowering, items, doctor->provider, doctor->slots);
    pairs_lower_couples(doctor->lowering, items, couples, doctor->provider, &doctor->tariff);
}

/* -- permits ---------------------------------------------------------------------------------- */

/* Whether two duties of lines with a permit are nights of one week, or days of one month. */
static gboolean
share_permit(const Slot *a, const Slot *b)
{
    if (is_night(a) != is_night(b))
        return FALSE;
    if (is_night(a))
        return a->day - day_weekday(a->day) == b->day - day_weekday(b->day);
    Civil x = day_civil(a->day), y = day_civil(b->day);
    return x.year == y.year && x.month == y.month;
}

static gboolean
has_permit(const Region *region, const Slot *slot)
{
    return slot->line >= 0 && region_line(region, slot->line)->permit;
}

static PairKind
judge_permits(const Lowering *lowering, const Rule *rule, const Item *a, const Item *b)
{
    if (never_both(lowering, a->provider, a->slot, b->slot))
        return PAIR_NEVER;
    return share_permit(question_slot(lowering->question, a->slot),
                        question_slot(lowering->question, b->slot))
               ? PAIR_BREACH
               : PAIR_FREE;
}

/* Whether a recorded duty has used up what the permit allows. */
static gboolean
is_used_up(const Doctor *doctor, const Slot *slot)
{
    const Question *question = doctor->lowering->question;
    for (guint i = beyond_first(question, doctor->provider);
         i < beyond_end(question, doctor->provider); i++) {
        const Beyond *duty = question_beyond(question, i);
        if (duty->timed && has_permit(question->region, &duty->slot) &&
            rule_sees_beyond(question, doctor->rule, duty) && share_permit(&duty->slot, slot))
            return TRUE;
    }
    return FALSE;
}

static void
lower_permits(const Doctor *doctor)
{
    const Lowering *lowering = doctor->lowering;
    g_autoptr(GArray) permitted = g_array_new(FALSE, FALSE, sizeof(int));
    for (guint i = 0; i < doctor->slots->len; i++) {
        int slot = g_array_index(doctor->slots, int, i);
        const Slot *duty = question_slot(lowering->question, slot);
        if (!has_permit(lowering->region, duty))
            continue;
        g_array_append_val(permitted, slot);
        if (!is_used_up(doctor, duty))
            continue;
        g_autoptr(GArray) cells = g_array_new(FALSE, FALSE, sizeof(int));
        int cell = duty_cell(lowering, doctor->provider, slot);
        g_array_append_val(cells, cell);
        Tally tally = tally_new(cells, doctor->provider, &doctor->tariff);
        tally_prices(&tally, 0, 1);
        lowering_add(doctor->lowering, tally);
    }
    g_autoptr(GArray) items = items_new();
    items_add(lowering, items, doctor->provider, permitted);
    pairs_lower(doctor->lowering, items, 31, judge_permits, doctor->rule, doctor->provider,
                &doctor->tariff);
}

void
lower_labour(Lowering *lowering, int number)
{
    const Rule *rule = g_ptr_array_index(lowering->region->rules, number);
    Tariff tariff = tariff_rule(lowering, number);
    g_autoptr(GHashTable) known = labour_known_new();
    for (int p = 0; p < lowering->program->providers; p++) {
        if (region_provider(lowering->region, p)->labour <= LABOUR_A)
            continue;
        g_autoptr(GArray) slots = rule_slots(lowering, rule, p);
        Doctor doctor = {lowering, rule, tariff, p, slots, known};
        lower_rest_periods(&doctor);
        lower_permits(&doctor);
    }
}
