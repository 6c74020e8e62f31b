/* What the public and the fire brigade are told: public lines only, and no name of a person unless
 * the line says so. */
#pragma once

#include "write/edition.h"
#include "write/roster.h"

/** One place that is open to patients on a day. */
typedef struct {
    Day day;
    int line;
    const char *name;    /* the clinic, or where the line has its place; NULL: not settled */
    const char *hours;   /* NULL: not known */
    const char *phone;   /* of the clinic or the place; NULL: none */
    const char *address; /* so too */
    char *doctors;       /* names-in-notice; NULL: not to be told */
} NoticeRow;

/** NoticeRow, by day, then line as the region has them, then clinic; the caller unrefs. */
GArray *notice_rows(const Edition *edition);
/** Whether any public line tells the names of its doctors. */
gboolean notice_tells_names(const Region *region);

/** `date,week,medical,name,time,phone,address`, and `doctor` where names are told. The caller
 * frees; so too below. */
char *write_notice_csv(const Edition *edition, gsize *length);
/** The same in Shift_JIS (CP932) without byte order mark; a character that it lacks is 〓. */
char *write_notice_sjis(const Edition *edition, gsize *length, GError **error);
/** One row a day, one column a public line. */
char *write_notice_by_day(const Edition *edition, gsize *length);
/** The notice to print. */
char *write_notice_html(const Edition *edition, gsize *length);
