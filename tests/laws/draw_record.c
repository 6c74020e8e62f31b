#include "dice.h"

static void
cover_lines(const Town *town, Record *record)
{
    for (guint i = 0; i < town->region->lines->len; i++) {
        RecordLine *row = record_add_line(record);
        row->id = g_strdup(region_line(town->region, (int)i)->id);
        row->unit = region_line(town->region, (int)i)->unit;
    }
    RecordLine *gone = record_add_line(record);
    gone->id = g_strdup("gone");
    gone->unit = UNIT_DOCTOR;
}

static const char *
draw_hours_then(Dice *dice)
{
    static const char *const hours[] = {"09:00-17:00", "22:00-07:00", "20:00-08:00,10:00-12:00",
                                        "08:30-08:30", NULL,          NULL};
    return hours[dice_below(dice, G_N_ELEMENTS(hours))];
}

static void
draw_duty(Dice *dice, const Town *town, Record *record)
{
    int lines = (int)town->region->lines->len;
    int line = dice_below(dice, lines + 1);
    int provider = dice_below(dice, (int)town->region->providers->len);
    RecordDuty *duty = record_add_duty(record);
    duty->line = g_strdup(line == lines ? "gone" : region_line(town->region, line)->id);
    duty->provider = g_strdup(region_provider(town->region, provider)->id);
    duty->role = g_strdup(dice_chance(dice, 10) ? "reserve" : "duty");
    if (dice_chance(dice, 20))
        duty->owed = g_strdup(
            region_provider(town->region, dice_below(dice, (int)town->region->providers->len))->id);
    duty->hours = g_strdup(draw_hours_then(dice));
    duty->weight = dice_below(dice, 4);
    duty->day =
        record->period.first + dice_below(dice, record->period.last - record->period.first + 1);
}

/* The order as it may have been: today's, perhaps with others at some places. */
static void
draw_old_order(Dice *dice, const Town *town, RecordPointer *pointer, const Rule *rule)
{
    int providers = (int)town->region->providers->len;
    for (guint i = 0; i < rule->rotation.order->len; i++) {
        int provider = dice_chance(dice, 80) ? g_array_index(rule->rotation.order, int, i)
                                             : dice_below(dice, providers);
        g_ptr_array_add(pointer->order, g_strdup(region_provider(town->region, provider)->id));
    }
    g_free(pointer->next);
    pointer->next = g_strdup(g_ptr_array_index(pointer->order, (guint)pointer->position));
}

static void
draw_pointers(Dice *dice, const Town *town, Record *record, const Rule *rule)
{
    for (guint i = 0; i < town->region->lines->len; i++) {
        int places = (int)rule->rotation.order->len;
        int place = dice_below(dice, places);
        RecordPointer *pointer = record_add_pointer(record);
        pointer->rule = g_strdup(rule->id);
        pointer->line = g_strdup(region_line(town->region, (int)i)->id);
        pointer->cycle = g_strdup(dice_chance(dice, 70) ? "main" : "new-year");
        pointer->next = g_strdup(
            region_provider(town->region, g_array_index(rule->rotation.order, int, place))->id);
        pointer->position = place;
        if (dice_chance(dice, 50))
            draw_old_order(dice, town, pointer, rule);
    }
}

static void
draw_record(Dice *dice, Town *town, Period period)
{
    Record *record = record_new();
    record->period = period;
    record->revision = (int)town->region->records->len + 1;
    record->serial = record->revision;
    cover_lines(town, record);
    for (int duties = dice_below(dice, 2 * (period.last - period.first + 1)); duties > 0; duties--)
        draw_duty(dice, town, record);
    for (guint i = 0; i < town->region->rules->len; i++) {
        const Rule *rule = g_ptr_array_index(town->region->rules, i);
        if (rule->kind == RULE_rotation && dice_chance(dice, 50))
            draw_pointers(dice, town, record, rule);
    }
    g_ptr_array_add(town->region->records, record);
}

void
draw_records(Dice *dice, Town *town, Period period)
{
    if (dice_chance(dice, 30))
        draw_record(dice, town, (Period){period.first - 4, period.last + 4});
    if (dice_chance(dice, 30))
        draw_record(dice, town, (Period){period.first - 6, period.first - 1});
    if (dice_chance(dice, 20))
        draw_record(dice, town, (Period){period.last + 1, period.last + 6});
}
