/* An order of one provider's cells that suits every chain, rank and run at once. */
#pragma once

#include "engine/price/network.h"

/** Sorts the cells (ascending on entry), n_cells of them in the program; FALSE: the elements
 *  contradict each other. */
gboolean cell_order(const Memories *memories, int n_cells, GArray *cells);
