#include "explain/breach.h"

#include "base/language.h"
#include "explain/reason.h"

const char *
breach_code(const Breach *breach)
{
    static const char *const codes[] = {
        [BREACH_RULE] = "rule",   [BREACH_OVER] = "over",       [BREACH_BAR] = "bar",
        [BREACH_FIX] = "fix",     [BREACH_OVERLAP] = "overlap", [BREACH_CLINIC] = "clinic",
        [BREACH_TWICE] = "twice", [BREACH_PAST] = "past",
    };
    return codes[breach->kind];
}

static const Rule *
rule_of(const Question *question, const Breach *breach)
{
    return breach->kind == BREACH_RULE && breach->index >= 0
               ? g_ptr_array_index(question->region->rules, breach->index)
               : NULL;
}

const char *
breach_rule_id(const Question *question, const Breach *breach)
{
    const Rule *rule = rule_of(question, breach);
    return rule ? rule->id : breach->kind == BREACH_RULE ? rule_kind_word(RULE_wish) : NULL;
}

/* What is said of a breach that no duty of the provider's alone brings about. */
static char *
plain_text(const Question *question, const Breach *breach)
{
    switch (breach->kind) {
    case BREACH_OVER:
        return g_strdup(breach->slot < 0 ? _("the line has no duty on this day")
                                         : _("more stand here than there are places"));
    case BREACH_PAST:
        return g_strdup(_("was published for this day, which is past, and does not stand"));
    case BREACH_TWICE:
        return g_strdup(_("stands here twice"));
    case BREACH_FIX:
        return g_strdup(_("was fixed here by hand and does not stand"));
    case BREACH_RULE:
        break;
    default:
        return NULL;
    }
    const Rule *rule = rule_of(question, breach);
    if (!rule || rule->kind == RULE_wish)
        return g_strdup(breach->slot < 0 ? _("a wish for this day was not granted")
                                         : _("asked not to stand here"));
    if (rule->kind == RULE_limit && breach->under)
        return g_strdup_printf(_("fewer than %d (rule “%s”)"), rule->limit.min, rule->id);
    return NULL;
}

static char *
text_of(const Question *question, const Breach *breach)
{
    char *text = plain_text(question, breach);
    if (text)
        return text;
    Reason *reason = breach->kind == BREACH_BAR
                         ? reason_of_bar(question, breach->provider, breach->slot)
                         : reason_of_breach(question, breach->provider, breach->slot, breach);
    text = g_steal_pointer(&reason->message);
    reason_free(reason);
    return text;
}

char *
breach_sentence(const Question *question, const Breach *breach)
{
    GString *line = g_string_new(NULL);
    if (breach->level == LEVEL_HARD)
        g_string_append(line, _("hard"));
    else
        g_string_append_printf(line, _("tier %d"), breach->level);
    g_autofree char *date = breach->day != DAY_NONE ? day_format(breach->day) : NULL;
    if (date)
        g_string_append_printf(line, " %s", date);
    if (breach->line >= 0)
        g_string_append_printf(line, " %s", region_line(question->region, breach->line)->id);
    if (breach->provider >= 0)
        g_string_append_printf(line, " %s",
                               region_provider(question->region, breach->provider)->id);
    g_autofree char *text = text_of(question, breach);
    g_string_append_printf(line, ": %s", text);
    return g_string_free(line, FALSE);
}
