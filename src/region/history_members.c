#include "region/history.h"

#include <string.h>

gboolean
history_goes_on(const History *history, Day day)
{
    gsize rows = g_hash_table_size(history->rows);
    return memcmp(history_counting(history, day - 1), history_counting(history, day),
                  sizeof(const Record *) * rows) == 0;
}

static void
add_member(const History *history, Stretch *stretch, int row, int taker, int share)
{
    if (share <= 0)
        return;
    stretch->may[(gsize)row * (gsize)stretch->takers + (gsize)taker] = 1;
    if (stretch->share[taker] == 0)
        stretch->share[taker] = share;
}

/* Nothing is known today of someone who left but that they were there: a tally with a `who` does
 * not see them. */
static gboolean
tally_has_taker(const History *history, int taker, Day day)
{
    const Question *question = history->question;
    const Who *who = history->fair->who;
    if (taker < question_provider_count(question))
        return who_has(question->region, who, taker, day);
    return who == NULL || !who->given;
}

static int
share_then(const RecordMember *member, Day day)
{
    if ((member->from != DAY_NONE && day < member->from) ||
        (member->until != DAY_NONE && day > member->until))
        return 0;
    for (guint i = 0; i < member->leaves->len; i++)
        if (period_has(g_array_index(member->leaves, Period, i), day))
            return 0;
    int hundredths = 100;
    for (guint i = 0; i < member->shares->len; i++) {
        const Share *share = &g_array_index(member->shares, Share, i);
        if (share->from == DAY_NONE || share->from <= day)
            hundredths = share->hundredths;
    }
    return hundredths;
}

static void
add_recorded(const History *history, Stretch *stretch, const Record *record, Day day)
{
    const GArray *members = g_hash_table_lookup(history->members, record);
    for (guint i = 0; i < members->len; i++) {
        const PastMember *past = &g_array_index(members, PastMember, i);
        if (history_counting(history, day)[past->row] == record &&
            tally_has_taker(history, past->taker, day))
            add_member(history, stretch, past->row, past->taker, share_then(past->member, day));
    }
}

/* A past that was typed in does not say who was a member: today's region does. */
static void
add_of_today(const History *history, Stretch *stretch, const char *id, int row, Day day)
{
    const Question *question = history->question;
    int line = region_find_line(question->region, id);
    for (int p = 0; line >= 0 && p < question_provider_count(question); p++) {
        const Provider *provider = region_provider(question->region, p);
        if (provider_is_member(provider, day) && provider_leave(provider, day) == NULL &&
            tally_has_taker(history, p, day) && line_admits(question, line, p, day))
            add_member(history, stretch, row, p, provider_share(provider, day));
    }
}

Stretch *
history_members(const History *history, Day day)
{
    Stretch *stretch =
        stretch_new((int)g_hash_table_size(history->rows), (int)g_hash_table_size(history->takers));
    const Record **counting = history_counting(history, day);
    g_autoptr(GHashTable) seen = g_hash_table_new(NULL, NULL);
    GHashTableIter iter;
    gpointer id;
    gpointer row;
    g_hash_table_iter_init(&iter, history->rows);
    while (g_hash_table_iter_next(&iter, &id, &row)) {
        const Record *record = counting[GPOINTER_TO_INT(row)];
        if (record == NULL)
            continue;
        if (record->members->len == 0)
            add_of_today(history, stretch, id, GPOINTER_TO_INT(row), day);
        else if (g_hash_table_add(seen, (gpointer)record))
            add_recorded(history, stretch, record, day);
    }
    return stretch;
}
