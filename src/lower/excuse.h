/* Hard rules that the past has broken. */
#pragma once

#include "lower/lowering.h"

/** Frees the lowered rules and laws of what duties of frozen days break among themselves. */
void lower_excuse(Lowering *lowering);
