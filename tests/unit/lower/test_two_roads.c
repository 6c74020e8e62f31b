/* A law over many tiny random regions: what a choice costs in the program is what the audit counts
 * from the rota, tier by tier, and neither allows what the other forbids. */
#include "audit/audit.h"
#include "region/frozen.h"
#include "small.h"

#define REGIONS 600
#define BEGUN_REGIONS 2000
#define CHOICES 12

static GRand *dice;
static int providers, lines;

static int
roll(int sides)
{
    return g_rand_int_range(dice, 0, sides);
}

static gboolean
once_in(int times)
{
    return roll(times) == 0;
}

static const char *
roll_days(void)
{
    static const char *const days[] = {"every-day", "sunday",   "weekend", "weekday",
                                       "monday",    "saturday", "off-day"};
    return days[roll(G_N_ELEMENTS(days))];
}

static const char *
roll_hours(void)
{
    static const char *const hours[] = {
        "09:00-17:00", "22:00-07:00", "09:00-12:00,13:00-17:00", "12:00-13:00",
        "08:30-08:30", "00:00-06:00", "18:00-24:00,02:00-05:00", "11:00-15:00"};
    return hours[roll(G_N_ELEMENTS(hours))];
}

/* Some of the first `count` numbers, at least so many. */
static GArray *
roll_some(int count, int least)
{
    GArray *some = g_array_new(FALSE, FALSE, sizeof(int));
    for (int i = 0; i < count; i++)
        if (once_in(2) || count - i <= least - (int)some->len)
            g_array_append_val(some, i);
    return some;
}

/* -- people and lines ------------------------------------------------------------------------- */

static void
add_people(Region *region, Day first)
{
    int clinics = roll(3);
    providers = clinics + 1 + roll(4);
    for (int i = 0; i < providers; i++) {
        g_autofree char *id = g_strdup_printf("p%d", i);
        plain_provider(region, i < clinics ? UNIT_CLINIC : UNIT_DOCTOR, id);
        Provider *provider = plain_at(region, i);
        if (i >= clinics && clinics > 0 && once_in(2))
            provider->clinic = roll(clinics);
        if (once_in(2))
            provider->area = g_strdup(once_in(2) ? "east" : "west");
        if (once_in(2))
            g_ptr_array_add(provider->tags, g_strdup(once_in(2) ? "old" : "new"));
        if (once_in(5))
            provider->until = first + roll(8);
        if (once_in(5))
            provider->from = first + roll(5);
        if (once_in(5))
            plain_leave(region, i, first + roll(6), first + 5 + roll(5));
        if (once_in(3))
            plain_share(region, i, DAY_NONE, 25 * roll(7));
        if (once_in(8))
            plain_share(region, i, first + roll(6), 50 * roll(4));
        if (once_in(6))
            plain_words(region, &provider->never, roll_days());
    }
}

static void
add_lines(Region *region)
{
    lines = 1 + roll(3);
    for (int i = 0; i < lines; i++) {
        g_autofree char *id = g_strdup_printf("l%d", i);
        plain_line(region, id, once_in(2) ? "every-day" : roll_days(), roll_hours());
        Line *line = plain_line_at(region, i);
        if (once_in(3))
            line->unit = UNIT_CLINIC;
        if (once_in(3))
            plain_map(region, &line->need, NULL, 1 + roll(3));
        if (once_in(3)) {
            plain_map(region, &line->weight, "sunday", roll(4));
            plain_map(region, &line->weight, NULL, roll(3));
        }
        if (once_in(5))
            plain_map(region, &line->reserve, NULL, 1);
        if (once_in(4))
            line->travel = roll(120);
    }
}

static void
add_requests(Region *region, Day first)
{
    static const RequestKind kinds[] = {REQUEST_ABSENT, REQUEST_AVOID, REQUEST_WANT, REQUEST_FIX,
                                        REQUEST_FIX};
    for (int n = roll(6); n > 0; n--) {
        RequestKind kind = kinds[roll(G_N_ELEMENTS(kinds))];
        Day day = first - 1 + roll(12);
        Day to = kind == REQUEST_FIX ? day : day + roll(3);
        Request *request = plain_request(region, roll(providers), kind, day, to);
        request->strength = 1 + roll(3);
        if (once_in(2))
            request->line = roll(lines);
        if (once_in(4)) {
            request->window.start = 60 * roll(20);
            request->window.end = request->window.start + 60 * (1 + roll(4));
        }
    }
}

/* -- rules ------------------------------------------------------------------------------------ */

static void
roll_rest(Rule *rule)
{
    rule->rest.hours = 1 + roll(40);
}

static void
roll_gap(Rule *rule)
{
    rule->gap.days = 1 + roll(6);
}

static void
roll_limit(Rule *rule)
{
    LimitRule limit = {.max = roll(5) - 1, .weigh = once_in(3), .per = (Per)roll(PER_DAYS + 1)};
    limit.min = limit.max < 0 ? 1 + roll(2) : roll(limit.max + 1);
    limit.per_days = 1 + roll(6);
    rule->limit = limit;
}

static void
roll_run(Rule *rule)
{
    rule->run = (RunRule){roll(4), roll(4)};
}

static void
roll_follow(Rule *rule)
{
    rule->follow = (FollowRule){roll_some(lines, 1), roll_some(lines, 1), roll(3)};
}

static void
roll_apart(Rule *rule)
{
    rule->apart = (ApartRule){once_in(2), (Within)roll(3)};
    if (rule->apart.of_lines)
        rule->lines = roll_some(lines, MIN(2, lines));
}

static void
roll_pair(Rule *rule)
{
    rule->lines = roll_some(lines, MIN(2, lines));
}

static void
roll_together(Rule *rule)
{
    rule->who = plain_who(roll_some(providers, MIN(2, providers)));
}

static void
roll_handover(Rule *rule)
{
    rule->handover.by = BY_CLINIC;
}

static void
roll_weekday_pattern(Rule *rule)
{
    for (int n = 1 + roll(4); n > 0; n--) {
        DayWord word = {.kind = DAY_WORD_NTH, .weekday = roll(7), .nth = roll(6)};
        StandingDay *day = standing_day_new(word, PLACE_NONE);
        g_array_unref(day->who);
        day->who = roll_some(providers, 1);
        g_ptr_array_add(rule->weekday_pattern.days, day);
    }
}

static void
roll_remember(Rule *rule)
{
    rule->remember = (RememberRule){.season = 0, .years = 1 + roll(3)};
}

static void
roll_rotation(Rule *rule)
{
    rule->rotation = (RotationRule){g_array_new(FALSE, FALSE, sizeof(int)), once_in(2)};
    for (int n = 1 + roll(5); n > 0; n--) {
        int provider = roll(providers);
        g_array_append_val(rule->rotation.order, provider);
    }
}

static void
roll_labour(Rule *rule)
{
    rule->level = LEVEL_HARD; /* has no tiers */
}

static void
roll_keep(Rule *rule)
{
}

static void
roll_wish(Rule *rule)
{
    rule->who = plain_who(roll_some(providers, 1));
}

static void
roll_everyone(Rule *rule)
{
    rule->everyone.min = 1 + roll(3);
}

static void
roll_prefer(Rule *rule)
{
    rule->prefer = (PreferRule){roll_some(lines, 1), once_in(2)};
}

static void
roll_quota(Rule *rule)
{
    roll_limit(rule); /* the same members */
}

static void
roll_mix(Rule *rule)
{
    rule->who = plain_who(roll_some(providers, 1));
    rule->mix.max = roll(4) - 1;
    rule->mix.min = rule->mix.max < 0 ? 1 + roll(2) : roll(rule->mix.max + 1);
}

static void
roll_spread(Rule *rule)
{
    rule->spread = (SpreadRule){(By)roll(BY_DEPARTMENT + 1), roll(4) - 1, 0};
    rule->spread.min = rule->spread.max < 0 ? 1 + roll(2) : roll(rule->spread.max + 1);
}

static void
roll_accept(Rule *rule)
{
    rule->accept.max_days = 4; /* more than any region here asks for at once */
}

static void
roll_accompany(Rule *rule)
{
    rule->who = plain_who(roll_some(providers, 1));
    rule->accompany = (AccompanyRule){plain_who(roll_some(providers, 1)), 1 + roll(2)};
}

static void (*const rolls[RULE_COUNT])(Rule *rule) = {
#define RULE(name, word, level) [RULE_##name] = roll_##name,
#include "region/rules.def"
#undef RULE
};

static void
add_rule(Small *small, RuleKind kind)
{
    Rule *rule = small_rule(small, kind, once_in(3) ? LEVEL_HARD : 1 + roll(3));
    rolls[kind](rule);
    rule->cost = roll(4);
    if (once_in(3) && rule->lines == NULL)
        rule->lines = roll_some(lines, 1);
    if (once_in(4))
        plain_words(small->region, &rule->days, roll_days());
    if (once_in(4))
        plain_words(small->region, &rule->not_days, roll_days());
    if (once_in(3) && rule->who == NULL)
        rule->who = plain_who(roll_some(providers, 1));
    rule->except_fixed = once_in(3);
    rule->disabled = once_in(10);
}

static void
add_fairs(Region *region)
{
    for (int n = roll(3); n > 0; n--) {
        Fair *fair = plain_fair(region, n == 1 ? "one" : "two");
        fair->form = (Form)roll(FORM_SPREAD + 1);
        fair->weigh = once_in(2);
        fair->cost = roll(3);
        fair->level = 1 + roll(3);
        if (once_in(3))
            fair->lines = roll_some(lines, 1);
        if (once_in(3))
            plain_words(region, &fair->days, roll_days());
        if (once_in(4))
            fair->who = plain_who(roll_some(providers, 1));
    }
}

/* -- the past --------------------------------------------------------------------------------- */

/* What was published of the period, which has begun: its first days stay, whatever they break. */
static void
add_past(Region *region, Period period)
{
    Record *record = record_new();
    record->period = period;
    record->revision = 1;
    for (int i = 0; i < lines; i++)
        record_add_line(record)->id = g_strdup(region_line(region, i)->id);
    int most = 1 + roll(3);
    for (Day day = period.first; day <= period.last; day++)
        for (int p = 0; p < providers; p++) {
            int line = roll(lines);
            if (!once_in(most) || plain_at(region, p)->unit != region_line(region, line)->unit)
                continue;
            RecordDuty *duty = record_add_duty(record);
            duty->line = g_strdup(region_line(region, line)->id);
            duty->day = day;
            duty->provider = g_strdup(region_provider(region, p)->id);
            duty->role = g_strdup(once_in(8) ? "reserve" : "duty");
            duty->need = duty->weight = 1;
        }
    g_ptr_array_add(region->records, record);
    region->frozen_before = period.first + roll(period.last - period.first + 3);
}

/* -- the law ---------------------------------------------------------------------------------- */

static gboolean
fixed_cell(const Small *small, int cell)
{
    const Cell *at = &small->lowered->program->cell[cell];
    return question_fixed(small->question, at->provider,
                          g_array_index(small->lowered->slot_of, int, at->slot)) &&
           g_array_index(small->lowered->role_of, int, at->slot) == ROLE_DUTY;
}

static gboolean
kept_cell(const Small *small, int cell)
{
    const Cell *at = &small->lowered->program->cell[cell];
    return slot_keeps(small->question, at->provider,
                      g_array_index(small->lowered->slot_of, int, at->slot),
                      (Role)g_array_index(small->lowered->role_of, int, at->slot));
}

static guint8 *
roll_choice(const Small *small)
{
    int n = small->lowered->program->n_cells, sparse = 1 + roll(6);
    guint8 *taken = g_new0(guint8, (gsize)n + 1);
    for (int i = 0; i < n; i++)
        taken[i] = kept_cell(small, i) || once_in(sparse) || (fixed_cell(small, i) && !once_in(8));
    return taken;
}

/* Whether the choice could be paid for. */
static gboolean
compare_roads(const Small *small, const guint8 *taken, guint seed)
{
    gint64 cost[TIERS];
    gboolean payable = program_price(small->lowered->program, taken, cost);
    g_autoptr(Rota) rota = lowered_rota(small->lowered, taken);
    g_autoptr(Audit) audit = audit_rota(small->question, rota);
    cr_assert_eq(payable, audit->hard == 0, "region %u: %d breaches", seed, audit->hard);
    if (!payable)
        return FALSE;
    cr_assert_eq(cost[TIER_FILL], audit->short_places, "region %u", seed);
    cr_assert_eq(cost[TIER_RESERVE], audit->short_reserves, "region %u", seed);
    for (int level = 1; level <= LEVEL_MAX; level++)
        cr_assert_eq(cost[TIER_OF_LEVEL(level)], audit->cost[level], "region %u level %d", seed,
                     level);
    return TRUE;
}

/* Returns how many choices could be paid for. */
static int
try_region(guint seed, gboolean begun)
{
    static const YearRun new_year = {{12, 29}, {1, 3}}, mid_month = {{12, 12}, {12, 14}};
    Small small = small_open();
    Day first = DEC(1 + roll(31));
    int payable = 0;
    calendar_add_season(small.region->calendar, "new-year", new_year);
    if (once_in(2))
        calendar_add_season(small.region->calendar, "mid-month", mid_month);
    add_people(small.region, first);
    add_lines(small.region);
    add_requests(small.region, first);
    add_rule(&small, (RuleKind)(seed % RULE_COUNT));
    for (int n = roll(3); n > 0; n--)
        add_rule(&small, (RuleKind)roll(RULE_COUNT));
    add_fairs(small.region);
    Period period = {first, first + roll(12)};
    if (begun)
        add_past(small.region, period);
    small.question = question_new(small.region, period, NULL, small.messages);
    if (small.question != NULL) { /* else a fix meets an absence */
        small.lowered = lower_question(small.question);
        for (int i = 0; i < CHOICES; i++) {
            g_autofree guint8 *taken = roll_choice(&small);
            payable += compare_roads(&small, taken, seed);
        }
    }
    small_close(&small);
    return payable;
}

static int
try_regions(guint first_seed, guint regions, gboolean begun)
{
    int payable = 0;
    for (guint seed = first_seed; seed < first_seed + regions; seed++) {
        dice = g_rand_new_with_seed(seed);
        payable += try_region(seed, begun);
        g_rand_free(dice);
    }
    return payable;
}

Test(two_roads, meet)
{
    cr_assert_gt(try_regions(1, REGIONS, FALSE), REGIONS, "too few choices say anything");
}

Test(two_roads, meet_where_the_period_has_begun)
{
    cr_assert_gt(try_regions(12001, BEGUN_REGIONS, TRUE), BEGUN_REGIONS,
                 "too few choices say anything");
}
