/* The language of messages and products: gettext, chosen by the region and not by the locale. */
#pragma once

#include <glib.h>
#include <libintl.h>

#define _(text) gettext(text)
#define N_(text) (text)

/** Binds the catalogue and takes the language of the environment (LC_ALL, LC_MESSAGES, LANG). */
void language_init(void);
/** Whether the environment leaves the language open: it names no locale, or the plain C one. */
gboolean language_is_free(void);
/** "ja" or "en", for all that is said from here on. Not for use beside running threads. */
void language_set(const char *language);
const char *language_get(void);
