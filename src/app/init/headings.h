/* The headings of a list of doctors, in Japanese or English. */
#pragma once

/** What a column holds. */
typedef enum {
    OF_ID,
    OF_NAME,
    OF_KANA,
    OF_CLINIC,
    OF_DEPARTMENTS,
    OF_TAGS,
    OF_AREA,
    OF_PHONE,
    OF_ADDRESS,
    OF_CLOSED,
    OF_NEVER,
    OF_COUNT
} Heading;

/** The kind of column with that heading, in any width and case; -1: it is none. */
int heading_of(const char *text);
