#include "app/repairing.h"

#include "app/published.h"
#include "base/language.h"
#include "explain/why.h"
#include "region/credit.h"

#include <math.h>
#include <stdio.h>

/* Of the time that is left, what each stage may take; those after it have the rest. */
static const double stage_share[] = {
    [CHANGE_FEWEST] = 0.5, [CHANGE_TOUCHED] = 0.5, [CHANGE_WHOLE] = 0.7};

typedef struct {
    const Session *session;
    const Repairing *repairing;
    gint64 begun;
    gint64 forced;         /* published duties that nobody can keep */
    gint64 forced_touched; /* and whose they are */
    gint64 least_open;     /* places for which there are too few who could stand at all */
    gint64 least_open_reserve;
} Case;

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

/* -- what no choice changes -- */

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

/* -- one remedy -- */

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

static ExitCode
doubt(void)
{
    fprintf(stderr, _("rinban: internal doubt: the engine and the audit disagree; nothing was "
                      "written. Please report this with the region.\n"));
    return EXIT_DOUBT;
}

/* What the last stage claims, against a recount of the rota. */
static gboolean
roads_meet(const Case *job, const LeastChange *change, const Stage *stage, const Remedy *remedy)
{
    const Answer *answer = stage->answer;
    const Audit *audit = remedy->audit;
    gboolean same = audit->hard == 0 && answer->cost[TIER_FILL] == audit->short_places &&
                    answer->cost[TIER_RESERVE] == audit->short_reserves;
    for (int level = 1; level <= LEVEL_MAX && change->stage == CHANGE_WHOLE; level++)
        same = same && (TIER_OF_LEVEL(level) == stage->lowered->spared_tier ||
                        answer->cost[TIER_OF_LEVEL(level)] == audit->cost[level]);
    if (change->stage != CHANGE_FEWEST)
        same = same && remedy->changed - job->forced - job->repairing->unknown <= change->lost;
    if (change->stage == CHANGE_WHOLE)
        same = same && (gint64)remedy->touched->len - job->forced_touched <= change->touched;
    return same;
}

static void
remedy_free(gpointer data)
{
    Remedy *remedy = data;
    audit_free(remedy->audit);
    rota_free(remedy->rota);
    if (remedy->moves)
        g_array_unref(remedy->moves);
    if (remedy->touched)
        g_array_unref(remedy->touched);
    g_free(remedy);
}

static void
remedy_count(const Case *job, Remedy *remedy, const Stage *stage)
{
    const Question *question = job->session->question;
    const Repairing *repairing = job->repairing;
    g_autoptr(Audit) before = audit_rota(question, repairing->published);
    remedy->rota = lowered_rota(stage->lowered, stage->answer->taken);
    remedy->audit = audit_rota(question, remedy->rota);
    rota_changes(question, repairing->published, remedy->rota, &remedy->moves, &remedy->touched);
    remedy->changed = repairing->unknown;
    for (guint i = 0; i < remedy->moves->len; i++)
        remedy->changed += g_array_index(remedy->moves, Move, i).from >= 0;
    price_difference(before, remedy->audit, remedy->price);
}

void
remedy_credit(const Remedy *remedy, const Session *session)
{
    question_owe_as_published(session->question);
    for (guint i = 0; i < remedy->moves->len; i++) {
        const Move *move = &g_array_index(remedy->moves, Move, i);
        if (move->role == ROLE_DUTY && move->from >= 0 && move->to >= 0)
            duty_passes(session->question, *move, session_credit(session));
    }
}

/* The search weighs fairness as if whoever stands in were credited, so that the load falls where
 * there is room for it; what is told and published counts the credit that was asked for. */
static void
remedy_recount(const Case *job, Remedy *remedy)
{
    const Question *question = job->session->question;
    if (session_credit(job->session) == CREDIT_SERVED)
        return;
    g_autoptr(Audit) before = audit_rota(question, job->repairing->published);
    remedy_credit(remedy, job->session);
    audit_free(remedy->audit);
    remedy->audit = audit_rota(question, remedy->rota);
    price_difference(before, remedy->audit, remedy->price);
    question_owe_as_published(job->session->question);
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

static ExitCode
find_remedy(const Case *job, const GPtrArray *others, Remedy *remedy)
{
    LeastChange change = {.published = job->repairing->published, .others = others};
    Stage stage = find_fewest(job, &change, &remedy->fewest);
    ExitCode code = EXIT_DONE;
    if (!stage_has_rota(&stage)) {
        code = stage.answer->status == ANSWER_INFEASIBLE ? EXIT_NO_ROTA : EXIT_TIME;
        stage_clear(&stage);
        return code;
    }
    change.stage = CHANGE_TOUCHED;
    if (go_on(job, &change, &stage)) {
        gboolean least = is_proven(stage.answer, TIER_OF_LEVEL(1) + 1);
        change.touched = stage.answer->cost[TIER_OF_LEVEL(1)];
        change.stage = CHANGE_WHOLE;
        if (go_on(job, &change, &stage))
            remedy->best = remedy->fewest && least && stage.answer->status == ANSWER_OPTIMAL;
        else
            change.stage = CHANGE_TOUCHED;
    } else {
        change.stage = CHANGE_FEWEST;
    }
    remedy_count(job, remedy, &stage);
    if (!roads_meet(job, &change, &stage, remedy))
        code = doubt();
    else
        remedy_recount(job, remedy);
    stage_clear(&stage);
    return code;
}

/* -- the remedies -- */

static GArray *
who_stands_in(const Remedy *remedy)
{
    GArray *providers = g_array_new(FALSE, FALSE, sizeof(int));
    for (guint i = 0; i < remedy->touched->len; i++) {
        int provider = g_array_index(remedy->touched, int, i);
        gboolean stands = FALSE;
        for (guint k = 0; k < remedy->moves->len; k++)
            stands = stands || g_array_index(remedy->moves, Move, k).to == provider;
        if (stands)
            g_array_append_val(providers, provider);
    }
    return providers;
}

/* Whether another remedy fills as well as the first. */
static gboolean
fills_as_well(const Repairing *repairing, const Remedy *remedy)
{
    const Remedy *first = g_ptr_array_index(repairing->remedies, 0);
    return remedy->audit->short_places <= first->audit->short_places &&
           remedy->audit->short_reserves <= first->audit->short_reserves;
}

static ExitCode
find_others(const Case *job, Repairing *repairing, guint most)
{
    g_autoptr(GPtrArray) others = g_ptr_array_new_with_free_func((GDestroyNotify)g_array_unref);
    while (repairing->remedies->len < most) {
        const Remedy *last = g_ptr_array_index(repairing->remedies, repairing->remedies->len - 1);
        GArray *providers = who_stands_in(last);
        g_ptr_array_add(others, providers);
        if (providers->len == 0)
            return EXIT_DONE;
        Remedy *next = g_new0(Remedy, 1);
        ExitCode code = find_remedy(job, others, next);
        if (code != EXIT_DONE || !fills_as_well(repairing, next)) {
            remedy_free(next);
            return code == EXIT_DOUBT ? code : EXIT_DONE;
        }
        g_ptr_array_add(repairing->remedies, next);
    }
    return EXIT_DONE;
}

ExitCode
repairing_run(Repairing *repairing, const Session *session, guint most, gint64 begun)
{
    repairing->remedies = g_ptr_array_new_with_free_func(remedy_free);
    repairing->published = published_rota(session, &repairing->unknown);
    Case job = {.session = session, .repairing = repairing, .begun = begun};
    count_forced(&job);
    Remedy *first = g_new0(Remedy, 1);
    ExitCode code = find_remedy(&job, NULL, first);
    if (code != EXIT_DONE) {
        remedy_free(first);
        return code;
    }
    g_ptr_array_add(repairing->remedies, first);
    code = find_others(&job, repairing, most);
    if (code != EXIT_DONE)
        return code;
    return first->audit->short_places > 0 ? EXIT_UNFILLED : EXIT_DONE;
}

void
repairing_clear(Repairing *repairing)
{
    rota_free(repairing->published);
    if (repairing->remedies)
        g_ptr_array_unref(repairing->remedies);
    *repairing = (Repairing){0};
}
