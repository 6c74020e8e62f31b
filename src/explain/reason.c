#include "explain/reason.h"

#include "base/language.h"
#include "explain/bars.h"
#include "explain/sums.h"
#include "region/beyond.h"

void
reason_free(Reason *reason)
{
    g_free(reason->message);
    g_free(reason);
}

/** Takes the message. */
static Reason *
reason_new(int provider, const char *code, char *message)
{
    Reason *reason = g_new0(Reason, 1);
    reason->provider = provider;
    reason->code = code;
    reason->message = message;
    return reason;
}

Reason *
reason_free_to_stand(int provider)
{
    return reason_new(provider, "free", g_strdup(_("nothing forbids it")));
}

Reason *
reason_of_presence(const Rota *rota, int provider, int slot)
{
    if (rota_has(rota, provider, slot, ROLE_DUTY))
        return reason_new(provider, "on-duty", g_strdup(_("already on duty here")));
    return reason_new(provider, "on-reserve", g_strdup(_("already the reserve here")));
}

Reason *
reason_of_bar(const Question *question, int provider, int slot)
{
    const char *code = bar_code(question_bar(question, provider, slot));
    return reason_new(provider, code, bar_text(question, provider, slot));
}

/* -- breaches ------------------------------------------------------------------------------- */

/** A breach as seen from the place that was asked about. */
typedef struct {
    const Question *question;
    const Breach *breach;
    const Rule *rule; /* NULL: a law of nature, or wishes without a rule */
    int provider;
    int slot;
    gboolean later; /* the other duty lies before this one */
    char *duty;     /* the other duty: line and date */
} View;

static char *
duty_text(const Question *question, int slot)
{
    if (slot < 0)
        return g_strdup("");
    const Slot *s = question_slot(question, slot);
    g_autofree char *day = day_format(s->day);
    return g_strdup_printf("%s@%s", region_line(question->region, s->line)->id, day);
}

static const char *
name_of(const View *view, int provider)
{
    return region_provider(view->question->region, provider)->name;
}

static char *
overlap_text(const View *view)
{
    return g_strdup_printf(_("stands in %s at overlapping hours, travel included"), view->duty);
}

static char *
clinic_text(const View *view)
{
    if (view->breach->provider == view->provider)
        return g_strdup_printf(_("the clinic's only doctor, %s, stands in %s at overlapping hours"),
                               name_of(view, view->breach->partner), view->duty);
    return g_strdup_printf(_("%s is on duty in %s and has no other doctor"),
                           name_of(view, view->breach->provider), view->duty);
}

static char *
rest_text(const View *view)
{
    return g_strdup_printf(view->later ? _("less than %d hours free after %s")
                                       : _("less than %d hours free before %s"),
                           view->rule->rest.hours, view->duty);
}

static char *
gap_text(const View *view)
{
    return g_strdup_printf(view->later ? _("less than %d days after %s")
                                       : _("less than %d days before %s"),
                           view->rule->gap.days, view->duty);
}

static char *
limit_text(const View *view)
{
    const char *text = view->rule->limit.weigh ? _("the limit “%s” (load %d) is reached")
                                               : _("the limit “%s” (%d duties) is reached");
    return g_strdup_printf(text, view->rule->id, view->rule->limit.max);
}

static char *
run_text(const View *view)
{
    const RunRule *run = &view->rule->run;
    if (run->max > 0 && (run->min < 2 || view->breach->units == 1))
        return g_strdup_printf(_("more than %d duty days in a row"), run->max);
    return g_strdup_printf(_("less than %d duty days in a row"), run->min);
}

static char *
follow_text(const View *view)
{
    return g_strdup_printf(view->later ? _("may not follow %s") : _("may not come before %s"),
                           view->duty);
}

static char *
apart_text(const View *view)
{
    const Breach *breach = view->breach;
    if (breach->partner < 0)
        return g_strdup_printf(_("not beside %s (rule “%s”)"), view->duty, view->rule->id);
    int partner = breach->partner == view->provider ? breach->provider : breach->partner;
    return g_strdup_printf(_("not together with %s, who stands in %s"), name_of(view, partner),
                           view->duty);
}

static char *
pair_text(const View *view)
{
    return g_strdup_printf(_("goes with %s: both or none (rule “%s”)"), view->duty, view->rule->id);
}

static char *
together_text(const View *view)
{
    return g_strdup_printf(_("%s has no duty at these hours (rule “%s”)"),
                           name_of(view, view->breach->partner), view->rule->id);
}

static char *
handover_text(const View *view)
{
    static const char *const words[] = {N_("area"), N_("clinic"), N_("tag"), N_("department")};
    return g_strdup_printf(_("the slot before or after has the same %s (rule “%s”)"),
                           _(words[view->rule->handover.by]), view->rule->id);
}

static char *
weekday_pattern_text(const View *view)
{
    return g_strdup_printf(_("does not stand on this day (rule “%s”)"), view->rule->id);
}

static char *
remember_text(const View *view)
{
    return g_strdup_printf(_("served on these days within %d years (rule “%s”)"),
                           view->rule->remember.years, view->rule->id);
}

static char *
rotation_text(const View *view)
{
    return g_strdup_printf(_("out of turn by %d (rule “%s”)"), (int)view->breach->units,
                           view->rule->id);
}

/* The span that a permit counts in. */
static char *
permit_text(const View *view)
{
    gboolean nights = view->breach->part == LABOUR_PERMIT_NIGHTS;
    return g_strdup_printf(nights ? _("a second permitted night in the week of %s (rule “%s”)")
                                  : _("a second permitted day duty in the month of %s (rule “%s”)"),
                           view->duty, view->rule->id);
}

static char *
labour_text(const View *view)
{
    static const char *const texts[] = {
        [LABOUR_DAILY] =
            N_("no 9 hours of rest within 24 hours of starting work at %s (rule “%s”)"),
        [LABOUR_NIGHT] = N_("after a night without permit, no 18 hours of rest within 46 hours of "
                            "starting work at %s (rule “%s”)"),
        [LABOUR_TRAINEE] = N_("neither 9 hours of rest within 24 hours nor 24 within 48 of "
                              "starting work at %s (rule “%s”)"),
    };
    if (view->breach->part >= LABOUR_PERMIT_NIGHTS)
        return permit_text(view);
    g_autofree char *begun = minute_format(view->breach->begun);
    return g_strdup_printf(_(texts[view->breach->part]), begun, view->rule->id);
}

static char *
keep_text(const View *view)
{
    return g_strdup_printf(_("was published here and stands no more (rule “%s”)"), view->rule->id);
}

static char *
wish_text(const View *view)
{
    return g_strdup(_("asked not to stand here, and wishes are hard"));
}

static char *
sum_text(const View *view)
{
    return sums_text(view->rule, view->breach);
}
#define everyone_text sum_text
#define prefer_text sum_text
#define quota_text sum_text
#define mix_text sum_text
#define spread_text sum_text
#define accept_text sum_text
#define accompany_text sum_text

typedef char *Text(const View *view);

static Text *const rule_texts[RULE_COUNT] = {
#define RULE(name, word, level) [RULE_##name] = name##_text,
#include "region/rules.def"
#undef RULE
};

/** The duty beside the one asked about. */
static int
other_of(const Breach *breach, int slot)
{
    return breach->slot == slot ? breach->other : breach->slot;
}

Reason *
reason_of_breach(const Question *question, int provider, int slot, const Breach *breach)
{
    const GPtrArray *rules = question->region->rules;
    int other = other_of(breach, slot);
    gboolean later = breach->slot == slot;
    g_autofree char *duty = duty_text(question, other);
    if (breach->beyond >= 0) {
        const Beyond *recorded = question_beyond(question, (guint)breach->beyond);
        later = recorded->slot.start < question_slot(question, slot)->start;
        g_free(duty);
        duty = recorded_text(recorded);
    }
    View view = {question, breach, NULL, provider, slot, later, duty};
    switch (breach->kind) {
    case BREACH_OVERLAP:
        return reason_new(provider, "overlap", overlap_text(&view));
    case BREACH_CLINIC:
        return reason_new(provider, "clinic", clinic_text(&view));
    case BREACH_RULE:
        view.rule = breach->index < 0 ? NULL : g_ptr_array_index(rules, breach->index);
        break;
    default:
        g_error("a free place cannot bring a breach of kind %d", (int)breach->kind);
    }
    RuleKind kind = view.rule ? view.rule->kind : RULE_wish;
    return reason_new(provider, rule_kind_word(kind), rule_texts[kind](&view));
}
