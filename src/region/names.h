/* Finding a provider by what people type: an id or a full name. */
#pragma once

#include "region/region.h"

/** The name without spaces, in one width and one variant of each character (Unicode NFKC, and
 * variants of kanji in names such as 髙/高, 﨑/崎, 邊/邉/辺); the caller frees. */
char *name_fold(const char *name);

/** The provider of that id or full name, or -1: none, or more than one. *matches (may be NULL) is
 * how many; *ids (may be NULL) lists their ids ("d01, d07"; the caller frees). An id wins over a
 * name. */
int region_find_who(const Region *region, const char *text, int *matches, char **ids);
