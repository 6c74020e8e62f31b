#include "app/progress.h"

#include "base/language.h"

#include <stdio.h>
#include <unistd.h>

gboolean
progress_begin(ProgressLine *line, gboolean quiet)
{
    line->shown = FALSE;
    return !quiet && isatty(STDERR_FILENO);
}

static const char *
tier_word(int tier)
{
    static const char *const words[] = {N_("fill"), N_("reserve"), "1", "2", "3", "4",
                                        "5",        "6",           "7", "8", "9"};
    return _(words[tier]);
}

void
progress_show(const Progress *progress, gpointer data)
{
    ProgressLine *line = data;
    int tier = progress->tier;
    fprintf(stderr, "\r\033[K%6.1f s  ", progress->seconds);
    if (!progress->taken) {
        fputs(_("no rota yet"), stderr);
    } else {
        double cost = (double)progress->cost[tier], bound = (double)progress->bound[tier];
        fprintf(stderr, _("rota found; tier %s: gap %.2f %%"), tier_word(tier),
                100 * (cost - bound) / (cost > 1 ? cost : 1));
    }
    fflush(stderr);
    line->shown = TRUE;
}

void
progress_end(ProgressLine *line)
{
    if (line->shown)
        fputs("\r\033[K", stderr);
}
