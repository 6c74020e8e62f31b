#include "read/node.h"

gboolean
node_is_empty(const Node *node)
{
    return node->kind == NODE_VALUE && node->plain &&
           (node->text[0] == '\0' || g_str_equal(node->text, "~") ||
            g_str_equal(node->text, "null"));
}

const char *
node_text(const Node *node)
{
    return node->kind == NODE_VALUE ? node->text : NULL;
}

guint
node_length(const Node *node)
{
    switch (node->kind) {
    case NODE_LIST:
        return node->items->len;
    case NODE_MAP:
        return node->items->len / 2;
    default:
        return node_is_empty(node) ? 0 : 1;
    }
}

const Node *
node_item(const Node *node, guint index)
{
    return node->kind == NODE_LIST ? g_ptr_array_index(node->items, index) : node;
}

const Node *
node_key(const Node *map, guint index)
{
    return g_ptr_array_index(map->items, 2 * index);
}

const Node *
node_value(const Node *map, guint index)
{
    return g_ptr_array_index(map->items, 2 * index + 1);
}

const Node *
node_get(const Node *map, const char *key)
{
    for (guint i = 0; i < node_length(map); i++)
        if (g_str_equal(node_key(map, i)->text, key))
            return node_is_empty(node_value(map, i)) ? NULL : node_value(map, i);
    return NULL;
}
