/* Texts become plain data; every mistake is gathered in the messages, with its place. */
#pragma once

#include "base/message.h"
#include "region/question.h"
#include "region/region.h"
#include "region/rota.h"

/** Reads FOLDER/region.yaml. NULL where there was an error; all errors of the file are told at
 * once. The messages must outlive the region (places point into their sources). */
Region *read_region(const char *folder, Messages *messages);

/** The same, but with mistakes it is what could be read all the same: good for reading requests, so that
 *  their mistakes are told in the same run, and for nothing else. NULL: nothing could be read. */
Region *read_region_part(const char *folder, Messages *messages);

/** The language, "ja" or "en", that FOLDER/region.yaml asks for, also where the rest of it is wrong.
 * NULL: not even that can be read. */
const char *read_region_language(const char *folder);

/** Reads all of FOLDER/requests/ into region->requests, in bytewise order of file names. `period`
 * settles dates without a year and bounds the recurrences of calendar files; NULL (check without a
 * period): such dates wait. Extends region->digest. FALSE: there was an error. */
gboolean read_requests(Region *region, const Period *period, Messages *messages);

/** A larger record is not read, and so not to be written. */
#define RECORD_BYTES_MAX ((gsize)16 << 20)

/** Reads all of FOLDER/records/ into region->records. FALSE: there was an error. */
gboolean read_records(Region *region, Messages *messages);

/** Reads a rota CSV (contract, section 7) against the question. Unknown lines and providers are
 * errors; a row on a day without a duty becomes an assignment with slot -1. NULL: there was an
 * error. */
Rota *read_rota(const Question *question, const char *path, Messages *messages);
