/* For LD_PRELOAD: lets the n-th call that changes files fail, or ends or stops the process before
 * it. RINBAN_FAULT=WHAT:N[:CALL]; WHAT is kill, stop, power or a number of errno; without CALL
 * every such call counts, else those of that name; read, close and zone (the opening of a time
 * zone's file) by their name only. Only the process that bears RINBAN_FAULT itself: the variable is
 * taken away, so that its children run undisturbed.
 *
 * power is kill after which files are empty that were written and not synced: what a file system
 * may make of a failing current, even of files renamed since. powerless is the same on a disk that
 * lies about syncing. */
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

static char what[16];
static char only[16];
static int left = -1;

__attribute__((constructor)) static void
read_order(void)
{
    const char *order = getenv("RINBAN_FAULT");
    if (order && sscanf(order, "%15[^:]:%d:%15s", what, &left, only) < 2)
        left = -1;
    unsetenv("RINBAN_FAULT");
}

/* -- what is in no disk yet -- */

#define UNSYNCED_MAX 512

static int unsynced[UNSYNCED_MAX]; /* descriptors of our own, of files written to */
static int n_unsynced;

/* Its place among them, or n_unsynced; -1: no file. */
static int
place_of(int fd)
{
    struct stat file, other;
    if (fstat(fd, &file) != 0 || !S_ISREG(file.st_mode))
        return -1;
    int i = 0;
    while (i < n_unsynced && (fstat(unsynced[i], &other) != 0 || other.st_ino != file.st_ino ||
                              other.st_dev != file.st_dev))
        i++;
    return i;
}

static void
note_written(int fd)
{
    if (strncmp(what, "power", 5) == 0 && place_of(fd) == n_unsynced) {
        if (n_unsynced == UNSYNCED_MAX)
            abort();
        unsynced[n_unsynced++] = fcntl(fd, F_DUPFD_CLOEXEC, 100);
    }
}

static void
note_synced(int fd)
{
    int i = place_of(fd);
    if (strcmp(what, "powerless") != 0 && i >= 0 && i < n_unsynced)
        unsynced[i] = unsynced[--n_unsynced]; /* the other stays open: nobody counts */
}

static int
real_ftruncate(int fd, off_t length)
{
    return ((int (*)(int, off_t))dlsym(RTLD_NEXT, "ftruncate"))(fd, length);
}

static void
lose_unsynced(void)
{
    for (int i = 0; i < n_unsynced; i++)
        if (real_ftruncate(unsynced[i], 0) != 0)
            abort();
}

/* Whether this call is to fail; errno is set. */
static int
strikes(const char *call)
{
    if (left < 0 || (*only && strcmp(only, call) != 0) || --left != 0)
        return 0;
    left = -1;
    if (strncmp(what, "power", 5) == 0)
        lose_unsynced();
    if (strcmp(what, "kill") == 0 || strncmp(what, "power", 5) == 0)
        kill(getpid(), SIGKILL);
    if (strcmp(what, "stop") == 0) {
        raise(SIGSTOP);
        return 0;
    }
    errno = atoi(what);
    return 1;
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

#define FAULTY(type, name, parameters, ...)                                                        \
    type name parameters                                                                           \
    {                                                                                              \
        return strikes(#name) ? (type)-1 : REAL(name)(__VA_ARGS__);                                \
    }

/* With a word about it afterwards. */
#define NOTED(type, name, note, parameters, ...)                                                   \
    type name parameters                                                                           \
    {                                                                                              \
        if (strikes(#name))                                                                        \
            return (type)-1;                                                                       \
        type result = REAL(name)(__VA_ARGS__);                                                     \
        if (result >= 0)                                                                           \
            note(fd);                                                                              \
        return result;                                                                             \
    }

static int
is_of_system(int fd)
{
    char link[32], path[5] = "";
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    return readlink(link, path, sizeof path) < 0 || memcmp(path, "/usr/", 5) == 0;
}

/* Counted only where the order names it, and not in files of the system. */
#define NAMED(type, name, parameters, ...)                                                         \
    type name parameters                                                                           \
    {                                                                                              \
        return *only && !is_of_system(fd) && strikes(#name) ? (type)-1 : REAL(name)(__VA_ARGS__);  \
    }

NOTED(ssize_t, write, note_written, (int fd, const void *data, size_t length), fd, data, length)
NOTED(ssize_t, pwrite, note_written, (int fd, const void *data, size_t length, off_t at), fd, data,
      length, at)
NOTED(int, fsync, note_synced, (int fd), fd)
NOTED(int, fdatasync, note_synced, (int fd), fd)
NAMED(ssize_t, read, (int fd, void *data, size_t length), fd, data, length)
NAMED(int, close, (int fd), fd)
FAULTY(int, rename, (const char *from, const char *to), from, to)
FAULTY(int, renameat2, (int a, const char *from, int b, const char *to, unsigned flags), a, from, b,
       to, flags)
FAULTY(int, link, (const char *from, const char *to), from, to)
FAULTY(int, unlink, (const char *path), path)
FAULTY(int, rmdir, (const char *path), path)
FAULTY(int, mkdir, (const char *path, mode_t mode), path, mode)
FAULTY(int, chmod, (const char *path, mode_t mode), path, mode)
FAULTY(int, ftruncate, (int fd, off_t length), fd, length)
FAULTY(int, fallocate, (int fd, int mode, off_t at, off_t length), fd, mode, at, length)

/* Only what may write, and zones. */
int
open(const char *path, int flags, ...)
{
    va_list rest;
    va_start(rest, flags);
    mode_t mode = flags & O_CREAT ? va_arg(rest, mode_t) : 0;
    va_end(rest);
    if ((flags & (O_WRONLY | O_RDWR | O_CREAT)) && strikes("open"))
        return -1;
    if (strcmp(only, "zone") == 0 && strstr(path, "/zoneinfo/") && strikes("zone"))
        return -1;
    return REAL(open)(path, flags, mode);
}
