/* A line of --log-json read back. */
#pragma once

#include <glib.h>

typedef struct {
    char *association;
    char *period;
    char *status;
    int exit;
    double seconds;
    double gap; /* below 0: not said; so too below */
    int open;
    int revision;
    int hook;
} RunLine;

/** NULL: it is no such line. The caller frees. */
RunLine *run_line_read(const char *text);
void run_line_free(RunLine *line);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(RunLine, run_line_free)
