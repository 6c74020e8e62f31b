/* The ledger of wishes beside the ledger of load: how many were asked, how many granted. */
#pragma once

#include "region/rota.h"

/** What a rota makes of one wish. */
typedef struct {
    int provider;
    Day day;
    const Request *request;      /* what was asked */
    const RecordWish *published; /* … of a day that stays as published; then request is NULL */
    gboolean granted;            /* wanted and served, or avoided and not served */
} WishAnswer;

/** `WishAnswer` of each wish of the period's days, by provider and day. Days that stay as published
 *  keep the published answer. The caller unrefs. */
GArray *wishes_answered(const Question *question, const Rota *rota);

typedef struct {
    int asked, granted;               /* in this period */
    int asked_before, granted_before; /* in records of the days before it, without limit of time */
} WishSum;

/** By provider. The period's wishes are as `published` answered them, or as the rota does where it
 *  is NULL. A recorded wish counts where no newer publication has its day. The caller frees. */
WishSum *wishes_summed(const Question *question, const Rota *rota, const Record *published);
