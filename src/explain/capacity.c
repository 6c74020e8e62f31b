#include "explain/capacity.h"

#include "explain/capacity_limit.h"

#include <string.h>

const char *
day_class_word(const Calendar *calendar, Day day)
{
    for (int s = 0; s < calendar_season_count(calendar); s++)
        if (calendar_in_season(calendar, s, day, NULL))
            return calendar_season_name(calendar, s);
    if (calendar_holiday(calendar, day) != NULL)
        return "holiday";
    int weekday = day_weekday(day);
    return weekday == SUNDAY ? "sunday" : weekday == SATURDAY ? "saturday" : "weekday";
}

static void
group_free(gpointer data)
{
    CapacityGroup *group = data;
    g_array_unref(group->departments);
    g_free(group);
}

static void
hinge_free(gpointer data)
{
    Hinge *hinge = data;
    g_array_unref(hinge->needed);
    g_array_unref(hinge->nearly);
    g_free(hinge);
}

void
capacity_free(Capacity *capacity)
{
    if (!capacity)
        return;
    g_ptr_array_unref(capacity->groups);
    g_array_unref(capacity->days);
    g_ptr_array_unref(capacity->hinges);
    g_free(capacity);
}

/* -- single slots --------------------------------------------------------------------------- */

static CapacityDay
count_slot(const Question *question, int slot)
{
    const Slot *s = question_slot(question, slot);
    CapacityDay day = {slot, s->need + s->reserve, 0, 0};
    for (int p = 0; p < question_provider_count(question); p++) {
        Bar bar = question_bar(question, p, slot);
        day.able += bar == BAR_NONE;
        day.lost += bar == BAR_ABSENT;
    }
    return day;
}

static gint
compare_days(gconstpointer first, gconstpointer second)
{
    const CapacityDay *a = first, *b = second;
    int margin = capacity_margin(a) - capacity_margin(b);
    /* of two with the same margin, the one with fewer people is the tighter */
    return margin != 0 ? margin : a->able != b->able ? a->able - b->able : a->slot - b->slot;
}

/* -- lines and classes ---------------------------------------------------------------------- */

static CapacityGroup *
group_of(Capacity *capacity, int line, const char *class)
{
    for (guint i = 0; i < capacity->groups->len; i++) {
        CapacityGroup *group = g_ptr_array_index(capacity->groups, i);
        if (group->line == line && g_str_equal(group->class, class))
            return group;
    }
    CapacityGroup *group = g_new0(CapacityGroup, 1);
    group->line = line;
    group->class = class;
    group->departments = g_array_new(FALSE, TRUE, sizeof(CapacityDepartment));
    g_ptr_array_add(capacity->groups, group);
    return group;
}

static CapacityDepartment *
department_of(CapacityGroup *group, const char *name)
{
    for (guint i = 0; i < group->departments->len; i++) {
        CapacityDepartment *department = &g_array_index(group->departments, CapacityDepartment, i);
        if (g_str_equal(department->name, name))
            return department;
    }
    CapacityDepartment department = {.name = name};
    g_array_append_val(group->departments, department);
    return &g_array_index(group->departments, CapacityDepartment, group->departments->len - 1);
}

static void
count_provider(const Question *question, CapacityGroup *group, const GArray *slots, int provider)
{
    g_autoptr(GArray) open = g_array_new(FALSE, FALSE, sizeof(int));
    for (guint i = 0; i < slots->len; i++) {
        int slot = g_array_index(slots, int, i);
        Bar bar = question_bar(question, provider, slot);
        group->lost += bar == BAR_ABSENT;
        if (bar == BAR_NONE)
            g_array_append_val(open, slot);
    }
    if (open->len == 0)
        return;
    int most = capacity_limit(question, provider, open);
    group->providers++;
    group->able += open->len;
    group->most += most;
    const GPtrArray *departments = region_provider(question->region, provider)->departments;
    for (guint d = 0; d < departments->len; d++) {
        CapacityDepartment *department = department_of(group, g_ptr_array_index(departments, d));
        department->providers++;
        department->able += open->len;
        department->most += most;
    }
}

static void
count_group(const Question *question, CapacityGroup *group)
{
    g_autoptr(GArray) slots = g_array_new(FALSE, FALSE, sizeof(int));
    for (int s = 0; s < question_slot_count(question); s++) {
        const Slot *slot = question_slot(question, s);
        if (slot->line != group->line ||
            !g_str_equal(day_class_word(question->region->calendar, slot->day), group->class))
            continue;
        g_array_append_val(slots, s);
        group->slots++;
        group->places += slot->need + slot->reserve;
    }
    for (int p = 0; p < question_provider_count(question); p++)
        count_provider(question, group, slots, p);
}

static gint
compare_groups(gconstpointer first, gconstpointer second)
{
    const CapacityGroup *a = *(const CapacityGroup *const *)first;
    const CapacityGroup *b = *(const CapacityGroup *const *)second;
    return a->line != b->line ? a->line - b->line : strcmp(a->class, b->class);
}

/* -- who is needed -------------------------------------------------------------------------- */

static void
add_hinges(Capacity *capacity, const Question *question, int provider)
{
    Hinge *hinge = g_new(Hinge, 1);
    *hinge = (Hinge){provider, g_array_new(FALSE, FALSE, sizeof(int)),
                     g_array_new(FALSE, FALSE, sizeof(int))};
    for (guint i = 0; i < capacity->days->len; i++) {
        const CapacityDay *day = &g_array_index(capacity->days, CapacityDay, i);
        if (capacity_margin(day) > 1 || question_bar(question, provider, day->slot) != BAR_NONE)
            continue;
        g_array_append_val(capacity_margin(day) <= 0 ? hinge->needed : hinge->nearly, day->slot);
    }
    if (hinge->needed->len + hinge->nearly->len > 0)
        g_ptr_array_add(capacity->hinges, hinge);
    else
        hinge_free(hinge);
}

static gint
compare_hinges(gconstpointer first, gconstpointer second)
{
    const Hinge *a = *(const Hinge *const *)first;
    const Hinge *b = *(const Hinge *const *)second;
    if (a->needed->len != b->needed->len)
        return a->needed->len > b->needed->len ? -1 : 1;
    if (a->nearly->len != b->nearly->len)
        return a->nearly->len > b->nearly->len ? -1 : 1;
    return a->provider - b->provider;
}

Capacity *
capacity_new(const Question *question)
{
    Capacity *capacity = g_new(Capacity, 1);
    *capacity = (Capacity){g_ptr_array_new_with_free_func(group_free),
                           g_array_new(FALSE, FALSE, sizeof(CapacityDay)),
                           g_ptr_array_new_with_free_func(hinge_free)};
    for (int s = 0; s < question_slot_count(question); s++) {
        const Slot *slot = question_slot(question, s);
        CapacityDay day = count_slot(question, s);
        g_array_append_val(capacity->days, day);
        group_of(capacity, slot->line, day_class_word(question->region->calendar, slot->day));
    }
    g_array_sort(capacity->days, compare_days);
    for (guint i = 0; i < capacity->groups->len; i++)
        count_group(question, g_ptr_array_index(capacity->groups, i));
    g_ptr_array_sort(capacity->groups, compare_groups);
    for (int p = 0; p < question_provider_count(question); p++)
        add_hinges(capacity, question, p);
    g_ptr_array_sort(capacity->hinges, compare_hinges);
    return capacity;
}
