#include "read/read.h"

#include <criterion/criterion.h>
#include <glib/gstdio.h>
#include <string.h>

#define HEAD "rinban: 1\nassociation: {id: minato}\n"
#define NIGHT "lines: [{id: night, unit: doctor, days: every-day, hours: '19:00-22:00'}]\n"

/* A folder with that region.yaml, read. */
static Region *
read_text_of(const char *text, Messages *messages)
{
    g_autofree char *folder = g_dir_make_tmp("rinban-region-XXXXXX", NULL);
    g_autofree char *path = g_build_filename(folder, "region.yaml", NULL);
    cr_assert(g_file_set_contents(path, text, -1, NULL));
    Region *region = read_region(folder, messages);
    g_unlink(path);
    g_rmdir(folder);
    return region;
}

static Region *
read_good(const char *text, Messages *messages)
{
    Region *region = read_text_of(text, messages);
    for (guint i = 0; i < messages_count(messages); i++) {
        g_autofree char *said = message_render(messages_get(messages, i));
        cr_log_error("%s", said);
    }
    cr_assert_not_null(region);
    return region;
}

static void
expect_only(const Messages *messages, MessageCode code)
{
    cr_assert_eq(messages_count(messages), 1u);
    cr_expect_eq(messages_get(messages, 0)->code, code);
}

Test(region_yaml, what_is_not_said_has_a_default)
{
    g_autoptr(Messages) messages = messages_new();
    g_autoptr(Region) region = read_good(HEAD "doctors: [{id: d01}]\n" NIGHT, messages);
    cr_expect_str_eq(region->association.name, "minato");
    cr_expect_str_eq(region->association.domain, "minato.invalid");
    cr_expect_str_eq(region->association.timezone, "Asia/Tokyo");
    cr_expect_str_eq(region->association.language, "ja");
    cr_expect_not_null(calendar_holiday(region->calendar, day_of(2026, 11, 3)));
    const Provider *doctor = region_provider(region, 0);
    cr_expect_str_eq(doctor->name, "d01");
    cr_expect_eq(doctor->shares->len, 0u);
    cr_expect_eq(doctor->from, DAY_NONE);
    const Line *line = region_line(region, 0);
    cr_expect_str_eq(line->name, "night");
    cr_expect(line->is_public);
    gint64 value;
    cr_expect(day_map_get(&line->need, region->calendar, 0, &value) && value == 1);
    cr_expect(day_map_get(&line->weight, region->calendar, 0, &value) && value == 1);
    cr_expect(day_map_get(&line->reserve, region->calendar, 0, &value) && value == 0);
    cr_expect_not(day_map_get(&line->rates, region->calendar, 0, &value));
    cr_expect_eq(strlen(region->digest), 64u);
}

Test(region_yaml, calendar)
{
    g_autoptr(Messages) messages = messages_new();
    g_autoptr(Region) region =
        read_good("rinban: 1\nassociation: {id: m, timezone: Europe/Berlin, language: en}\n"
                  "calendar:\n  extra-holidays: [{date: 2027-02-24, name: 臨時}, 2027-02-25]\n"
                  "  not-holidays: [2026-11-03]\n"
                  "  seasons: {new-year: 12-29..01-03, obon: [08-13, 08-15..08-16]}\n" NIGHT,
                  messages);
    const Calendar *calendar = region->calendar;
    cr_expect_str_eq(calendar_holiday(calendar, day_of(2027, 2, 24)), "臨時");
    cr_expect_str_eq(calendar_holiday(calendar, day_of(2027, 2, 25)), "");
    cr_expect_null(calendar_holiday(calendar, day_of(2026, 11, 3)));
    int obon = calendar_find_season(calendar, "obon");
    cr_assert_geq(obon, 0);
    cr_expect(calendar_in_season(calendar, obon, day_of(2026, 8, 13), NULL));
    cr_expect_not(calendar_in_season(calendar, obon, day_of(2026, 8, 14), NULL));
    cr_expect(calendar_in_season(calendar, obon, day_of(2026, 8, 16), NULL));
    cr_expect_str_eq(region->association.language, "en");
}

Test(region_yaml, no_holidays_at_all)
{
    g_autoptr(Messages) messages = messages_new();
    g_autoptr(Region) region = read_good(HEAD "calendar: {holidays: none}\n" NIGHT, messages);
    cr_expect_null(calendar_holiday(region->calendar, day_of(2026, 11, 3)));
}

Test(region_yaml, holidays_from_a_file)
{
    g_autofree char *folder = g_dir_make_tmp("rinban-region-XXXXXX", NULL);
    g_autofree char *region_path = g_build_filename(folder, "region.yaml", NULL);
    g_autofree char *path = g_build_filename(folder, "days.csv", NULL);
    g_file_set_contents(region_path, HEAD "calendar: {holidays: days.csv}\n" NIGHT, -1, NULL);
    g_file_set_contents(path, "date,name\r\n2026-03-04,\"ours\"\r\n2026/3/5;theirs\r\n\r\n", -1,
                        NULL);
    g_autoptr(Messages) messages = messages_new();
    g_autoptr(Region) region = read_region(folder, messages);
    g_file_set_contents(path, "2026-03-04,ours\n", -1, NULL);
    g_autoptr(Region) second = read_region(folder, messages);
    g_unlink(path);
    g_unlink(region_path);
    g_rmdir(folder);
    cr_assert_not_null(region);
    cr_assert_not_null(second);
    cr_expect_str_eq(calendar_holiday(region->calendar, day_of(2026, 3, 4)), "ours");
    cr_expect_str_eq(calendar_holiday(region->calendar, day_of(2026, 3, 5)), "theirs");
    cr_expect_null(calendar_holiday(region->calendar, day_of(2026, 11, 3)));
    cr_expect_str_eq(calendar_holiday(second->calendar, day_of(2026, 3, 4)), "ours");
    cr_expect_str_neq(region->digest, second->digest);
}

Test(region_yaml, provider_with_everything)
{
    g_autoptr(Messages) messages = messages_new();
    g_autoptr(Region) region = read_good(
        HEAD "clinics: [{id: c01, area: east, closed: wednesday, share: 0}]\n"
             "doctors:\n  - {id: d01, name: 医師 01, clinic: c01, departments: internal,\n"
             "     tags: [senior, gp], share: {2026-10-01: 0.5, default: 0.75, 2026-04-01: 1},\n"
             "     from: 2024-04-01, until: , leave: [{from: 2026-11-01, to: 2027-01-31}],\n"
             "     never: [wednesday, 08-13], born: 1960-01-01, labour: linked-B,\n"
             "     work: {monday: '09:00-18:00', sunday: '22:00-07:00'},\n"
             "     opening: {duties: -1.25}}\n" NIGHT "fair: [{count: duties}]\n",
        messages);
    const Provider *doctor = region_provider(region, 1);
    cr_expect_str_eq(doctor->name, "医師 01");
    cr_expect_eq(doctor->clinic, 0);
    cr_expect_str_eq(doctor->area, "east");
    cr_expect_eq(doctor->departments->len, 1u);
    cr_expect_str_eq(g_ptr_array_index(doctor->tags, 1), "gp");
    cr_expect_eq(provider_share(doctor, day_of(2026, 3, 31)), 75);
    cr_expect_eq(provider_share(doctor, day_of(2026, 4, 1)), 100);
    cr_expect_eq(provider_share(doctor, day_of(2026, 10, 1)), 50);
    cr_expect_eq(provider_share(region_provider(region, 0), 0), 0);
    cr_expect_eq(doctor->from, day_of(2024, 4, 1));
    cr_expect_eq(doctor->until, DAY_NONE);
    cr_expect_not_null(provider_leave(doctor, day_of(2027, 1, 31)));
    cr_expect_eq(doctor->never.words->len, 2u);
    cr_expect_eq(doctor->never_place.line, 8);
    cr_expect_eq(doctor->labour, LABOUR_LINKED_B);
    cr_expect_eq(doctor->work[MONDAY].to, 18 * 60);
    cr_expect_eq(doctor->work[TUESDAY].to, 0);
    cr_expect_eq(doctor->work[SUNDAY].to, 31 * 60);
    const Opening *opening = &g_array_index(doctor->openings, Opening, 0);
    cr_expect_str_eq(opening->count, "duties");
    cr_expect_eq(opening->micros, -1250000);
}

/* Members of the line's who on any day, as + and -, c01 c02 d01 d02 d03. */
static void
expect_who(const char *unit, const char *who, const char *expected)
{
    g_autoptr(Messages) messages = messages_new();
    g_autofree char *text = g_strdup_printf(
        HEAD "clinics: [{id: c01, area: east, departments: [eye]}, {id: c02}]\n"
             "doctors:\n  - {id: d01, clinic: c01, departments: [eye, ear], born: 1950-01-01}\n"
             "  - {id: d02, tags: [senior]}\n  - {id: d03, departments: [ear]}\n"
             "groups: {gp: [d01, d02], all: [gp, d03, c01], none: []}\n"
             "lines: [{id: a, unit: %s, days: sunday, hours: '09:00-17:00', who: %s}]\n",
        unit, who);
    g_autoptr(Region) region = read_good(text, messages);
    g_autoptr(GString) found = g_string_new(NULL);
    for (guint i = 0; i < region->providers->len; i++)
        g_string_append_c(
            found,
            who_has(region, region_line(region, 0)->who, (int)i, day_of(2026, 1, 1)) ? '+' : '-');
    cr_expect_str_eq(found->str, expected, "%s: %s", who, found->str);
}

Test(region_yaml, who_in_all_forms)
{
    expect_who("doctor", "d02", "---+-");
    expect_who("doctor", "gp", "--++-");
    expect_who("doctor", "[d03, gp]", "--+++");
    expect_who("doctor", "all", "+-+++");
    expect_who("doctor", "none", "-----");
    expect_who("doctor", "everyone", "+++++");
    expect_who("doctor", "[d01, everyone]", "+++++");
    expect_who("doctor", "{}", "+++++");
    expect_who("clinic", "c02", "-+---");
    expect_who("doctor", "{department: ear}", "--+-+");
    expect_who("doctor", "{department: [eye, ear]}", "+-+-+");
    expect_who("doctor", "{department: [eye, ear], area: east}", "+-+--");
    expect_who("doctor", "{tag: senior}", "---+-");
    expect_who("doctor", "{clinic: c01}", "+-+--");
    expect_who("doctor", "{group: gp}", "--++-");
    expect_who("doctor", "{group: gp, except: d01}", "---+-");
    expect_who("clinic", "{except: [d01, c01]}", "-+-++");
    expect_who("doctor", "{except: {department: ear}}", "++-+-");
    expect_who("doctor", "{age-over: 75}", "--+--");
    expect_who("doctor", "{age-under: 77}", "--+--");
    expect_who("doctor", "{age-under: 76}", "-----");
}

static gint64
value_on(const Region *region, const DayMap *map, Day day)
{
    gint64 value = -1;
    day_map_get(map, region->calendar, day, &value);
    return value;
}

Test(region_yaml, line_with_everything)
{
    g_autoptr(Messages) messages = messages_new();
    g_autoptr(Region) region = read_good(
        HEAD "calendar: {seasons: {new-year: 12-29..01-03}}\n"
             "doctors: [{id: d01}]\n"
             "lines:\n  - id: day\n    days: [sunday, holiday, new-year]\n    not-days: 01-02\n"
             "    hours: {new-year: '09:00-12:00,13:00-17:00', default: 09:00-17:00}\n"
             "    need: {default: 1, new-year: 2, sunday: 5}\n    weight: {new-year: 3, not "
             "new-year: 2}\n"
             "    reserve: 1\n    rates: {holiday: 60000, default: 45000}\n"
             "    place: {name: センター, address: 1-1, phone: 000}\n"
             "    permit: true\n    public: false\n    names-in-notice: yes\n    travel: 30\n",
        messages);
    const Line *line = region_line(region, 0);
    Day sunday = day_of(2026, 12, 6), new_year = day_of(2027, 1, 1), third = day_of(2027, 1, 3);
    cr_expect_eq(line->unit, UNIT_DOCTOR);
    cr_expect_eq(line->hours->len, 2u);
    const Hours *hours =
        g_ptr_array_index(line->hours, value_on(region, &line->hours_by_day, new_year));
    cr_expect_eq(hours->pieces->len, 2u);
    cr_expect_eq(value_on(region, &line->need, sunday), 5);
    cr_expect_eq(value_on(region, &line->need, third), 2);
    cr_expect_eq(value_on(region, &line->need, day_of(2026, 11, 3)), 1);
    cr_expect_eq(value_on(region, &line->weight, sunday), 2);
    cr_expect_eq(value_on(region, &line->reserve, sunday), 1);
    cr_expect_eq(value_on(region, &line->rates, new_year), 60000);
    cr_expect_str_eq(line->place_name, "センター");
    cr_expect_str_eq(line->place_phone, "000");
    cr_expect(line->permit && !line->is_public && line->names_in_notice);
    cr_expect_eq(line->travel, 30);
}

static const Rule *
rule_at(const Region *region, guint index)
{
    return g_ptr_array_index(region->rules, index);
}

static const char rules_of_every_kind[] =
    HEAD "doctors: [{id: d01}, {id: d02}, {id: d03}]\ngroups: {gp: [d02, d03]}\n"
         "lines:\n  - {id: night, days: every-day, hours: '19:00-22:00'}\n"
         "  - {id: day, days: sunday, hours: '09:00-17:00'}\n"
         "rules:\n  - rest: {hours: 11}\n  - {gap: {days: 6}, level: hard, lines: night}\n"
         "  - {limit: {max: 2, per: 28 days, weigh: true}, who: gp, cost: 5}\n"
         "  - {limit: {min: 1, per: fiscal-year}, id: limit-2}\n  - limit: {max: 3, per: month}\n"
         "  - run: {max: 2}\n  - follow: {after: [night], never: [day, night], within: 2}\n"
         "  - apart: {who: [d01, d02], within: slot}\n    lines: [day]\n"
         "  - {apart: {lines: [day, night], within: hours}, who: d01, except-fixed: true}\n"
         "  - {rotation: {order: [gp, d01, d02], seasons: own}, lines: [day], level: off}\n"
         "  - wish:\n  - {gap: {days: 9}, days: [sunday], not-days: [holiday], disabled: true}\n";

Test(region_yaml, rules_of_one_provider)
{
    g_autoptr(Messages) messages = messages_new();
    g_autoptr(Region) region = read_good(rules_of_every_kind, messages);
    cr_assert_eq(region->rules->len, 12u);
    static const char *const ids[] = {"rest",   "gap",   "limit",   "limit-2",  "limit-3", "run",
                                      "follow", "apart", "apart-2", "rotation", "wish",    "gap-2"};
    for (guint i = 0; i < G_N_ELEMENTS(ids); i++)
        cr_expect_str_eq(rule_at(region, i)->id, ids[i]);
    cr_expect(rule_at(region, 0)->level == LEVEL_HARD && rule_at(region, 0)->rest.hours == 11);
    cr_expect(rule_at(region, 1)->level == LEVEL_HARD && rule_at(region, 1)->gap.days == 6);
    cr_expect_eq(rule_at(region, 1)->lines->len, 1u);
    const Rule *limit = rule_at(region, 2);
    cr_expect(limit->limit.per == PER_DAYS && limit->limit.per_days == 28 && limit->limit.weigh);
    cr_expect(limit->limit.max == 2 && limit->cost == 5 && limit->who->ids->len == 2);
    cr_expect(rule_at(region, 3)->limit.max == -1 && rule_at(region, 3)->limit.min == 1);
    cr_expect_eq(rule_at(region, 3)->limit.per, PER_FISCAL_YEAR);
}

Test(region_yaml, rules_of_several_lines_or_providers)
{
    g_autoptr(Messages) messages = messages_new();
    g_autoptr(Region) region = read_good(rules_of_every_kind, messages);
    cr_expect(rule_at(region, 5)->run.max == 2 && rule_at(region, 5)->run.min == 0);
    const Rule *follow = rule_at(region, 6);
    cr_expect(follow->follow.after->len == 1 && follow->follow.never->len == 2);
    cr_expect_eq(follow->follow.within, 2);
    const Rule *apart = rule_at(region, 7);
    cr_expect(!apart->apart.of_lines && apart->apart.within == WITHIN_SLOT);
    cr_expect(apart->who->ids->len == 2 && apart->lines->len == 1);
    const Rule *lines = rule_at(region, 8);
    cr_expect(lines->apart.of_lines && lines->apart.within == WITHIN_HOURS);
    cr_expect(lines->lines->len == 2 && lines->who->ids->len == 1 && lines->except_fixed);
    const Rule *rotation = rule_at(region, 9);
    cr_expect(rotation->disabled && rotation->level == 2 && rotation->rotation.own_seasons);
    static const int order[] = {1, 2, 0, 1};
    cr_assert_eq(rotation->rotation.order->len, 4u);
    for (guint i = 0; i < 4; i++)
        cr_expect_eq(g_array_index(rotation->rotation.order, int, i), order[i]);
    const Rule *gap = rule_at(region, 11);
    cr_expect(gap->disabled && gap->level == 1);
    cr_expect(day_words_given(&gap->days) && day_words_given(&gap->not_days));
}

Test(region_yaml, fair)
{
    g_autoptr(Messages) messages = messages_new();
    g_autoptr(Region) region = read_good(
        HEAD NIGHT "fair:\n  - count: duties\n"
                   "  - {count: 夜, lines: night, days: off-day, weigh: true, memory: 5 years,\n"
                   "     form: spread, cost: 3, level: 1}\n"
                   "  - {count: c, memory: 90 days, form: deviation}\n",
        messages);
    const Fair *first = g_ptr_array_index(region->fairs, 0);
    const Fair *second = g_ptr_array_index(region->fairs, 1);
    const Fair *third = g_ptr_array_index(region->fairs, 2);
    cr_expect(first->memory_months == 12 && first->form == FORM_SQUARES && first->level == 2);
    cr_expect(first->cost == 1 && !first->weigh && first->lines == NULL);
    cr_expect(second->memory_months == 60 && second->form == FORM_SPREAD && second->level == 1);
    cr_expect(second->cost == 3 && second->weigh && second->lines->len == 1);
    cr_expect(third->memory_months == 0 && third->memory_days == 90);
    cr_expect_eq(third->form, FORM_DEVIATION);
}

Test(region_yaml, calendar_files)
{
    g_autoptr(Messages) messages = messages_new();
    g_autoptr(Region) region = read_text_of(
        HEAD NIGHT "calendar-files: {cancelled: omit, alarm: 24h, feeds: {secret: feed.key}}\n",
        messages);
    cr_assert_not_null(region);
    expect_only(messages, MSG_feed_key);
    cr_expect_eq(region->calendar_files.cancelled, CANCELLED_OMIT);
    cr_expect_eq(region->calendar_files.alarm_minutes, 1440);
    cr_expect_str_eq(region->calendar_files.feed_secret, "feed.key");
    cr_expect_null(region->calendar_files.feed_key);
}

Test(region_yaml, too_large_a_file_is_not_read)
{
    g_autofree char *spaces = g_strnfill((8 << 20) + 1, ' ');
    g_autoptr(Messages) messages = messages_new();
    cr_expect_null(read_text_of(spaces, messages));
    expect_only(messages, MSG_file_too_large);
}

Test(region_yaml, a_thousand_mistakes_are_enough)
{
    g_autoptr(GString) text = g_string_new(HEAD NIGHT "doctors:\n");
    for (int i = 0; i < 3000; i++)
        g_string_append_printf(text, "  - {id: d%d, nmae: x}\n", i);
    g_autoptr(Messages) messages = messages_new();
    cr_expect_null(read_text_of(text->str, messages));
    cr_expect_eq(messages_count(messages), 1001u);
    cr_expect_eq(messages_get(messages, 1000)->code, MSG_too_many_mistakes);
}

/* 5,000 doctors in each of 2,001 groups are more than ten million names. */
Test(region_yaml, groups_of_groups_cannot_explode)
{
    g_autoptr(GString) text = g_string_new(HEAD NIGHT "doctors:\n");
    for (int i = 0; i < 5000; i++)
        g_string_append_printf(text, "  - {id: d%d}\n", i);
    g_string_append(text, "groups:\n  g0: everyone\n");
    for (int i = 1; i <= 2000; i++)
        g_string_append_printf(text, "  g%d: g0\n", i);
    g_autoptr(Messages) messages = messages_new();
    cr_expect_null(read_text_of(text->str, messages));
    expect_only(messages, MSG_too_large_together);
}

Test(region_yaml, a_byte_order_mark_is_no_part_of_it)
{
    g_autoptr(Messages) messages = messages_new();
    g_autoptr(Region) region = read_good("\xEF\xBB\xBF" HEAD NIGHT, messages);
    cr_expect_eq(region_line(region, 0)->place.column, 9);
}

static void
expect_default_suggested(const char *text, MessageCode code)
{
    g_autoptr(Messages) messages = messages_new();
    cr_expect_null(read_text_of(text, messages));
    expect_only(messages, code);
    g_autofree char *said = message_sentence(messages_get(messages, 0));
    cr_expect(strstr(said, "“default”") != NULL, "%s", said);
}

Test(region_yaml, a_misspelt_default_is_told_as_such)
{
    expect_default_suggested(
        HEAD "doctors: [{id: d01, share: {2026-10-01: 0.5, defualt: 1}}]\n" NIGHT, MSG_unknown_key);
    expect_default_suggested(HEAD
                             "lines: [{id: n, unit: doctor, days: sunday, hours: '19:00-22:00',\n"
                             "         need: {sunday: 1, deafult: 2}}]\n",
                             MSG_unknown_day_word);
}

/* Every byte of a good region changed in turn: some answer must come, and a region only without
 * errors. */
Test(region_yaml, damaged_texts_get_answers)
{
    static const char *const text =
        HEAD "calendar: {seasons: {ny: 12-29..01-03}}\n"
             "doctors: [{id: d01, share: {2026-10-01: 0.5}, never: [ny], opening: {a: 1}}]\n"
             "groups: {gp: &g [d01]}\n"
             "lines: [{id: n, days: [sunday], hours: '19:00-22:00', need: {sunday: 1}, who: gp}]\n"
             "rules: [{limit: {max: 2, per: 28 days}, who: *g}, {wish: }]\nfair: [{count: a}]\n";
    static const char bytes[] = {'\0', '\t', '\n', '\x80', '{', ']', ':', '*', '"', '9'};
    gsize length = strlen(text);
    g_autofree char *folder = g_dir_make_tmp("rinban-region-XXXXXX", NULL);
    g_autofree char *path = g_build_filename(folder, "region.yaml", NULL);
    for (gsize i = 0; i < length; i++) {
        g_autofree char *damaged = g_memdup2(text, length + 1);
        damaged[i] = bytes[i % sizeof bytes];
        FILE *file = g_fopen(path, "wb");
        cr_assert_eq(fwrite(damaged, 1, length, file), length);
        fclose(file);
        g_autoptr(Messages) messages = messages_new();
        g_autoptr(Region) region = read_region(folder, messages);
        cr_expect_eq(region != NULL, messages_errors(messages) == 0);
    }
    g_unlink(path);
    g_rmdir(folder);
}
