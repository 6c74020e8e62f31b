#include "write/json/capacity_json.h"

static void
json_departments(Json *json, const CapacityGroup *group)
{
    json_begin_array(json, "departments");
    for (guint i = 0; i < group->departments->len; i++) {
        const CapacityDepartment *department =
            &g_array_index(group->departments, CapacityDepartment, i);
        json_begin_object(json, NULL);
        json_string(json, "department", department->name);
        json_whole(json, "providers", department->providers);
        json_whole(json, "able", department->able);
        json_whole(json, "most", department->most);
        json_end_object(json);
    }
    json_end_array(json);
}

static void
json_groups(Json *json, const Question *question, const Capacity *capacity)
{
    json_begin_array(json, "lines");
    for (guint i = 0; i < capacity->groups->len; i++) {
        const CapacityGroup *group = g_ptr_array_index(capacity->groups, i);
        json_begin_object(json, NULL);
        json_string(json, "line", region_line(question->region, group->line)->id);
        json_string(json, "class", group->class);
        json_whole(json, "slots", group->slots);
        json_whole(json, "places", group->places);
        json_whole(json, "providers", group->providers);
        json_whole(json, "able", group->able);
        json_whole(json, "lost", group->lost);
        json_whole(json, "most", group->most);
        json_whole(json, "headroom", group->most - group->places);
        json_departments(json, group);
        json_end_object(json);
    }
    json_end_array(json);
}

static void
json_days(Json *json, const Question *question, const Capacity *capacity)
{
    json_begin_array(json, "days");
    for (guint i = 0; i < capacity->days->len; i++) {
        const CapacityDay *day = &g_array_index(capacity->days, CapacityDay, i);
        const Slot *slot = question_slot(question, day->slot);
        g_autofree char *date = day_format(slot->day);
        json_begin_object(json, NULL);
        json_string(json, "date", date);
        json_string(json, "line", region_line(question->region, slot->line)->id);
        json_whole(json, "places", day->places);
        json_whole(json, "able", day->able);
        json_whole(json, "lost", day->lost);
        json_whole(json, "headroom", capacity_margin(day));
        json_end_object(json);
    }
    json_end_array(json);
}

static void
json_slots(Json *json, const char *key, const Question *question, const GArray *slots)
{
    json_begin_array(json, key);
    for (guint i = 0; i < slots->len; i++) {
        const Slot *slot = question_slot(question, g_array_index(slots, int, i));
        g_autofree char *date = day_format(slot->day);
        g_autofree char *text =
            g_strdup_printf("%s@%s", region_line(question->region, slot->line)->id, date);
        json_string(json, NULL, text);
    }
    json_end_array(json);
}

void
json_capacity(Json *json, const Question *question, const Capacity *capacity)
{
    json_begin_object(json, "capacity");
    json_groups(json, question, capacity);
    json_days(json, question, capacity);
    json_begin_array(json, "needed");
    for (guint i = 0; i < capacity->hinges->len; i++) {
        const Hinge *hinge = g_ptr_array_index(capacity->hinges, i);
        json_begin_object(json, NULL);
        json_string(json, "provider", region_provider(question->region, hinge->provider)->id);
        json_slots(json, "needed", question, hinge->needed);
        json_slots(json, "nearly", question, hinge->nearly);
        json_end_object(json);
    }
    json_end_array(json);
    json_end_object(json);
}
