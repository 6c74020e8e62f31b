/* For LD_PRELOAD: lets the n-th call that changes files fail, or ends or stops the process before
 * it. RINBAN_FAULT=WHAT:N[:CALL]; WHAT is kill, stop or a number of errno; without CALL every such
 * call counts, else those of that name. Only the process that bears RINBAN_FAULT itself: the
 * variable is taken away, so that its children run undisturbed. */
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

/* Whether this call is to fail; errno is set. */
static int
strikes(const char *call)
{
    if (left < 0 || (*only && strcmp(only, call) != 0) || --left != 0)
        return 0;
    left = -1;
    if (strcmp(what, "kill") == 0)
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

FAULTY(ssize_t, write, (int fd, const void *data, size_t length), fd, data, length)
FAULTY(ssize_t, pwrite, (int fd, const void *data, size_t length, off_t at), fd, data, length, at)
FAULTY(int, fsync, (int fd), fd)
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

/* Only what may write. */
int
open(const char *path, int flags, ...)
{
    va_list rest;
    va_start(rest, flags);
    mode_t mode = flags & O_CREAT ? va_arg(rest, mode_t) : 0;
    va_end(rest);
    if ((flags & (O_WRONLY | O_RDWR | O_CREAT)) && strikes("open"))
        return -1;
    return REAL(open)(path, flags, mode);
}
