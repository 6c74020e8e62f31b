#include "draw.h"

#include "region/beyond.h"
#include "region/credit.h"

static void
say_indexes(GString *text, const char *name, const GArray *indexes)
{
    if (!indexes)
        return;
    g_string_append_printf(text, " %s", name);
    for (guint i = 0; i < indexes->len; i++)
        g_string_append_printf(text, "%c%d", i ? ',' : ' ', g_array_index(indexes, int, i));
}

static void
say_days(GString *text, const Town *town, const char *name, const DayWords *words)
{
    if (!day_words_given(words))
        return;
    g_string_append_printf(text, " %s", name);
    for (Day d = town->question->period.first; d <= town->question->period.last; d++)
        if (day_words_match(town->region->calendar, words, d))
            g_string_append_printf(text, " %d", d - town->question->period.first);
}

static void
say_provider(GString *text, const Town *town, int index)
{
    const Provider *p = region_provider(town->region, index);
    Day first = town->question->period.first;
    g_string_append_printf(text, "provider %d %s clinic %d area %s:", index, p->id, p->clinic,
                           p->area ? p->area : "none");
    for (guint i = 0; i < p->tags->len; i++)
        g_string_append_printf(text, " %s", (char *)g_ptr_array_index(p->tags, i));
    for (guint i = 0; i < p->departments->len; i++)
        g_string_append_printf(text, " %s", (char *)g_ptr_array_index(p->departments, i));
    for (Day d = first; d <= town->question->period.last; d++)
        g_string_append_printf(text, " %s%d", provider_is_member(p, d) ? "" : "-",
                               provider_leave(p, d) ? -1 : provider_share(p, d));
    g_string_append(text, "; bars");
    for (int slot = 0; slot < question_slot_count(town->question); slot++)
        g_string_append_printf(text, " %d%s", question_bar(town->question, index, slot),
                               question_fixed(town->question, index, slot) ? "f" : "");
    g_string_append_c(text, '\n');
}

static void
say_slot(GString *text, const Town *town, int index)
{
    const Slot *slot = question_slot(town->question, index);
    const Line *line = region_line(town->region, slot->line);
    g_string_append_printf(
        text, "slot %d: line %d day %d %s need %d reserve %d weight %d travel %d %s\n", index,
        slot->line, slot->day - town->question->period.first, slot->hours->text, slot->need,
        slot->reserve, slot->weight, line->travel, line->unit == UNIT_CLINIC ? "clinic" : "doctor");
}

static void
say_kind(GString *text, const Rule *rule)
{
    switch (rule->kind) {
    case RULE_rest:
        g_string_append_printf(text, " hours %d", rule->rest.hours);
        break;
    case RULE_gap:
        g_string_append_printf(text, " days %d", rule->gap.days);
        break;
    case RULE_limit:
        g_string_append_printf(text, " max %d min %d weigh %d per %d (%d)", rule->limit.max,
                               rule->limit.min, rule->limit.weigh, rule->limit.per,
                               rule->limit.per_days);
        break;
    case RULE_run:
        g_string_append_printf(text, " max %d min %d", rule->run.max, rule->run.min);
        break;
    case RULE_follow:
        say_indexes(text, "after", rule->follow.after);
        say_indexes(text, "never", rule->follow.never);
        g_string_append_printf(text, " within %d", rule->follow.within);
        break;
    case RULE_apart:
        g_string_append_printf(text, " of lines %d within %d", rule->apart.of_lines,
                               rule->apart.within);
        break;
    case RULE_handover:
        g_string_append_printf(text, " by %d", rule->handover.by);
        break;
    case RULE_weekday_pattern:
        for (guint i = 0; i < rule->weekday_pattern.days->len; i++) {
            const StandingDay *day = g_ptr_array_index(rule->weekday_pattern.days, i);
            g_string_append_printf(text, " %d. weekday %d", day->word.nth, day->word.weekday);
            say_indexes(text, "who", day->who);
        }
        break;
    case RULE_remember:
        g_string_append_printf(text, " season %d from %02d-%02d years %d", rule->remember.season,
                               rule->remember.run.first.month, rule->remember.run.first.day,
                               rule->remember.years);
        break;
    case RULE_rotation:
        say_indexes(text, "order", rule->rotation.order);
        g_string_append_printf(text, " own seasons %d", rule->rotation.own_seasons);
        break;
    case RULE_everyone:
        g_string_append_printf(text, " min %d", rule->everyone.min);
        break;
    case RULE_prefer:
        g_string_append_printf(text, " avoid %d", rule->prefer.avoid);
        say_indexes(text, "of lines", rule->prefer.lines);
        break;
    case RULE_quota:
        g_string_append_printf(text, " max %d min %d weigh %d per %d (%d)", rule->quota.max,
                               rule->quota.min, rule->quota.weigh, rule->quota.per,
                               rule->quota.per_days);
        break;
    case RULE_mix:
        g_string_append_printf(text, " max %d min %d", rule->mix.max, rule->mix.min);
        break;
    case RULE_spread:
        g_string_append_printf(text, " by %d max %d min %d", rule->spread.by, rule->spread.max,
                               rule->spread.min);
        break;
    case RULE_accompany:
        g_string_append_printf(text, " min %d%s", rule->accompany.min,
                               rule->accompany.with->age_under ? " with age-under" : "");
        say_indexes(text, "with", rule->accompany.with->ids);
        break;
    default:
        break;
    }
}

static void
say_rule(GString *text, const Town *town, const Rule *rule)
{
    g_string_append_printf(text, "rule %s level %d cost %d%s%s", rule_kind_word(rule->kind),
                           rule->level, (int)rule->cost, rule->disabled ? " disabled" : "",
                           rule->except_fixed ? " except-fixed" : "");
    say_kind(text, rule);
    say_indexes(text, "lines", rule->lines);
    say_indexes(text, "who", rule->who ? rule->who->ids : NULL);
    if (rule->who && rule->who->age_under)
        g_string_append(text, " age-under");
    say_days(text, town, "days", &rule->days);
    say_days(text, town, "not-days", &rule->not_days);
    g_string_append_c(text, '\n');
}

static void
say_fair(GString *text, const Town *town, int index)
{
    const Fair *fair = g_ptr_array_index(town->region->fairs, index);
    g_string_append_printf(text, "fair form %d level %d cost %d weigh %d", fair->form, fair->level,
                           (int)fair->cost, fair->weigh);
    say_indexes(text, "lines", fair->lines);
    say_days(text, town, "days", &fair->days);
    for (int p = 0; p < question_provider_count(town->question); p++) {
        const FairPart *part = question_fair_part(town->question, index, p);
        g_string_append_printf(
            text, "; %d: member %d share %d before %" G_GINT64_FORMAT " part %" G_GINT64_FORMAT, p,
            part->member, part->share, part->before, part->part);
    }
    g_string_append_c(text, '\n');
}

static void
say_asked(GString *text, const Question *question)
{
    for (guint i = 0; i < question->wishes->len; i++) {
        const Wish *wish = g_ptr_array_index(question->wishes, i);
        g_string_append_printf(text, "wish of %d: %s day %d strength %d", wish->provider,
                               request_kind_word(wish->kind), wish->day - question->period.first,
                               wish->strength);
        say_indexes(text, "slots", wish->slots);
        g_string_append_c(text, '\n');
    }
    for (guint i = 0; i < question->fixes->len; i++) {
        const Fix *fix = g_ptr_array_index(question->fixes, i);
        g_string_append_printf(text, "fix of %d:", fix->provider);
        say_indexes(text, "slots", fix->slots);
        g_string_append_c(text, '\n');
    }
}

static void
say_beyond(GString *text, const Question *question)
{
    for (guint i = 0; i < question->beyond->duties->len; i++) {
        const Beyond *duty = question_beyond(question, i);
        g_string_append_printf(
            text, "recorded: provider %d line %d day %d weight %d %s%s\n", duty->provider,
            duty->slot.line, duty->slot.day - question->period.first, duty->slot.weight,
            duty->timed ? duty->slot.hours->text : "untimed", duty->reserve ? " reserve" : "");
    }
}

static void
say_credits(GString *text, const Question *question)
{
    for (guint i = 0; i < question->credits->len; i++) {
        const Credit *credit = &g_array_index(question->credits, Credit, i);
        g_string_append_printf(text, "line %d day %d: %d serves for %d\n", credit->line,
                               credit->day - question->period.first, credit->provider,
                               credit->owed);
    }
}

char *
draw_text(const Town *town)
{
    GString *text = g_string_new(NULL);
    g_autofree char *first = day_format(town->question->period.first);
    g_string_append_printf(text, "from %s\n", first);
    for (int i = 0; i < question_provider_count(town->question); i++)
        say_provider(text, town, i);
    for (int i = 0; i < question_slot_count(town->question); i++)
        say_slot(text, town, i);
    for (guint i = 0; i < town->region->rules->len; i++)
        say_rule(text, town, g_ptr_array_index(town->region->rules, i));
    for (guint i = 0; i < town->region->fairs->len; i++)
        say_fair(text, town, (int)i);
    say_asked(text, town->question);
    say_credits(text, town->question);
    say_beyond(text, town->question);
    return g_string_free(text, FALSE);
}
