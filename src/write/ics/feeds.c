#include "write/ics/feeds.h"

#include "write/ics/calendars.h"
#include "write/sheet/table.h"

#include <string.h>

#define TOKEN_DIGITS 32

char *
feed_token(const char *key, const char *association, const char *provider)
{
    g_autofree char *text = g_strdup_printf("%s/%s", association, provider);
    char *digest = g_compute_hmac_for_data(G_CHECKSUM_SHA256, (const guchar *)key, strlen(key),
                                           (const guchar *)text, strlen(text));
    digest[TOKEN_DIGITS] = '\0';
    return digest;
}

gboolean
feeds_are_made(const Region *region)
{
    return region->calendar_files.feed_key != NULL;
}

static char *
token_of(const Region *region, const char *provider)
{
    return feed_token(region->calendar_files.feed_key, region->association.id, provider);
}

gboolean
write_feeds(const Region *region, Stage *stage, GError **error)
{
    return write_lasting_calendars_as(region, token_of, stage, error);
}

char *
write_feeds_csv(const Region *region, gsize *length)
{
    Table table = table_new("provider,name,file");
    for (guint i = 0; i < region->providers->len; i++) {
        const Provider *provider = region_provider(region, (int)i);
        if (provider->former)
            continue;
        g_autofree char *token = token_of(region, provider->id);
        g_autofree char *file = g_strdup_printf("feeds/%s.ics", token);
        table_text(&table, provider->id);
        table_text(&table, provider->name);
        table_text(&table, file);
        table_end_row(&table);
    }
    return table_free(&table, length);
}
