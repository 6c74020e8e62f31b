/* What of a program asks for something to be taken.
 *
 * Prices that can be paid are passed over. An element that taking nothing does not satisfy demands
 * its cells; an element that taking less may break (a minimum, a rank) and that shares a cell with
 * those demands all of its own; every other cell may stay free. So a program has a choice free of
 * NEVER just where each of its parts has one. */
#pragma once

#include "lower/program.h"

typedef struct {
    Program *program; /* all its prices are 0 or NEVER */
    GArray *cell;     /* int: the whole program's cell behind each of its own */
} Part;

/** The parts (Part *), each of cells that hang together, by the number of cells; the caller unrefs.
 * own: what couples providers is passed over, so that each part is one provider's. *impossible:
 * some demand has no cell at all that could meet it. */
GPtrArray *demanded_parts(const Program *program, gboolean own, gboolean *impossible);
