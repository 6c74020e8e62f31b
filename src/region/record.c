#include "region/record.h"

static void
line_row_free(RecordLine *line)
{
    g_free(line->id);
    g_free(line->name);
    g_free(line->place);
    g_free(line->address);
    g_free(line);
}

static void
name_free(RecordName *name)
{
    g_free(name->id);
    g_free(name->name);
    g_free(name->address);
    g_free(name);
}

static void
duty_free(RecordDuty *duty)
{
    g_free(duty->line);
    g_free(duty->provider);
    g_free(duty->role);
    g_free(duty->hours);
    g_free(duty->owed);
    g_free(duty);
}

static void
event_free(RecordEvent *event)
{
    g_free(event->uid);
    g_free(event->owner);
    g_free(event->line);
    g_free(event->provider);
    g_free(event->role);
    g_free(event->moment);
    g_free(event);
}

static void
member_free(RecordMember *member)
{
    g_free(member->line);
    g_free(member->provider);
    g_array_unref(member->shares);
    g_array_unref(member->leaves);
    g_free(member);
}

static void
pointer_free(RecordPointer *pointer)
{
    g_free(pointer->rule);
    g_free(pointer->line);
    g_free(pointer->cycle);
    g_free(pointer->next);
    g_ptr_array_unref(pointer->order);
    g_free(pointer);
}

static void
wish_free(RecordWish *wish)
{
    g_free(wish->provider);
    g_free(wish->kind);
    g_free(wish->line);
    g_free(wish->hours);
    g_free(wish);
}

static void
absence_free(RecordAbsence *absence)
{
    g_free(absence->provider);
    g_free(absence);
}

Record *
record_new(void)
{
    Record *record = g_new0(Record, 1);
    record->revision = 1;
    record->lines = g_ptr_array_new_with_free_func((GDestroyNotify)line_row_free);
    record->names = g_ptr_array_new_with_free_func((GDestroyNotify)name_free);
    record->duties = g_ptr_array_new_with_free_func((GDestroyNotify)duty_free);
    record->events = g_ptr_array_new_with_free_func((GDestroyNotify)event_free);
    record->members = g_ptr_array_new_with_free_func((GDestroyNotify)member_free);
    record->pointers = g_ptr_array_new_with_free_func((GDestroyNotify)pointer_free);
    record->absences = g_ptr_array_new_with_free_func((GDestroyNotify)absence_free);
    record->wishes = g_ptr_array_new_with_free_func((GDestroyNotify)wish_free);
    return record;
}

void
record_free(Record *record)
{
    if (record == NULL)
        return;
    g_free(record->path);
    g_free(record->moment);
    g_free(record->inputs);
    g_free(record->digest);
    g_free(record->version);
    g_free(record->reason);
    g_ptr_array_unref(record->lines);
    g_ptr_array_unref(record->names);
    g_ptr_array_unref(record->duties);
    g_ptr_array_unref(record->events);
    g_ptr_array_unref(record->members);
    g_ptr_array_unref(record->pointers);
    g_ptr_array_unref(record->absences);
    g_ptr_array_unref(record->wishes);
    g_free(record);
}

RecordLine *
record_add_line(Record *record)
{
    RecordLine *line = g_new0(RecordLine, 1);
    g_ptr_array_add(record->lines, line);
    return line;
}

RecordName *
record_add_name(Record *record)
{
    RecordName *name = g_new0(RecordName, 1);
    g_ptr_array_add(record->names, name);
    return name;
}

RecordDuty *
record_add_duty(Record *record)
{
    RecordDuty *duty = g_new0(RecordDuty, 1);
    duty->day = DAY_NONE;
    duty->need = 1;
    duty->weight = 1;
    g_ptr_array_add(record->duties, duty);
    return duty;
}

RecordEvent *
record_add_event(Record *record)
{
    RecordEvent *event = g_new0(RecordEvent, 1);
    event->piece = 1;
    event->day = DAY_NONE;
    g_ptr_array_add(record->events, event);
    return event;
}

RecordMember *
record_add_member(Record *record)
{
    RecordMember *member = g_new0(RecordMember, 1);
    member->from = DAY_NONE;
    member->until = DAY_NONE;
    member->shares = g_array_new(FALSE, FALSE, sizeof(Share));
    member->leaves = g_array_new(FALSE, FALSE, sizeof(Period));
    g_ptr_array_add(record->members, member);
    return member;
}

RecordPointer *
record_add_pointer(Record *record)
{
    RecordPointer *pointer = g_new0(RecordPointer, 1);
    pointer->order = g_ptr_array_new_with_free_func(g_free);
    g_ptr_array_add(record->pointers, pointer);
    return pointer;
}

RecordWish *
record_add_wish(Record *record)
{
    RecordWish *wish = g_new0(RecordWish, 1);
    wish->day = DAY_NONE;
    wish->strength = 1;
    g_ptr_array_add(record->wishes, wish);
    return wish;
}

RecordAbsence *
record_add_absence(Record *record)
{
    RecordAbsence *absence = g_new0(RecordAbsence, 1);
    absence->from = DAY_NONE;
    absence->to = DAY_NONE;
    g_ptr_array_add(record->absences, absence);
    return absence;
}
