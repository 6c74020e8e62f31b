/* Values that only records have. */
#pragma once

#include "read/fields.h"

void field_moment(Reading *, const Field *, const Node *,
                  gpointer target); /* char **: 2026-11-20T00:00:00Z */
void field_local_time(Reading *, const Field *, const Node *, gpointer target); /* Minute * */
void field_hours_text(Reading *, const Field *, const Node *,
                      gpointer target); /* char **: as written */
void field_shares(Reading *, const Field *, const Node *, gpointer target); /* GArray **: Share */
void field_leaves(Reading *, const Field *, const Node *, gpointer target); /* GArray **: Period */
