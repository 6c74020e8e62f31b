/* rinban records verify: whether every record is as it was written. */
#include "app/command/commands.h"
#include "app/session.h"
#include "base/language.h"
#include "read/read.h"
#include "region/record_check.h"
#include "write/json/records_json.h"

#include <stdio.h>
#include <string.h>

static const char *
state_words(const Region *region, const Record *record)
{
    static const char *const words[] = {
        [COUNTS_WHOLLY] = N_("counts"),
        [COUNTS_PARTLY] = N_("counts in part; newer ones lie over the rest"),
        [COUNTS_NOWHERE] = N_("newer ones lie over it"),
    };
    RecordCounts counts = record_counts(region->records, record);
    return counts != COUNTS_NOWHERE && record->withdrawn ? _("takes the period back")
                                                         : _(words[counts]);
}

static void
print_record(const Region *region, const Record *record)
{
    printf(_("%s: %u duties, %s; %s\n"), record->path, record->duties->len,
           record->version == NULL ? _("typed in: fair parts come from today's region")
                                   : record->moment,
           state_words(region, record));
}

static void
print_all(const Options *options, const Region *region, Messages *messages)
{
    messages_sort(messages);
    if (options->json) {
        g_autofree char *document = write_records_json(region, messages);
        fputs(document, stdout);
        return;
    }
    for (guint i = 0; i < messages_count(messages); i++) {
        g_autofree char *text = message_render(messages_get(messages, i));
        fprintf(stderr, "%s\n", text);
    }
    if (options->quiet || !region || messages_errors(messages) > 0)
        return;
    for (guint i = 0; i < region->records->len; i++)
        print_record(region, g_ptr_array_index(region->records, i));
    printf(_("records: %u, all as they were written\n"), region->records->len);
}

static gboolean
was_denied(const Messages *messages)
{
    for (guint i = 0; i < messages_count(messages); i++)
        if (messages_get(messages, i)->code == MSG_file_denied)
            return TRUE;
    return FALSE;
}

/* Mistakes of region.yaml and of requests hide none of the records. */
ExitCode
command_records(const Options *options)
{
    if (strcmp(options->arguments[0], "verify") != 0) {
        fprintf(stderr, _("rinban records: there is no “%s”; there is verify\n"),
                options->arguments[0]);
        return EXIT_USAGE;
    }
    g_autoptr(Messages) messages = messages_new();
    g_autoptr(Region) region = read_region_part(options->folder ? options->folder : ".", messages);
    if (region) {
        language_set(region->association.language);
        if (read_records(region, messages))
            records_check(region->records, messages);
    }
    print_all(options, region, messages);
    return messages_errors(messages) == 0 ? EXIT_DONE : was_denied(messages) ? EXIT_IO : EXIT_INPUT;
}
