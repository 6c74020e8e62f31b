/* Finding a provider by what people type: an id or a full name. */
#pragma once

#include "region/region.h"

/** The name without spaces, in one width, case and variant of each character (Unicode NFKC, and
 * variants of kanji in names such as 髙/高, 﨑/崎, 邊/邉/辺); the caller frees. */
char *name_fold(const char *name);

/** Ids and folded names of a region's providers, for many look-ups. The region must outlive it and
 * keep its providers. */
typedef struct NameIndex NameIndex;

NameIndex *name_index_new(const Region *region);
void name_index_free(NameIndex *index);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(NameIndex, name_index_free)

/** The provider of that id or full name, or -1: none, or more than one. *matches (may be NULL) is
 * how many; *ids (may be NULL) lists their ids ("d01, d07"; the caller frees). An id wins over a
 * name. */
int name_index_find(const NameIndex *index, const char *text, int *matches, char **ids);
/** The id or name that was probably meant, or NULL. */
const char *name_index_suggest(const NameIndex *index, const char *text);

/** The same for one look-up. */
int region_find_who(const Region *region, const char *text, int *matches, char **ids);
