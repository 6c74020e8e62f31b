#include "../audit/town.h"
#include "explain/certificate.h"

#include <criterion/criterion.h>

enum { DOCTORS = 3, DAYS = 4 };

/** Three doctors, four days of one place; some cannot on some days; everything can be counted. */
typedef struct {
    gboolean absent[DOCTORS][DAYS];
    int stands[DAYS]; /* -1: nobody */
} Case;

static void
count_loads(const int stands[DAYS], gint64 load[DOCTORS])
{
    for (int i = 0; i < DOCTORS; i++)
        load[i] = 0;
    for (int day = 0; day < DAYS; day++)
        if (stands[day] >= 0)
            load[stands[day]]++;
}

/** Over all rotas that fill as much as this one (or, for the least, any): the least greatest and
 * the greatest least load. */
static void
brute_force(const Case *kase, gint64 *most, gint64 *least)
{
    int filled = 0;
    for (int day = 0; day < DAYS; day++)
        filled += kase->stands[day] >= 0;
    *most = G_MAXINT64;
    *least = 0;
    for (int code = 0; code < 256; code++) {
        int stands[DAYS], places = 0;
        gboolean possible = TRUE;
        for (int day = 0; day < DAYS; day++) {
            stands[day] = (code >> 2 * day & 3) - 1;
            places += stands[day] >= 0;
            possible = possible && (stands[day] < 0 || !kase->absent[stands[day]][day]);
        }
        gint64 load[DOCTORS];
        count_loads(stands, load);
        gint64 low = MIN(load[0], MIN(load[1], load[2]));
        gint64 high = MAX(load[0], MAX(load[1], load[2]));
        if (possible && places >= filled)
            *most = MIN(*most, high);
        if (possible)
            *least = MAX(*least, low);
    }
}

static char *
date_of(int day)
{
    return g_strdup_printf("2026-12-%02d", day + 1);
}

static Town *
town_of(const Case *kase)
{
    Town *town = town_new();
    for (int i = 0; i < DOCTORS; i++) {
        g_autofree char *id = g_strdup_printf("d%d", i);
        town_doctor(town, id);
        for (int day = 0; day < DAYS; day++) {
            g_autofree char *date = date_of(day);
            if (kase->absent[i][day])
                town_request(town, REQUEST_ABSENT, i, date, date, -1);
        }
    }
    town_line(town, UNIT_DOCTOR, "day", "09:00-17:00");
    town_fair(town, FORM_SQUARES);
    town_ask(town, "2026-12-01", "2026-12-04");
    for (int day = 0; day < DAYS; day++) {
        g_autofree char *date = date_of(day);
        if (kase->stands[day] >= 0)
            town_stand(town, kase->stands[day], 0, date);
    }
    return town;
}

static void
check(const Case *kase)
{
    Town *town = town_of(kase);
    g_autoptr(Audit) audit = audit_rota(town->question, town->rota);
    g_autoptr(GArray) certificate = certificate_new(town->question, town->rota, audit);
    gint64 most, least, load[DOCTORS];
    brute_force(kase, &most, &least);
    count_loads(kase->stands, load);
    if (certificate->len > 0) {
        const TallyProof *proof = &g_array_index(certificate, TallyProof, 0);
        cr_assert_eq(proof->most.bound, most);
        cr_assert_eq(proof->least.bound, least);
        cr_assert_eq(proof->most.now, MAX(load[0], MAX(load[1], load[2])));
        cr_assert_eq(proof->least.now, MIN(load[0], MIN(load[1], load[2])));
        cr_assert_leq(proof->highest.bound, proof->highest.now);
        cr_assert_geq(proof->lowest.bound, proof->lowest.now);
    } else {
        cr_assert_eq(load[0] + load[1] + load[2], 0, "only of nothing is nothing proven");
    }
    town_free(town);
}

Test(certificate, is_what_all_rotas_show)
{
    guint32 state = 3;
    for (int round = 0; round < 200; round++) {
        Case kase;
        for (int day = 0; day < DAYS; day++) {
            for (int i = 0; i < DOCTORS; i++) {
                state = state * 1664525u + 1013904223u;
                kase.absent[i][day] = (state >> 16) % 5 < 2;
            }
            state = state * 1664525u + 1013904223u;
            kase.stands[day] = (int)((state >> 16) % 4) - 1;
            if (kase.stands[day] >= 0 && kase.absent[kase.stands[day]][day])
                kase.stands[day] = -1;
        }
        check(&kase);
    }
}
