/* rinban batch FOLDER… PERIOD: many regions, some at a time, one summary. */
#include "app/batch/batch.h"
#include "app/command/commands.h"
#include "base/language.h"
#include "calendar/period.h"

#include <stdio.h>

/* From the worst to what is merely to be looked at. */
static const ExitCode gravest[] = {EXIT_DOUBT, EXIT_IO,      EXIT_USAGE,
                                   EXIT_INPUT, EXIT_NO_ROTA, EXIT_HARD_BREACH,
                                   EXIT_TIME,  EXIT_LOCKED,  EXIT_UNFILLED};

static gboolean
is_met(const Batch *batch, ExitCode code)
{
    for (guint i = 0; i < batch->regions->len; i++) {
        const BatchRegion *region = g_ptr_array_index(batch->regions, i);
        if (region->code == code)
            return TRUE;
    }
    return FALSE;
}

static ExitCode
gravest_code(const Batch *batch)
{
    for (gsize i = 0; i < G_N_ELEMENTS(gravest); i++) {
        if (is_met(batch, gravest[i]))
            return gravest[i];
    }
    return EXIT_DONE;
}

/* What was not begun has no end of its own. */
static void
settle_waiting(const Batch *batch)
{
    for (guint i = 0; i < batch->regions->len; i++) {
        BatchRegion *region = g_ptr_array_index(batch->regions, i);
        if (region->state == STATE_WAITING)
            region->code = EXIT_TIME;
    }
}

static void
tell_run(const Batch *batch)
{
    int open = 0;
    double gap = 0;
    for (guint i = 0; i < batch->regions->len; i++) {
        const BatchRegion *region = g_ptr_array_index(batch->regions, i);
        open += MAX(0, region->open);
        gap = MAX(gap, region->gap);
    }
    run_place(batch->options->run, NULL, batch->period);
    run_solved(batch->options->run, NULL, gap, open);
}

/* Each region's own today says which month `next` is; only the form can be judged here. */
static gboolean
is_period(const char *text)
{
    Period period;
    return period_parse(text, 0, &period);
}

ExitCode
command_batch(const Options *options)
{
    guint given = g_strv_length(options->arguments);
    Batch batch = {.options = options,
                   .period = options->arguments[given - 1],
                   .jobs = options->jobs > 0 ? options->jobs : (int)g_get_num_processors(),
                   .begun = g_get_monotonic_time()};
    if (!is_period(batch.period)) {
        fprintf(stderr,
                _("rinban batch: “%s” is not a period; it stands last, after the folders\n"),
                batch.period);
        return EXIT_USAGE;
    }
    ExitCode code = batch_list(&batch);
    if (code == EXIT_DONE) {
        batch_run(&batch);
        settle_waiting(&batch);
        code = gravest_code(&batch);
        tell_run(&batch);
        batch_report(&batch, code);
    }
    g_ptr_array_unref(batch.regions);
    return code;
}
