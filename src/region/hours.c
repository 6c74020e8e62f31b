#include "region/line.h"

/* A week is the longest duty that hours can say: a bound against nonsense, not a rule. */
#define LONGEST_DUTY (7 * MINUTES_PER_DAY)

/* H:MM or HH:MM, at most 24:00. Returns the text behind it, or NULL. */
static const char *
clock_parse(const char *text, int *minutes)
{
    int digits = 0;
    int hour = 0;
    while (digits < 2 && g_ascii_isdigit(text[digits]))
        hour = hour * 10 + (text[digits++] - '0');
    text += digits;
    if (digits == 0 || text[0] != ':' || !g_ascii_isdigit(text[1]) || !g_ascii_isdigit(text[2]))
        return NULL;
    int minute = (text[1] - '0') * 10 + (text[2] - '0');
    if (minute > 59 || hour * 60 + minute > MINUTES_PER_DAY)
        return NULL;
    *minutes = hour * 60 + minute;
    return text + 3;
}

static const char *
skip_spaces(const char *text)
{
    while (*text == ' ')
        text++;
    return text;
}

/* Moves a piece behind the previous one. */
static gboolean
piece_follow(Piece *piece, const GArray *pieces)
{
    if (piece->end <= piece->start)
        piece->end += MINUTES_PER_DAY;
    if (pieces->len == 0)
        return TRUE;
    const Piece *last = &g_array_index(pieces, Piece, pieces->len - 1);
    int shift = last->start / MINUTES_PER_DAY * MINUTES_PER_DAY;
    if (piece->start + shift < last->end)
        shift += MINUTES_PER_DAY;
    piece->start += shift;
    piece->end += shift;
    return piece->start >= last->end && piece->end <= LONGEST_DUTY;
}

static gboolean
pieces_parse(const char *text, GArray *pieces)
{
    for (;;) {
        Piece piece;
        text = clock_parse(skip_spaces(text), &piece.start);
        if (text == NULL || piece.start == MINUTES_PER_DAY)
            return FALSE;
        text = skip_spaces(text);
        if (*text != '-')
            return FALSE;
        text = clock_parse(skip_spaces(text + 1), &piece.end);
        if (text == NULL || !piece_follow(&piece, pieces))
            return FALSE;
        g_array_append_val(pieces, piece);
        text = skip_spaces(text);
        if (*text == '\0')
            return TRUE;
        if (*text++ != ',')
            return FALSE;
    }
}

Hours *
hours_parse(const char *text)
{
    Hours *hours = g_new0(Hours, 1);
    hours->text = g_strdup(text);
    hours->pieces = g_array_new(FALSE, FALSE, sizeof(Piece));
    if (!pieces_parse(text, hours->pieces))
        g_clear_pointer(&hours, hours_free);
    return hours;
}

void
hours_free(Hours *hours)
{
    if (hours == NULL)
        return;
    g_free(hours->text);
    g_array_unref(hours->pieces);
    g_free(hours);
}

char *
piece_format(const Piece *piece)
{
    int end = piece->end > MINUTES_PER_DAY ? piece->end - MINUTES_PER_DAY : piece->end;
    return g_strdup_printf("%02d:%02d-%02d:%02d", piece->start / 60, piece->start % 60, end / 60,
                           end % 60);
}
