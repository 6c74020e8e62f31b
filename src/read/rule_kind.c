#include "read/rule_kind.h"

#include <string.h>

#define HOURS_MAX 8784
#define DAYS_MAX 3660
#define COUNT_MAX 1000000
#define YEARS_MAX 100
#define PLACES_MAX 1000

/* -- values --------------------------------------------------------------------------------------
 */

static const char *const per_words[] = {"day",    "week", "month",       "period",
                                        "season", "year", "fiscal-year", NULL};
static const char *const within_words[] = {"day", "hours", "slot", NULL};

/* "28 days" or "1 day"; 0: neither. */
static int
days_parse(const char *text)
{
    gsize digits = strspn(text, "0123456789");
    if (digits == 0 || digits > 4)
        return 0;
    if (!g_str_equal(text + digits, " days") && !g_str_equal(text + digits, " day"))
        return 0;
    gint64 days = g_ascii_strtoll(text, NULL, 10);
    return days <= DAYS_MAX ? (int)days : 0;
}

static void
field_per(Reading *reading, const Field *field, const Node *node, gpointer target)
{
    LimitRule *limit = target;
    const char *text = field_value(reading, field->key, node);
    if (text == NULL)
        return;
    for (int per = PER_DAY; per < PER_DAYS; per++)
        if (g_str_equal(text, per_words[per])) {
            limit->per = (Per)per;
            return;
        }
    limit->per = PER_DAYS;
    limit->per_days = days_parse(text);
    if (limit->per_days > 0)
        return;
    g_autofree char *words = g_strjoinv(", ", (char **)per_words);
    g_autofree char *shown = reading_shown(text);
    reading_tell(reading, MSG_not_a_span, node->place, "key", field->key, "words", words, "value",
                 shown, NULL);
}

/* Ids in turn; groups stand for their members, and one may stand twice. */
static void
field_order(Reading *reading, const Field *field, const Node *node, gpointer target)
{
    GArray *order = *(GArray **)target;
    if (!field_list(reading, field->key, node, FIELD_LIST_MAX))
        return;
    for (guint i = 0; i < node_length(node); i++) {
        g_autoptr(GHashTable) seen = g_hash_table_new(NULL, NULL);
        g_autoptr(GArray) named = g_array_new(FALSE, FALSE, sizeof(int));
        add_named(reading, field->key, node_item(node, i), named, seen);
        if (named->len > 0)
            g_array_append_vals(order, named->data, named->len);
    }
    if (node_length(node) == 0)
        reading_tell(reading, MSG_empty_list, node->place, "key", field->key, NULL);
}

static void
field_own_seasons(Reading *reading, const Field *field, const Node *node, gpointer target)
{
    int word = -1;
    field_choice(reading, field, node, &word);
    if (word == 0)
        *(gboolean *)target = TRUE;
}

/* -- checks --------------------------------------------------------------------------------------
 */

static void
check_min_max(Reading *reading, const Node *inside, const Rule *rule, int min, int max)
{
    const Node *min_node = node_get(inside, "min");
    const Node *max_node = node_get(inside, "max");
    if (min_node == NULL && max_node == NULL)
        reading_tell(reading, MSG_max_or_min_missing, rule->place, "kind",
                     rule_kind_word(rule->kind), NULL);
    if (min_node == NULL || max_node == NULL || min <= max)
        return;
    g_autofree char *least = g_strdup_printf("%d", min);
    g_autofree char *most = g_strdup_printf("%d", max);
    reading_tell(reading, MSG_min_above_max, min_node->place, "min", least, "max", most, NULL);
}

static void
check_limit(Reading *reading, const Node *inside, Rule *rule)
{
    check_min_max(reading, inside, rule, rule->limit.min, rule->limit.max);
}

static void
check_run(Reading *reading, const Node *inside, Rule *rule)
{
    check_min_max(reading, inside, rule, rule->run.min, rule->run.max);
}

static void
check_apart(Reading *reading, const Node *inside, Rule *rule)
{
    gboolean of_lines = node_get(inside, "lines") != NULL;
    if (of_lines == (node_get(inside, "who") != NULL))
        reading_tell(reading, MSG_one_of_two, rule->place, "kind", "apart", "first", "who",
                     "second", "lines", NULL);
    rule->apart.of_lines = of_lines;
}

static void
check_pair(Reading *reading, const Node *inside, Rule *rule)
{
    if (rule->lines->len < 2)
        reading_tell(reading, MSG_too_few, node_get(inside, "lines")->place, "key", "lines",
                     "least", "2", NULL);
}

static void
check_remember(Reading *reading, const Node *inside, Rule *rule)
{
    if ((node_get(inside, "season") != NULL) == (node_get(inside, "date") != NULL))
        reading_tell(reading, MSG_one_of_two, rule->place, "kind", "remember", "first", "season",
                     "second", "date", NULL);
}

static void
read_labour(Reading *reading, const Node *inside, Rule *rule)
{
    static const char *const laws[] = {"japan-2024", NULL};
    static const Field law = {"labour", field_choice, 0, .words = laws};
    int which = 0;
    field_choice(reading, &law, inside, &which);
    if (rule->level != LEVEL_HARD)
        reading_tell(reading, MSG_labour_level, rule->place, NULL);
}

static void
check_prefer(Reading *reading, const Node *inside, Rule *rule)
{
    if (!rule->prefer.avoid && rule->prefer.lines == NULL)
        reading_tell(reading, MSG_missing_key, rule->place, "key", "lines", NULL);
}

static void
check_quota(Reading *reading, const Node *inside, Rule *rule)
{
    check_min_max(reading, inside, rule, rule->quota.min, rule->quota.max);
}

static void
check_mix(Reading *reading, const Node *inside, Rule *rule)
{
    check_min_max(reading, inside, rule, rule->mix.min, rule->mix.max);
}

static void
check_spread(Reading *reading, const Node *inside, Rule *rule)
{
    check_min_max(reading, inside, rule, rule->spread.min, rule->spread.max);
}

/* -- kinds ---------------------------------------------------------------------------------------
 */

static const char *const by_words[] = {"area", "clinic", "tag", "department", NULL};
static const char *const own_words[] = {"own", NULL};

static const Field rest_fields[] = {
    {"hours", field_whole, offsetof(Rule, rest.hours), TRUE, 0, HOURS_MAX}, {NULL}};
static const Field gap_fields[] = {
    {"days", field_whole, offsetof(Rule, gap.days), TRUE, 0, DAYS_MAX}, {NULL}};
static const Field limit_fields[] = {
    {"max", field_whole, offsetof(Rule, limit.max), FALSE, 0, COUNT_MAX},
    {"min", field_whole, offsetof(Rule, limit.min), FALSE, 0, COUNT_MAX},
    {"weigh", field_flag, offsetof(Rule, limit.weigh)},
    {"per", field_per, offsetof(Rule, limit), TRUE},
    {NULL}};
static const Field run_fields[] = {
    {"max", field_whole, offsetof(Rule, run.max), FALSE, 1, DAYS_MAX},
    {"min", field_whole, offsetof(Rule, run.min), FALSE, 1, DAYS_MAX},
    {NULL}};
static const Field follow_fields[] = {
    {"after", field_lines, offsetof(Rule, follow.after), TRUE},
    {"never", field_lines, offsetof(Rule, follow.never), TRUE},
    {"within", field_whole, offsetof(Rule, follow.within), FALSE, 0, DAYS_MAX},
    {NULL}};
static const Field apart_fields[] = {
    {"who", field_who, offsetof(Rule, who)},
    {"lines", field_lines, offsetof(Rule, lines)},
    {"within", field_choice, offsetof(Rule, apart.within), .words = within_words},
    {NULL}};
static const Field pair_fields[] = {{"lines", field_lines, offsetof(Rule, lines), TRUE}, {NULL}};
static const Field together_fields[] = {{"who", field_who, offsetof(Rule, who), TRUE}, {NULL}};
static const Field handover_fields[] = {
    {"by", field_choice, offsetof(Rule, handover.by), TRUE, .words = by_words}, {NULL}};
static const Field remember_fields[] = {
    {"season", field_season, offsetof(Rule, remember.season)},
    {"date", field_year_run, offsetof(Rule, remember.run)},
    {"years", field_whole, offsetof(Rule, remember.years), TRUE, 1, YEARS_MAX},
    {NULL}};
static const Field rotation_fields[] = {
    {"order", field_order, offsetof(Rule, rotation.order), TRUE},
    {"seasons", field_own_seasons, offsetof(Rule, rotation.own_seasons), .words = own_words},
    {NULL}};
static const Field keep_fields[] = {{NULL}};
static const Field wish_fields[] = {{NULL}};
static const Field everyone_fields[] = {
    {"min", field_whole, offsetof(Rule, everyone.min), FALSE, 1, COUNT_MAX},
    {"days", field_day_words, offsetof(Rule, days)},
    {"not-days", field_day_words, offsetof(Rule, not_days)},
    {NULL}};
static const Field prefer_fields[] = {{"lines", field_lines, offsetof(Rule, prefer.lines)},
                                      {"avoid", field_flag, offsetof(Rule, prefer.avoid)},
                                      {NULL}};
static const Field quota_fields[] = {
    {"max", field_whole, offsetof(Rule, quota.max), FALSE, 0, COUNT_MAX},
    {"min", field_whole, offsetof(Rule, quota.min), FALSE, 0, COUNT_MAX},
    {"weigh", field_flag, offsetof(Rule, quota.weigh)},
    {"per", field_per, offsetof(Rule, quota), TRUE},
    {NULL}};
static const Field mix_fields[] = {
    {"who", field_who, offsetof(Rule, who), TRUE},
    {"max", field_whole, offsetof(Rule, mix.max), FALSE, 0, PLACES_MAX},
    {"min", field_whole, offsetof(Rule, mix.min), FALSE, 0, PLACES_MAX},
    {NULL}};
static const Field spread_fields[] = {
    {"by", field_choice, offsetof(Rule, spread.by), TRUE, .words = by_words},
    {"max", field_whole, offsetof(Rule, spread.max), FALSE, 0, PLACES_MAX},
    {"min", field_whole, offsetof(Rule, spread.min), FALSE, 0, PLACES_MAX},
    {NULL}};
static const Field accept_fields[] = {
    {"max-days", field_whole, offsetof(Rule, accept.max_days), TRUE, 0, DAYS_MAX}, {NULL}};
static const Field accompany_fields[] = {
    {"who", field_who, offsetof(Rule, who), TRUE},
    {"with", field_who, offsetof(Rule, accompany.with), TRUE},
    {"min", field_whole, offsetof(Rule, accompany.min), FALSE, 0, PLACES_MAX},
    {NULL}};

static const RuleKindReader rest_reader = {rest_fields, NULL};
static const RuleKindReader gap_reader = {gap_fields, NULL};
static const RuleKindReader limit_reader = {limit_fields, check_limit};
static const RuleKindReader run_reader = {run_fields, check_run};
static const RuleKindReader follow_reader = {follow_fields, NULL};
static const RuleKindReader apart_reader = {apart_fields, check_apart};
static const RuleKindReader pair_reader = {pair_fields, check_pair};
static const RuleKindReader together_reader = {together_fields, NULL};
static const RuleKindReader handover_reader = {handover_fields, NULL};
static const RuleKindReader weekday_pattern_reader = {.read = read_weekday_pattern};
static const RuleKindReader remember_reader = {remember_fields, check_remember};
static const RuleKindReader rotation_reader = {rotation_fields, NULL};
static const RuleKindReader labour_reader = {.read = read_labour};
static const RuleKindReader keep_reader = {keep_fields, NULL};
static const RuleKindReader wish_reader = {wish_fields, NULL};
static const RuleKindReader everyone_reader = {everyone_fields, NULL};
static const RuleKindReader prefer_reader = {prefer_fields, check_prefer};
static const RuleKindReader quota_reader = {quota_fields, check_quota};
static const RuleKindReader mix_reader = {mix_fields, check_mix};
static const RuleKindReader spread_reader = {spread_fields, check_spread};
static const RuleKindReader accept_reader = {accept_fields, NULL};
static const RuleKindReader accompany_reader = {accompany_fields, NULL};

/* A kind of rules.def without a reader does not compile. */
static const RuleKindReader *const readers[RULE_COUNT] = {
#define RULE(name, word, level) &name##_reader,
#include "region/rules.def"
#undef RULE
};

void
read_rule_kind(Reading *reading, const Node *inside, Place place, Rule *rule)
{
    const RuleKindReader *reader = readers[rule->kind];
    g_autoptr(GPtrArray) nothing = g_ptr_array_new();
    const Node empty = {NODE_MAP, .items = nothing, .size = 1, .place = place};
    const Node *map = node_is_empty(inside) ? &empty : inside;
    guint told = reading->told;
    if (reader->read != NULL)
        reader->read(reading, map, rule);
    else if (fields_read(reading, rule_kind_word(rule->kind), map, reader->fields, rule) &&
             reader->check != NULL && reading->told == told)
        reader->check(reading, map, rule);
}
