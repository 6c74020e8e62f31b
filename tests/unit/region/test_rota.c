#include "plain.h"
#include "region/rota.h"

#include <criterion/criterion.h>

Test(rota, is_sorted_as_the_csv_is)
{
    g_autoptr(Messages) messages = messages_new();
    g_autoptr(Region) region = region_new(".");
    int zoe = plain_provider(region, UNIT_DOCTOR, "z");
    int ann = plain_provider(region, UNIT_DOCTOR, "a");
    int late = plain_line(region, "late", "sunday", "18:00-20:00");
    int early = plain_line(region, "early", "sunday", "09:00-12:00");
    g_autoptr(Question) question = question_new(region, DECEMBER, NULL, messages);
    g_autoptr(Rota) rota = rota_new();
    const Assignment given[] = {
        {zoe, 2, late, DEC(13), ROLE_DUTY, PLACE_NONE},
        {zoe, 1, early, DEC(6), ROLE_DUTY, PLACE_NONE},
        {zoe, 0, late, DEC(6), ROLE_DUTY, PLACE_NONE},
        {ann, 0, late, DEC(6), ROLE_RESERVE, PLACE_NONE},
        {ann, -1, early, DEC(5), ROLE_DUTY, PLACE_NONE},
        {ann, 0, late, DEC(6), ROLE_DUTY, PLACE_NONE},
    };
    static const int expected[] = {4, 1, 5, 3, 2, 0};
    for (gsize i = 0; i < G_N_ELEMENTS(given); i++)
        rota_add(rota, given[i]);
    rota_sort(rota, question);
    for (gsize i = 0; i < G_N_ELEMENTS(given); i++) {
        const Assignment *got = &g_array_index(rota->assignments, Assignment, i);
        const Assignment *want = &given[expected[i]];
        cr_assert(got->provider == want->provider && got->line == want->line &&
                      got->day == want->day && got->role == want->role,
                  "place %d", (int)i);
    }
}

Test(rota, counts_who_stands)
{
    g_autoptr(Rota) rota = rota_new();
    rota_add(rota, (Assignment){3, 7, 0, 100, ROLE_DUTY, PLACE_NONE});
    rota_add(rota, (Assignment){4, 7, 0, 100, ROLE_DUTY, PLACE_NONE});
    rota_add(rota, (Assignment){5, 7, 0, 100, ROLE_RESERVE, PLACE_NONE});
    cr_assert_eq(rota_filled(rota, 7, ROLE_DUTY), 2);
    cr_assert_eq(rota_filled(rota, 7, ROLE_RESERVE), 1);
    cr_assert_eq(rota_filled(rota, 8, ROLE_DUTY), 0);
    cr_assert(rota_has(rota, 4, 7, ROLE_DUTY));
    cr_assert_not(rota_has(rota, 4, 7, ROLE_RESERVE));
    cr_assert_not(rota_has(rota, 4, 8, ROLE_DUTY));
}
