/* init --wizard: eight questions of a secretary. */
#include "app/init/region.h"

#include "base/language.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define LINE_BYTES_MAX 4096

static const char *
question_of(AnswerName answer)
{
    static const char *const questions[ANSWER_COUNT] = {
        [ANSWER_NAME] = N_("What is the association called?"),
        [ANSWER_DOMAIN] =
            N_("What is its internet domain? It becomes part of every calendar entry."),
        [ANSWER_LIST] =
            N_("Which file (CSV, from Excel) lists the doctors? Empty: sample doctors."),
        [ANSWER_UNIT] = N_("Who is on duty?  1 doctors go to a centre  2 clinics open their doors"),
        [ANSWER_DAYS] = N_("On which days?  1 Sundays and holidays  2 Saturdays too  3 every day"),
        [ANSWER_HOURS] = N_("At what hours? For instance 09:00-12:00,13:00-17:00"),
        [ANSWER_NEED] = N_("How many at a time?"),
        [ANSWER_GAP] = N_("How many days should lie between two duties of one doctor or clinic?"),
    };
    return _(questions[answer]);
}

static const char *
right_answer(AnswerName answer)
{
    static const char *const right[ANSWER_COUNT] = {
        [ANSWER_NAME] = N_("one line of at most 200 characters, in UTF-8"),
        [ANSWER_DOMAIN] = N_("what follows the @ of its mail addresses, such as "
                             "minato-ishikai.example; ENTER where there is none"),
        [ANSWER_LIST] =
            N_("the name of a file as seen from this folder (there is no such file), or ENTER"),
        [ANSWER_UNIT] = N_("1 or 2"),
        [ANSWER_DAYS] = N_("1, 2, 3, or days such as  saturday, holiday, new-year"),
        [ANSWER_HOURS] = N_("such as 09:00-17:00"),
        [ANSWER_NEED] = N_("a number from 1 to 100"),
        [ANSWER_GAP] = N_("a number from 0 to 3660"),
    };
    return _(right[answer]);
}

/* As one answers it: a choice by its number. */
static const char *
usual_shown(AnswerName answer)
{
    return answer == ANSWER_UNIT || answer == ANSWER_DAYS ? "1" : init_usual(answer);
}

/* NULL: standard input is at its end. */
static char *
read_line(void)
{
    char line[LINE_BYTES_MAX];
    if (!fgets(line, sizeof line, stdin))
        return NULL;
    g_strstrip(line);
    return g_utf8_make_valid(line, -1);
}

/* What was no UTF-8 is U+FFFD by now. */
static gboolean
is_unreadable(const char *text)
{
    for (; *text; text = g_utf8_next_char(text))
        if (g_unichar_iscntrl(g_utf8_get_char(text)) || g_utf8_get_char(text) == 0xfffd)
            return TRUE;
    return FALSE;
}

/* NULL: told. In a terminal a wrong answer is asked for again; piped in, what follows would answer
 * the wrong questions. */
static char *
ask(AnswerName answer, int number, int count)
{
    const char *usual = init_usual(answer);
    for (;;) {
        fprintf(stderr, "%d/%d  %s [%s] ", number, count, question_of(answer), usual_shown(answer));
        g_autofree char *line = read_line();
        if (!isatty(STDIN_FILENO))
            fputc('\n', stderr);
        else if (!line) {
            fputs(_("\nrinban: nothing was written\n"), stderr);
            return NULL;
        }
        const char *text = line && *line ? line : usual;
        char *taken = is_unreadable(text) ? NULL : init_answer(answer, text);
        if (taken)
            return taken;
        fprintf(stderr, _("rinban: “%s” cannot be the answer to: %s\n"), text, question_of(answer));
        fprintf(stderr, _("  Right would be: %s\n"), right_answer(answer));
        if (!isatty(STDIN_FILENO))
            return NULL;
    }
}

gboolean
init_ask(char *answers[ANSWER_COUNT])
{
    int count = 0, number = 0;
    for (int i = 0; i < ANSWER_COUNT; i++)
        count += answers[i] == NULL;
    for (int i = 0; i < ANSWER_COUNT; i++)
        if (!answers[i] && !(answers[i] = ask((AnswerName)i, ++number, count)))
            return FALSE;
    return TRUE;
}
