/* rinban: duty rotas of medical associations. The one public header; docs/library.md tells the
 * story.
 *
 *     RinbanRegion *region = rinban_open("region", "2026-12", NULL);
 *     if (rinban_status(region) == RINBAN_DONE && rinban_solve(region, 60, 1) == RINBAN_DONE)
 *         rinban_write_draft(region);
 *     rinban_close(region);
 *
 * Texts are UTF-8. One thread at a time: calls work on the process's locale (LC_ALL becomes
 * C.UTF-8), on LANGUAGE in its environment and on gettext's domain, as messages are in the region's
 * language. What is not said about the region's files, such as a period that is none, goes to
 * standard error. */
#ifndef RINBAN_H
#define RINBAN_H

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/** How a call ended; the numbers are the exit codes of the command line. */
typedef enum {
    RINBAN_DONE = 0,
    RINBAN_NO_ROTA = 1,     /**< no rota can satisfy the hard rules */
    RINBAN_USAGE = 2,       /**< not a period, not a date; a call out of its order */
    RINBAN_INPUT = 3,       /**< the input is wrong: rinban_messages() */
    RINBAN_UNFILLED = 4,    /**< there is a rota, but slots stay unfilled */
    RINBAN_TIME = 5,        /**< time ran out before any rota */
    RINBAN_HARD_BREACH = 6, /**< the rota breaks hard rules */
    RINBAN_DOUBT = 70,      /**< the self-check failed: there is no rota */
    RINBAN_IO = 74,         /**< cannot read or write */
    RINBAN_LOCKED = 75      /**< another run holds the region's lock */
} RinbanStatus;

/** A region folder opened for one period, with the rota that was made of it last. */
typedef struct RinbanRegion RinbanRegion;

/** One place of a duty in the rota. The strings live until rinban_close(). */
typedef struct {
    const char *date;     /**< YYYY-MM-DD, the day on which the duty starts */
    const char *line;     /**< id */
    const char *provider; /**< id */
    int reserve;          /**< 1: stand-by, 0: on duty */
} RinbanDuty;

/** The version of the library in use, "0.1.0"; static. */
const char *rinban_version(void);

/** Reads region.yaml, requests/ and records/ of the folder for the period ("2026-12", "FY2026" …);
 *  `today` (YYYY-MM-DD) settles "next" and "this", NULL is SOURCE_DATE_EPOCH or the clock. Nothing
 * is written and no lock is taken. Never NULL; whatever rinban_status() says, rinban_close() frees
 * it. */
RinbanRegion *rinban_open(const char *folder, const char *period, const char *today);

/** How opening ended: RINBAN_DONE, RINBAN_USAGE, RINBAN_INPUT or RINBAN_IO. Unchanged by later
 * calls. */
RinbanStatus rinban_status(const RinbanRegion *region);

/** All messages so far as the command line prints them, warnings too, a line feed after each; ""
 *  where there are none. Belongs to the region; valid until its next call. */
const char *rinban_messages(const RinbanRegion *region);

/** Makes a rota within so many seconds (above 0), ties settled by the seed; an earlier rota is
 *  dropped. Days before today of a published period stay as they were published.
 *  RINBAN_DONE and RINBAN_UNFILLED: there is a rota. RINBAN_NO_ROTA, RINBAN_TIME, RINBAN_DOUBT:
 * there is none. A region that could not be opened answers with its rinban_status(). */
RinbanStatus rinban_solve(RinbanRegion *region, double seconds, unsigned seed);

/** How many places of duties and reserves the rota fills; 0 without a rota. */
size_t rinban_duty_count(const RinbanRegion *region);

/** One of them, by date, line and provider; index below rinban_duty_count(). */
RinbanDuty rinban_duty(const RinbanRegion *region, size_t index);

/** 1 where the rota was proven the best in every tier, else 0. */
int rinban_is_optimal(const RinbanRegion *region);

/** The answer as the document of `solve --json` (docs/products.md): tiers with bounds, open places
 * with their reasons, tallies. NULL without a rota. The caller frees it with rinban_free(). */
char *rinban_json(const RinbanRegion *region);

/** Recounts a rota straight from the rules, by the road that never saw the solver: the rota of the
 *  last rinban_solve() where `file` is NULL, else the one in that CSV file (the columns of
 *  out/<period>/rota.csv), whoever made it. RINBAN_DONE, RINBAN_UNFILLED, RINBAN_HARD_BREACH;
 * RINBAN_USAGE: there is no rota; RINBAN_INPUT: the file is wrong, see rinban_messages(). With the
 * first three `json`, unless NULL, becomes the document of `audit --json`, which the caller frees
 * with rinban_free(); else NULL. */
RinbanStatus rinban_audit(RinbanRegion *region, const char *file, char **json);

/** Writes the draft's products into out/ as `solve` does, whole or not at all, holding the region's
 *  lock meanwhile. Nothing was written with RINBAN_USAGE (there is no rota), RINBAN_INPUT (the
 * rota.csv there was edited by hand), RINBAN_LOCKED and RINBAN_IO. */
RinbanStatus rinban_write_draft(RinbanRegion *region);

/** Frees a text that rinban_json() or rinban_audit() gave; NULL is harmless. */
void rinban_free(char *text);

/** Frees the region and all that belongs to it; NULL is harmless. */
void rinban_close(RinbanRegion *region);

#ifdef __cplusplus
}
#endif
#endif
