#include "small.h"

static Small small;
static int sunday, night, ann, bob;

/* Two doctors; Sundays in two pieces, Saturday nights into Sunday morning. */
static void
begin(void)
{
    small = small_open();
    ann = plain_provider(small.region, UNIT_DOCTOR, "d01");
    bob = plain_provider(small.region, UNIT_DOCTOR, "d02");
    sunday = plain_line(small.region, "sunday", "sunday", "09:00-12:00,13:00-17:00");
    night = plain_line(small.region, "night", "saturday", "22:00-09:30");
}

static void
end(void)
{
    small_close(&small);
}

TestSuite(lower_cells, .init = begin, .fini = end);

static gint64
unfilled(const char *text)
{
    return small_price(&small, TIER_FILL, text);
}

Test(lower_cells, only_the_possible_becomes_a_cell)
{
    plain_request(small.region, ann, REQUEST_ABSENT, DEC(6), DEC(6));
    small_lower(&small, DEC(5), DEC(6));
    const Program *program = small.lowered->program;
    cr_assert_eq(program->slots, 2);
    cr_assert_eq(program->n_cells, 2, "the night reaches into the absence as well");
    for (int slot = 0; slot < 2; slot++) {
        cr_assert_eq(program->cell[slot].provider, bob);
        cr_assert_eq(program->cell[slot].slot, slot);
    }
}

Test(lower_cells, each_empty_place_costs_one)
{
    plain_map(small.region, &plain_line_at(small.region, sunday)->need, NULL, 2);
    small_lower(&small, DEC(6), DEC(13));
    cr_assert_eq(unfilled("d01 sunday 6"), 4);
    cr_assert_eq(unfilled("d01 sunday 6, d02 sunday 6"), 3);
    cr_assert_eq(unfilled("d01 sunday 6, d02 sunday 6, d01 night 12"), 2);
    cr_assert_eq(unfilled("d01 night 12, d02 night 12"), -1, "one place");
}

Test(lower_cells, a_duty_for_nobody_is_a_constant)
{
    plain_request(small.region, ann, REQUEST_ABSENT, DEC(6), DEC(6));
    plain_request(small.region, bob, REQUEST_ABSENT, DEC(6), DEC(6));
    small_lower(&small, DEC(6), DEC(6));
    cr_assert_eq(small.lowered->program->n_cells, 0);
    cr_assert_eq(small.lowered->program->constant[TIER_FILL], 1);
}

Test(lower_cells, stand_by_is_filled_after_duty)
{
    plain_map(small.region, &plain_line_at(small.region, sunday)->reserve, NULL, 1);
    small_lower(&small, DEC(5), DEC(6));
    cr_assert_eq(unfilled("d01 sunday 6, d02 sunday 6+"), 1);
    cr_assert_eq(small_price(&small, TIER_RESERVE, "d01 sunday 6"), 1);
    cr_assert_eq(small_price(&small, TIER_RESERVE, "d01 sunday 6, d02 sunday 6+"), 0);
    cr_assert_eq(unfilled("d01 sunday 6, d01 sunday 6+"), -1);
    cr_assert_eq(unfilled("d01 night 5, d01 sunday 6+"), -1, "one place at a time");
    cr_assert_eq(unfilled("d01 night 5, d02 sunday 6+"), 1);
}

Test(lower_cells, a_fix_must_stand)
{
    small_fix(&small, ann, sunday, DEC(6));
    small_lower(&small, DEC(6), DEC(6));
    cr_assert_eq(unfilled("d02 sunday 6"), -1);
    cr_assert_eq(unfilled("d01 sunday 6"), 0);
}

Test(lower_cells, a_fix_without_a_line_takes_any_duty_of_the_day)
{
    plain_line(small.region, "evening", "sunday", "18:00-22:00");
    small_fix(&small, ann, -1, DEC(6));
    small_lower(&small, DEC(6), DEC(6));
    cr_assert_eq(unfilled("d01 sunday 6"), 1);
    cr_assert_eq(unfilled("d01 evening 6"), 1);
    cr_assert_eq(unfilled("d01 evening 6, d01 sunday 6"), 0);
    cr_assert_eq(unfilled("d02 evening 6"), -1);
}

Test(lower_cells, a_doctor_is_in_one_place)
{
    plain_line(small.region, "noon", "sunday", "12:00-13:00");
    small_lower(&small, DEC(5), DEC(6));
    cr_assert_eq(unfilled("d01 night 5, d01 sunday 6"), -1, "half an hour in common");
    cr_assert_eq(unfilled("d01 night 5, d02 sunday 6"), 1);
    cr_assert_eq(unfilled("d01 noon 6, d01 sunday 6"), 1, "in the hole");
}

Test(lower_cells, travel_widens_a_duty)
{
    int noon = plain_line(small.region, "noon", "sunday", "12:00-13:00");
    plain_line_at(small.region, noon)->travel = 1;
    small_lower(&small, DEC(5), DEC(6));
    cr_assert_eq(unfilled("d01 noon 6, d01 sunday 6"), -1);
}

/* A clinic with one doctor or two, a line of clinics on Sunday morning. */
static int
add_clinic(void)
{
    small_close(&small);
    small = small_open();
    int clinic = plain_provider(small.region, UNIT_CLINIC, "c01");
    ann = plain_provider(small.region, UNIT_DOCTOR, "d01");
    bob = plain_provider(small.region, UNIT_DOCTOR, "d02");
    plain_at(small.region, ann)->clinic = clinic;
    plain_line(small.region, "sunday", "sunday", "09:00-12:00,13:00-17:00");
    plain_line(small.region, "night", "saturday", "22:00-09:30");
    for (int i = 0; i < 2; i++) {
        int line = plain_line(small.region, i == 0 ? "doors" : "phone", "sunday", "09:00-10:00");
        plain_line_at(small.region, line)->unit = UNIT_CLINIC;
    }
    return clinic;
}

Test(lower_cells, a_clinic_holds_several_lines)
{
    add_clinic();
    small_lower(&small, DEC(6), DEC(6));
    cr_assert_eq(unfilled("c01 doors 6, c01 phone 6"), 1);
}

Test(lower_cells, a_clinic_on_duty_keeps_its_only_doctor)
{
    add_clinic();
    small_lower(&small, DEC(5), DEC(6));
    cr_assert_eq(unfilled("c01 doors 6, d01 sunday 6"), -1);
    cr_assert_eq(unfilled("c01 doors 6, d01 night 5"), -1, "until half past nine");
    cr_assert_eq(unfilled("c01 doors 6, d02 sunday 6"), 2);
    cr_assert_eq(unfilled("d01 sunday 6"), 3);
}

Test(lower_cells, a_clinic_with_two_doctors_spares_one)
{
    int clinic = add_clinic();
    plain_at(small.region, bob)->clinic = clinic;
    small_lower(&small, DEC(6), DEC(6));
    cr_assert_eq(unfilled("c01 doors 6, d01 sunday 6"), 1);
}

Test(lower_cells, a_clinic_counts_the_members_of_the_day)
{
    int clinic = add_clinic();
    plain_at(small.region, bob)->clinic = clinic;
    plain_at(small.region, bob)->until = DEC(10);
    small_lower(&small, DEC(6), DEC(13));
    cr_assert_gt(unfilled("c01 doors 6, d01 sunday 6"), 0);
    cr_assert_eq(unfilled("c01 doors 13, d01 sunday 13"), -1);
}

Test(lower_cells, a_rota_and_its_choice_are_one)
{
    plain_map(small.region, &plain_line_at(small.region, sunday)->reserve, NULL, 1);
    small_lower(&small, DEC(5), DEC(6));
    g_autofree guint8 *taken = small_choice(&small, "d01 sunday 6, d02 night 5, d02 sunday 6+");
    g_autoptr(Rota) rota = lowered_rota(small.lowered, taken);
    cr_assert_eq(rota->assignments->len, 3);
    int slot = question_find_slot(small.question, sunday, DEC(6));
    cr_assert(rota_has(rota, ann, slot, ROLE_DUTY));
    cr_assert(rota_has(rota, bob, slot, ROLE_RESERVE));
    int dropped = 0;
    rota_add(rota, (Assignment){.provider = ann, .slot = -1, .line = sunday, .day = DEC(7)});
    g_autofree guint8 *again = lowered_choice(small.lowered, rota, &dropped);
    cr_assert_eq(dropped, 1);
    cr_assert_arr_eq(again, taken, (gsize)small.lowered->program->n_cells);
}

Test(lower_cells, every_element_tells_where_it_came_from)
{
    small_fix(&small, ann, sunday, DEC(6));
    small_lower(&small, DEC(6), DEC(6));
    const Tally *tally = small.lowered->program->tally;
    cr_assert_eq(lowered_ask(small.lowered, tally[0].ask).kind, ASK_COVER);
    cr_assert_eq(lowered_ask(small.lowered, tally[1].ask).kind, ASK_FIX);
    cr_assert_eq(lowered_ask(small.lowered, -1).kind, ASK_NATURE);
}
