/* The sheets of rota.xlsx, one function each. */
#pragma once

#include "write/edition.h"
#include "write/sheet/book.h"

/** Days below each other, one column per line, those who stand by name. */
void sheet_grid(Book *book, const Edition *edition);
/** The same table as rota.csv, every cell a text. */
void sheet_list(Book *book, const Edition *edition);
/** Duties and the tallies of `fair`, one row per provider. */
void sheet_tallies(Book *book, const Edition *edition);
/** The positions of fees.csv, with sums per provider and over all. */
void sheet_fees(Book *book, const Edition *edition);
