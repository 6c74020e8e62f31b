/* A small region made by hand, a rota written down in it, and its recount. */
#pragma once

#include "audit/audit.h"

#include <string.h>

typedef struct {
    Messages *messages;
    Region *region;
    Question *question;
    Rota *rota;
    Audit *audit;
} Town;

static inline Town *
town_new(void)
{
    Town *town = g_new0(Town, 1);
    town->messages = messages_new();
    town->region = region_new(".");
    town->rota = rota_new();
    return town;
}

static inline void
town_free(Town *town)
{
    audit_free(town->audit);
    rota_free(town->rota);
    question_free(town->question);
    region_free(town->region);
    messages_free(town->messages);
    g_free(town);
}

static inline Day
town_day(const char *date)
{
    Day day = DAY_NONE;
    if (!day_parse(date, &day))
        g_error("not a date: %s", date);
    return day;
}

/** Clinics must come before doctors. */
static inline int
town_provider(Town *town, Unit unit, const char *id)
{
    return region_add_provider(town->region, provider_new(unit, id, PLACE_NONE));
}

static inline int
town_doctor(Town *town, const char *id)
{
    return town_provider(town, UNIT_DOCTOR, id);
}

static inline Provider *
town_at(Town *town, int provider)
{
    return g_ptr_array_index(town->region->providers, provider);
}

/** A line with one duty every day, one place and weight 1. */
static inline int
town_line(Town *town, Unit unit, const char *id, const char *hours)
{
    Line *line = line_new(id, PLACE_NONE);
    line->unit = unit;
    g_ptr_array_add(line->hours, hours_parse(hours));
    day_map_add(&line->hours_by_day, (DayWords){NULL}, 0, PLACE_NONE);
    day_map_add(&line->need, (DayWords){NULL}, 1, PLACE_NONE);
    day_map_add(&line->weight, (DayWords){NULL}, 1, PLACE_NONE);
    return region_add_line(town->region, line);
}

static inline Line *
town_line_at(Town *town, int line)
{
    return g_ptr_array_index(town->region->lines, line);
}

static inline void
town_set(DayMap *map, gint64 value)
{
    day_map_clear(map);
    day_map_add(map, (DayWords){NULL}, value, PLACE_NONE);
}

/** The season's days, MM-DD or MM-DD..MM-DD. */
static inline void
town_season(Town *town, const char *name, const char *days)
{
    YearRun run = {{0, 0}, {0, 0}};
    if (!year_run_parse(days, &run))
        g_error("not a run: %s", days);
    calendar_add_season(town->region->calendar, name, run);
}

static inline void
town_word(Town *town, DayWords *words, const char *text)
{
    DayWord word;
    if (!day_word_parse(town->region->calendar, text, &word))
        g_error("not a day word: %s", text);
    day_words_add(words, word);
}

static inline Rule *
town_rule(Town *town, RuleKind kind, int level)
{
    Rule *rule = rule_new(kind, PLACE_NONE);
    rule->level = level;
    g_ptr_array_add(town->region->rules, rule);
    return rule;
}

static inline Fair *
town_fair(Town *town, Form form)
{
    Fair *fair = fair_new(PLACE_NONE);
    fair->count = g_strdup("duties");
    fair->form = form;
    g_ptr_array_add(town->region->fairs, fair);
    return fair;
}

static inline void
town_add_index(GArray **indexes, int index)
{
    if (!*indexes)
        *indexes = g_array_new(FALSE, FALSE, sizeof(int));
    g_array_append_val(*indexes, index);
}

/** Adds the provider to those whom `who` names. */
static inline void
town_name(Who **who, int provider)
{
    if (!*who)
        *who = who_new();
    (*who)->given = TRUE;
    town_add_index(&(*who)->ids, provider);
}

static inline Request *
town_request(Town *town, RequestKind kind, int provider, const char *from, const char *to, int line)
{
    Request *request = g_new0(Request, 1);
    request->provider = provider;
    request->kind = kind;
    request->from = town_day(from);
    request->to = town_day(to);
    request->line = line;
    request->window = (Piece){0, MINUTES_PER_DAY};
    request->strength = 1;
    g_ptr_array_add(town->region->requests, request);
    return request;
}

static inline void
town_fix(Town *town, int provider, const char *date, int line)
{
    town_request(town, REQUEST_FIX, provider, date, date, line);
}

static inline void
town_ask(Town *town, const char *first, const char *last)
{
    Period period = {town_day(first), town_day(last)};
    town->question = question_new(town->region, period, NULL, town->messages);
    if (!town->question)
        g_error("no question: %s", messages_count(town->messages) == 0
                                       ? "no reason"
                                       : message_sentence(messages_get(town->messages, 0)));
}

/** Publishes the line's days, with nobody on duty; those before today stay. Comes before town_ask.
 */
static inline void
town_begun(Town *town, const char *line, const char *first, const char *last, const char *today)
{
    Record *record = record_new();
    record->period = (Period){town_day(first), town_day(last)};
    record->revision = 1;
    record_add_line(record)->id = g_strdup(line);
    g_ptr_array_add(town->region->records, record);
    town->region->frozen_before = town_day(today);
}

static inline void
town_stand_as(Town *town, int provider, int line, const char *date, Role role)
{
    Day day = town_day(date);
    rota_add(town->rota, (Assignment){.provider = provider,
                                      .slot = question_find_slot(town->question, line, day),
                                      .line = line,
                                      .day = day,
                                      .role = role,
                                      .place = PLACE_NONE});
}

static inline void
town_stand(Town *town, int provider, int line, const char *date)
{
    town_stand_as(town, provider, line, date, ROLE_DUTY);
}

static inline const Audit *
town_count(Town *town)
{
    audit_free(town->audit);
    rota_sort(town->rota, town->question);
    town->audit = audit_rota(town->question, town->rota);
    return town->audit;
}

/** Units of all breaches of that kind (of that rule or fix; -1: any). */
static inline gint64
town_units(const Town *town, BreachKind kind, int index)
{
    gint64 units = 0;
    for (guint i = 0; i < town->audit->breaches->len; i++) {
        const Breach *breach = &g_array_index(town->audit->breaches, Breach, i);
        if (breach->kind == kind && (index < 0 || breach->index == index))
            units += breach->units;
    }
    return units;
}

static inline const Breach *
town_breach(const Town *town, guint i)
{
    return &g_array_index(town->audit->breaches, Breach, i);
}
