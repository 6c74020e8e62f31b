/* What is proven of a rota's fairness: what no rota at all could do better, whatever its rules. */
#pragma once

#include "audit/audit.h"
#include "region/rota.h"

/** A number of this rota beside what every rota is held to; whole duties (or load), or millionths
 * of a standing. */
typedef struct {
    gint64 now;
    gint64 bound;
} Proof;

/** One tally of `fair`. Every bound holds for each rota that fills as much of the tally as this
 * one, for only who may stand where is asked, and that nobody stands twice in one duty. */
typedef struct {
    int fair;
    gint64 given;  /* load of the filled places, whoever serves them */
    int members;   /* those whom the period counts */
    Proof most;    /* the greatest load of a member; not below bound in any rota */
    Proof least;   /* the least; not above bound in any rota */
    Proof highest; /* the greatest standing; not below bound in any rota */
    Proof lowest;  /* the lowest standing; not above bound in any rota */
} TallyProof;

/** TallyProof, for each tally with members whose duties are given; the caller unrefs. */
GArray *certificate_new(const Question *question, const Rota *rota, const Audit *audit);
/** What a proof says, in sentences in the language in force; the caller unrefs (char *). */
GPtrArray *certificate_sentences(const Question *question, const GArray *certificate);
