/* Which rota a command speaks of: a file, the newest publication, the draft. */
#pragma once

#include "app/session.h"
#include "region/rota.h"

typedef struct {
    Rota *rota;
    const Record *record; /* the publication it is; NULL: none */
} RotaChoice;

/** --rota FILE, else (without --draft) the newest record, else the draft. Anything but EXIT_DONE
 * has been told; free the rota. */
ExitCode rota_choose(Session *session, RotaChoice *choice);
