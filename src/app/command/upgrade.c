/* rinban upgrade: brings a region to the format of this program. There is one format so far. */
#include "app/command/commands.h"
#include "app/session.h"
#include "base/language.h"
#include "read/read.h"
#include "write/json/messages_json.h"

#include <stdio.h>

static void
print_mistakes(const Options *options, Messages *messages)
{
    messages_sort(messages);
    for (guint i = 0; !options->json && i < messages_count(messages); i++) {
        g_autofree char *text = message_render(messages_get(messages, i));
        fprintf(stderr, "%s\n", text);
    }
    if (options->json) {
        g_autofree char *document = write_messages_json(messages);
        fputs(document, stdout);
    }
}

/* A region or record of a later format is an error of reading. */
ExitCode
command_upgrade(const Options *options)
{
    const char *folder = options->folder ? options->folder : ".";
    g_autoptr(Messages) messages = messages_new();
    g_autoptr(Region) region = read_region(folder, messages);
    if (region)
        language_set(region->association.language);
    gboolean good = region && read_records(region, messages);
    print_mistakes(options, messages);
    if (good && !options->json && !options->quiet)
        printf(_("format 1 is the current one; nothing to do\n"));
    return good ? EXIT_DONE : EXIT_INPUT;
}
