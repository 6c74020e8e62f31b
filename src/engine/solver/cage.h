/* GLPK 5.0 behind the seam, and nowhere else. Its errors abort() unless the error hook leaves by
 * longjmp, after which only glp_free_env() is allowed: every call that may fail stands in the cage.
 */
#pragma once

#include "engine/solver/mip.h"

#include <glpk.h>
#include <setjmp.h>

struct Mip {
    glp_prob *problem;
    gboolean broken;
    const MipWatch *watch;
    MipPoll poll; /* only while the solver runs */
    gpointer poll_data;
    double *scratch; /* a value per column */
    int *index;      /* a row or column on its way to GLPK; not on the stack of a call that */
    double *factor;  /* may be left by longjmp */
    double bound;
    gboolean left; /* the search was ended by the watch */
};

/* What setjmp returns at the door. */
enum { BY_ERROR = 1, BY_POLL };

/** Where GLPK leaves by an error or a poll. */
extern jmp_buf glpk_door;

/** After it left: the instance answers nothing any more. */
void glpk_give_up(Mip *mip);

/* TRUE when GLPK left by an error, now or earlier; used as the first statement only. */
#define CAUGHT(mip) ((mip)->broken || (setjmp(glpk_door) != 0 && (glpk_give_up(mip), TRUE)))

/** For GLPK's limits. */
int glpk_milliseconds(double seconds);
/** Between these the poll may end the solver's run. */
void glpk_poll_begin(Mip *mip, MipPoll poll, gpointer data);
void glpk_poll_end(Mip *mip);
