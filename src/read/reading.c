#include "read/reading.h"

#include "base/suggest.h"

/* About a second of trying days on a slow machine; comparing two words costs as much as twenty
 * days. */
#define EFFORT_MAX 20000000
#define SUGGESTION_EFFORT 20
#define SHOWN_MAX 60

void
reading_init(Reading *reading, Region *region, Messages *messages)
{
    *reading = (Reading){.messages = messages, .region = region, .unit = -1};
    for (int kind = 0; kind < NAMES_KINDS; kind++)
        words_init(&reading->names[kind]);
    words_add(&reading->names[NAMES_WHO], "everyone", PLACE_NONE);
}

void
reading_clear(Reading *reading)
{
    for (int kind = 0; kind < NAMES_KINDS; kind++)
        words_clear(&reading->names[kind]);
    g_clear_pointer(&reading->day_words, g_ptr_array_unref);
}

gboolean
reading_count(Reading *reading, Place place)
{
    reading->told++;
    if (reading->told == READING_MISTAKES_MAX + 1) {
        g_autofree char *count = g_strdup_printf("%d", READING_MISTAKES_MAX);
        messages_add(reading->messages, MSG_too_many_mistakes, source_whole(place.source), "count",
                     count, NULL);
    }
    return reading->told <= READING_MISTAKES_MAX;
}

gboolean
reading_spend(Reading *reading, gint64 effort)
{
    if (effort > EFFORT_MAX - reading->effort)
        return FALSE;
    reading->effort += effort;
    return TRUE;
}

const char *
reading_suggest(Reading *reading, const char *word, const GPtrArray *among)
{
    if (!reading_spend(reading, (gint64)among->len * SUGGESTION_EFFORT))
        return NULL;
    return suggest_from(word, among);
}

const char *
reading_suggest_default(Reading *reading, const char *word)
{
    g_autoptr(GPtrArray) only = g_ptr_array_new();
    g_ptr_array_add(only, (gpointer) "default");
    return reading_suggest(reading, word, only);
}

gboolean
reading_tell_unknown(Reading *reading, MessageCode code, NameKind kind, const char *name,
                     Place place)
{
    g_autofree char *shown = reading_shown(name);
    const char *suggestion = reading_suggest(reading, name, reading->names[kind].list);
    return reading_tell(reading, code, place, "name", shown, "suggestion", suggestion, NULL);
}

char *
reading_shown(const char *text)
{
    if (g_utf8_strlen(text, -1) <= SHOWN_MAX)
        return g_strdup(text);
    g_autofree char *start = g_utf8_substring(text, 0, SHOWN_MAX);
    return g_strconcat(start, "…", NULL);
}
