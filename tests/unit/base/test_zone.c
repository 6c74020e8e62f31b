#include "base/zone.h"

#include <criterion/criterion.h>
#include <gio/gio.h>
#include <glib/gstdio.h>

/* A TZif file of version 2 without a single change, so that its footer says all. */
static void
write_zone(const char *path, const char *footer)
{
    static const char header[44] = "TZif2";
    GByteArray *bytes = g_byte_array_new();
    for (int part = 0; part < 2; part++) {
        guint8 copy[sizeof header + 6 + 4] = {0};
        memcpy(copy, header, sizeof header);
        copy[39] = 1; /* kinds of time */
        copy[43] = 4; /* letters of their names */
        memcpy(copy + sizeof header + 6, "XST", 4);
        g_byte_array_append(bytes, copy, sizeof copy);
    }
    g_byte_array_append(bytes, (const guint8 *)footer, (guint)strlen(footer));
    cr_assert(g_file_set_contents(path, (const char *)bytes->data, (gssize)bytes->len, NULL));
    g_byte_array_unref(bytes);
}

static char *
own_folder(void)
{
    char *folder = g_dir_make_tmp("rinban-XXXXXX", NULL);
    g_setenv("TZDIR", folder, TRUE);
    return folder;
}

Test(zone, is_read_once)
{
    g_autofree char *folder = own_folder();
    g_autofree char *path = g_build_filename(folder, "Home", NULL);
    write_zone(path, "\nXST-9\n");
    const Zone *zone = zone_find("Home", NULL);
    cr_assert_not_null(zone);
    cr_expect_str_eq(zone->name, "Home");
    cr_expect_str_eq(zone->footer, "XST-9");
    cr_expect_not_null(zone->clock);
    g_unlink(path);
    cr_expect_eq(zone_find("Home", NULL), zone);
    g_rmdir(folder);
}

Test(zone, is_tried_again)
{
    g_autofree char *folder = own_folder();
    g_autofree char *path = g_build_filename(folder, "Home", NULL);
    g_autoptr(GError) missing = NULL;
    cr_expect_null(zone_find("Home", &missing));
    cr_expect(g_error_matches(missing, G_FILE_ERROR, G_FILE_ERROR_NOENT));
    cr_expect_str_eq(missing->message, "the system does not know the time zone Home");
    write_zone(path, "\nXST-9\n");
    cr_expect_not_null(zone_find("Home", NULL));
    g_unlink(path);
    g_rmdir(folder);
}

Test(zone, a_file_that_fails_is_no_unknown_zone)
{
    g_autofree char *folder = own_folder();
    g_autofree char *path = g_build_filename(folder, "Home", NULL);
    g_mkdir(path, 0700);
    g_autoptr(GError) error = NULL;
    cr_expect_null(zone_find("Home", &error));
    cr_expect(g_error_matches(error, G_FILE_ERROR, G_FILE_ERROR_ISDIR));
    cr_expect(strstr(error->message, "Home") != NULL);
    g_rmdir(path);
    g_rmdir(folder);
}

Test(zone, refuses_what_is_no_zone)
{
    g_autofree char *folder = own_folder();
    g_autofree char *path = g_build_filename(folder, "Text", NULL);
    cr_assert(g_file_set_contents(path, "TZ", -1, NULL));
    static const char *const names[] = {"Text", "Europe/Nowhere", "../../etc/passwd",
                                        "/etc/localtime"};
    for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
        g_autoptr(GError) error = NULL;
        cr_expect_null(zone_find(names[i], &error), "%s", names[i]);
        cr_expect(g_error_matches(error, G_FILE_ERROR, G_FILE_ERROR_NOENT), "%s", names[i]);
    }
    g_unlink(path);
    g_rmdir(folder);
}

Test(zone, the_footer_is_the_last_line)
{
    g_autofree char *folder = own_folder();
    g_autofree char *path = g_build_filename(folder, "Home", NULL);
    write_zone(path, "\n\n");
    const Zone *zone = zone_find("Home", NULL);
    cr_assert_not_null(zone);
    cr_expect_str_eq(zone->footer, "");
    g_unlink(path);
    g_rmdir(folder);
}
