#include "explain/certificate.h"

#include "explain/maximum_flow.h"
#include "region/credit.h"
#include "region/division.h"

/* A tally with more possible duties than this goes unproven rather than keep anybody waiting. */
#define CELLS_MOST 400000

/** Who can give what of one tally: source - slots - providers - sink. */
typedef struct {
    const Question *question;
    const Audit *audit;
    int fair;
    TallyProof proof;
    MaximumFlow *flow;
    GArray *members; /* int */
    int *ends;       /* by member: its edge to the sink */
    int others;      /* the edge to the sink of those who are no members: theirs is nobody's */
    gint64 weighed;  /* what all slots together could bring */
} Proving;

static gint64
offset_of(const Proving *proving, int provider)
{
    const FairPart *part = question_fair_part(proving->question, proving->fair, provider);
    return part->before - part->part;
}

static gint64
load_of(const Proving *proving, int provider)
{
    gsize width = proving->question->region->providers->len;
    return proving->audit->load[(gsize)proving->fair * width + (gsize)provider];
}

static const Fair *
fair_of(const Proving *proving)
{
    return g_ptr_array_index(proving->question->region->fairs, proving->fair);
}

/* -- the network ---------------------------------------------------------------------------- */

/** How many of those who could stand there would be credited to nobody, and to each provider. */
static int
count_takers(const Proving *proving, int slot, int *takers)
{
    const Question *question = proving->question;
    int strangers = 0;
    for (int p = 0; p < question_provider_count(question); p++) {
        int credited = question_credited(question, p, slot);
        if (question_bar(question, p, slot) != BAR_NONE)
            continue;
        if (fair_counts(question, fair_of(proving), credited, slot))
            takers[credited]++;
        else
            strangers++;
    }
    return strangers;
}

static void
add_slot(Proving *proving, int slot, int node)
{
    const Question *question = proving->question;
    gint64 load = fair_load(question, fair_of(proving), slot);
    int others = 2 + (int)proving->members->len;
    g_autofree int *takers = g_new0(int, (gsize)question_provider_count(question) + 1);
    int strangers = count_takers(proving, slot, takers);
    maximum_flow_add(proving->flow, 0, node, question_slot(question, slot)->need * load);
    maximum_flow_add(proving->flow, node, others, strangers * load);
    for (guint i = 0; i < proving->members->len; i++) {
        int p = g_array_index(proving->members, int, i);
        if (takers[p] > 0)
            maximum_flow_add(proving->flow, node, 2 + (int)i, takers[p] * load);
    }
}

static void
build(Proving *proving)
{
    const Question *question = proving->question;
    int members = (int)proving->members->len;
    int first = 3 + members;
    proving->flow = maximum_flow_new(first + question_slot_count(question));
    proving->ends = g_new(int, members + 1);
    for (int i = 0; i < members; i++)
        proving->ends[i] = maximum_flow_add(proving->flow, 2 + i, 1, 0);
    proving->others = maximum_flow_add(proving->flow, 2 + members, 1, 0);
    for (int s = 0; s < question_slot_count(question); s++) {
        if (!fair_sees_slot(question, fair_of(proving), s))
            continue;
        add_slot(proving, s, first + s);
        proving->weighed +=
            (gint64)question_slot(question, s)->need * fair_load(question, fair_of(proving), s);
    }
}

/** So much load, whole, brings a standing of at most (or at least) `standing`. */
static gint64
load_within(gint64 standing, gint64 offset, gboolean at_most)
{
    gint64 room = standing - offset;
    gint64 down = room >= 0 ? room / MICROS : -((-room + MICROS - 1) / MICROS);
    return at_most || room % MICROS == 0 ? down : down + 1;
}

/** Whether as much as now can be given with nobody above `standing`. */
static gboolean
can_keep_below(Proving *proving, gint64 standing, gboolean of_load)
{
    for (guint i = 0; i < proving->members->len; i++) {
        int p = g_array_index(proving->members, int, i);
        gint64 most = load_within(standing, of_load ? 0 : offset_of(proving, p), TRUE);
        if (most < 0)
            return FALSE;
        maximum_flow_set(proving->flow, proving->ends[i], most);
    }
    maximum_flow_set(proving->flow, proving->others, proving->weighed);
    return maximum_flow_value(proving->flow) >= proving->proof.given;
}

/** Whether everybody can have `standing` or more. */
static gboolean
can_keep_above(Proving *proving, gint64 standing, gboolean of_load)
{
    gint64 wanted = 0;
    for (guint i = 0; i < proving->members->len; i++) {
        int p = g_array_index(proving->members, int, i);
        gint64 least = MAX(0, load_within(standing, of_load ? 0 : offset_of(proving, p), FALSE));
        maximum_flow_set(proving->flow, proving->ends[i], least);
        wanted += least;
    }
    maximum_flow_set(proving->flow, proving->others, 0);
    return maximum_flow_value(proving->flow) >= wanted;
}

/* -- bounds --------------------------------------------------------------------------------- */

typedef struct {
    gint64 least;
    gint64 most;
} Extent;

static Extent
extent_of(const Proving *proving, gboolean of_load)
{
    Extent extent = {G_MAXINT64, G_MININT64};
    for (guint i = 0; i < proving->members->len; i++) {
        int p = g_array_index(proving->members, int, i);
        gint64 standing = load_of(proving, p) * MICROS + (of_load ? 0 : offset_of(proving, p));
        extent.least = MIN(extent.least, standing);
        extent.most = MAX(extent.most, standing);
    }
    return extent;
}

/** The least standing (or load, in millionths) below which not everybody can be kept; this rota
 * shows that it is not above what it has. */
static gint64
bound_above(Proving *proving, gint64 now, gboolean of_load)
{
    gint64 step = of_load ? MICROS : 1;
    gint64 no = now - step, width = step;
    if (can_keep_below(proving, no, of_load) == FALSE)
        return now;
    gint64 yes = no;
    while (can_keep_below(proving, no, of_load)) {
        yes = no;
        no -= width;
        width *= 2;
    }
    while (yes - no > step) {
        gint64 middle = no + (yes - no) / step / 2 * step;
        if (can_keep_below(proving, middle, of_load))
            yes = middle;
        else
            no = middle;
    }
    return yes;
}

/** The greatest standing (or load) above which not everybody can be kept. */
static gint64
bound_below(Proving *proving, gint64 now, gboolean of_load)
{
    gint64 step = of_load ? MICROS : 1;
    gint64 no = now + step, yes = now, width = step;
    while (can_keep_above(proving, no, of_load)) {
        yes = no;
        no += width;
        width *= 2;
    }
    while (no - yes > step) {
        gint64 middle = yes + (no - yes) / step / 2 * step;
        if (can_keep_above(proving, middle, of_load))
            yes = middle;
        else
            no = middle;
    }
    return yes;
}

static void
prove(Proving *proving)
{
    Extent load = extent_of(proving, TRUE);
    Extent standing = extent_of(proving, FALSE);
    TallyProof *proof = &proving->proof;
    proof->most = (Proof){load.most / MICROS, bound_above(proving, load.most, TRUE) / MICROS};
    proof->least = (Proof){load.least / MICROS, bound_below(proving, load.least, TRUE) / MICROS};
    proof->highest = (Proof){standing.most, bound_above(proving, standing.most, FALSE)};
    proof->lowest = (Proof){standing.least, bound_below(proving, standing.least, FALSE)};
}

/* -- what there is to prove ------------------------------------------------------------------ */

/** The load of the places that the rota fills with somebody who may stand there, each once. */
static gint64
count_given(const Proving *proving, const Rota *rota)
{
    gint64 given = 0;
    for (guint i = 0; i < rota->assignments->len; i++) {
        const Assignment *a = &g_array_index(rota->assignments, Assignment, i);
        if (a->slot >= 0 && a->role == ROLE_DUTY &&
            fair_sees_slot(proving->question, fair_of(proving), a->slot))
            given += fair_load(proving->question, fair_of(proving), a->slot);
    }
    return given;
}

static void
list_members(Proving *proving)
{
    for (int p = 0; p < question_provider_count(proving->question); p++)
        if (question_fair_part(proving->question, proving->fair, p)->member)
            g_array_append_val(proving->members, p);
}

/** A rota that nobody could have asked for proves nothing: somebody stands who cannot, or more than
 * there are places. */
static gboolean
is_sound(const Audit *audit)
{
    for (guint i = 0; i < audit->breaches->len; i++) {
        BreachKind kind = g_array_index(audit->breaches, Breach, i).kind;
        if (kind == BREACH_BAR || kind == BREACH_OVER || kind == BREACH_TWICE)
            return FALSE;
    }
    return TRUE;
}

static void
certify(GArray *certificate, const Question *question, const Rota *rota, const Audit *audit,
        int fair)
{
    Proving proving = {question,       audit, fair,
                       {.fair = fair}, NULL,  g_array_new(FALSE, FALSE, sizeof(int)),
                       NULL,           0,     0};
    list_members(&proving);
    proving.proof.members = (int)proving.members->len;
    proving.proof.given = count_given(&proving, rota);
    if (proving.members->len > 0 && proving.proof.given > 0) {
        build(&proving);
        prove(&proving);
        g_array_append_val(certificate, proving.proof);
    }
    maximum_flow_free(proving.flow);
    g_array_unref(proving.members);
    g_free(proving.ends);
}

GArray *
certificate_new(const Question *question, const Rota *rota, const Audit *audit)
{
    GArray *certificate = g_array_new(FALSE, FALSE, sizeof(TallyProof));
    gint64 cells = (gint64)question_provider_count(question) * question_slot_count(question);
    if (cells > CELLS_MOST || !is_sound(audit))
        return certificate;
    for (guint f = 0; f < question->region->fairs->len; f++)
        certify(certificate, question, rota, audit, (int)f);
    return certificate;
}
