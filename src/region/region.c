#include "region/region.h"

#include <string.h>

const char *const credit_words[] = {"served", "owed", NULL};

struct RegionIndex {
    GHashTable *providers; /* id -> index; keys belong to what they name */
    GHashTable *lines;
    GHashTable *groups; /* id -> Group * */
};

static void
group_free(Group *group)
{
    g_free(group->id);
    g_array_unref(group->members);
    g_free(group);
}

Group *
group_new(const char *id)
{
    Group *group = g_new0(Group, 1);
    group->id = g_strdup(id);
    group->members = g_array_new(FALSE, FALSE, sizeof(int));
    return group;
}

static RegionIndex *
index_new(void)
{
    RegionIndex *index = g_new0(RegionIndex, 1);
    index->providers = g_hash_table_new(g_str_hash, g_str_equal);
    index->lines = g_hash_table_new(g_str_hash, g_str_equal);
    index->groups = g_hash_table_new(g_str_hash, g_str_equal);
    return index;
}

static void
index_free(RegionIndex *index)
{
    g_hash_table_unref(index->providers);
    g_hash_table_unref(index->lines);
    g_hash_table_unref(index->groups);
    g_free(index);
}

Region *
region_new(const char *folder)
{
    Region *region = g_new0(Region, 1);
    region->folder = g_strdup(folder);
    region->association.timezone = g_strdup("Asia/Tokyo");
    region->association.language = g_strdup("ja");
    region->calendar = calendar_new();
    region->providers = g_ptr_array_new_with_free_func((GDestroyNotify)provider_free);
    region->groups = g_ptr_array_new_with_free_func((GDestroyNotify)group_free);
    region->lines = g_ptr_array_new_with_free_func((GDestroyNotify)line_free);
    region->rules = g_ptr_array_new_with_free_func((GDestroyNotify)rule_free);
    region->fairs = g_ptr_array_new_with_free_func((GDestroyNotify)fair_free);
    region->requests = g_ptr_array_new_with_free_func((GDestroyNotify)request_free);
    region->records = g_ptr_array_new_with_free_func((GDestroyNotify)record_free);
    region->frozen_before = DAY_NONE;
    region->digest = g_strdup("");
    region->index = index_new();
    return region;
}

static void
association_clear(Association *association)
{
    g_free(association->id);
    g_free(association->name);
    g_free(association->domain);
    g_free(association->timezone);
    g_free(association->language);
}

void
region_free(Region *region)
{
    if (region == NULL)
        return;
    index_free(region->index);
    g_free(region->folder);
    association_clear(&region->association);
    calendar_free(region->calendar);
    g_ptr_array_unref(region->providers);
    g_ptr_array_unref(region->groups);
    g_ptr_array_unref(region->lines);
    g_free(region->calendar_files.feed_secret);
    g_free(region->calendar_files.feed_key);
    g_ptr_array_unref(region->rules);
    g_ptr_array_unref(region->fairs);
    g_ptr_array_unref(region->requests);
    g_ptr_array_unref(region->records);
    g_free(region->digest);
    g_free(region);
}

int
region_only_doctor(const Region *region, int clinic, Day day)
{
    int only = -1;
    for (guint i = 0; i < region->providers->len; i++) {
        const Provider *doctor = region_provider(region, (int)i);
        if (doctor->unit != UNIT_DOCTOR || doctor->clinic != clinic ||
            !provider_is_member(doctor, day))
            continue;
        if (only >= 0)
            return -1;
        only = (int)i;
    }
    return only;
}

int
region_add_provider(Region *region, Provider *provider)
{
    int index = (int)region->providers->len;
    g_ptr_array_add(region->providers, provider);
    g_hash_table_insert(region->index->providers, provider->id, GINT_TO_POINTER(index));
    return index;
}

int
region_add_line(Region *region, Line *line)
{
    int index = (int)region->lines->len;
    g_ptr_array_add(region->lines, line);
    g_hash_table_insert(region->index->lines, line->id, GINT_TO_POINTER(index));
    return index;
}

void
region_add_group(Region *region, Group *group)
{
    g_ptr_array_add(region->groups, group);
    g_hash_table_insert(region->index->groups, group->id, group);
}

/* Every object begins with its id. Objects put into the array by hand are not in the table. */
static int
find(GHashTable *table, const GPtrArray *objects, const char *id)
{
    gpointer index;
    if (g_hash_table_lookup_extended(table, id, NULL, &index))
        return GPOINTER_TO_INT(index);
    if (g_hash_table_size(table) == objects->len)
        return -1;
    for (guint i = 0; i < objects->len; i++)
        if (strcmp(*(char **)g_ptr_array_index(objects, i), id) == 0)
            return (int)i;
    return -1;
}

int
region_find_provider(const Region *region, const char *id)
{
    return find(region->index->providers, region->providers, id);
}

int
region_find_line(const Region *region, const char *id)
{
    return find(region->index->lines, region->lines, id);
}

const Group *
region_find_group(const Region *region, const char *id)
{
    return g_hash_table_lookup(region->index->groups, id);
}

void
region_extend_digest(Region *region, const char *name, const char *data, gsize length)
{
    g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);
    g_autofree char *head =
        g_strdup_printf("%s\n%s\n%" G_GSIZE_FORMAT "\n", region->digest, name, length);
    g_checksum_update(sum, (const guchar *)head, -1);
    for (gsize done = 0; done < length;) {
        gsize part = MIN(length - done, (gsize)1 << 20);
        g_checksum_update(sum, (const guchar *)data + done, (gssize)part);
        done += part;
    }
    g_free(region->digest);
    region->digest = g_strdup(g_checksum_get_string(sum));
}
