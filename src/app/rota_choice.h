/* Which rota a command speaks of: a file, the newest publication, the draft. */
#pragma once

#include "app/session.h"
#include "region/rota.h"

typedef struct {
    Rota *rota;
    const Record *record; /* the publication it is; NULL: none */
    Record *joined;       /* `record`, where it is taken from publications of other periods; NULL */
} RotaChoice;

/** --rota FILE, else (without --draft) what is published of the period by itself or within others,
 * else the draft. Anything but EXIT_DONE has been told; clear it in any case. */
ExitCode rota_choose(Session *session, RotaChoice *choice);
void rota_choice_clear(RotaChoice *choice);
