#include "explain/certificate.h"

#include "base/language.h"
#include "region/division.h"

#define HUNDREDTH (MICROS / 100)

/** A bound in hundredths, cut off and not rounded, so that what is said stays proven. */
static gint64
cut_off(gint64 micros, gboolean down)
{
    gint64 hundredths = micros / HUNDREDTH;
    if (micros % HUNDREDTH != 0 && (micros < 0) == down)
        hundredths += down ? -1 : 1;
    return hundredths;
}

/** As the tables beside have it: half away from zero. */
static gint64
rounded(gint64 micros)
{
    gint64 size = (ABS(micros) + HUNDREDTH / 2) / HUNDREDTH;
    return micros < 0 ? -size : size;
}

static char *
standing_number(gint64 hundredths)
{
    char text[G_ASCII_DTOSTR_BUF_SIZE];
    return g_strdup(g_ascii_formatd(text, sizeof text, "%+.2f", (double)hundredths / 100));
}

static void
say_most(GPtrArray *lines, const char *count, const Proof *most)
{
    if (most->bound == 0)
        return;
    const char *text =
        most->now == most->bound
            ? _("“%s”: with these absences no rota that fills as much gives everybody fewer than "
                "%d; here nobody has more")
            : _("“%s”: with these absences no rota that fills as much gives everybody fewer than "
                "%d; here somebody has %d");
    g_ptr_array_add(lines, g_strdup_printf(text, count, (int)most->bound, (int)most->now));
}

static void
say_least(GPtrArray *lines, const char *count, const Proof *least)
{
    if (least->bound == 0)
        return;
    const char *text =
        least->now == least->bound
            ? _("“%s”: in every rota somebody has %d or fewer; here nobody has fewer")
            : _("“%s”: in every rota somebody has %d or fewer; here somebody has %d");
    g_ptr_array_add(lines, g_strdup_printf(text, count, (int)least->bound, (int)least->now));
}

static void
say_standing(GPtrArray *lines, const char *count, const Proof *proof, gboolean highest)
{
    g_autofree char *bound = standing_number(cut_off(proof->bound, highest));
    g_autofree char *now = standing_number(rounded(proof->now));
    if (proof->now == proof->bound) {
        const char *best =
            highest ? _("“%s”: no rota that fills as much brings the highest standing below this "
                        "rota’s, %s")
                    : _("“%s”: no rota brings the lowest standing above this rota’s, %s");
        g_ptr_array_add(lines, g_strdup_printf(best, count, now));
        return;
    }
    const char *text = highest ? _("“%s”: no rota that fills as much keeps everybody below a "
                                   "standing of %s; here the highest is %s")
                               : _("“%s”: no rota lifts everybody above a standing of %s; here "
                                   "the lowest is %s");
    g_ptr_array_add(lines, g_strdup_printf(text, count, bound, now));
}

GPtrArray *
certificate_sentences(const Question *question, const GArray *certificate)
{
    GPtrArray *lines = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < certificate->len; i++) {
        const TallyProof *proof = &g_array_index(certificate, TallyProof, i);
        const Fair *fair = g_ptr_array_index(question->region->fairs, proof->fair);
        say_most(lines, fair->count, &proof->most);
        say_least(lines, fair->count, &proof->least);
        say_standing(lines, fair->count, &proof->highest, TRUE);
        say_standing(lines, fair->count, &proof->lowest, FALSE);
    }
    return lines;
}
