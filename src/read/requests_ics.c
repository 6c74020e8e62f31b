#include "base/suggest.h"
#include "read/ics.h"
#include "read/requests.h"

#include <string.h>

/* requests/d01.ics -> d01 */
static int
find_owner(const Asking *asking, const char *name, const Source *source)
{
    const Region *region = asking->region;
    g_autofree char *base = g_path_get_basename(name);
    base[strlen(base) - strlen(".ics")] = '\0';
    int provider = region_find_provider(region, base);
    if (provider >= 0)
        return provider;
    g_autofree const char **ids = g_new0(const char *, region->providers->len + 1);
    for (int i = 0; i < (int)region->providers->len; i++)
        ids[i] = region_provider(region, i)->id;
    messages_add(asking->messages, MSG_ics_provider, source_whole(source), "id", base, "suggestion",
                 suggest(base, ids), NULL);
    return -1;
}

gboolean
ask_ics(Asking *asking, const char *name, const char *data, gsize length)
{
    if (length >= 3 && memcmp(data, "\xEF\xBB\xBF", 3) == 0) {
        data += 3;
        length -= 3;
    }
    const Source *source = messages_add_source(asking->messages, source_new(name, data, length));
    const char *wrong;
    int provider = find_owner(asking, name, source);
    if (!g_utf8_validate_len(data, length, &wrong))
        return messages_add(asking->messages, MSG_not_utf8,
                            source_place(source, (gsize)(wrong - data)), NULL);
    return provider >= 0 && ics_read(asking->region, provider, source, asking->period,
                                     asking->expander, asking->messages);
}
