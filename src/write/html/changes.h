/* What the rota changes against what was published before it. */
#pragma once

#include "write/edition.h"

/** The changes of the record (write/changes.h); nothing where it is the first of its days. */
void html_changes(GString *html, const Question *question, const Record *record);
