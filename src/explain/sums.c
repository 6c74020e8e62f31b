#include "explain/sums.h"

#include "base/language.h"

static char *
everyone_text(const Rule *rule, const Breach *breach)
{
    return g_strdup_printf(_("fewer than %d duties, which everyone should have (rule “%s”)"),
                           rule->everyone.min, rule->id);
}

static char *
prefer_text(const Rule *rule, const Breach *breach)
{
    return g_strdup_printf(rule->prefer.avoid ? _("not liked in this line (rule “%s”)")
                                              : _("liked in other lines (rule “%s”)"),
                           rule->id);
}

static char *
quota_text(const Rule *rule, const Breach *breach)
{
    return breach->under ? g_strdup_printf(_("fewer than %d of them all together (rule “%s”)"),
                                           rule->quota.min, rule->id)
                         : g_strdup_printf(_("more than %d of them all together (rule “%s”)"),
                                           rule->quota.max, rule->id);
}

static char *
mix_text(const Rule *rule, const Breach *breach)
{
    return breach->under ? g_strdup_printf(_("fewer than %d of those whom the rule “%s” asks for"),
                                           rule->mix.min, rule->id)
                         : g_strdup_printf(_("more than %d of those of whom the rule “%s” speaks"),
                                           rule->mix.max, rule->id);
}

static char *
spread_text(const Rule *rule, const Breach *breach)
{
    return breach->under ? g_strdup_printf(_("fewer than %d of “%s” on this day (rule “%s”)"),
                                           rule->spread.min, breach->name, rule->id)
                         : g_strdup_printf(_("more than %d of “%s” on this day (rule “%s”)"),
                                           rule->spread.max, breach->name, rule->id);
}

static char *
accompany_text(const Rule *rule, const Breach *breach)
{
    return g_strdup_printf(_("accompanied by fewer than %d of those whom the rule “%s” asks for"),
                           rule->accompany.min, rule->id);
}

char *
sums_text(const Rule *rule, const Breach *breach)
{
    static char *(*const texts[RULE_COUNT])(const Rule *, const Breach *) = {
        [RULE_everyone] = everyone_text, [RULE_prefer] = prefer_text,
        [RULE_quota] = quota_text,       [RULE_mix] = mix_text,
        [RULE_spread] = spread_text,     [RULE_accompany] = accompany_text,
    };
    g_assert(texts[rule->kind] != NULL);
    return texts[rule->kind](rule, breach);
}
