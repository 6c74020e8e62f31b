/* Texts that were read, and places in them. */
#pragma once

#include <glib.h>

/** A text that was read: its name as the user knows it and its UTF-8 content. */
typedef struct Source Source;

/** Where something was written. source NULL: nowhere; line 0: the file as a whole. */
typedef struct {
    const Source *source;
    int line;   /* from 1 */
    int column; /* from 1, in characters */
} Place;

#define PLACE_NONE ((Place){NULL, 0, 0})

/** Copies both; content may hold NUL bytes (length counts). Free with source_free. */
Source *source_new(const char *name, const char *content, gsize length);
void source_free(Source *source);
const char *source_name(const Source *source);
const char *source_content(const Source *source, gsize *length);
/** The line's text without its line end, or NULL where there is none; the caller frees. */
char *source_line(const Source *source, int line);
/** The place of a byte offset in the content. */
Place source_place(const Source *source, gsize offset);
/** The whole file. */
static inline Place
source_whole(const Source *source)
{
    return (Place){source, 0, 0};
}
