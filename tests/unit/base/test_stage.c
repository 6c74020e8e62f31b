#include "base/stage.h"

#include <criterion/criterion.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static char *root;

static void
remove_all(const char *path)
{
    if (g_file_test(path, G_FILE_TEST_IS_DIR) && !g_file_test(path, G_FILE_TEST_IS_SYMLINK)) {
        GDir *dir = g_dir_open(path, 0, NULL);
        for (const char *name; (name = g_dir_read_name(dir));) {
            g_autofree char *inner = g_build_filename(path, name, NULL);
            remove_all(inner);
        }
        g_dir_close(dir);
    }
    g_remove(path);
}

static void
set_up(void)
{
    root = g_dir_make_tmp("rinban-stage-XXXXXX", NULL);
    cr_assert_not_null(root);
}

static void
tear_down(void)
{
    remove_all(root);
    g_clear_pointer(&root, g_free);
}

TestSuite(stage, .init = set_up, .fini = tear_down);

static char *
below(const char *name)
{
    return g_build_filename(root, name, NULL);
}

static void
expect_file(const char *name, const char *expected)
{
    g_autofree char *path = below(name);
    g_autofree char *text = NULL;
    g_file_get_contents(path, &text, NULL, NULL);
    cr_expect_eq(g_strcmp0(text, expected), 0, "%s: %s", name, text ? text : "missing");
}

/* How many entries a folder has, hidden ones included. */
static int
entries(const char *name)
{
    g_autofree char *path = below(name);
    g_autoptr(GDir) dir = g_dir_open(path, 0, NULL);
    int count = 0;
    while (dir && g_dir_read_name(dir))
        count++;
    return count;
}

static struct stat
status_of(const char *name)
{
    g_autofree char *path = below(name);
    struct stat status = {0};
    cr_assert_eq(lstat(path, &status), 0, "%s", name);
    return status;
}

static Stage *
begin(const char *name)
{
    g_autofree char *path = below(name);
    g_autoptr(GError) error = NULL;
    Stage *stage = stage_new(path, &error);
    cr_assert(stage && !error, "%s", error ? error->message : "");
    return stage;
}

static void
put(Stage *stage, const char *name, const char *text)
{
    g_autoptr(GError) error = NULL;
    cr_assert(stage_write(stage, name, text, -1, &error), "%s", error ? error->message : "");
}

static void
commit(Stage *stage)
{
    g_autoptr(GError) error = NULL;
    cr_assert(stage_commit(stage, &error), "%s", error ? error->message : "");
}

static void
publish(const char *folder, const char *name, const char *text)
{
    g_autoptr(Stage) stage = begin(folder);
    put(stage, name, text);
    commit(stage);
}

Test(stage, all_files_appear_at_commit)
{
    g_autoptr(Stage) stage = begin("out/2026-12");
    put(stage, "rota.csv", "rota");
    put(stage, "ics/d01.ics", "one");
    put(stage, "ics/deep/er/d02.ics", "");
    expect_file("out/2026-12/rota.csv", NULL);
    commit(stage);
    expect_file("out/2026-12/rota.csv", "rota");
    expect_file("out/2026-12/ics/d01.ics", "one");
    expect_file("out/2026-12/ics/deep/er/d02.ics", "");
    cr_expect_eq(entries("out"), 1);
    cr_expect_eq(entries("out/2026-12"), 2);
}

Test(stage, length_may_hold_nul_bytes)
{
    g_autoptr(Stage) stage = begin("out");
    cr_assert(stage_write(stage, "a", "x\0y", 3, NULL));
    commit(stage);
    cr_expect_eq(status_of("out/a").st_size, 3);
}

Test(stage, commit_replaces_the_whole_folder)
{
    publish("out", "old.csv", "old");
    publish("out", "new.csv", "new");
    expect_file("out/old.csv", NULL);
    expect_file("out/new.csv", "new");
    cr_expect_eq(entries("."), 1);
}

Test(stage, nothing_remains_of_what_was_not_committed)
{
    publish("out", "rota.csv", "old");
    {
        g_autoptr(Stage) stage = begin("out");
        put(stage, "rota.csv", "new");
        put(stage, "ics/d01.ics", "new");
    }
    expect_file("out/rota.csv", "old");
    cr_expect_eq(entries("out"), 1);
    cr_expect_eq(entries("."), 1);
    stage_free(NULL);
}

Test(stage, the_same_bytes_keep_their_file)
{
    publish("out", "ics/d01.ics", "same");
    struct stat before = status_of("out/ics/d01.ics");
    publish("out", "ics/d01.ics", "same");
    struct stat after = status_of("out/ics/d01.ics");
    cr_expect_eq(before.st_ino, after.st_ino);
    cr_expect_eq(before.st_mtim.tv_sec, after.st_mtim.tv_sec);
    cr_expect_eq(before.st_mtim.tv_nsec, after.st_mtim.tv_nsec);
    publish("out", "ics/d01.ics", "other");
    expect_file("out/ics/d01.ics", "other");
}

Test(stage, other_bytes_never_reach_the_standing_file)
{
    publish("out", "a", "old");
    g_autofree char *path = below("out/a");
    g_autofree char *kept = below("kept");
    cr_assert_eq(link(path, kept), 0);
    publish("out", "a", "new");
    expect_file("out/a", "new");
    expect_file("kept", "old");
}

Test(stage, keep)
{
    publish("out", "a", "by hand");
    g_autoptr(Stage) stage = begin("out");
    g_autoptr(GError) error = NULL;
    cr_expect(stage_keep(stage, "a", &error));
    cr_expect(stage_keep(stage, "not-there", &error));
    cr_expect_null(error);
    put(stage, "b", "new");
    commit(stage);
    expect_file("out/a", "by hand");
    expect_file("out/b", "new");
    cr_expect_eq(entries("out"), 2);
}

Test(stage, written_twice_the_later_stands)
{
    publish("out", "a", "old");
    g_autoptr(Stage) stage = begin("out");
    put(stage, "a", "first");
    put(stage, "a", "second");
    put(stage, "b", "first");
    put(stage, "b", "second");
    commit(stage);
    expect_file("out/a", "second");
    expect_file("out/b", "second");
}

Test(stage, kept_or_written_and_then_the_other)
{
    publish("out", "a", "old");
    g_autoptr(Stage) stage = begin("out");
    g_autoptr(GError) error = NULL;
    cr_expect(stage_keep(stage, "a", &error), "%s", error ? error->message : "");
    put(stage, "a", "new");
    expect_file("out/a", "old");
    commit(stage);
    expect_file("out/a", "new");
}

Test(stage, the_standing_bytes_after_others)
{
    publish("out", "a", "old");
    g_autoptr(Stage) stage = begin("out");
    put(stage, "a", "new");
    put(stage, "a", "old");
    commit(stage);
    expect_file("out/a", "old");
}

Test(stage, an_interrupted_run_is_cleared_away)
{
    g_autofree char *left = below("out/.2026-12.new-abcdef/ics");
    cr_assert_eq(g_mkdir_with_parents(left, 0777), 0);
    g_autofree char *file = g_build_filename(left, "d01.ics", NULL);
    cr_assert(g_file_set_contents(file, "x", -1, NULL));
    publish("out/2026-12", "a", "x");
    cr_expect_eq(entries("out"), 1);
}

Test(stage, neighbours_are_left_alone)
{
    publish("out/2026-12", "a", "x");
    publish("out/2026-12.draft", "b", "y");
    g_autoptr(Stage) draft = begin("out/2026-12.draft");
    put(draft, "b", "z");
    publish("out/2026-12", "a", "x2");
    commit(draft);
    expect_file("out/2026-12/a", "x2");
    expect_file("out/2026-12.draft/b", "z");
    cr_expect_eq(entries("out"), 2);
}

Test(stage, a_link_in_the_old_folder_is_not_followed)
{
    publish("precious", "a", "keep me");
    publish("out", "b", "x");
    g_autofree char *target = below("precious");
    g_autofree char *path = below("out/link");
    cr_assert_eq(symlink(target, path), 0);
    publish("out", "b", "y");
    expect_file("precious/a", "keep me");
    expect_file("out/link/a", NULL);
}

static void
expect_modes(const char *folder, mode_t mode)
{
    g_autofree char *inner = g_strconcat(folder, "/ics", NULL);
    g_autofree char *file = g_strconcat(folder, "/ics/a", NULL);
    cr_expect_eq(status_of(folder).st_mode & 0777, mode);
    cr_expect_eq(status_of(inner).st_mode & 0777, mode);
    cr_expect_eq(status_of(file).st_mode & 0777, mode & 0666);
}

Test(stage, what_nobody_opened_is_the_owners)
{
    umask(0);
    publish("a/out/2026-12", "ics/a", "x");
    cr_expect_eq(status_of("a/out").st_mode & 0777, 0700);
    expect_modes("a/out/2026-12", 0700);
}

Test(stage, modes_are_those_of_the_folder_around_within_the_umask)
{
    g_autofree char *out = below("out");
    umask(027);
    publish("out/2026-12", "ics/a", "x");
    expect_modes("out/2026-12", 0700);
    cr_assert_eq(g_chmod(out, 0777), 0);
    /* also of what stands already with the same bytes */
    publish("out/2026-12", "ics/a", "x");
    expect_modes("out/2026-12", 0750);
    cr_assert_eq(g_chmod(out, 0700), 0);
    publish("out/2026-12", "ics/a", "x");
    expect_modes("out/2026-12", 0700);
}

Test(stage, one_file_is_as_its_folder)
{
    g_autofree char *path = below("new/deep/file");
    g_autofree char *folder = below("new/deep");
    umask(022);
    cr_assert(file_write(path, "x", -1, NULL));
    cr_expect_eq(status_of("new/deep").st_mode & 0777, 0700);
    cr_expect_eq(status_of("new/deep/file").st_mode & 0777, 0600);
    cr_assert_eq(g_chmod(folder, 0775), 0);
    cr_assert(file_write(path, "y", -1, NULL));
    cr_expect_eq(status_of("new/deep/file").st_mode & 0777, 0644);
}

Test(stage, a_trailing_slash_means_the_same_folder)
{
    publish("out//", "a", "x");
    publish("out/", "a", "y");
    expect_file("out/a", "y");
    cr_expect_eq(entries("out"), 1);
    cr_expect_eq(entries("."), 1);
}

Test(stage, a_folder_that_cannot_be)
{
    g_autofree char *file = below("file");
    cr_assert(g_file_set_contents(file, "x", -1, NULL));
    g_autofree char *path = below("file/out");
    g_autoptr(GError) error = NULL;
    cr_expect_null(stage_new(path, &error));
    cr_assert_not_null(error);
    cr_expect_not_null(strstr(error->message, "file"), "%s", error->message);
}

Test(stage, a_file_where_a_folder_is_needed)
{
    g_autoptr(Stage) stage = begin("out");
    put(stage, "a", "x");
    g_autoptr(GError) error = NULL;
    cr_expect_not(stage_write(stage, "a/b", "y", -1, &error));
    cr_expect_not_null(error);
}

Test(stage, single_files)
{
    g_autofree char *path = below("records/2026-12-r1.yaml");
    g_autoptr(GError) error = NULL;
    cr_assert(file_write(path, "one", -1, &error), "%s", error ? error->message : "");
    expect_file("records/2026-12-r1.yaml", "one");
    cr_assert(file_write(path, "a\0b", 3, &error));
    cr_expect_eq(status_of("records/2026-12-r1.yaml").st_size, 3);
    cr_expect_eq(entries("records"), 1, "no temporary file is left");
}

Test(stage, a_single_file_that_cannot_be_written)
{
    g_autofree char *folder = below("folder/inner");
    cr_assert_eq(g_mkdir_with_parents(folder, 0777), 0);
    g_autofree char *path = below("folder");
    g_autoptr(GError) error = NULL;
    cr_expect_not(file_write(path, "x", -1, &error));
    cr_expect_not_null(error);
    cr_expect_eq(entries("."), 1, "no temporary file is left");
    cr_expect_eq(entries("folder"), 1);
}

Test(stage, writes_to_a_pipe_and_leaves_it_there)
{
    g_autofree char *pipe = g_build_filename(root, "pipe", NULL);
    cr_assert_eq(mkfifo(pipe, 0600), 0);
    int end = open(pipe, O_RDONLY | O_NONBLOCK);
    g_autoptr(GError) error = NULL;
    cr_assert(file_write(pipe, "rota", -1, &error), "%s", error ? error->message : "");
    char text[8] = {0};
    cr_assert_eq(read(end, text, sizeof text - 1), 4);
    cr_assert_str_eq(text, "rota");
    close(end);
    struct stat status;
    cr_assert(stat(pipe, &status) == 0 && S_ISFIFO(status.st_mode));
}
