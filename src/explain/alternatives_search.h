/* The search for what others would cost, shared by its two parts: prices, and what is told beside
 * them. */
#pragma once

#include "explain/alternatives_case.h"

typedef struct {
    const Question *question;
    const Rota *rota;
    Post post;
    const AlternativesEffort *effort;
    gint64 begun;
    gint64 base[TIERS]; /* what the rota costs */
    Alternatives *found;
} Search;

/** By the clock; meaningless without a limit. */
double search_seconds_left(const Search *search);
gboolean search_is_over(const Search *search);

/** Of the cheapest a rota of the same price that changes little else, where one is found. */
void search_look_closer(Search *search);
/** What moves and differs in each rota found. */
void search_describe(Search *search);
