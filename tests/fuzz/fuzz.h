/* What the fuzz targets share. A target is one file with LLVMFuzzerTestOneInput, which libFuzzer
 * calls with inputs of its own and driver.c with those kept in corpus/. It ends the process where
 * something is wrong and returns where the input was only refused. */
#pragma once

#include "base/message.h"
#include "region/question.h"
#include "region/region.h"
#include "region/rota.h"

#include <glib.h>
#include <stdint.h>

/** libFuzzer's; always returns 0. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/** The period that the targets ask about: December 2026. */
extern const Period fuzz_period;
/** region.yaml of a small region which has a bit of everything. */
extern const char fuzz_town[];

/** An empty folder; the path of this process's own, which is removed at its end. */
const char *fuzz_folder(void);
/** Writes a file there, below folders where its name has some. */
void fuzz_write(const char *name, const void *data, size_t size);

/** The town, read anew from the folder, which is emptied before; the caller frees. */
Region *fuzz_region(Messages *messages);
/** The town as long as the process lives, without its requests of before. */
Region *fuzz_region_kept(void);

/** Lays out the period, lowers it and recounts the rota (NULL: an empty one). */
void fuzz_lay_out(const Region *region, const Rota *rota, Messages *messages);
/** Makes every sentence, as text and as JSON. */
void fuzz_tell(Messages *messages);
/** What the program itself wrote must be read without a mistake; else ends the process. */
void fuzz_expect_good(const Messages *messages, const char *text);
