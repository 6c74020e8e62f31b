#include "read/tree.h"

#include <string.h>

struct Document {
    GPtrArray *nodes; /* owns them all: aliases share */
    Node *root;
};

/* A list or mapping that is still open. */
typedef struct {
    Node *node;
    Node *key;         /* waits for its value */
    gboolean left_out; /* the pair is a mistake */
    GHashTable *keys;  /* of a mapping: seen so far */
    char *anchor;
} Frame;

static void
frame_clear(gpointer data)
{
    Frame *frame = data;
    g_clear_pointer(&frame->keys, g_hash_table_unref);
    g_free(frame->anchor);
}

static void
node_free(gpointer data)
{
    Node *node = data;
    g_free(node->text);
    g_clear_pointer(&node->items, g_ptr_array_unref);
    g_free(node);
}

void
document_free(Document *document)
{
    if (document == NULL)
        return;
    g_ptr_array_unref(document->nodes);
    g_free(document);
}

const Node *
document_root(const Document *document)
{
    return document->root;
}

Document *
document_begin(void)
{
    Document *document = g_new0(Document, 1);
    document->nodes = g_ptr_array_new_with_free_func(node_free);
    return document;
}

void
tree_init(Tree *tree, Document *document, Messages *messages)
{
    *tree = (Tree){.document = document, .messages = messages};
    tree->frames = g_array_new(FALSE, FALSE, sizeof(Frame));
    g_array_set_clear_func(tree->frames, frame_clear);
    tree->anchors = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
}

void
tree_clear(Tree *tree)
{
    g_hash_table_unref(tree->anchors);
    g_array_unref(tree->frames);
}

static void
fail_at_bound(Tree *tree, MessageCode code, int bound, Place place)
{
    g_autofree char *limit = g_strdup_printf("%d", bound);
    messages_add(tree->messages, code, place, "limit", limit, NULL);
    tree->stop = TRUE;
}

static Frame *
top(Tree *tree)
{
    guint depth = tree->frames->len;
    return depth == 0 ? NULL : &g_array_index(tree->frames, Frame, depth - 1);
}

static Node *
add_node(Tree *tree, NodeKind kind, Place place)
{
    Node *node = g_new0(Node, 1);
    node->kind = kind;
    node->size = 1;
    node->place = place;
    g_ptr_array_add(tree->document->nodes, node);
    if (tree->document->nodes->len > YAML_SIZE_MAX)
        fail_at_bound(tree, MSG_yaml_large, YAML_SIZE_MAX, place);
    return node;
}

/* Whether the pair that begins with this key may stand in the frame's mapping. */
static gboolean
key_is_good(Tree *tree, const Frame *frame, const Node *key, Place place)
{
    if (key->kind != NODE_VALUE)
        return messages_add(tree->messages, MSG_yaml_key, place, NULL);
    if (g_hash_table_add(frame->keys, key->text))
        return TRUE;
    g_autofree char *shown = g_utf8_substring(key->text, 0, MIN(60, g_utf8_strlen(key->text, -1)));
    return messages_add(tree->messages, MSG_duplicate_key, place, "key", shown, NULL);
}

static void
append(Tree *tree, Node *parent, Node *child, Place place)
{
    g_ptr_array_add(parent->items, child);
    parent->size += child->size;
    if (parent->size > YAML_SIZE_MAX)
        fail_at_bound(tree, MSG_yaml_large, YAML_SIZE_MAX, place);
}

/* Puts a finished node where it belongs; place is where it is used. */
static void
attach(Tree *tree, Node *node, Place place)
{
    Frame *frame = top(tree);
    if (frame == NULL) {
        tree->document->root = node;
    } else if (frame->node->kind == NODE_LIST) {
        append(tree, frame->node, node, place);
    } else if (frame->key == NULL) {
        frame->key = node;
        frame->left_out = !key_is_good(tree, frame, node, place);
    } else {
        if (!frame->left_out) {
            append(tree, frame->node, frame->key, place);
            append(tree, frame->node, node, place);
        }
        frame->key = NULL;
    }
}

static void
remember(Tree *tree, const char *anchor, Node *node)
{
    if (anchor != NULL)
        g_hash_table_replace(tree->anchors, g_strdup(anchor), node);
}

void
tree_value(Tree *tree, char *text, gboolean plain, const char *anchor, Place place)
{
    Node *node = add_node(tree, NODE_VALUE, place);
    node->text = text;
    node->plain = plain;
    remember(tree, anchor, node);
    attach(tree, node, place);
}

void
tree_open(Tree *tree, NodeKind kind, const char *anchor, Place place)
{
    Frame frame = {.node = add_node(tree, kind, place), .anchor = g_strdup(anchor)};
    frame.node->items = g_ptr_array_new();
    if (kind == NODE_MAP)
        frame.keys = g_hash_table_new(g_str_hash, g_str_equal);
    g_array_append_val(tree->frames, frame);
    if (tree->frames->len > YAML_DEPTH_MAX)
        fail_at_bound(tree, MSG_yaml_deep, YAML_DEPTH_MAX, place);
}

void
tree_close(Tree *tree)
{
    Frame *frame = top(tree);
    Node *node = frame->node;
    remember(tree, frame->anchor, node);
    g_array_set_size(tree->frames, tree->frames->len - 1);
    attach(tree, node, node->place);
}

void
tree_alias(Tree *tree, const char *name, Place place)
{
    Node *node = g_hash_table_lookup(tree->anchors, name);
    if (node != NULL) {
        attach(tree, node, place);
        return;
    }
    messages_add(tree->messages, MSG_yaml_alias, place, "name", name, NULL);
    tree_value(tree, g_strdup(""), TRUE, NULL, place);
}
