/* The tree of a YAML text: every node knows its place. */
#pragma once

#include "base/source.h"

#include <glib.h>

typedef enum { NODE_VALUE, NODE_LIST, NODE_MAP } NodeKind;

/** Values are untyped texts: who reads them knows what they should be, so that `no`, `012` and
 * dates stay what was written. */
typedef struct Node {
    NodeKind kind;
    gboolean plain; /* VALUE: written without quotes */
    char *text;     /* VALUE; UTF-8 without NUL */
    GPtrArray
        *items; /* LIST: Node *; MAP: key, value, key, value …; keys are VALUEs, all different */
    guint size; /* this and all nodes below, shared ones as often as they are reached */
    Place place;
} Node;

/** Whether nothing was written: an empty plain value, ~ or null. */
gboolean node_is_empty(const Node *node);
/** The value's text, or NULL for lists and mappings. */
const char *node_text(const Node *node);
/** How many items a list, or pairs a mapping, has; a value counts as a list of one (an empty one as
 *  none). */
guint node_length(const Node *node);
/** An item of a list, or the value itself as the only one. */
const Node *node_item(const Node *node, guint index);
/** Key and value of a mapping's pair. */
const Node *node_key(const Node *map, guint index);
const Node *node_value(const Node *map, guint index);
/** What stands under a mapping's key; NULL: not given, or empty. */
const Node *node_get(const Node *map, const char *key);
