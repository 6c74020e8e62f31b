#include "explain/bars.h"

#include "base/language.h"

#include <string.h>

static char *
leave_text(const Question *question, int provider, int slot)
{
    const Leave *leave = provider_leave(region_provider(question->region, provider),
                                        question_slot(question, slot)->day);
    if (!leave)
        return g_strdup(_("on leave"));
    g_autofree char *days = period_dates(leave->period);
    return g_strdup_printf(_("on leave (%s)"), days);
}

static char *
request_text(const Request *request)
{
    if (request->start != request->end) {
        g_autofree char *from = minute_format(request->start);
        g_autofree char *to = minute_format(request->end);
        return g_strdup_printf("%s..%s", from, to);
    }
    return period_dates((Period){request->from, request->to});
}

/* The request's file below the region's folder, so that no product depends on where that lies. */
static const char *
request_file(const Question *question, const Request *request)
{
    const char *name = source_name(request->place.source);
    const char *folder = question->region->folder;
    gsize length = folder != NULL ? strlen(folder) : 0;
    while (length > 0 && folder[length - 1] == '/')
        length--;
    gboolean below = length > 0 && strncmp(name, folder, length) == 0 && name[length] == '/';
    return below ? name + length + 1 : name;
}

static char *
absence_text(const Question *question, int provider, int slot)
{
    const Request *request =
        question->absences[(gsize)provider * question->slots->len + (gsize)slot];
    if (!request)
        return g_strdup(_("absent"));
    g_autofree char *when = request_text(request);
    if (!request->place.source)
        return g_strdup_printf(_("absent (%s)"), when);
    if (request->place.line == 0)
        return g_strdup_printf(_("absent (%s, see %s)"), when, request_file(question, request));
    g_autofree char *where =
        g_strdup_printf("%s:%d", request_file(question, request), request->place.line);
    return g_strdup_printf(_("absent (%s, see %s)"), when, where);
}

char *
recorded_text(const Beyond *duty)
{
    g_autofree char *day = day_format(duty->slot.day);
    g_autofree char *name = g_strdup_printf("%s@%s", duty->line_id, day);
    return g_strdup_printf(_("the recorded duty %s"), name);
}

static char *
elsewhere_text(const Question *question, int provider, int slot)
{
    const Beyond *duty = question_elsewhere(question, provider, slot);
    g_autofree char *name = recorded_text(duty);
    if (duty->provider == provider)
        return g_strdup_printf(_("stands in %s at overlapping hours, travel included"), name);
    return g_strdup_printf(_("%s stands in %s at overlapping hours; of a clinic and its only "
                             "doctor one alone can be on duty"),
                           region_provider(question->region, duty->provider)->name, name);
}

static char *
plain_text(const Question *question, int provider, int slot)
{
    static const char *const texts[] = {
        [BAR_WHO] = N_("the line does not admit them"),
        [BAR_MEMBER] = N_("not a member on this day"),
        [BAR_SHARE] = N_("share 0: stands only where fixed by hand"),
        [BAR_NEVER] = N_("never on such days (`never`)"),
        [BAR_BAN] = N_("banned from it by --ban"),
        [BAR_PAST] = N_("the day is past and stays as it was published"),
    };
    return g_strdup(_(texts[question_bar(question, provider, slot)]));
}

static const struct {
    const char *code;
    char *(*text)(const Question *question, int provider, int slot);
} bars[] = {
    [BAR_WHO] = {"who", plain_text},         [BAR_MEMBER] = {"member", plain_text},
    [BAR_LEAVE] = {"leave", leave_text},     [BAR_SHARE] = {"share", plain_text},
    [BAR_ABSENT] = {"absent", absence_text}, [BAR_NEVER] = {"never", plain_text},
    [BAR_BAN] = {"ban", plain_text},         [BAR_ELSEWHERE] = {"recorded", elsewhere_text},
    [BAR_PAST] = {"past", plain_text},
};

const char *
bar_code(Bar bar)
{
    g_assert(bars[bar].code != NULL);
    return bars[bar].code;
}

char *
bar_text(const Question *question, int provider, int slot)
{
    return bars[question_bar(question, provider, slot)].text(question, provider, slot);
}
