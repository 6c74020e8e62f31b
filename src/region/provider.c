#include "region/provider.h"

static void
opening_clear(gpointer data)
{
    g_free(((Opening *)data)->count);
}

Provider *
provider_new(Unit unit, const char *id, Place place)
{
    Provider *provider = g_new0(Provider, 1);
    provider->unit = unit;
    provider->id = g_strdup(id);
    provider->name = g_strdup(id);
    provider->departments = g_ptr_array_new_with_free_func(g_free);
    provider->tags = g_ptr_array_new_with_free_func(g_free);
    provider->clinic = -1;
    provider->shares = g_array_new(FALSE, FALSE, sizeof(Share));
    provider->from = DAY_NONE;
    provider->until = DAY_NONE;
    provider->leaves = g_array_new(FALSE, FALSE, sizeof(Leave));
    provider->born = DAY_NONE;
    provider->openings = g_array_new(FALSE, FALSE, sizeof(Opening));
    g_array_set_clear_func(provider->openings, opening_clear);
    provider->place = place;
    provider->never_place = PLACE_NONE;
    return provider;
}

void
provider_free(Provider *provider)
{
    if (provider == NULL)
        return;
    g_free(provider->id);
    g_free(provider->name);
    g_free(provider->kana);
    g_free(provider->area);
    g_ptr_array_unref(provider->departments);
    g_ptr_array_unref(provider->tags);
    g_free(provider->phone);
    g_free(provider->address);
    g_array_unref(provider->shares);
    g_array_unref(provider->leaves);
    day_words_clear(&provider->never);
    day_words_clear(&provider->closed);
    g_array_unref(provider->openings);
    g_free(provider);
}

int
provider_share(const Provider *provider, Day day)
{
    int hundredths = 100;
    for (guint i = 0; i < provider->shares->len; i++) {
        const Share *share = &g_array_index(provider->shares, Share, i);
        if (share->from != DAY_NONE && share->from > day)
            break;
        hundredths = share->hundredths;
    }
    return hundredths;
}

gboolean
provider_is_member(const Provider *provider, Day day)
{
    return !provider->former && (provider->from == DAY_NONE || provider->from <= day) &&
           (provider->until == DAY_NONE || day <= provider->until);
}

const Leave *
provider_leave(const Provider *provider, Day day)
{
    for (guint i = 0; i < provider->leaves->len; i++) {
        const Leave *leave = &g_array_index(provider->leaves, Leave, i);
        if (period_has(leave->period, day))
            return leave;
    }
    return NULL;
}

gboolean
provider_work(const Provider *provider, const Calendar *calendar, Day day, Minute *start,
              Minute *end)
{
    const WorkHours *hours = &provider->work[day_weekday(day)];
    if (hours->to <= hours->from || calendar_holiday(calendar, day) != NULL ||
        provider_leave(provider, day) != NULL)
        return FALSE;
    *start = day_minute(day) + hours->from;
    *end = day_minute(day) + hours->to;
    return TRUE;
}

int
provider_age(const Provider *provider, Day day)
{
    if (provider->born == DAY_NONE || provider->born > day)
        return -1;
    Civil born = day_civil(provider->born);
    Civil now = day_civil(day);
    gboolean before_birthday =
        now.month < born.month || (now.month == born.month && now.day < born.day);
    return now.year - born.year - (before_birthday ? 1 : 0);
}
