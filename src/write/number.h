/* Numbers as text, the same in every locale. */
#pragma once

#include <glib.h>

/** Millionths as a decimal number with at most `decimals` (0 … 6) digits after the point, rounded
 * half away from zero, without trailing zeros; never "-0". The caller frees. */
char *micros_format(gint64 micros, int decimals);
/** The shortest decimal that reads back as the same double; "null" for what is not finite. */
char *double_format(double number);
