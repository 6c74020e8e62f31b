#include "app/no_rota.h"

#include "app/solving.h"

/* So many are tried and named at most, each with so much effort. */
#define SUSPECTS_MOST 50
#define SECONDS_MOST 5
#define WORK_MOST 10000

/* What must hold: a fix or pin of the question, or a hard rule of the region. */
typedef struct {
    gboolean is_fix;
    guint index;
} Suspect;

static GArray *
list_suspects(const Question *question)
{
    GArray *suspects = g_array_new(FALSE, FALSE, sizeof(Suspect));
    for (guint i = 0; i < question->fixes->len; i++) {
        Suspect suspect = {TRUE, i};
        g_array_append_val(suspects, suspect);
    }
    for (guint i = 0; i < question->region->rules->len; i++) {
        const Rule *rule = g_ptr_array_index(question->region->rules, i);
        Suspect suspect = {FALSE, i};
        if (rule->level == LEVEL_HARD && !rule->disabled)
            g_array_append_val(suspects, suspect);
    }
    return suspects;
}

/* Any rota will do. */
static void
stop_when_found(const Progress *progress, gpointer stop)
{
    if (progress->taken || solving_is_stopped())
        *(int *)stop = 1;
}

static gboolean
is_solvable(const Question *question, const Options *options, double seconds)
{
    int stop = 0;
    Effort effort = {.seconds = options->work > 0 ? 0 : seconds,
                     .work = options->work > 0 ? MIN(options->work, WORK_MOST) : 0,
                     .threads = options->threads,
                     .seed = (guint32)options->seed,
                     .stop = &stop,
                     .progress = stop_when_found,
                     .data = &stop};
    g_autoptr(Lowered) lowered = lower_question(question);
    g_autoptr(Answer) answer = engine_solve(lowered->program, &effort);
    return answer->taken != NULL;
}

/* The question is put back as it was. */
static gboolean
is_solvable_without(const Session *session, Suspect suspect, double seconds)
{
    Question *question = session->question;
    if (suspect.is_fix) {
        Fix *fix = g_ptr_array_steal_index(question->fixes, suspect.index);
        gboolean solvable = is_solvable(question, session->options, seconds);
        g_ptr_array_insert(question->fixes, (gint)suspect.index, fix);
        return solvable;
    }
    Rule *rule = g_ptr_array_index(question->region->rules, suspect.index);
    rule->disabled = TRUE;
    gboolean solvable = is_solvable(question, session->options, seconds);
    rule->disabled = FALSE;
    return solvable;
}

static void
tell(Session *session, MessageCode code, Suspect suspect)
{
    if (!suspect.is_fix) {
        const Rule *rule = g_ptr_array_index(session->region->rules, suspect.index);
        messages_add(session->messages, code, rule->place, "what", rule->id, NULL);
        return;
    }
    const Fix *fix = g_ptr_array_index(session->question->fixes, suspect.index);
    const Slot *slot = question_slot(session->question, g_array_index(fix->slots, int, 0));
    g_autofree char *date = day_format(slot->day);
    g_autofree char *what = g_strdup_printf(
        "%s %s@%s@%s", fix->request ? "fix" : "--pin",
        region_provider(session->region, fix->provider)->id,
        fix->slots->len == 1 ? region_line(session->region, slot->line)->id : "*", date);
    messages_add(session->messages, code, fix->request ? fix->request->place : PLACE_NONE, "what",
                 what, NULL);
}

void
no_rota_tell(Session *session, gint64 begun)
{
    g_autoptr(GArray) suspects = list_suspects(session->question);
    guint count = MIN(suspects->len, SUSPECTS_MOST);
    gboolean found = FALSE;
    for (guint i = 0; i < count && !solving_is_stopped(); i++) {
        Suspect suspect = g_array_index(suspects, Suspect, i);
        double left = solving_seconds_left(session->options, begun) / (count - i);
        if (is_solvable_without(session, suspect, MIN(left, SECONDS_MOST))) {
            tell(session, MSG_no_rota_but_for, suspect);
            found = TRUE;
        }
    }
    for (guint i = 0; i < count && !found; i++)
        tell(session, MSG_no_rota_among, g_array_index(suspects, Suspect, i));
}
