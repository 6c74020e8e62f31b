/* The products of a period (contract, section 8). */
#pragma once

#include "base/stage.h"
#include "write/edition.h"

typedef struct {
    const char *name;   /* of the file or folder below out/<period>/ */
    const char *format; /* the word of `export --as`; NULL: none */
    gboolean of_draft;  /* a draft has it too */
    /** The file's text; for a folder the one file that stands for it on standard output. The caller
     * frees. NULL: no word asks for it. */
    char *(*text)(const Edition *edition, gsize *length, GError **error);
    /** Writes all files of a folder, or what only some editions have; NULL: the product is the one
     * file `name`. */
    gboolean (*write)(const Edition *edition, Stage *stage, GError **error);
} Product;

extern const Product products[];
extern const guint products_count;

/** NULL: no product of that `export --as` word. */
const Product *product_of_format(const char *format);

/** Writes one product into the stage of out/<period>/. */
gboolean product_write(const Product *product, const Edition *edition, Stage *stage,
                       GError **error);
/** Writes all products that the edition has. */
gboolean products_write(const Edition *edition, Stage *stage, GError **error);
