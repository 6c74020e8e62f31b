/* The region's lock: an OS lock on records/.lock, let go when the process ends. */
#pragma once

#include "app/exit.h"

typedef struct {
    int fd; /* -1: not held */
} Lock;

/** Takes the lock of the region in `folder`, waiting at most so many seconds; `moment` is written
 * into it. EXIT_LOCKED and EXIT_IO are reported. */
ExitCode lock_take(Lock *lock, const char *folder, int wait, const char *moment);
/** Harmless where it is not held. */
void lock_release(Lock *lock);
