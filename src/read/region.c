#include "read/document.h"
#include "read/file.h"
#include "read/read.h"
#include "read/sections.h"

#define REGION_FILE "region.yaml"
#define REGION_LIMIT ((gsize)8 << 20)

typedef struct {
    const Node *format;
    const Node *association;
    const Node *calendar;
    const Node *clinics;
    const Node *doctors;
    const Node *groups;
    const Node *lines;
    const Node *calendar_files;
    const Node *rules;
    const Node *fair;
    int credit;
} Sections;

static const Field fields[] = {
    {"rinban", field_node, offsetof(Sections, format), .required = TRUE},
    {"association", field_node, offsetof(Sections, association), .required = TRUE},
    {"calendar", field_node, offsetof(Sections, calendar)},
    {"clinics", field_node, offsetof(Sections, clinics)},
    {"doctors", field_node, offsetof(Sections, doctors)},
    {"groups", field_node, offsetof(Sections, groups)},
    {"lines", field_node, offsetof(Sections, lines), .required = TRUE},
    {"calendar-files", field_node, offsetof(Sections, calendar_files)},
    {"rules", field_node, offsetof(Sections, rules)},
    {"fair", field_node, offsetof(Sections, fair)},
    {"credit", field_choice, offsetof(Sections, credit), .words = credit_words},
    {NULL}};

static void
check_format(Reading *reading, const Node *node)
{
    const char *text = node ? field_value(reading, "rinban", node) : NULL;
    if (text == NULL || g_str_equal(text, "1"))
        return;
    g_autofree char *shown = reading_shown(text);
    reading_tell(reading, MSG_unknown_format, node->place, "value", shown, NULL);
}

/* In the order in which one section's names are used by the next. */
static void
read_sections(Reading *reading, const Sections *sections)
{
    check_format(reading, sections->format);
    if (sections->association != NULL)
        read_association(reading, sections->association);
    read_calendar(reading, sections->calendar);
    read_clinics(reading, sections->clinics);
    read_doctors(reading, sections->doctors);
    collect_properties(reading);
    read_groups(reading, sections->groups);
    read_lines(reading, sections->lines);
    read_calendar_files(reading, sections->calendar_files);
    read_rules(reading, sections->rules);
    read_fairs(reading, sections->fair);
    check_openings(reading);
    reading->region->credit = (CreditStyle)sections->credit;
}

static void
read_root(Region *region, const Source *source, const Node *root, Messages *messages)
{
    Reading reading;
    Sections sections = {.credit = CREDIT_SERVED};
    reading_init(&reading, region, messages);
    if (root == NULL)
        reading_tell(&reading, MSG_file_empty, source_whole(source), NULL);
    else if (fields_read(&reading, REGION_FILE, root, fields, &sections))
        read_sections(&reading, &sections);
    reading_clear(&reading);
}

/* The text as a source, without a byte order mark. */
static const Source *
load(Region *region, Messages *messages)
{
    gsize length;
    g_autofree char *path = g_build_filename(region->folder, REGION_FILE, NULL);
    g_autofree char *name = file_name_in(region->folder, REGION_FILE);
    g_autofree char *data = file_load(path, name, REGION_LIMIT, &length, PLACE_NONE, messages);
    if (data == NULL)
        return NULL;
    region_extend_digest(region, REGION_FILE, data, length);
    gsize mark = g_str_has_prefix(data, "\xEF\xBB\xBF") ? 3 : 0;
    return messages_add_source(messages, source_new(name, data + mark, length - mark));
}

Region *
read_region_part(const char *folder, Messages *messages)
{
    g_autoptr(Region) region = region_new(folder);
    const Source *source = load(region, messages);
    g_autoptr(Document) document = source ? document_new(source, messages) : NULL;
    if (document == NULL)
        return NULL;
    read_root(region, source, document_root(document), messages);
    return g_steal_pointer(&region);
}

Region *
read_region(const char *folder, Messages *messages)
{
    guint errors = messages_errors(messages);
    g_autoptr(Region) region = read_region_part(folder, messages);
    return messages_errors(messages) > errors ? NULL : g_steal_pointer(&region);
}

const char *
read_region_language(const char *folder)
{
    g_autoptr(Messages) unheard = messages_new();
    g_autoptr(Region) region = region_new(folder);
    const Source *source = load(region, unheard);
    g_autoptr(Document) document = source ? document_new(source, unheard) : NULL;
    const Node *root = document ? document_root(document) : NULL;
    if (root == NULL || root->kind != NODE_MAP)
        return NULL;
    const Node *association = node_get(root, "association");
    const Node *language = association != NULL && association->kind == NODE_MAP
                               ? node_get(association, "language")
                               : NULL;
    return language && g_strcmp0(node_text(language), "en") == 0 ? "en" : "ja";
}
