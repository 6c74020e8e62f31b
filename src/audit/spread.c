/* spread: over all duties of a day at most, at least so many per area, clinic, tag or department.
 */

#include "audit/count.h"
#include "region/traits.h"

/** What stands under one name on one day. */
typedef struct {
    int duties;
    int by_hand;     /* of these, where the rule spares what is fixed by hand */
    gboolean member; /* some member of the day's lines has the name */
} Part;

/** One day. */
typedef struct {
    Count *count;
    const Rule *rule;
    GHashTable *parts; /* name -> Part * */
    GPtrArray *names;  /* in the order in which they are met */
    int not_by_hand;   /* duties of all that the rule sees */
} Parts;

static Part *
part_of(Parts *day, const char *name)
{
    Part *part = g_hash_table_lookup(day->parts, name);
    if (!part) {
        part = g_new0(Part, 1);
        g_hash_table_insert(day->parts, (gpointer)name, part);
        g_ptr_array_add(day->names, (gpointer)name);
    }
    return part;
}

static void
note(Parts *day, int provider, int slot)
{
    const Question *question = day->count->question;
    gboolean serves =
        rule_sees(question, day->rule, provider, slot) && count_serves(day->count, provider, slot);
    gboolean member = count_has_member(day->count, day->rule, provider, slot);
    gboolean spared = count_spares(day->count, day->rule, provider, slot, slot);
    if (!serves && !member)
        return;
    day->not_by_hand += serves && !spared;
    g_autoptr(GPtrArray) names = provider_traits(question->region, provider, day->rule->spread.by);
    for (guint i = 0; i < names->len; i++) {
        Part *part = part_of(day, g_ptr_array_index(names, i));
        part->duties += serves;
        part->by_hand += serves && spared;
        part->member = part->member || member;
    }
}

static void
judge(const Parts *day, const char *name, Day date, int index)
{
    const SpreadRule *spread = &day->rule->spread;
    const Part *part = g_hash_table_lookup(day->parts, name);
    int max = MAX(spread->max, part->by_hand);
    Breach breach = breach_new(BREACH_RULE);
    breach.day = date;
    breach.name = name;
    if (spread->max >= 0 && part->duties > max) {
        breach.units = part->duties - max;
        count_breach(day->count, breach, index, day->rule);
    }
    if (part->member && day->not_by_hand > 0 && part->duties < spread->min) {
        breach.units = spread->min - part->duties;
        breach.under = TRUE;
        count_breach(day->count, breach, index, day->rule);
    }
}

/** The slots of one day: first … end - 1. */
static void
audit_day(Count *count, int index, const Rule *rule, int first, int end)
{
    g_autoptr(GHashTable) parts = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, g_free);
    g_autoptr(GPtrArray) names = g_ptr_array_new();
    Parts day = {count, rule, parts, names, 0};
    for (int slot = first; slot < end; slot++)
        for (int p = 0; p < question_provider_count(count->question); p++)
            if (rule_sees_slot(count->question, rule, slot))
                note(&day, p, slot);
    for (guint i = 0; i < names->len; i++)
        judge(&day, g_ptr_array_index(names, i), question_slot(count->question, first)->day, index);
}

void
audit_spread(Count *count, int index, const Rule *rule)
{
    int slots = question_slot_count(count->question);
    for (int first = 0, end; first < slots; first = end) {
        Day day = question_slot(count->question, first)->day;
        for (end = first; end < slots && question_slot(count->question, end)->day == day;)
            end++;
        audit_day(count, index, rule, first, end);
    }
}
