/* Calendar files under names that nobody can guess. */
#pragma once

#include "base/stage.h"
#include "region/region.h"

/** 32 hexadecimal digits: the first 128 bits of HMAC-SHA-256 with the key (RFC 2104) over the
 * association's and the provider's id. Another key gives other names. The caller frees. */
char *feed_token(const char *key, const char *association, const char *provider);

/** Whether the region asks for feeds and their key could be read. */
gboolean feeds_are_made(const Region *region);

/** Writes <token>.ics for each provider, what write_lasting_calendars writes as <provider>.ics. */
gboolean write_feeds(const Region *region, Stage *stage, GError **error);

/** Which file is whose, for the secretary who sends the addresses: `provider,name,file`. The caller
 * frees. */
char *write_feeds_csv(const Region *region, gsize *length);
