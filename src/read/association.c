#include "read/sections.h"

#include "base/suggest.h"
#include "read/file.h"

#include <string.h>

#define ZONES "/usr/share/zoneinfo"
#define DOMAIN_MAX 253
#define LABEL_MAX 63

static const char *const languages[] = {"ja", "en", NULL};

/* RFC 1123, section 2.1: labels of letters, digits and inner hyphens. */
static gboolean
is_domain(const char *text)
{
    if (strlen(text) > DOMAIN_MAX)
        return FALSE;
    g_auto(GStrv) labels = g_strsplit(text, ".", -1);
    for (char **label = labels; *label != NULL; label++) {
        gsize length = strspn(*label, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                      "0123456789-");
        if (length == 0 || length > LABEL_MAX || (*label)[length] != '\0' || **label == '-' ||
            (*label)[length - 1] == '-')
            return FALSE;
    }
    return TRUE;
}

static void
field_domain(Reading *reading, const Field *field, const Node *node, gpointer target)
{
    const char *text = field_value(reading, field->key, node);
    if (text == NULL)
        return;
    g_autofree char *shown = reading_shown(text);
    if (!is_domain(text))
        reading_tell(reading, MSG_bad_domain, node->place, "value", shown, NULL);
    else
        *(char **)target = g_strdup(text);
}

/* Area/Place as the zone files name them; posix/ and right/ are copies, the rest no zones. */
static gboolean
is_zone(const char *text)
{
    static const char *const others[] = {"localtime", "posixrules", "Factory", NULL};
    if (text[strspn(text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/_+-")] ||
        g_strv_contains(others, text) || g_str_has_prefix(text, "posix/") ||
        g_str_has_prefix(text, "right/") || !file_is_inside(ZONES, text))
        return FALSE;
    g_autofree char *path = g_build_filename(ZONES, text, NULL);
    g_autoptr(GMappedFile) file =
        g_file_test(path, G_FILE_TEST_IS_REGULAR) ? g_mapped_file_new(path, FALSE, NULL) : NULL;
    return file != NULL && g_mapped_file_get_length(file) > 4 &&
           memcmp(g_mapped_file_get_contents(file), "TZif", 4) == 0;
}

/* The third column of the system's table of zones. */
static char *
near_zone(Reading *reading, const char *text)
{
    g_autofree char *table = NULL;
    if (!g_file_get_contents(ZONES "/tzdata.zi", &table, NULL, NULL) &&
        !g_file_get_contents(ZONES "/zone.tab", &table, NULL, NULL))
        return NULL;
    g_auto(GStrv) lines = g_strsplit(table, "\n", -1);
    g_autoptr(GPtrArray) zones = g_ptr_array_new_with_free_func(g_free);
    for (char **line = lines; *line != NULL; line++) {
        g_auto(GStrv) words = g_strsplit_set(*line, " \t", 4);
        guint count = g_strv_length(words);
        if (**line != '#' && count >= 3 && strchr(words[2], '/') != NULL)
            g_ptr_array_add(zones, g_strdup(words[2]));
        else if (**line == 'Z' && count >= 2)
            g_ptr_array_add(zones, g_strdup(words[1]));
    }
    return g_strdup(reading_suggest(reading, text, zones));
}

static void
field_timezone(Reading *reading, const Field *field, const Node *node, gpointer target)
{
    char **zone = target;
    const char *text = field_value(reading, field->key, node);
    if (text == NULL)
        return;
    if (is_zone(text)) {
        g_free(*zone);
        *zone = g_strdup(text);
        return;
    }
    g_autofree char *shown = reading_shown(text);
    g_autofree char *near = near_zone(reading, text);
    reading_tell(reading, MSG_unknown_timezone, node->place, "value", shown, "suggestion", near,
                 NULL);
}

static void
field_language(Reading *reading, const Field *field, const Node *node, gpointer target)
{
    char **language = target;
    int index = -1;
    field_choice(reading, field, node, &index);
    if (index < 0)
        return;
    g_free(*language);
    *language = g_strdup(languages[index]);
}

static const Field fields[] = {
    {"id", field_id, offsetof(Association, id), .required = TRUE},
    {"name", field_text, offsetof(Association, name)},
    {"domain", field_domain, offsetof(Association, domain)},
    {"timezone", field_timezone, offsetof(Association, timezone)},
    {"language", field_language, offsetof(Association, language), .words = languages},
    {NULL}};

void
read_association(Reading *reading, const Node *node)
{
    Association *association = &reading->region->association;
    if (!fields_read(reading, "association", node, fields, association))
        return;
    if (association->id == NULL)
        return;
    if (association->name == NULL)
        association->name = g_strdup(association->id);
    /* RFC 2606: .invalid is nobody's */
    if (association->domain == NULL)
        association->domain = g_strconcat(association->id, ".invalid", NULL);
}
