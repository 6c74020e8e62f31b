#include "app/least_change.h"

#include <math.h>

/* Of the time that is left, what each stage may take; those after it have the rest. */
static const double stage_share[] = {
    [CHANGE_FEWEST] = 0.5, [CHANGE_TOUCHED] = 0.5, [CHANGE_WHOLE] = 0.7};

static gboolean
can_stay(const Question *question, const Assignment *a)
{
    if (a->slot < 0 || question_bar(question, a->provider, a->slot) != BAR_NONE)
        return FALSE;
    const Slot *slot = question_slot(question, a->slot);
    return (a->role == ROLE_RESERVE ? slot->reserve : slot->need) > 0;
}

static void
count_forced(Case *job)
{
    const Question *question = job->session->question;
    const GArray *published = job->repairing->published->assignments;
    g_autofree gboolean *touched = g_new0(gboolean, question->region->providers->len + 1);
    for (guint i = 0; i < published->len; i++) {
        const Assignment *a = &g_array_index(published, Assignment, i);
        if (can_stay(question, a))
            continue;
        job->forced++;
        job->forced_touched += !touched[a->provider];
        touched[a->provider] = TRUE;
    }
    for (int s = 0; s < question_slot_count(question); s++) {
        const Slot *slot = question_slot(question, s);
        int able = 0;
        for (int p = 0; p < question_provider_count(question); p++)
            able += question_bar(question, p, s) == BAR_NONE;
        job->least_open += MAX(0, slot->need - able);
        job->least_open_reserve += MAX(0, slot->reserve - able);
    }
}

Case
case_of(const Session *session, const Repairing *repairing, gint64 begun)
{
    Case job = {.session = session, .repairing = repairing, .begun = begun};
    count_forced(&job);
    return job;
}

/* -- stages -- */

/* A stage's program and answer. */
typedef struct {
    Lowered *lowered;
    Answer *answer;
} Stage;

static void
stage_clear(Stage *stage)
{
    answer_free(stage->answer);
    lowered_free(stage->lowered);
    *stage = (Stage){0};
}

static gboolean
stage_has_rota(const Stage *stage)
{
    return stage->answer && stage->answer->taken &&
           (stage->answer->status == ANSWER_OPTIMAL || stage->answer->status == ANSWER_FEASIBLE);
}

static Stage
solve_stage(const Case *job, const LeastChange *change, const Rota *start)
{
    Stage stage = {lower_change(job->session->question, change), NULL};
    g_autofree guint8 *choice = lowered_choice(stage.lowered, start, NULL);
    Effort effort;
    solving_effort(&effort, job->session, job->begun);
    effort.seconds *= stage_share[change->stage];
    effort.work = (gint64)ceil((double)effort.work * stage_share[change->stage] / 3);
    effort.start = choice;
    stage.answer = engine_solve(stage.lowered->program, &effort);
    return stage;
}

/* Whether as much is filled as ever can be. */
static gboolean
fills_all(const Case *job, const Answer *answer)
{
    return answer->cost[TIER_FILL] == job->least_open &&
           answer->cost[TIER_RESERVE] == job->least_open_reserve;
}

static gboolean
is_proven(const Answer *answer, int tiers)
{
    gboolean proven = TRUE;
    for (int tier = 0; tier < tiers; tier++)
        proven = proven && answer->cost[tier] == answer->bound[tier];
    return proven;
}

/* How few published duties go: none that could stay, where that fills as much as can be filled;
 * else it is searched in the whole. */
static Stage
find_fewest(const Case *job, LeastChange *change, gboolean *proven)
{
    change->stage = CHANGE_FEWEST;
    change->all_stay = TRUE;
    change->lost = 0;
    Stage stage = solve_stage(job, change, job->repairing->published);
    *proven = TRUE;
    if (stage_has_rota(&stage) && fills_all(job, stage.answer) &&
        stage.answer->cost[TIER_OF_LEVEL(1)] == 0)
        return stage;
    stage_clear(&stage);
    change->all_stay = FALSE;
    stage = solve_stage(job, change, job->repairing->published);
    if (stage_has_rota(&stage)) {
        change->lost = stage.answer->cost[TIER_OF_LEVEL(1)];
        change->all_stay = change->lost == 0;
        *proven = is_proven(stage.answer, TIER_OF_LEVEL(1) + 1);
    }
    return stage;
}

/* The next stage from the rota of the one before; where time runs out, that one stays. */
static gboolean
go_on(const Case *job, const LeastChange *change, Stage *stage)
{
    g_autoptr(Rota) start = lowered_rota(stage->lowered, stage->answer->taken);
    Stage next = solve_stage(job, change, start);
    if (!stage_has_rota(&next)) {
        stage_clear(&next);
        return FALSE;
    }
    stage_clear(stage);
    *stage = next;
    return TRUE;
}

ExitCode
change_find(const Case *job, const GPtrArray *others, Change *change)
{
    *change = (Change){.asked = {.published = job->repairing->published, .others = others}};
    LeastChange *asked = &change->asked;
    Stage stage = find_fewest(job, asked, &change->fewest);
    if (!stage_has_rota(&stage)) {
        ExitCode code = stage.answer->status == ANSWER_INFEASIBLE ? EXIT_NO_ROTA : EXIT_TIME;
        stage_clear(&stage);
        return code;
    }
    asked->stage = CHANGE_TOUCHED;
    if (go_on(job, asked, &stage)) {
        gboolean least = is_proven(stage.answer, TIER_OF_LEVEL(1) + 1);
        asked->touched = stage.answer->cost[TIER_OF_LEVEL(1)];
        asked->stage = CHANGE_WHOLE;
        if (go_on(job, asked, &stage))
            change->best = change->fewest && least && stage.answer->status == ANSWER_OPTIMAL;
        else
            asked->stage = CHANGE_TOUCHED;
    } else {
        asked->stage = CHANGE_FEWEST;
    }
    change->lowered = stage.lowered;
    change->answer = stage.answer;
    return EXIT_DONE;
}

void
change_clear(Change *change)
{
    answer_free(change->answer);
    lowered_free(change->lowered);
    *change = (Change){0};
}
