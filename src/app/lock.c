#include "app/lock.h"

#include "base/language.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

static ExitCode
io_error(const char *path)
{
    fprintf(stderr, _("rinban: %s cannot be written: %s\n"), path, g_strerror(errno));
    return EXIT_IO;
}

/* Printable and on one line, whatever lies in the file. */
static char *
read_holder(int fd)
{
    char holder[256] = "";
    ssize_t length = pread(fd, holder, sizeof holder - 1, 0);
    for (ssize_t i = 0; i < length; i++)
        holder[i] = g_ascii_isprint(holder[i]) ? holder[i] : ' ';
    return g_strdup(g_strstrip(holder));
}

/* Whether the text names a process of this machine that is gone: then it is an old text, and who
 * holds the lock has written none. */
static gboolean
is_stale(const char *holder)
{
    g_auto(GStrv) words = g_strsplit(holder, " ", 3);
    gint64 process = 0;
    return g_strv_length(words) >= 2 && g_str_equal(words[0], g_get_host_name()) &&
           g_ascii_string_to_signed(words[1], 10, 1, G_MAXINT, &process, NULL) &&
           kill((pid_t)process, 0) != 0 && errno == ESRCH;
}

/* By the file's time and not by the text, whose moment may be one of --today. */
static int
age_of(int fd)
{
    struct stat status;
    gint64 now = g_get_real_time() / G_USEC_PER_SEC;
    if (fstat(fd, &status) != 0)
        return 0;
    return (int)CLAMP(now - (gint64)status.st_mtime, 0, G_MAXINT);
}

/* Who holds it is information only; the lock itself is the kernel's. */
static void
tell_holder(int fd)
{
    g_autofree char *holder = read_holder(fd);
    if (!*holder)
        fputs(_("rinban: another run holds the region's lock\n"), stderr);
    else if (is_stale(holder))
        fprintf(stderr,
                _("rinban: another run holds the region's lock; which one is not known: the lock's "
                  "text (%s) is of a process that is gone\n"),
                holder);
    else
        fprintf(stderr, _("rinban: another run holds the region's lock (%s), for %d seconds now\n"),
                holder, age_of(fd));
}

static void
write_holder(int fd, const char *moment)
{
    g_autofree char *text = g_strdup_printf("%s %d %s\n", g_get_host_name(), (int)getpid(), moment);
    if (ftruncate(fd, 0) != 0 || pwrite(fd, text, strlen(text), 0) < 0)
        g_debug("the lock's text could not be written");
}

/* Both kinds of lock: other programs may hold the one or the other, and network file systems often
 * know only the second. */
static gboolean
try_lock(int fd)
{
    struct flock whole = {.l_type = F_WRLCK, .l_whence = SEEK_SET};
    return flock(fd, LOCK_EX | LOCK_NB) == 0 && fcntl(fd, F_OFD_SETLK, &whole) == 0;
}

ExitCode
lock_take(Lock *lock, const char *folder, int wait, const char *moment)
{
    lock->fd = -1;
    g_autofree char *records = g_build_filename(folder, "records", NULL);
    g_autofree char *path = g_build_filename(records, ".lock", NULL);
    if (g_mkdir_with_parents(records, 0700) != 0)
        return io_error(records);
    int fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0666);
    if (fd < 0)
        return io_error(path);
    gint64 until = g_get_monotonic_time() + (gint64)wait * G_USEC_PER_SEC;
    while (!try_lock(fd)) {
        if (errno != EWOULDBLOCK && errno != EACCES && errno != EINTR) {
            ExitCode code = io_error(path);
            close(fd);
            return code;
        }
        if (g_get_monotonic_time() >= until) {
            tell_holder(fd);
            close(fd);
            return EXIT_LOCKED;
        }
        g_usleep(50000);
    }
    write_holder(fd, moment);
    lock->fd = fd;
    return EXIT_DONE;
}

void
lock_release(Lock *lock)
{
    if (lock->fd >= 0)
        close(lock->fd);
    lock->fd = -1;
}
