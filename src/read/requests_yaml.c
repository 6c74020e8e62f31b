#include "base/suggest.h"
#include "read/document.h"
#include "read/requests.h"

#include <string.h>

static gboolean
take_key(const Asking *asking, const Node *key, const Node *value, CsvCell *cells)
{
    for (int i = 0; i < ASK_COUNT; i++) {
        if (strcmp(node_text(key), ask_columns[i].name) != 0)
            continue;
        if (!node_text(value))
            return messages_add(asking->messages, MSG_not_a_value, value->place, "key",
                                ask_columns[i].name, NULL);
        cells[i] = (CsvCell){node_is_empty(value) ? "" : node_text(value), value->place};
        return TRUE;
    }
    const char *words[ASK_COUNT + 1] = {NULL};
    for (int i = 0; i < ASK_COUNT; i++)
        words[i] = ask_columns[i].name;
    return messages_add(asking->messages, MSG_unknown_key, key->place, "key", node_text(key),
                        "suggestion", suggest(node_text(key), words), NULL);
}

static gboolean
take_entry(Asking *asking, const Node *entry)
{
    CsvCell cells[ASK_COUNT];
    gboolean good = TRUE;
    if (entry->kind != NODE_MAP)
        return messages_add(asking->messages, MSG_requests_no_list, entry->place, NULL);
    for (int i = 0; i < ASK_COUNT; i++)
        cells[i] = (CsvCell){NULL, entry->place};
    for (guint i = 0; i < node_length(entry); i++)
        good &= take_key(asking, node_key(entry, i), node_value(entry, i), cells);
    for (int i = 0; i < ASK_COUNT; i++) {
        if (ask_columns[i].needed && !cells[i].text && good)
            good = messages_add(asking->messages, MSG_missing_key, entry->place, "key",
                                ask_columns[i].name, NULL);
        cells[i].text = cells[i].text ? cells[i].text : "";
    }
    return good && ask_take(asking, cells, entry->place);
}

gboolean
ask_yaml(Asking *asking, const char *name, const char *data, gsize length)
{
    const Source *source = messages_add_source(asking->messages, source_new(name, data, length));
    guint before = messages_errors(asking->messages);
    g_autoptr(Document) document = document_new(source, asking->messages);
    if (!document)
        return messages_errors(asking->messages) == before;
    const Node *root = document_root(document);
    if (!root || node_is_empty(root))
        return TRUE;
    if (root->kind != NODE_LIST)
        return messages_add(asking->messages, MSG_requests_no_list, root->place, NULL);
    gboolean good = TRUE;
    for (guint i = 0; i < node_length(root); i++)
        good &= take_entry(asking, node_item(root, i));
    return good;
}
