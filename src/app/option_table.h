/* Which options there are, and which commands take them. */
#pragma once

#include "app/options.h"

typedef struct {
    unsigned takes;              /* TAKES_…, any of which; 0: every command */
    const GOptionEntry *entries; /* arg_data: the member's offset in Options */
} OptionGroup;

/** Ends with a group without entries. */
extern const OptionGroup option_groups[];
