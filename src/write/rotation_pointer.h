/* Where the rotations stand after a period. */
#pragma once

#include "region/question.h"

/** Adds, per rotation, line and cycle, order[(start + n) mod m]: n the places of the line's slots
 * in the cycle, start the pointer that the newest earlier record left (contract, section 3),
 * whoever serves. */
void rotation_pointers_add(Record *record, const Question *question);
