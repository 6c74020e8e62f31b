#include "base/language.h"

#include <locale.h>
#include <string.h>

/* gettext's own counter, raised so that catalogues looked up before a change of LANGUAGE are
 * forgotten (gettext manual, "Changing the language at runtime"). */
extern int _nl_msg_cat_cntr;

static char current[8] = "en";

/* An uninstalled program finds its catalogues beside itself. */
static char *
catalogue_folder(void)
{
    g_autofree char *self = g_file_read_link("/proc/self/exe", NULL);
    g_autofree char *folder = self ? g_path_get_dirname(self) : NULL;
    for (int up = 0; folder && up < 3; up++) {
        g_autofree char *beside = g_build_filename(folder, "po", NULL);
        g_autofree char *catalogue =
            g_build_filename(beside, "ja", "LC_MESSAGES", GETTEXT_PACKAGE ".mo", NULL);
        if (g_file_test(catalogue, G_FILE_TEST_EXISTS))
            return g_steal_pointer(&beside);
        char *parent = g_path_get_dirname(folder);
        g_free(folder);
        folder = parent;
    }
    return g_strdup(LOCALEDIR);
}

/* The locale for messages (POSIX, XBD 8.2); NULL: the environment names none. */
static const char *
locale_of_environment(void)
{
    static const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
    for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
        const char *value = g_getenv(names[i]);
        if (value && *value)
            return value;
    }
    return NULL;
}

gboolean
language_is_free(void)
{
    const char *locale = locale_of_environment();
    return !locale || *locale == 'C' || strcmp(locale, "POSIX") == 0;
}

void
language_init(void)
{
    g_autofree char *folder = catalogue_folder();
    bindtextdomain(GETTEXT_PACKAGE, folder);
    bind_textdomain_codeset(GETTEXT_PACKAGE, "UTF-8");
    textdomain(GETTEXT_PACKAGE);
    const char *locale = locale_of_environment();
    language_set(locale && g_str_has_prefix(locale, "ja") ? "ja" : "en");
}

void
language_set(const char *language)
{
    /* glibc takes LANGUAGE into account in any locale but "C"; C.UTF-8 is always there and keeps
     * numbers and sorting plain. */
    setlocale(LC_ALL, "C.UTF-8");
    g_strlcpy(current, strcmp(language, "ja") == 0 ? "ja" : "en", sizeof current);
    g_setenv("LANGUAGE", current, TRUE);
    _nl_msg_cat_cntr++;
}

const char *
language_get(void)
{
    return current;
}
