/* YAML 1.1 texts, read with libyaml; bounded, and strict where libyaml is not. */
#pragma once

#include "base/message.h"
#include "read/node.h"

/** A document and all its nodes. */
typedef struct Document Document;

/** Bounds: nesting, and nodes with those behind aliases counted as often as they are reached. */
#define YAML_DEPTH_MAX 32
#define YAML_SIZE_MAX 1000000
/** After so many mistakes the rest is not read. */
#define YAML_MISTAKES_MAX 1000

/** Builds the tree. Duplicate keys, keys that are no plain values and aliases to nothing are told
 * and left out. NULL: broken syntax, invalid UTF-8, a second document, or beyond the bounds (told).
 *  The source must outlive the document. */
Document *document_new(const Source *source, Messages *messages);
void document_free(Document *document);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Document, document_free)
/** NULL: the text holds nothing. */
const Node *document_root(const Document *document);
