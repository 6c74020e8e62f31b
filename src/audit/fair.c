/* fair: the load that the rota gives, beside the fair part. Contract, section 4. */

#include "audit/count.h"
#include "base/whole.h"
#include "region/credit.h"
#include "region/division.h"

/** One tally while it is counted. */
typedef struct {
    Count *count;
    int index;
    const Fair *fair;
    const gint64 *load; /* x, by provider */
} Reckoning;

typedef __int128 Price(const Reckoning *reckoning);

static const FairPart *
part_of(const Reckoning *reckoning, int provider)
{
    return question_fair_part(reckoning->count->question, reckoning->index, provider);
}

/** 12/share, rounded half up, at least 1; share in hundredths. */
static gint64
squares_weight(int share)
{
    return MAX(1, (2 * 1200 + share) / (2 * share));
}

/** 12·x + b, b being 12·(B - F) from millionths, rounded half up. */
static gint64
twelfths(const Reckoning *reckoning, int provider)
{
    const FairPart *part = part_of(reckoning, provider);
    gint64 doubled = 24 * (part->before - part->part) + MICROS; /* 2 million times b + 1/2 */
    return 12 * reckoning->load[provider] + divide_down(doubled, 2 * MICROS);
}

static __int128
squares(const Reckoning *reckoning)
{
    __int128 sum = 0;
    for (int p = 0; p < question_provider_count(reckoning->count->question); p++) {
        const FairPart *part = part_of(reckoning, p);
        __int128 away = part->member ? twelfths(reckoning, p) : 0;
        sum += part->member ? squares_weight(part->share) * away * away : 0;
    }
    return sum;
}

static __int128
deviation(const Reckoning *reckoning)
{
    __int128 sum = 0;
    for (int p = 0; p < question_provider_count(reckoning->count->question); p++)
        if (part_of(reckoning, p)->member)
            sum += ABS(twelfths(reckoning, p));
    return sum * (COST_UNIT / 12);
}

/** |s_i·c_j - s_j·c_i| in hundredths of millionths. */
static __int128
apart_by(const Reckoning *reckoning, int i, int j)
{
    const FairPart *p = part_of(reckoning, i);
    const FairPart *q = part_of(reckoning, j);
    __int128 c_i = p->before + reckoning->load[i] * MICROS - p->part;
    __int128 c_j = q->before + reckoning->load[j] * MICROS - q->part;
    __int128 difference = p->share * c_j - q->share * c_i;
    return difference < 0 ? -difference : difference;
}

static __int128
spread(const Reckoning *reckoning)
{
    __int128 widest = 0;
    int providers = question_provider_count(reckoning->count->question);
    for (int i = 0; i < providers; i++)
        for (int j = i + 1; j < providers; j++)
            if (part_of(reckoning, i)->member && part_of(reckoning, j)->member)
                widest = MAX(widest, apart_by(reckoning, i, j));
    __int128 whole = (__int128)100 * MICROS;
    return (widest + whole - 1) / whole * COST_UNIT;
}

static Price *const price_of_form[] = {
    [FORM_SQUARES] = squares, [FORM_DEVIATION] = deviation, [FORM_SPREAD] = spread};

/** Each duty counts for whoever is credited with it. */
static void
count_load(const Reckoning *reckoning, int provider, gint64 *load, gint64 *served)
{
    const Question *question = reckoning->count->question;
    const GArray *duties = count_duties(reckoning->count, provider);
    for (guint i = 0; i < duties->len; i++) {
        int slot = g_array_index(duties, int, i);
        int credited = question_credited(question, provider, slot);
        if (fair_counts(question, reckoning->fair, provider, slot))
            served[provider] += fair_load(question, reckoning->fair, slot);
        if (fair_counts(question, reckoning->fair, credited, slot))
            load[credited] += fair_load(question, reckoning->fair, slot);
    }
}

void
audit_fair(Count *count)
{
    int providers = question_provider_count(count->question);
    const GPtrArray *fairs = count->question->region->fairs;
    for (guint f = 0; f < fairs->len; f++) {
        const Fair *fair = g_ptr_array_index(fairs, f);
        gint64 *load = count->audit->load + (gsize)f * (gsize)providers;
        gint64 *served = count->audit->served + (gsize)f * (gsize)providers;
        Reckoning reckoning = {count, (int)f, fair, load};
        for (int p = 0; p < providers; p++)
            count_load(&reckoning, p, load, served);
        count_charge(count, fair->level, price_of_form[fair->form](&reckoning) * fair->cost);
    }
}
