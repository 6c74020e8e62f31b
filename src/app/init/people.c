#include "app/init/people.h"

#include "app/init/days.h"
#include "app/init/headings.h"
#include "read/csv.h"
#include "region/names.h"

#include <string.h>

#define ID_LENGTH_MAX 32
#define TEXT_LENGTH_MAX 200
#define WORDS_MAX 1000

/* A list while it is read. */
typedef struct {
    People *people;
    Messages *messages;
    int columns[OF_COUNT]; /* -1: the list has none */
    GHashTable *clinics;   /* folded name -> Person *, not owned */
    GHashTable *ids;       /* char *: taken */
    GHashTable *lines;     /* folded name of a doctor -> line, first */
    const CsvCell *cells;  /* of the row */
} List;

static void
person_free(gpointer data)
{
    Person *person = data;
    g_free(person->id);
    g_free(person->name);
    g_free(person->kana);
    g_free(person->area);
    g_free(person->phone);
    g_free(person->address);
    g_ptr_array_unref(person->departments);
    g_ptr_array_unref(person->tags);
    g_free(person->closed);
    g_free(person->never);
    g_free(person);
}

void
people_free(People *people)
{
    g_ptr_array_unref(people->clinics);
    g_ptr_array_unref(people->doctors);
    g_free(people);
}

/* Of two columns of one kind the first counts. */
static void
take_headings(List *list, const Csv *csv)
{
    guint count;
    const CsvCell *cells = csv_headings(csv, &count);
    for (int i = 0; i < OF_COUNT; i++)
        list->columns[i] = -1;
    for (guint i = 0; i < count; i++) {
        int heading = heading_of(cells[i].text);
        if (heading >= 0 && list->columns[heading] < 0)
            list->columns[heading] = (int)i;
        else if (*cells[i].text)
            messages_add(list->messages, MSG_people_column, cells[i].place, "column", cells[i].text,
                         NULL);
    }
}

/* As region.yaml takes it: on one line, not too long. NULL: nothing is said. */
static char *
plain(const char *text)
{
    g_autofree char *whole =
        g_utf8_substring(text, 0, MIN(g_utf8_strlen(text, -1), TEXT_LENGTH_MAX));
    g_autoptr(GString) line = g_string_new(NULL);
    for (const char *at = whole; *at; at = g_utf8_next_char(at)) {
        gunichar c = g_utf8_get_char(at);
        g_string_append_unichar(line, g_unichar_iscntrl(c) ? ' ' : c);
    }
    g_strstrip(line->str);
    return *line->str ? g_strdup(line->str) : NULL;
}

static char *
said(const List *list, int of)
{
    return list->columns[of] < 0 ? NULL : plain(list->cells[list->columns[of]].text);
}

static GPtrArray *
said_words(const List *list, int of)
{
    GPtrArray *words = g_ptr_array_new_with_free_func(g_free);
    g_autofree char *text = said(list, of);
    g_autofree char *marked = init_one_mark(text ? text : "");
    g_auto(GStrv) parts = g_strsplit(marked, ",", WORDS_MAX);
    for (char **part = parts; *part; part++) {
        char *word = plain(*part);
        if (word && !g_ptr_array_find_with_equal_func(words, word, g_str_equal, NULL))
            g_ptr_array_add(words, word);
        else
            g_free(word);
    }
    return words;
}

static char *
said_days(const List *list, int of)
{
    g_autofree char *text = said(list, of);
    char *days = text ? init_day_words(text) : NULL;
    if (text && !days)
        messages_add(list->messages, MSG_people_days, list->cells[list->columns[of]].place, "days",
                     text, NULL);
    return days;
}

static gboolean
can_be_id(const List *list, const char *id)
{
    return strlen(id) <= ID_LENGTH_MAX && *id != '-' && !g_str_equal(id, "everyone") &&
           strspn(id, "abcdefghijklmnopqrstuvwxyz0123456789-") == strlen(id) &&
           !g_hash_table_contains(list->ids, id);
}

/* The id that the row has, where it can be one; else one is made when all are known. */
static char *
said_id(const List *list)
{
    g_autofree char *text = said(list, OF_ID);
    g_autofree char *id = text ? g_ascii_strdown(text, -1) : NULL;
    if (!id)
        return NULL;
    if (can_be_id(list, id)) {
        g_hash_table_add(list->ids, g_strdup(id));
        return g_steal_pointer(&id);
    }
    messages_add(list->messages, MSG_people_id, list->cells[list->columns[OF_ID]].place, "id", text,
                 NULL);
    return NULL;
}

static Person *
find_clinic(List *list, const char *name)
{
    g_autofree char *folded = name_fold(name);
    Person *clinic = g_hash_table_lookup(list->clinics, folded);
    if (clinic)
        return clinic;
    clinic = g_new0(Person, 1);
    clinic->name = g_strdup(name);
    clinic->area = said(list, OF_AREA);
    clinic->address = said(list, OF_ADDRESS);
    clinic->departments = said_words(list, OF_DEPARTMENTS);
    clinic->tags = g_ptr_array_new_with_free_func(g_free);
    clinic->closed = said_days(list, OF_CLOSED);
    g_hash_table_insert(list->clinics, g_steal_pointer(&folded), clinic);
    return clinic;
}

/* A clinic does what its doctors do. */
static void
add_words(GPtrArray *to, const GPtrArray *from)
{
    for (guint i = 0; i < from->len; i++)
        if (!g_ptr_array_find_with_equal_func(to, from->pdata[i], g_str_equal, NULL))
            g_ptr_array_add(to, g_strdup(from->pdata[i]));
}

/* Requests find people by name: where two bear it, or one stands there twice, better known now. */
static void
tell_alike(List *list, const char *name)
{
    Place place = list->cells[list->columns[OF_NAME]].place;
    g_autofree char *folded = name_fold(name);
    int first = GPOINTER_TO_INT(g_hash_table_lookup(list->lines, folded));
    g_autofree char *line = g_strdup_printf("%d", first);
    if (first > 0)
        messages_add(list->messages, MSG_people_twice, place, "name", name, "line", line, NULL);
    else
        g_hash_table_insert(list->lines, g_steal_pointer(&folded), GINT_TO_POINTER(place.line));
}

static Person *
new_doctor(List *list, char *name, const Person *clinic)
{
    Person *doctor = g_new0(Person, 1);
    tell_alike(list, name);
    doctor->id = said_id(list);
    doctor->name = name;
    doctor->clinic = clinic;
    doctor->kana = said(list, OF_KANA);
    doctor->phone = said(list, OF_PHONE);
    doctor->area = clinic ? NULL : said(list, OF_AREA);
    doctor->departments = said_words(list, OF_DEPARTMENTS);
    doctor->tags = said_words(list, OF_TAGS);
    doctor->never = said_days(list, OF_NEVER);
    return doctor;
}

static void
take_row(List *list, Place place)
{
    People *people = list->people;
    char *name = said(list, OF_NAME);
    g_autofree char *clinic_name = said(list, OF_CLINIC);
    guint known = g_hash_table_size(list->clinics);
    Person *clinic = clinic_name ? find_clinic(list, clinic_name) : NULL;
    gboolean is_new = g_hash_table_size(list->clinics) > known;
    if (clinic && !name) {
        clinic->id = clinic->id ? clinic->id : said_id(list);
        clinic->kana = clinic->kana ? clinic->kana : said(list, OF_KANA);
        clinic->phone = clinic->phone ? clinic->phone : said(list, OF_PHONE);
    }
    if (is_new)
        g_ptr_array_add(people->clinics, clinic);
    if (name) {
        Person *doctor = new_doctor(list, name, clinic);
        if (clinic)
            add_words(clinic->departments, doctor->departments);
        g_ptr_array_add(people->doctors, doctor);
    } else if (!clinic) {
        messages_add(list->messages, MSG_people_nameless, place, NULL);
    }
}

/* d01, d02 …, as long as the largest number needs. */
static void
make_ids(List *list, GPtrArray *persons, char letter)
{
    int width = persons->len < 100 ? 2 : persons->len < 1000 ? 3 : 5;
    guint number = 0;
    for (guint i = 0; i < persons->len; i++) {
        Person *person = g_ptr_array_index(persons, i);
        while (!person->id) {
            g_autofree char *id = g_strdup_printf("%c%0*u", letter, width, ++number);
            if (!can_be_id(list, id))
                continue;
            g_hash_table_add(list->ids, g_strdup(id));
            person->id = g_steal_pointer(&id);
        }
    }
}

static void
take_rows(List *list, Csv *csv)
{
    while (csv_next(csv, &list->cells))
        take_row(list, csv_row_place(csv));
    make_ids(list, list->people->clinics, 'c');
    make_ids(list, list->people->doctors, 'd');
}

/* A list of names alone has nothing between its fields; above other lists stands a title. */
static guint
fields_least(const Source *source)
{
    gsize length;
    const char *text = source_content(source, &length);
    return strpbrk(text, ",;\t") ? 2 : 1;
}

People *
people_read(const Source *source, Messages *messages)
{
    g_autoptr(Csv) csv = csv_open_any(source, fields_least(source), messages);
    if (!csv)
        return NULL;
    g_autoptr(People) people = g_new0(People, 1);
    people->clinics = g_ptr_array_new_with_free_func(person_free);
    people->doctors = g_ptr_array_new_with_free_func(person_free);
    List list = {.people = people, .messages = messages};
    list.clinics = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    list.ids = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    list.lines = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    take_headings(&list, csv);
    take_rows(&list, csv);
    g_hash_table_unref(list.clinics);
    g_hash_table_unref(list.ids);
    g_hash_table_unref(list.lines);
    if (people->doctors->len + people->clinics->len == 0)
        messages_add(messages, MSG_people_empty, source_whole(source), NULL);
    return messages_errors(messages) > 0 ? NULL : g_steal_pointer(&people);
}
