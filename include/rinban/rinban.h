/* rinban: duty rotas of medical associations. The one public header.
 *
 *     RinbanRegion *region = rinban_open("region", "2026-12", NULL);
 *     if (rinban_status(region) == RINBAN_DONE && rinban_solve(region, 60, 1) == RINBAN_DONE)
 *         rinban_write_draft(region);
 *     rinban_close(region);
 *
 * One thread at a time. The language of messages is the region's. */
#ifndef RINBAN_H
#define RINBAN_H

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/** The exit codes of the command line. */
typedef enum {
    RINBAN_DONE = 0,
    RINBAN_NO_ROTA = 1,     /**< no rota can satisfy the hard rules */
    RINBAN_USAGE = 2,       /**< not a period, not a date */
    RINBAN_INPUT = 3,       /**< the input is wrong: rinban_messages() */
    RINBAN_UNFILLED = 4,    /**< there is a rota, but slots stay unfilled */
    RINBAN_TIME = 5,        /**< time ran out before any rota */
    RINBAN_HARD_BREACH = 6, /**< the rota breaks hard rules */
    RINBAN_DOUBT = 70,      /**< the self-check failed */
    RINBAN_IO = 74,         /**< cannot read or write */
    RINBAN_LOCKED = 75      /**< another run holds the region's lock */
} RinbanStatus;

/** A region folder opened for one period. */
typedef struct RinbanRegion RinbanRegion;

/** One place of a duty in the rota. The strings belong to the region. */
typedef struct {
    const char *date;     /**< YYYY-MM-DD, the day on which the duty starts */
    const char *line;     /**< id */
    const char *provider; /**< id */
    int reserve;          /**< stand-by */
} RinbanDuty;

/** Reads the folder for the period ("2026-12", "FY2026" …); `today` (YYYY-MM-DD) settles "next" and
 *  "this", NULL is the clock. Never NULL; free with rinban_close() whatever rinban_status() says. */
RinbanRegion *rinban_open(const char *folder, const char *period, const char *today);
/** How opening ended. */
RinbanStatus rinban_status(const RinbanRegion *region);
/** All messages so far as the command line prints them, a line feed after each; "" where there are
 *  none. Belongs to the region. */
const char *rinban_messages(const RinbanRegion *region);
/** Makes a rota within so many seconds, ties settled by the seed; an earlier rota is dropped. */
RinbanStatus rinban_solve(RinbanRegion *region, double seconds, unsigned seed);
/** How many duties the rota has; 0 without a rota. */
size_t rinban_duty_count(const RinbanRegion *region);
/** A duty of the rota, by date, line and provider; index below rinban_duty_count(). */
RinbanDuty rinban_duty(const RinbanRegion *region, size_t index);
/** Whether the rota was proven the best. */
int rinban_is_optimal(const RinbanRegion *region);
/** The answer as the document of `solve --json`; NULL without a rota. Free with rinban_free(). */
char *rinban_json(const RinbanRegion *region);
/** Writes the draft's products into out/, as `solve` does. */
RinbanStatus rinban_write_draft(RinbanRegion *region);
void rinban_free(char *text);
void rinban_close(RinbanRegion *region);

#ifdef __cplusplus
}
#endif
#endif
