/* The list of doctors and clinics that an association already has. */
#pragma once

#include "base/message.h"

#include <glib.h>

typedef struct Person Person;

/** A doctor or a clinic; texts are NULL where the list says nothing. */
struct Person {
    char *id;
    char *name;
    char *kana;
    char *area;
    char *phone;
    char *address;          /* clinics only */
    const Person *clinic;   /* doctors only */
    GPtrArray *departments; /* char * */
    GPtrArray *tags;        /* char * */
    char *closed;           /* clinics only; day words */
    char *never;            /* doctors only; day words */
};

typedef struct {
    GPtrArray *clinics; /* Person * */
    GPtrArray *doctors; /* Person * */
} People;

/** Reads a sheet (CSV) with Japanese or English headings, one row for each doctor or clinic; ids
 * are made where it has none. Columns it does not know, rows without a name and ids that cannot be
 * are told. NULL: there was an error (all told). */
People *people_read(const Source *source, Messages *messages);
void people_free(People *people);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(People, people_free)
