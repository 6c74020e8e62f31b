/* The frame of every page: head with style and script inside, title, state of the rota. */
#pragma once

#include "write/edition.h"

typedef struct {
    const char *title;  /* what the page is: "Duty rota" */
    const char *kind;   /* class of the body */
    const char *notice; /* a mark beside the title, such as "internal"; NULL: none */
    gboolean search;    /* has a search field, and needs the script */
} PageHead;

/** Opens the document up to and with the page's header; `main` is the caller's. */
GString *page_begin(const Edition *edition, const PageHead *head);
/** Ends it; the caller frees. */
char *page_end(GString *html, gsize *length);
