#include "write/publication.h"

#include "region/credit.h"
#include "region/frozen.h"
#include "region/granted.h"
#include "write/ics/event.h"
#include "write/ics/event_history.h"
#include "write/members.h"
#include "write/rotation_pointer.h"

#include <string.h>

#define REASON_BYTES_MAX 2000

static gboolean
same_period(const Record *record, Period period)
{
    return record->period.first == period.first && record->period.last == period.last;
}

static gboolean
overlaps(const Record *record, Period period)
{
    return record->period.first <= period.last && period.first <= record->period.last;
}

static void
number(Record *record, const GPtrArray *records, const char *moment)
{
    const char *latest = moment;
    for (guint i = 0; i < records->len; i++) {
        const Record *old = g_ptr_array_index(records, i);
        record->serial = MAX(record->serial, old->serial);
        if (same_period(old, record->period))
            record->revision = MAX(record->revision, old->revision + 1);
        if (overlaps(old, record->period) && g_strcmp0(old->moment, latest) > 0)
            latest = old->moment;
    }
    record->serial++;
    record->moment = g_strdup(latest);
    g_autofree char *name = period_name(record->period);
    record->path = g_strdup_printf("records/%s-r%d.yaml", name, record->revision);
}

static void
copy_line(Record *record, const RecordLine *row)
{
    if (record_line(record, row->id) != NULL)
        return;
    RecordLine *copy = record_add_line(record);
    copy->id = g_strdup(row->id);
    copy->unit = row->unit;
    copy->name = g_strdup(row->name);
    copy->place = g_strdup(row->place);
    copy->address = g_strdup(row->address);
}

/* All lines of today, and those which earlier publications of these days covered: theirs must go.
 */
static void
add_lines(Record *record, const Region *region)
{
    for (guint i = 0; i < region->lines->len; i++) {
        const Line *line = region_line(region, (int)i);
        RecordLine row = {line->id, line->unit, line->name, NULL, NULL};
        if (line->unit == UNIT_DOCTOR) {
            row.place = line->place_name;
            row.address = line->place_address;
        }
        copy_line(record, &row);
    }
    for (guint i = 0; i < region->records->len; i++) {
        const Record *old = g_ptr_array_index(region->records, i);
        for (guint k = 0; overlaps(old, record->period) && k < old->lines->len; k++)
            copy_line(record, g_ptr_array_index(old->lines, k));
    }
}

static void
add_duty(Record *record, const Question *question, const Assignment *assignment)
{
    RecordDuty *duty = record_add_duty(record);
    int credited = assignment->role == ROLE_DUTY ? credit_of(question, assignment->provider,
                                                             assignment->line, assignment->day)
                                                 : assignment->provider;
    duty->line = g_strdup(region_line(question->region, assignment->line)->id);
    duty->day = assignment->day;
    duty->provider = g_strdup(region_provider(question->region, assignment->provider)->id);
    duty->role = g_strdup(assignment->role == ROLE_RESERVE ? "reserve" : "duty");
    duty->need = 0;
    if (credited != assignment->provider)
        duty->owed = g_strdup(region_provider(question->region, credited)->id);
    if (assignment->slot < 0)
        return;
    const Slot *slot = question_slot(question, assignment->slot);
    duty->hours = g_strdup(slot->hours->text);
    duty->need = slot->need;
    duty->weight = slot->weight;
}

/* What was served on days now past in duties that the region does not have any more. */
static void
add_frozen(Record *record, const Question *question)
{
    g_autoptr(GPtrArray) duties = records_duties(question->region->records);
    for (guint i = 0; i < duties->len; i++) {
        const RecordDuty *duty = g_ptr_array_index(duties, i);
        int line = region_find_line(question->region, duty->line);
        if (!day_is_frozen(question, duty->day) ||
            (line >= 0 && question_find_slot(question, line, duty->day) >= 0))
            continue;
        RecordDuty *copy = record_add_duty(record);
        copy->line = g_strdup(duty->line);
        copy->day = duty->day;
        copy->provider = g_strdup(duty->provider);
        copy->role = g_strdup(duty->role);
        copy->hours = g_strdup(duty->hours);
        copy->owed = g_strdup(duty->owed);
        copy->need = duty->need;
        copy->weight = duty->weight;
    }
}

static gboolean
has_absence(const Record *record, const Request *request, const char *provider)
{
    for (guint i = 0; i < record->absences->len; i++) {
        const RecordAbsence *absence = g_ptr_array_index(record->absences, i);
        if (strcmp(absence->provider, provider) == 0 && absence->from == request->from &&
            absence->to == request->to)
            return TRUE;
    }
    return FALSE;
}

/* What repairs took in of these days. */
static void
add_absences(Record *record, const Region *region)
{
    for (guint i = 0; i < region->requests->len; i++) {
        const Request *request = g_ptr_array_index(region->requests, i);
        if (!request->taken_in || request->from > record->period.last ||
            request->to < record->period.first)
            continue;
        const char *provider = region_provider(region, request->provider)->id;
        if (has_absence(record, request, provider))
            continue;
        RecordAbsence *absence = record_add_absence(record);
        absence->provider = g_strdup(provider);
        absence->from = request->from;
        absence->to = request->to;
    }
}

/* What was asked, so that it can be asked again when the request is gone. */
static void
ask_as_requested(RecordWish *wish, const Region *region, const Request *request)
{
    wish->kind = g_strdup(request_kind_word(request->kind));
    wish->line = request->line < 0 ? NULL : g_strdup(region_line(region, request->line)->id);
    wish->strength = request->strength;
    if (request->window.start > 0 || request->window.end != MINUTES_PER_DAY)
        wish->hours = piece_format(&request->window);
}

static void
ask_as_published(RecordWish *wish, const RecordWish *published)
{
    wish->kind = g_strdup(published->kind);
    wish->line = g_strdup(published->line);
    wish->hours = g_strdup(published->hours);
    wish->strength = published->strength;
}

static void
add_wishes(Record *record, const Question *question, const Rota *rota)
{
    g_autoptr(GArray) answers = wishes_answered(question, rota);
    for (guint i = 0; i < answers->len; i++) {
        const WishAnswer *answer = &g_array_index(answers, WishAnswer, i);
        RecordWish *wish = record_add_wish(record);
        wish->provider = g_strdup(region_provider(question->region, answer->provider)->id);
        wish->day = answer->day;
        wish->granted = answer->granted;
        if (answer->published != NULL)
            ask_as_published(wish, answer->published);
        else
            ask_as_requested(wish, question->region, answer->request);
    }
}

/* On one line, as all texts of a record; NULL: nothing is left. */
static char *
one_line(const char *text)
{
    g_autofree char *valid = text != NULL ? g_utf8_make_valid(text, -1) : NULL;
    GString *line = g_string_new(NULL);
    for (const char *at = valid; at != NULL && *at != '\0' && line->len < REASON_BYTES_MAX;
         at = g_utf8_next_char(at)) {
        gunichar c = g_utf8_get_char(at);
        g_string_append_unichar(line, g_unichar_iscntrl(c) ? ' ' : c);
    }
    char *stripped = g_strstrip(g_string_free(line, FALSE));
    if (*stripped == '\0')
        g_clear_pointer(&stripped, g_free);
    return stripped;
}

static Record *
begin(const Question *question, const PublicationFacts *facts)
{
    Record *record = record_new();
    record->period = question->period;
    record->inputs = g_strdup(facts->inputs);
    record->version = g_strdup(RINBAN_VERSION);
    record->seed = facts->seed;
    record->reason = one_line(facts->reason);
    number(record, question->region->records, facts->moment);
    add_lines(record, question->region);
    return record;
}

Record *
record_from_rota(const Question *question, const Rota *rota, const PublicationFacts *facts)
{
    Record *record = begin(question, facts);
    for (guint i = 0; i < rota->assignments->len; i++)
        add_duty(record, question, &g_array_index(rota->assignments, Assignment, i));
    add_frozen(record, question);
    record_duties_sort(record->duties);
    events_of_duties(record, question->region, record);
    events_settle(record, question->region);
    members_add(record, question->region);
    add_absences(record, question->region);
    add_wishes(record, question, rota);
    rotation_pointers_add(record, question);
    return record;
}

Record *
record_withdrawal(const Question *question, const PublicationFacts *facts)
{
    Record *record = begin(question, facts);
    record->withdrawn = TRUE;
    events_settle(record, question->region);
    return record;
}

static GPtrArray *
sorted_duties(const GPtrArray *rows)
{
    GPtrArray *duties = g_ptr_array_new();
    for (guint i = 0; i < rows->len; i++)
        g_ptr_array_add(duties, g_ptr_array_index(rows, i));
    record_duties_sort(duties);
    return duties;
}

static gboolean
same_duties(const GPtrArray *a, const GPtrArray *b)
{
    if (a->len != b->len)
        return FALSE;
    g_autoptr(GPtrArray) left = sorted_duties(a);
    g_autoptr(GPtrArray) right = sorted_duties(b);
    for (guint i = 0; i < left->len; i++) {
        const RecordDuty *x = g_ptr_array_index(left, i);
        const RecordDuty *y = g_ptr_array_index(right, i);
        if (record_duty_compare(x, y) != 0 || !duty_same_hours(x, y) ||
            g_strcmp0(x->owed, y->owed) != 0)
            return FALSE;
    }
    return TRUE;
}

gboolean
record_same_rota(const Record *a, const Record *b)
{
    return !a->withdrawn && !b->withdrawn && same_duties(a->duties, b->duties);
}

gboolean
record_is_in_force(const Record *record, const GPtrArray *records)
{
    g_autoptr(GPtrArray) duties = records_duties(records);
    for (guint i = duties->len; i-- > 0;) {
        const RecordDuty *duty = g_ptr_array_index(duties, i);
        if (!period_has(record->period, duty->day))
            g_ptr_array_remove_index(duties, i);
    }
    return same_duties(record->duties, duties);
}
