/* A document's tree as it is built, part by part in the order of its text. */
#pragma once

#include "read/document.h"

typedef struct {
    Document *document;
    Messages *messages;
    GArray *frames;      /* lists and mappings that are still open */
    GHashTable *anchors; /* name -> finished Node * */
    gboolean stop;       /* what follows cannot be read, or need not */
} Tree;

/** Without nodes yet. */
Document *document_begin(void);

/** Document and messages stay the caller's. */
void tree_init(Tree *tree, Document *document, Messages *messages);
void tree_clear(Tree *tree);

/** Takes the text. Anchors may be NULL; so too below. */
void tree_value(Tree *tree, char *text, gboolean plain, const char *anchor, Place place);
/** A list or mapping begins, and ends. */
void tree_open(Tree *tree, NodeKind kind, const char *anchor, Place place);
void tree_close(Tree *tree);
/** An anchor is known once its node is finished, so nothing can hold itself; one that is not known
 * is told, and stands for nothing. */
void tree_alias(Tree *tree, const char *name, Place place);
