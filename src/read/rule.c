#include "base/suggest.h"
#include "read/rule_kind.h"

#define RULES_MAX 10000
#define COST_MAX 1000000

static int
kind_of(const char *word)
{
    for (int kind = 0; kind < RULE_COUNT; kind++)
        if (g_str_equal(rule_kind_word((RuleKind)kind), word))
            return kind;
    return -1;
}

static gboolean
is_kind(const char *word)
{
    return kind_of(word) >= 0;
}

/* hard, off or 1 … 9 */
static void
field_level(Reading *reading, const Field *field, const Node *node, gpointer target)
{
    Rule *rule = target;
    const char *text = field_value(reading, field->key, node);
    if (text == NULL)
        return;
    g_autofree char *shown = reading_shown(text);
    if (g_str_equal(text, "hard"))
        rule->level = LEVEL_HARD;
    else if (g_str_equal(text, "off"))
        rule->disabled = TRUE;
    else if (text[0] >= '1' && text[0] <= '0' + LEVEL_MAX && text[1] == '\0')
        rule->level = text[0] - '0';
    else
        reading_tell(reading, MSG_bad_level, node->place, "value", shown, NULL);
}

static void
field_disabled(Reading *reading, const Field *field, const Node *node, gpointer target)
{
    gboolean disabled = FALSE;
    field_flag(reading, field, node, &disabled);
    if (disabled)
        *(gboolean *)target = TRUE;
}

/* The kind is read on its own. */
static void
field_kind(Reading *reading, const Field *field, const Node *node, gpointer target)
{
}

static const Field common_fields[] = {
    {"id", field_id, offsetof(Rule, id)},
    {"level", field_level, 0},
    {"cost", field_amount, offsetof(Rule, cost), .least = 0, .most = COST_MAX},
    {"lines", field_lines, offsetof(Rule, lines)},
    {"days", field_day_words, offsetof(Rule, days)},
    {"not-days", field_day_words, offsetof(Rule, not_days)},
    {"who", field_who, offsetof(Rule, who)},
    {"disabled", field_disabled, offsetof(Rule, disabled)},
    {"except-fixed", field_flag, offsetof(Rule, except_fixed)},
#define RULE(name, word, level) {word, field_kind, 0},
#include "region/rules.def"
#undef RULE
    {NULL}};

static gboolean
is_common(const char *word)
{
    for (const Field *field = common_fields; field->key != NULL; field++)
        if (g_str_equal(field->key, word))
            return TRUE;
    return FALSE;
}

static GPtrArray *
kind_words(void)
{
    GPtrArray *words = g_ptr_array_new();
    for (int kind = 0; kind < RULE_COUNT; kind++)
        g_ptr_array_add(words, (gpointer)rule_kind_word((RuleKind)kind));
    return words;
}

/* No key is a kind: a misspelt one is told by its name. */
static void
tell_no_kind(Reading *reading, const Node *node)
{
    g_autoptr(GPtrArray) words = kind_words();
    for (guint i = 0; i < node_length(node); i++) {
        const Node *key = node_key(node, i);
        if (is_common(key->text))
            continue;
        g_autofree char *shown = reading_shown(key->text);
        reading_tell(reading, MSG_unknown_rule, key->place, "kind", shown, "suggestion",
                     reading_suggest(reading, key->text, words), NULL);
        return;
    }
    g_ptr_array_add(words, NULL);
    g_autofree char *list = g_strjoinv(", ", (char **)words->pdata);
    reading_tell(reading, MSG_rule_without_kind, node->place, "words", list, NULL);
}

/* The place of the only kind among the pairs, or -1 (told). */
static int
find_kind(Reading *reading, const Node *node)
{
    int found = -1;
    for (guint i = 0; i < node_length(node); i++) {
        const Node *key = node_key(node, i);
        if (!is_kind(key->text))
            continue;
        if (found >= 0) {
            reading_tell(reading, MSG_rule_two_kinds, key->place, "first",
                         node_key(node, (guint)found)->text, "second", key->text, NULL);
            return -1;
        }
        found = (int)i;
    }
    if (found < 0)
        tell_no_kind(reading, node);
    return found;
}

/* What stands inside the kind cannot stand beside it too; the `days` of other kinds than `everyone`
 * are not the common ones. */
static void
check_said_once(Reading *reading, const Node *node, const Node *kind, const Node *inside)
{
    static const char *const keys[] = {"who", "lines", "days", "not-days"};
    guint count = g_str_equal(kind->text, rule_kind_word(RULE_everyone)) ? G_N_ELEMENTS(keys) : 2;
    for (guint i = 0; inside->kind == NODE_MAP && i < count; i++)
        if (node_get(node, keys[i]) != NULL && node_get(inside, keys[i]) != NULL)
            reading_tell(reading, MSG_said_twice, node_get(node, keys[i])->place, "key", keys[i],
                         "kind", kind->text, NULL);
}

static Rule *
read_rule(Reading *reading, const Node *node)
{
    if (node->kind != NODE_MAP) {
        reading_tell(reading, MSG_not_a_mapping, node->place, "key", "rule", NULL);
        return NULL;
    }
    int found = find_kind(reading, node);
    if (found < 0)
        return NULL;
    const Node *key = node_key(node, (guint)found), *inside = node_value(node, (guint)found);
    int kind = kind_of(key->text);
    Rule *rule = rule_new((RuleKind)kind, key->place);
    fields_read(reading, "rule", node, common_fields, rule);
    check_said_once(reading, node, key, inside);
    read_rule_kind(reading, inside, key->place, rule);
    return rule;
}

/* "gap", "gap-2" …: the kind and its number among the rules of that kind, or the next that is free.
 */
static void
name_rule(Reading *reading, Rule *rule, int number)
{
    const char *word = rule_kind_word(rule->kind);
    do {
        g_free(rule->id);
        rule->id = number == 1 ? g_strdup(word) : g_strdup_printf("%s-%d", word, number);
        number++;
    } while (!words_add(&reading->names[NAMES_RULE], rule->id, rule->place));
}

static void
name_rules(Reading *reading, const GPtrArray *unnamed)
{
    int numbers[RULE_COUNT] = {0};
    const GPtrArray *rules = reading->region->rules;
    for (guint i = 0; i < rules->len; i++) {
        Rule *rule = g_ptr_array_index(rules, i);
        numbers[rule->kind]++;
        if (g_ptr_array_index(unnamed, i) != NULL)
            name_rule(reading, rule, numbers[rule->kind]);
    }
}

void
read_rules(Reading *reading, const Node *node)
{
    if (node == NULL || !field_list(reading, "rules", node, RULES_MAX))
        return;
    /* which of the rules have no id of their own: they are named once all ids are known */
    g_autoptr(GPtrArray) unnamed = g_ptr_array_new();
    for (guint i = 0; i < node_length(node); i++) {
        const Node *item = node_item(node, i);
        Rule *rule = read_rule(reading, item);
        if (rule == NULL)
            continue;
        const Node *id = node_get(item, "id");
        if (id != NULL)
            claim_id(reading, NAMES_RULE, rule->id, id->place);
        g_ptr_array_add(reading->region->rules, rule);
        g_ptr_array_add(unnamed, id == NULL ? rule : NULL);
    }
    name_rules(reading, unnamed);
}
