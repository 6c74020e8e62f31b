/* Programs made of a part of another's cells. */
#pragma once

#include "lower/program.h"

/** A part being made: its cells stand in it already. */
typedef struct {
    const Program *whole;
    Program *part;
    int *number; /* by cell and mark of the whole: what the part calls it, or -1 */
} Thinning;

/** Each adds to the part what is left of an element of the whole, by its index. */
void thin_tally(const Thinning *thinning, int index);
void thin_chain(const Thinning *thinning, int index);
void thin_rank(const Thinning *thinning, int index);
void thin_run(const Thinning *thinning, int index);
void thin_span(const Thinning *thinning, int index);
/** The same, and enters the mark's number: -1 where it can be reached no more. */
void thin_mark(const Thinning *thinning, int index);

/** What is left of every element where the dead cells (-1) are never taken. *whole: by cell of the
 * new program, its cell in the old one; the caller frees both. */
Program *thin_program(const Program *program, const gint8 *dead, int **whole);
