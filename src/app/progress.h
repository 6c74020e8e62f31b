/* One line of progress on a terminal. */
#pragma once

#include "engine/engine.h"

typedef struct {
    gboolean shown;
} ProgressLine;

/** FALSE: standard error is no terminal, or quiet was asked for; then nothing is to be shown. */
gboolean progress_begin(ProgressLine *line, gboolean quiet);
/** For Effort.progress; data is the ProgressLine. */
void progress_show(const Progress *progress, gpointer data);
/** Clears the line. */
void progress_end(ProgressLine *line);
