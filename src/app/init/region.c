#include "app/init/region.h"

#include "app/init/days.h"
#include "app/template.h"
#include "base/language.h"
#include "region/line.h"

#include <string.h>

#define NEED_MAX 100
#define GAP_MAX 3660
#define TEXT_LENGTH_MAX 200

/* The sample's people, where there is no list. */
#define SAMPLE_CLINICS 2
#define SAMPLE_DOCTORS 8

static gboolean
is_japanese(void)
{
    return strcmp(language_get(), "ja") == 0;
}

const char *
init_usual(AnswerName answer)
{
    switch (answer) {
    case ANSWER_NAME:
        return _("Sample Medical Association");
    case ANSWER_UNIT:
        return "doctor";
    default:
        break;
    }
    static const char *const usual[ANSWER_COUNT] = {[ANSWER_DOMAIN] = "sample-ishikai.example",
                                                    [ANSWER_LIST] = "",
                                                    [ANSWER_DAYS] = "off-day",
                                                    [ANSWER_HOURS] = "09:00-17:00",
                                                    [ANSWER_NEED] = "1",
                                                    [ANSWER_GAP] = "7"};
    return usual[answer];
}

/* What Japanese counts people, places and days by. */
static const char *const counters[] = {"人", "名", "か所", "ヶ所", "日間", "日"};
static const char *const kanji_digits[] = {"一", "二", "三", "四", "五", "六", "七", "八", "九"};

/* "２人", "七日" as "2", "7". */
static char *
plain_number(const char *text)
{
    char *narrow = g_utf8_normalize(text, -1, G_NORMALIZE_ALL_COMPOSE);
    for (gsize i = 0; i < G_N_ELEMENTS(counters); i++)
        if (g_str_has_suffix(narrow, counters[i])) {
            narrow[strlen(narrow) - strlen(counters[i])] = '\0';
            break;
        }
    for (gsize i = 0; i < G_N_ELEMENTS(kanji_digits); i++)
        if (strcmp(narrow, kanji_digits[i]) == 0) {
            g_free(narrow);
            return g_strdup_printf("%d", (int)i + 1);
        }
    return narrow;
}

static char *
number_answer(const char *text, gint64 least, gint64 most)
{
    guint64 number;
    g_autofree char *narrow = plain_number(text);
    if (!g_ascii_string_to_unsigned(narrow, 10, (guint64)least, (guint64)most, &number, NULL))
        return NULL;
    return g_strdup_printf("%" G_GUINT64_FORMAT, number);
}

/* A choice by its number or its word. */
static char *
unit_answer(const char *text)
{
    if (strcmp(text, "1") == 0 || strcmp(text, "doctor") == 0 || strcmp(text, "１") == 0)
        return g_strdup("doctor");
    if (strcmp(text, "2") == 0 || strcmp(text, "clinic") == 0 || strcmp(text, "２") == 0)
        return g_strdup("clinic");
    return NULL;
}

static char *
days_answer(const char *text)
{
    static const char *const choices[] = {"off-day", "saturday, off-day", "every-day"};
    g_autofree char *number = number_answer(text, 1, G_N_ELEMENTS(choices));
    if (number)
        return g_strdup(choices[*number - '1']);
    return init_day_words(text);
}

static char *
hours_answer(const char *text)
{
    g_autofree char *narrow = g_utf8_normalize(text, -1, G_NORMALIZE_ALL_COMPOSE);
    g_autoptr(GString) plain = g_string_new(narrow);
    g_string_replace(plain, "~", "-", 0);
    g_string_replace(plain, "〜", "-", 0);
    g_string_replace(plain, "、", ",", 0);
    Hours *hours = hours_parse(plain->str);
    if (!hours)
        return NULL;
    hours_free(hours);
    return g_strdup(plain->str);
}

/* Labels of letters, digits and hyphens between dots (RFC 1035, section 2.3.1). */
static char *
domain_answer(const char *text)
{
    g_autofree char *domain = g_ascii_strdown(text, -1);
    return strlen(domain) <= TEXT_LENGTH_MAX &&
                   g_regex_match_simple("^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?"
                                        "(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)+$",
                                        domain, G_REGEX_DOLLAR_ENDONLY, 0)
               ? g_steal_pointer(&domain)
               : NULL;
}

char *
init_answer(AnswerName answer, const char *text)
{
    switch (answer) {
    case ANSWER_DOMAIN:
        return domain_answer(text);
    case ANSWER_LIST:
        return !*text || g_file_test(text, G_FILE_TEST_IS_REGULAR) ? g_strdup(text) : NULL;
    case ANSWER_UNIT:
        return unit_answer(text);
    case ANSWER_DAYS:
        return days_answer(text);
    case ANSWER_HOURS:
        return hours_answer(text);
    case ANSWER_NEED:
        return number_answer(text, 1, NEED_MAX);
    case ANSWER_GAP:
        return number_answer(text, 0, GAP_MAX);
    default:
        return g_utf8_strlen(text, -1) <= TEXT_LENGTH_MAX ? g_strdup(text) : NULL;
    }
}

/* A double-quoted scalar (YAML 1.1, section 9.2.1): whatever a name holds is text. */
static void
append_quoted(GString *to, const char *text)
{
    g_string_append_c(to, '"');
    for (const char *at = text; *at; at++) {
        if (*at == '"' || *at == '\\')
            g_string_append_c(to, '\\');
        g_string_append_c(to, *at);
    }
    g_string_append_c(to, '"');
}

static void
append_text(GString *to, const char *key, const char *text)
{
    if (!text)
        return;
    g_string_append_printf(to, ", %s: ", key);
    append_quoted(to, text);
}

static void
append_days(GString *to, const char *key, const char *words)
{
    if (words)
        g_string_append_printf(to, ", %s: [%s]", key, words);
}

static void
append_words(GString *to, const char *key, const GPtrArray *words)
{
    for (guint i = 0; i < words->len; i++) {
        g_string_append(to, ", ");
        if (i == 0)
            g_string_append_printf(to, "%s: [", key);
        append_quoted(to, g_ptr_array_index(words, i));
    }
    g_string_append(to, words->len > 0 ? "]" : "");
}

static void
append_persons(GString *to, const char *section, const GPtrArray *persons)
{
    if (persons->len > 0)
        g_string_append_printf(to, "%s:\n", section);
    for (guint i = 0; i < persons->len; i++) {
        const Person *person = g_ptr_array_index(persons, i);
        g_string_append_printf(to, "  - {id: %s", person->id);
        append_text(to, "name", person->name);
        append_text(to, "kana", person->kana);
        if (person->clinic)
            g_string_append_printf(to, ", clinic: %s", person->clinic->id);
        append_text(to, "area", person->area);
        append_words(to, "departments", person->departments);
        append_words(to, "tags", person->tags);
        append_days(to, "closed", person->closed);
        append_days(to, "never", person->never);
        append_text(to, "phone", person->phone);
        append_text(to, "address", person->address);
        g_string_append(to, "}\n");
    }
    g_string_append(to, persons->len > 0 ? "\n" : "");
}

static void
append_sample(GString *to, const char *section, const char *name, char letter, int count)
{
    g_string_append_printf(to, "%s:\n", section);
    for (int i = 1; i <= count; i++) {
        g_autofree char *numbered = g_strdup_printf("%s %d", name, i);
        g_string_append_printf(to, "  - {id: %c%02d", letter, i);
        append_text(to, "name", numbered);
        g_string_append(to, "}\n");
    }
    g_string_append_c(to, '\n');
}

static char *
people_text(const People *people)
{
    GString *text = g_string_new(NULL);
    if (people) {
        append_persons(text, "clinics", people->clinics);
        append_persons(text, "doctors", people->doctors);
    } else {
        append_sample(text, "clinics", _("Sample clinic"), 'c', SAMPLE_CLINICS);
        append_sample(text, "doctors", _("Sample doctor"), 'd', SAMPLE_DOCTORS);
    }
    return g_string_free(text, FALSE);
}

/* The domain's first label, which is an id but for its length. */
static char *
id_of(const char *domain)
{
    g_autofree char *label = g_strndup(domain, MIN(strcspn(domain, "."), 32));
    return g_steal_pointer(&label);
}

static void
fill(GString *text, const char *mark, const char *value, gboolean quoted)
{
    g_autoptr(GString) shown = g_string_new(quoted ? NULL : value);
    if (quoted)
        append_quoted(shown, value);
    g_string_replace(text, mark, shown->str, 1);
}

char *
init_region_text(char *const answers[ANSWER_COUNT], const People *people)
{
    const char *name =
        is_japanese() ? "/rinban/template/wizard.ja.yaml" : "/rinban/template/wizard.en.yaml";
    g_autoptr(GBytes) bytes =
        g_resource_lookup_data(template_get_resource(), name, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
    gsize length;
    const char *data = g_bytes_get_data(bytes, &length);
    GString *text = g_string_new_len(data, (gssize)length);
    g_autofree char *id = id_of(answers[ANSWER_DOMAIN]);
    g_autofree char *persons = people_text(people);
    g_autofree char *days = g_strdup_printf("[%s]", answers[ANSWER_DAYS]);
    fill(text, "@ID@", id, TRUE);
    fill(text, "@DOMAIN@", answers[ANSWER_DOMAIN], TRUE);
    fill(text, "@UNIT@", answers[ANSWER_UNIT], FALSE);
    fill(text, "@DAYS@", days, FALSE);
    fill(text, "@HOURS@", answers[ANSWER_HOURS], TRUE);
    fill(text, "@NEED@", answers[ANSWER_NEED], FALSE);
    fill(text, "@GAP@", answers[ANSWER_GAP], FALSE);
    /* what people wrote comes last: it may hold anything */
    g_auto(GStrv) halves = g_strsplit(text->str, "@PEOPLE@\n", 2);
    g_autoptr(GString) head = g_string_new(halves[0]);
    fill(head, "@NAME@", answers[ANSWER_NAME], TRUE);
    g_string_free(text, TRUE);
    return g_strconcat(head->str, persons, halves[1], NULL);
}
