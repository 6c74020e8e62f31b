/* HTML text, escaped. Attributes are pairs of name and value, ended by NULL; one whose value is
 * NULL is left out. */
#pragma once

#include <glib.h>

/** Text, or the value of an attribute, so that it stays what it is: control characters and invalid
 * UTF-8 are replaced. NULL is nothing. */
void html_text(GString *html, const char *text);
void html_open(GString *html, const char *tag, ...) G_GNUC_NULL_TERMINATED;
void html_close(GString *html, const char *tag);
/** An element with just a text; NULL: empty. */
void html_element(GString *html, const char *tag, const char *text, ...) G_GNUC_NULL_TERMINATED;
/** Hours of a duty (09:00-12:00,13:00-17:00), broken only between their pieces. NULL is nothing. */
void html_hours(GString *html, const char *hours);
