#include "lower/changed.h"
#include "lower/excuse.h"
#include "lower/lowering.h"
#include "region/frozen.h"

static const struct {
    void (*lower)(Lowering *lowering, int rule);
} kinds[RULE_COUNT] = {
#define RULE(name, word, level) [RULE_##name] = {lower_##name},
#include "region/rules.def"
#undef RULE
};

/* On a day that is past only who stood there as this has a cell. */
static gboolean
may_stand(const Lowering *lowering, int provider, int slot, Role role)
{
    const Question *question = lowering->question;
    return question_bar(question, provider, slot) == BAR_NONE &&
           (!slot_is_frozen(question, slot) || slot_keeps(question, provider, slot, role)) &&
           change_allows(lowering, provider, slot, role);
}

/* Opens a program slot and gives cells to everybody whom nothing bars. */
static void
add_slot(Lowering *lowering, int slot, Role role, int *cells)
{
    Program *program = lowering->program;
    int role_number = (int)role;
    int number = (int)lowering->lowered->slot_of->len;
    g_array_append_val(lowering->lowered->slot_of, slot);
    g_array_append_val(lowering->lowered->role_of, role_number);
    gsize slots = lowering->question->slots->len;
    for (int p = 0; p < program->providers; p++)
        if (may_stand(lowering, p, slot, role))
            cells[(gsize)p * slots + (gsize)slot] = program_add_cell(program, p, number);
}

static int
count_slots(const Question *question)
{
    int count = 0;
    for (int s = 0; s < question_slot_count(question); s++) {
        const Slot *slot = question_slot(question, s);
        count += (slot->need > 0) + (slot->reserve > 0);
    }
    return count;
}

static void
add_cells(Lowering *lowering)
{
    const Question *question = lowering->question;
    gsize size = (gsize)question_provider_count(question) * question->slots->len;
    lowering->duty = g_new(int, size);
    lowering->reserve = g_new(int, size);
    for (gsize i = 0; i < size; i++)
        lowering->duty[i] = lowering->reserve[i] = -1;
    for (int s = 0; s < question_slot_count(question); s++) {
        const Slot *slot = question_slot(question, s);
        if (slot->need > 0)
            add_slot(lowering, s, ROLE_DUTY, lowering->duty);
        if (slot->reserve > 0)
            add_slot(lowering, s, ROLE_RESERVE, lowering->reserve);
    }
}

/* The farthest end of a duty from its day's midnight, with travel after it and before the next. */
static int
reach_days(const Question *question)
{
    Minute minutes = 0, travel = 0;
    for (int s = 0; s < question_slot_count(question); s++) {
        const Slot *slot = question_slot(question, s);
        minutes = MAX(minutes, slot->end - day_minute(slot->day));
        travel = MAX(travel, region_line(question->region, slot->line)->travel);
    }
    return (int)((minutes + 2 * travel) / MINUTES_PER_DAY) + 1;
}

static gboolean
says_nothing(const Rule *rule)
{
    return rule->disabled || (rule->level != LEVEL_HARD && rule->cost == 0);
}

static void
lower_rules(Lowering *lowering)
{
    for (guint i = 0; i < lowering->region->rules->len; i++) {
        const Rule *rule = g_ptr_array_index(lowering->region->rules, i);
        gboolean heard = !lowering->change || lowering->change->stage == CHANGE_WHOLE;
        if (!says_nothing(rule) && (heard || rule->level == LEVEL_HARD))
            kinds[rule->kind].lower(lowering, (int)i);
    }
}

static void
lower_all(Lowering *lowering)
{
    const LeastChange *change = lowering->change;
    add_cells(lowering);
    lower_cover(lowering);
    lower_fixes(lowering);
    lower_frozen(lowering);
    lower_place(lowering);
    lower_rules(lowering);
    lower_excuse(lowering);
    if (change == NULL || change->stage == CHANGE_WHOLE) {
        lower_wishes(lowering);
        lower_fair(lowering);
    }
    if (change != NULL)
        lower_changed(lowering);
}

Lowered *
lower_question(const Question *question)
{
    return lower_change(question, NULL);
}

Lowered *
lower_change(const Question *question, const LeastChange *change)
{
    g_autofree guint8 *mask =
        change != NULL && change->all_stay ? change_mask(question, change) : NULL;
    Lowered *lowered = g_new0(Lowered, 1);
    lowered->question = question;
    lowered->program = program_new(question_provider_count(question), count_slots(question));
    lowered->asks = g_array_new(FALSE, FALSE, sizeof(AskSource));
    lowered->slot_of = g_array_new(FALSE, FALSE, sizeof(int));
    lowered->role_of = g_array_new(FALSE, FALSE, sizeof(int));
    Lowering lowering = {.question = question,
                         .region = question->region,
                         .lowered = lowered,
                         .program = lowered->program,
                         .reach_days = reach_days(question),
                         .change = change,
                         .mask = mask};
    lower_all(&lowering);
    g_free(lowering.duty);
    g_free(lowering.reserve);
    return lowered;
}

void
lowered_free(Lowered *lowered)
{
    if (lowered == NULL)
        return;
    program_free(lowered->program);
    g_array_unref(lowered->asks);
    g_array_unref(lowered->slot_of);
    g_array_unref(lowered->role_of);
    g_free(lowered);
}

AskSource
lowered_ask(const Lowered *lowered, Ask ask)
{
    if (ask < 0)
        return (AskSource){ASK_NATURE, -1, PLACE_NONE};
    return g_array_index(lowered->asks, AskSource, ask);
}
