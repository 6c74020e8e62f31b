/* What is said between the reader of calendar files and the child process that runs libical. */
#pragma once

#include <glib.h>

/** A request: so many tasks, in so many bytes after this. */
typedef struct {
    guint32 tasks;
    guint32 bytes;
} IcsAsked;

/** One rule to be expanded; its text, `length` bytes with the NUL, follows. Times as in IcsRule. */
typedef struct {
    gint64 start, from, to;
    gint32 all_day;
    guint32 length;
} IcsTask;

/** An answer is many of these. */
typedef struct {
    gint32 rule;
    gint32 what;
    gint64 start;
} IcsWord;

enum { WORD_BEGUN, WORD_OCCURRENCE, WORD_REFUSED, WORD_STEEP, WORD_DONE };

/** The child's whole life: answers requests until the other end is closed, or it may use no more of
 *  the machine. */
void ics_child_serve(int fd);
