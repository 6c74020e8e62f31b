/* A program without the cells that are known to be of no use. */
#pragma once

#include "lower/program.h"

/** What is left of every element where the dead cells (-1) are never taken. *whole: by cell of the
 * new program, its cell in the old one; the caller frees both. */
Program *thin_program(const Program *program, const gint8 *dead, int **whole);
