#include "app/solving.h"

#include "app/progress.h"
#include "base/language.h"
#include "engine/possible.h"
#include "explain/recounted.h"

#include <math.h>
#include <signal.h>
#include <stdio.h>

/* Of the effort, for a first look. */
#define LOOK_SHARE 0.2

static volatile int stop;

static void
on_signal(int number)
{
    stop = 1;
    signal(number, SIG_DFL);
}

void
solving_heed_signals(gboolean heed)
{
    static const int numbers[] = {SIGINT, SIGTERM};
    for (gsize i = 0; i < G_N_ELEMENTS(numbers); i++) {
        /* what the caller's shell had ignored (nohup, &) stays so */
        if (signal(numbers[i], heed ? on_signal : SIG_DFL) == SIG_IGN)
            signal(numbers[i], SIG_IGN);
    }
}

gboolean
solving_is_stopped(void)
{
    return stop != 0;
}

/* Less what the command needs beside the engine: recounting and writing take about twice as long as
 * reading did, on a busy machine, too. */
double
solving_seconds_left(const Options *options, gint64 begun)
{
    double used = (double)(g_get_monotonic_time() - begun) / G_USEC_PER_SEC;
    double reserve = fmin(fmax(0.5, 2 * used), options->seconds * 0.1);
    return fmax(0.05, options->seconds - used - reserve);
}

void
solving_effort(Effort *effort, const Session *session, gint64 begun)
{
    const Options *options = session->options;
    *effort = (Effort){.engine = g_strcmp0(options->engine, "compact") == 0 ? ENGINE_COMPACT
                                                                            : ENGINE_PRICE,
                       .seconds = options->work > 0 ? 0 : solving_seconds_left(options, begun),
                       .work = options->work,
                       .threads = options->threads,
                       .seed = (guint32)options->seed,
                       .stop = (const int *)&stop};
}

static void
run_engine(Solving *solving, const Session *session, const guint8 *start, gint64 begun)
{
    const Options *options = session->options;
    Effort effort;
    solving_effort(&effort, session, begun);
    effort.start = start;
    ProgressLine line;
    if (progress_begin(&line, options->quiet)) {
        effort.progress = progress_show;
        effort.data = &line;
    }
    solving->answer = engine_solve(solving->lowered->program, &effort);
    progress_end(&line);
}

/* What asks for something is looked at first: where it contradicts itself, that is seen long before
 * the whole program is searched. */
static gboolean
is_impossible(const Solving *solving, const Session *session, gint64 begun)
{
    Effort effort;
    solving_effort(&effort, session, begun);
    effort.seconds *= LOOK_SHARE;
    effort.work = (gint64)ceil((double)effort.work * LOOK_SHARE);
    return engine_possible(solving->lowered->program, &effort, NULL) == ANSWER_INFEASIBLE;
}

/* Two roads must meet: what the engine claims and what the audit counts, to the unit. */
static gboolean
roads_meet(const Answer *answer, const Audit *audit)
{
    gint64 cost[TIERS];
    recounted_cost(audit, cost);
    return audit->hard == 0 && memcmp(answer->cost, cost, sizeof cost) == 0;
}

ExitCode
solving_doubt(void)
{
    fprintf(stderr, _("rinban: internal doubt: the engine and the audit disagree; nothing was "
                      "written. Please report this with the region.\n"));
    return EXIT_DOUBT;
}

static ExitCode
doubt(const Answer *answer, const Audit *audit)
{
    ExitCode code = solving_doubt();
    fprintf(stderr,
            "  fill: %" G_GINT64_FORMAT " / %d, reserve: %" G_GINT64_FORMAT " / %d, hard: %d\n",
            answer->cost[TIER_FILL], audit->short_places, answer->cost[TIER_RESERVE],
            audit->short_reserves, audit->hard);
    for (int level = 1; level <= LEVEL_MAX; level++) {
        gint64 claimed = answer->cost[TIER_OF_LEVEL(level)];
        if (claimed != audit->cost[level])
            fprintf(stderr, "  %d: %" G_GINT64_FORMAT " / %" G_GINT64_FORMAT "\n", level, claimed,
                    audit->cost[level]);
    }
    return code;
}

ExitCode
solving_run(Solving *solving, const Session *session, const Rota *start, gint64 begun)
{
    *solving = (Solving){.lowered = lower_question(session->question)};
    g_autofree guint8 *choice = start ? lowered_choice(solving->lowered, start, NULL) : NULL;
    if (is_impossible(solving, session, begun)) {
        solving->answer = g_new0(Answer, 1);
        solving->answer->status = ANSWER_INFEASIBLE;
    } else {
        run_engine(solving, session, choice, begun);
    }
    solving->seconds = (double)(g_get_monotonic_time() - begun) / G_USEC_PER_SEC;
    if (solving->answer->status == ANSWER_INFEASIBLE)
        return EXIT_NO_ROTA;
    if (solving->answer->status == ANSWER_UNKNOWN || !solving->answer->taken)
        return EXIT_TIME;
    solving->rota = lowered_rota(solving->lowered, solving->answer->taken);
    rota_sort(solving->rota, session->question);
    solving->audit = audit_rota(session->question, solving->rota);
    if (!roads_meet(solving->answer, solving->audit))
        return doubt(solving->answer, solving->audit);
    return solving->audit->short_places > 0 ? EXIT_UNFILLED : EXIT_DONE;
}

void
solving_clear(Solving *solving)
{
    audit_free(solving->audit);
    rota_free(solving->rota);
    answer_free(solving->answer);
    lowered_free(solving->lowered);
    *solving = (Solving){0};
}

const char *
solving_status(const Answer *answer)
{
    static const char *const words[] = {[ANSWER_OPTIMAL] = "optimal",
                                        [ANSWER_FEASIBLE] = "feasible",
                                        [ANSWER_INFEASIBLE] = "infeasible",
                                        [ANSWER_UNKNOWN] = "unknown"};
    return words[answer->status];
}
