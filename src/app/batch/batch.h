/* Many regions, each made by this same program in a process of its own. */
#pragma once

#include "app/options.h"

typedef enum {
    STATE_WAITING, /* not begun */
    STATE_DRAFTED,
    STATE_PUBLISHED,
    STATE_CURRENT, /* nothing to do: the draft or the publication is of these inputs */
    STATE_LEFT,    /* published of other inputs, or taken back: left as it is */
    STATE_OPEN,    /* a draft with open places */
    STATE_FAILED,  /* the exit code says why */
    STATE_LATE,    /* ended because it took too long */
    STATE_CRASHED  /* ended by a signal, as when memory is at an end */
} BatchState;

typedef struct {
    char *folder; /* as it was named */
    char *path;   /* where it lies */
    BatchState state;
    ExitCode code;
    double seconds;
    double gap; /* below 0: not known; so too below */
    int open;
    int revision;
    int hook;
    char *association;
    char *message; /* the first that it said, or NULL */
} BatchRegion;

typedef struct {
    const Options *options;
    const char *period;
    int jobs;
    int part, parts;    /* 1 of 1: everything */
    GPtrArray *regions; /* BatchRegion * */
    gint64 begun;
} Batch;

/** Reads arguments, manifest and slice. EXIT_DONE, or EXIT_USAGE and EXIT_IO after it is told. */
ExitCode batch_list(Batch *batch);
/** Runs them all, so many at a time; ends early, with what is done, after SIGINT or SIGTERM. */
void batch_run(Batch *batch);
/** The summary on standard output; quietly, only what is not done, on standard error. */
void batch_report(const Batch *batch, ExitCode code);
/** "drafted", "published", … */
const char *batch_word(const BatchRegion *region);
/** Whether nobody need look at it. */
gboolean batch_is_well(const BatchRegion *region);
