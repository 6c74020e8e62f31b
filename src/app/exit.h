/* Exit codes of every command (contract, section 7; published in --help and the manual page). */
#pragma once

typedef enum {
    EXIT_DONE = 0,
    EXIT_NO_ROTA = 1,      /* no rota can satisfy the hard rules */
    EXIT_USAGE = 2,        /* the command line is wrong */
    EXIT_INPUT = 3,        /* the input is wrong */
    EXIT_UNFILLED = 4,     /* a rota was written but slots stay unfilled */
    EXIT_TIME = 5,         /* time ran out before any rota */
    EXIT_HARD_BREACH = 6,  /* hard breaches in a given rota */
    EXIT_NOT_POSSIBLE = 7, /* a swap or repair is not possible */
    EXIT_DOUBT = 70,       /* the self-check failed; nothing was written */
    EXIT_IO = 74,          /* cannot read or write */
    EXIT_LOCKED = 75       /* another run holds the region's lock */
} ExitCode;
