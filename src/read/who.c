#include "read/sections.h"

#define GROUPS_MAX 10000
#define MEMBERS_MAX 20000
/* Places in all groups and `who` of a region together, against groups of groups of groups. */
#define NAMED_MAX 10000000

static void
add_index(int provider, GArray *ids, GHashTable *seen)
{
    if (g_hash_table_add(seen, GINT_TO_POINTER(provider)))
        g_array_append_val(ids, provider);
}

static gboolean
fits_unit(const Reading *reading, int provider)
{
    return reading->unit < 0 ||
           region_provider(reading->region, provider)->unit == (Unit)reading->unit;
}

static gboolean
group_fits_unit(const Reading *reading, const Group *group)
{
    gboolean fits = group->members->len == 0;
    for (guint i = 0; i < group->members->len && !fits; i++)
        fits = fits_unit(reading, g_array_index(group->members, int, i));
    return fits;
}

static void
tell_unit(Reading *reading, const char *name, Place place)
{
    const char *unit = reading->unit == UNIT_CLINIC ? "clinic" : "doctor";
    reading_tell(reading, MSG_wrong_unit, place, "name", name, "unit", unit, NULL);
}

static gboolean
may_name(Reading *reading, guint count, const Node *node)
{
    reading->named += count;
    return reading->named <= NAMED_MAX ||
           reading_tell(reading, MSG_too_large_together, node->place, NULL);
}

static void
add_group(Reading *reading, const Node *node, const Group *group, GArray *ids, GHashTable *seen)
{
    if (!group_fits_unit(reading, group))
        tell_unit(reading, group->id, node->place);
    /* a group once named need not be walked again */
    if (!g_hash_table_add(seen, (gpointer)group))
        return;
    if (!may_name(reading, group->members->len, node))
        return;
    for (guint i = 0; i < group->members->len; i++)
        add_index(g_array_index(group->members, int, i), ids, seen);
}

static void
add_everyone(Reading *reading, const Node *node, GArray *ids, GHashTable *seen)
{
    if (!may_name(reading, reading->region->providers->len, node))
        return;
    for (guint i = 0; i < reading->region->providers->len; i++)
        add_index((int)i, ids, seen);
}

void
add_named(Reading *reading, const char *key, const Node *node, GArray *ids, GHashTable *seen)
{
    const char *name = field_value(reading, key, node);
    if (name == NULL)
        return;
    int provider = region_find_provider(reading->region, name);
    const Group *group = provider < 0 ? region_find_group(reading->region, name) : NULL;
    if (provider >= 0) {
        if (!fits_unit(reading, provider))
            tell_unit(reading, name, node->place);
        add_index(provider, ids, seen);
    } else if (group != NULL) {
        add_group(reading, node, group, ids, seen);
    } else if (g_str_equal(name, "everyone")) {
        add_everyone(reading, node, ids, seen);
    } else {
        reading_tell_unknown(reading, MSG_unknown_name, NAMES_WHO, name, node->place);
    }
}

static gboolean
is_everyone(const Node *node)
{
    return node->kind == NODE_VALUE && g_str_equal(node->text, "everyone");
}

/* Ids and groups; `everyone` among them is everyone. */
static void
read_names(Reading *reading, const char *key, const Node *node, Who *who)
{
    if (!field_list(reading, key, node, MEMBERS_MAX))
        return;
    if (node_length(node) == 0)
        reading_tell(reading, MSG_empty_list, node->place, "key", key, NULL);
    g_autoptr(GHashTable) seen = g_hash_table_new(NULL, NULL);
    g_autoptr(GArray) ids = g_array_new(FALSE, FALSE, sizeof(int));
    gboolean everyone = FALSE;
    for (guint i = 0; i < node_length(node); i++) {
        const Node *item = node_item(node, i);
        if (is_everyone(item))
            everyone = TRUE;
        else
            add_named(reading, key, item, ids, seen);
    }
    who->given = !everyone;
    if (!everyone)
        who->ids = g_steal_pointer(&ids);
}

/* Words that somebody must have. */
static void
field_property(Reading *reading, const Field *field, const Node *node, gpointer target)
{
    GPtrArray **words = target;
    *words = g_ptr_array_new_with_free_func(g_free);
    field_texts(reading, field, node, words);
    if (node_length(node) == 0)
        reading_tell(reading, MSG_empty_list, node->place, "key", field->key, NULL);
    for (guint i = 0; node->kind != NODE_MAP && i < node_length(node); i++) {
        const Node *item = node_item(node, i);
        const char *name = node_text(item);
        if (name == NULL || words_find(&reading->names[field->names], name) != NULL)
            continue;
        g_autofree char *shown = reading_shown(name);
        reading_tell(reading, MSG_unknown_property, item->place, "property", field->key, "name",
                     shown, "suggestion",
                     reading_suggest(reading, name, reading->names[field->names].list), NULL);
    }
}

static void
add_clinic(Reading *reading, const char *key, const Node *node, GArray *clinics)
{
    const char *id = field_value(reading, key, node);
    if (id == NULL)
        return;
    int clinic = region_find_provider(reading->region, id);
    if (clinic >= 0 && region_provider(reading->region, clinic)->unit == UNIT_CLINIC)
        g_array_append_val(clinics, clinic);
    else
        reading_tell_unknown(reading, MSG_unknown_clinic, NAMES_CLINIC, id, node->place);
}

static void
field_clinics(Reading *reading, const Field *field, const Node *node, gpointer target)
{
    GArray *clinics = *(GArray **)target = g_array_new(FALSE, FALSE, sizeof(int));
    if (!field_list(reading, field->key, node, FIELD_LIST_MAX))
        return;
    if (node_length(node) == 0)
        reading_tell(reading, MSG_empty_list, node->place, "key", field->key, NULL);
    for (guint i = 0; i < node_length(node); i++)
        add_clinic(reading, field->key, node_item(node, i), clinics);
}

static void
field_groups(Reading *reading, const Field *field, const Node *node, gpointer target)
{
    GArray *ids = *(GArray **)target = g_array_new(FALSE, FALSE, sizeof(int));
    g_autoptr(GHashTable) seen = g_hash_table_new(NULL, NULL);
    if (!field_list(reading, field->key, node, FIELD_LIST_MAX))
        return;
    if (node_length(node) == 0)
        reading_tell(reading, MSG_empty_list, node->place, "key", field->key, NULL);
    for (guint i = 0; i < node_length(node); i++) {
        const Node *item = node_item(node, i);
        const char *name = field_value(reading, field->key, item);
        const Group *group = name ? region_find_group(reading->region, name) : NULL;
        if (group != NULL)
            add_group(reading, item, group, ids, seen);
        else if (name != NULL)
            reading_tell_unknown(reading, MSG_unknown_group, NAMES_GROUP, name, item->place);
    }
}

/* Whom a line excepts may be of either unit. */
static void
field_except(Reading *reading, const Field *field, const Node *node, gpointer target)
{
    int unit = reading->unit;
    reading->unit = -1;
    field_who(reading, field, node, target);
    reading->unit = unit;
}

static const Field fields[] = {
    {"department", field_property, offsetof(Who, departments), .names = NAMES_DEPARTMENT},
    {"tag", field_property, offsetof(Who, tags), .names = NAMES_TAG},
    {"area", field_property, offsetof(Who, areas), .names = NAMES_AREA},
    {"clinic", field_clinics, offsetof(Who, clinics)},
    {"group", field_groups, offsetof(Who, ids)},
    {"age-under", field_whole, offsetof(Who, age_under), .least = 1, .most = 150},
    {"age-over", field_whole, offsetof(Who, age_over), .least = 1, .most = 150},
    {"except", field_except, offsetof(Who, except)},
    {NULL}};

void
field_who(Reading *reading, const Field *field, const Node *node, gpointer target)
{
    Who *who = who_new();
    if (node->kind == NODE_MAP) {
        who->given = node_length(node) > 0;
        fields_read(reading, field->key, node, fields, who);
    } else {
        read_names(reading, field->key, node, who);
    }
    who_free(*(Who **)target);
    *(Who **)target = who;
}

static void
read_group(Reading *reading, const Node *key, const Node *members)
{
    g_autofree char *id = NULL;
    if (!read_id(reading, "groups", key, &id) || !claim_id(reading, NAMES_WHO, id, key->place) ||
        !field_list(reading, id, members, MEMBERS_MAX))
        return;
    g_autoptr(GHashTable) seen = g_hash_table_new(NULL, NULL);
    Group *group = group_new(id);
    for (guint i = 0; i < node_length(members); i++)
        add_named(reading, id, node_item(members, i), group->members, seen);
    words_add(&reading->names[NAMES_GROUP], id, key->place);
    region_add_group(reading->region, group);
}

void
read_groups(Reading *reading, const Node *node)
{
    if (node == NULL)
        return;
    if (node->kind != NODE_MAP)
        reading_tell(reading, MSG_not_a_mapping, node->place, "key", "groups", NULL);
    else if (field_fits(reading, "groups", node, GROUPS_MAX))
        for (guint i = 0; i < node_length(node); i++)
            read_group(reading, node_key(node, i), node_value(node, i));
}
