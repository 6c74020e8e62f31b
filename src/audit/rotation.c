/* rotation: places in turn; a provider's i-th duty costs its distance from their i-th due turn. */

#include "audit/count.h"
#include "region/pointer.h"

#define MAIN_CYCLE (-1)

typedef struct {
    int line;
    int season;  /* MAIN_CYCLE: every slot, or those in no season */
    guint start; /* the place in the order that has turn 1 */
} Cycle;

/** The first season of the day where seasons run by themselves, else MAIN_CYCLE. */
static int
season_of(const Count *count, const Rule *rule, Day day)
{
    const Calendar *calendar = count->question->region->calendar;
    for (int s = 0; rule->rotation.own_seasons && s < calendar_season_count(calendar); s++)
        if (calendar_in_season(calendar, s, day, NULL))
            return s;
    return MAIN_CYCLE;
}

static gboolean
in_cycle(const Count *count, const Rule *rule, Cycle cycle, int slot)
{
    const Slot *s = question_slot(count->question, slot);
    return s->line == cycle.line && s->need > 0 && rule_sees_slot(count->question, rule, slot) &&
           season_of(count, rule, s->day) == cycle.season;
}

/** The provider's turn number `which` (from 0): counted along the order, round and round, from 1
 *  at the place where the records left off. */
static gint64
due(const GArray *order, guint start, int provider, int which)
{
    for (gint64 turn = 1;; turn++) {
        int place = (int)((start + turn - 1) % order->len);
        if (g_array_index(order, int, place) == provider && which-- == 0)
            return turn;
    }
}

static void
audit_duty(Count *count, int index, const Rule *rule, Cycle cycle, int provider, int slot,
           int which, gint64 first_turn)
{
    gint64 last_turn = first_turn + question_slot(count->question, slot)->need - 1;
    gint64 turn = due(rule->rotation.order, cycle.start, provider, which);
    gint64 distance = turn < first_turn ? first_turn - turn : MAX(0, turn - last_turn);
    if (distance == 0 || (rule->except_fixed && question_fixed(count->question, provider, slot)))
        return;
    Breach breach = breach_new(BREACH_RULE);
    breach.provider = provider;
    breach.slot = slot;
    breach.day = question_slot(count->question, slot)->day;
    breach.units = distance;
    count_breach(count, breach, index, rule);
}

static void
audit_cycle(Count *count, int index, const Rule *rule, Cycle cycle, int provider)
{
    gint64 turn = 1;
    int served = 0;
    for (int slot = 0; slot < question_slot_count(count->question); slot++) {
        if (!in_cycle(count, rule, cycle, slot))
            continue;
        if (count_serves(count, provider, slot) && rule_sees(count->question, rule, provider, slot))
            audit_duty(count, index, rule, cycle, provider, slot, served++, turn);
        turn += question_slot(count->question, slot)->need;
    }
}

void
audit_rotation(Count *count, int index, const Rule *rule)
{
    const Region *region = count->question->region;
    int seasons = rule->rotation.own_seasons ? calendar_season_count(region->calendar) : 0;
    for (int line = 0; line < (int)region->lines->len; line++)
        for (int season = MAIN_CYCLE; season < seasons; season++)
            for (int provider = count->first; provider <= count->last; provider++)
                if (indexes_have(rule->lines, line) && indexes_have(rule->rotation.order, provider))
                    audit_cycle(
                        count, index, rule,
                        (Cycle){line, season, rotation_start(count->question, index, line, season)},
                        provider);
}
