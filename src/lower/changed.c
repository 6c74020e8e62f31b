/* Least change of what was published: duties that stand no more, providers whom it touches, and
 * who has been spared longest. */
#include "lower/changed.h"
#include "lower/touched.h"
#include "region/beyond.h"
#include "region/frozen.h"

/* What a substitute costs at most for having served lately, in days. */
#define SPARED_DAYS 1000

static gsize
role_cell(const Question *question, int provider, int slot, Role role)
{
    return ((gsize)role * question->region->providers->len + (gsize)provider) *
               question->slots->len +
           (gsize)slot;
}

guint8 *
change_mask(const Question *question, const LeastChange *change)
{
    gsize slots = question->slots->len, providers = question->region->providers->len;
    guint8 *mask = g_new0(guint8, 2 * slots * providers + 1);
    g_autofree int *stay = g_new0(int, 2 * slots + 1);
    for (guint i = 0; i < change->published->assignments->len; i++) {
        const Assignment *a = &g_array_index(change->published->assignments, Assignment, i);
        if (a->slot < 0 || question_bar(question, a->provider, a->slot) != BAR_NONE)
            continue;
        mask[role_cell(question, a->provider, a->slot, a->role)] = 1;
        stay[(gsize)a->role * slots + (gsize)a->slot]++;
    }
    for (int s = 0; s < (int)slots; s++) {
        const Slot *slot = question_slot(question, s);
        for (int p = 0; p < (int)providers; p++) {
            if (stay[s] < slot->need)
                mask[role_cell(question, p, s, ROLE_DUTY)] = 1;
            if (stay[slots + (gsize)s] < slot->reserve)
                mask[role_cell(question, p, s, ROLE_RESERVE)] = 1;
        }
    }
    return mask;
}

gboolean
change_allows(const Lowering *lowering, int provider, int slot, Role role)
{
    return lowering->mask == NULL ||
           lowering->mask[role_cell(lowering->question, provider, slot, role)];
}

static Tally
hard_tally(const GArray *cells, int provider, gint64 least, gint64 most)
{
    Tally tally = tally_new(cells, provider, &tariff_nature);
    tally_prices(&tally, least, (int)(most - least) + 1);
    return tally;
}

/* -- duties that stand no more -- */

static void
lower_lost(Changes *changes, const Tariff *tariff)
{
    g_autoptr(GArray) all = g_array_new(FALSE, FALSE, sizeof(int));
    for (int p = 0; p < changes->lowering->program->providers; p++) {
        const GArray *kept = changes_kept(changes, p);
        for (guint i = 0; i < kept->len; i++) {
            g_autoptr(GArray) one = g_array_new(FALSE, FALSE, sizeof(int));
            g_array_append_val(one, g_array_index(kept, int, i));
            g_array_append_val(all, g_array_index(kept, int, i));
            if (changes->change->stage == CHANGE_FEWEST) {
                Tally tally = tally_new(one, p, tariff);
                tally_prices(&tally, 0, 2);
                tally.price[0] = 1;
                lowering_add(changes->lowering, tally);
            } else if (changes->change->lost == 0) {
                program_add_tally(changes->lowering->program, hard_tally(one, p, 1, 1));
            }
        }
    }
    gint64 n = (gint64)all->len, lost = changes->change->lost;
    if (changes->change->stage != CHANGE_FEWEST && lost > 0 && lost < n)
        program_add_tally(changes->lowering->program, hard_tally(all, -1, n - lost, n));
}

/* -- who stood in before, and who has been spared longest -- */

/* Not all of these once more. */
static void
lower_other(Changes *changes, const GArray *providers)
{
    g_autoptr(GArray) gains = g_array_new(FALSE, FALSE, sizeof(int));
    for (guint i = 0; i < providers->len; i++) {
        int provider = g_array_index(providers, int, i);
        const GArray *fresh = changes_fresh(changes, provider);
        if (fresh->len == 0)
            return;
        if (providers->len == 1) {
            program_add_tally(changes->lowering->program, hard_tally(fresh, provider, 0, 0));
            return;
        }
        int gain = changes_gain(changes, provider);
        g_array_append_val(gains, gain);
    }
    program_add_tally(changes->lowering->program,
                      hard_tally(gains, -1, 0, (gint64)providers->len - 1));
}

static Day
last_duty(const Changes *changes, int provider, Day day)
{
    const Question *question = changes->lowering->question;
    const GArray *published = changes->change->published->assignments;
    Day last = DAY_NONE;
    for (guint i = 0; i < published->len; i++) {
        const Assignment *a = &g_array_index(published, Assignment, i);
        if (a->provider == provider && a->role == ROLE_DUTY && a->day < day &&
            (last == DAY_NONE || a->day > last))
            last = a->day;
    }
    for (guint i = beyond_first(question, provider); i < beyond_end(question, provider); i++) {
        const Beyond *duty = question_beyond(question, i);
        if (!duty->reserve && duty->slot.day < day && (last == DAY_NONE || duty->slot.day > last))
            last = duty->slot.day;
    }
    return last;
}

static void
prefer_spared(Changes *changes)
{
    int tier = program_free_tier(changes->lowering->program);
    for (int p = 0; tier < TIERS && p < changes->lowering->program->providers; p++) {
        const GArray *fresh = changes_fresh(changes, p);
        for (guint i = 0; i < fresh->len; i++) {
            int cell = g_array_index(fresh, int, i);
            int slot = g_array_index(changes->lowering->lowered->slot_of, int,
                                     changes->lowering->program->cell[cell].slot);
            Day day = question_slot(changes->lowering->question, slot)->day;
            Day last = last_duty(changes, p, day);
            if (last == DAY_NONE || day - last >= SPARED_DAYS)
                continue;
            g_autoptr(GArray) one = g_array_new(FALSE, FALSE, sizeof(int));
            g_array_append_val(one, cell);
            Tally tally = tally_new(one, p, &(Tariff){tier, 1, -1});
            tally_prices(&tally, 0, 2);
            tally.price[1] = SPARED_DAYS - (day - last);
            lowering_add(changes->lowering, tally);
        }
    }
    changes->lowering->lowered->spared_tier = tier;
}

/* -- the whole -- */

static void
sort_cells(Changes *changes)
{
    const Program *program = changes->lowering->program;
    const GArray *published = changes->change->published->assignments;
    g_autofree guint *had = g_new0(guint, (gsize)program->providers + 1);
    for (int p = 0; p < program->providers; p++) {
        g_ptr_array_add(changes->kept, g_array_new(FALSE, FALSE, sizeof(int)));
        g_ptr_array_add(changes->fresh, g_array_new(FALSE, FALSE, sizeof(int)));
        changes->gains[p] = -1;
    }
    for (int i = 0; i < program->n_cells; i++) {
        GPtrArray *lists = changes->published[i] ? changes->kept : changes->fresh;
        GArray *list = g_ptr_array_index(lists, program->cell[i].provider);
        g_array_append_val(list, i);
    }
    for (guint i = 0; i < published->len; i++)
        had[g_array_index(published, Assignment, i).provider]++;
    for (int p = 0; p < program->providers; p++)
        changes->lost[p] = changes_kept(changes, p)->len < had[p];
}

static void
lower_stage(Changes *changes)
{
    const LeastChange *change = changes->change;
    Tariff tariff = {TIER_OF_LEVEL(1), 1, -1};
    lower_lost(changes, &tariff);
    for (guint i = 0; change->others != NULL && i < change->others->len; i++)
        lower_other(changes, g_ptr_array_index(change->others, i));
    if (change->stage == CHANGE_TOUCHED)
        price_touched(changes, &tariff);
    else if (change->stage == CHANGE_WHOLE)
        hold_touched(changes);
    if (change->stage == CHANGE_WHOLE)
        prefer_spared(changes);
}

void
lower_changed(Lowering *lowering)
{
    gsize providers = (gsize)lowering->program->providers + 1;
    Changes changes = {.lowering = lowering,
                       .change = lowering->change,
                       .published =
                           lowered_choice(lowering->lowered, lowering->change->published, NULL),
                       .kept = g_ptr_array_new_with_free_func((GDestroyNotify)g_array_unref),
                       .fresh = g_ptr_array_new_with_free_func((GDestroyNotify)g_array_unref),
                       .gains = g_new0(int, providers),
                       .lost = g_new0(gboolean, providers)};
    sort_cells(&changes);
    lower_stage(&changes);
    g_free(changes.published);
    g_ptr_array_unref(changes.kept);
    g_ptr_array_unref(changes.fresh);
    g_free(changes.gains);
    g_free(changes.lost);
}
