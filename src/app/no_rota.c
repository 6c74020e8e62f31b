#include "app/no_rota.h"

#include "app/solving.h"
#include "base/language.h"

#include <stdio.h>

NoRota *
no_rota_find(Session *session, gint64 begun)
{
    Effort effort;
    solving_effort(&effort, session, begun);
    NoRota *no_rota = no_rota_new(session->question, &effort);
    for (guint i = 0; i < no_rota->conflict->len; i++) {
        const Sentence *sentence =
            no_rota_sentence(no_rota, g_array_index(no_rota->conflict, int, i));
        g_autofree char *what = sentence_text(session->question, sentence);
        gboolean alone = g_array_index(no_rota->alone, gboolean, i);
        messages_add(session->messages, alone ? MSG_no_rota_but_for : MSG_no_rota_among,
                     sentence->place, "what", what, NULL);
    }
    return no_rota;
}

static void
print_sentence(const NoRota *no_rota, int number)
{
    const Sentence *sentence = no_rota_sentence(no_rota, number);
    g_autofree char *text = sentence_text(no_rota->question, sentence);
    if (sentence->place.source == NULL)
        fprintf(stderr, "  %s\n", text);
    else
        fprintf(stderr, "  %s:%d: %s\n", source_name(sentence->place.source), sentence->place.line,
                text);
}

static void
print_repairs(const NoRota *no_rota)
{
    if (no_rota->repairs->len == 0) {
        fputs(_("no way out was found by one change or two\n"), stderr);
        return;
    }
    fputs(no_rota->cheapest ? _("the cheapest ways out (proven within docs/no-rota.md's kinds of "
                                "change):\n")
                            : _("ways out (the search was not finished):\n"),
          stderr);
    for (guint i = 0; i < no_rota->repairs->len; i++) {
        const Repair *repair = g_ptr_array_index(no_rota->repairs, i);
        g_autofree char *text = repair_text(no_rota, repair);
        fprintf(stderr, _("  %d. %s (price %d)\n"), (int)i + 1, text, repair->price);
    }
}

void
no_rota_print(const NoRota *no_rota)
{
    if (no_rota->conflict->len == 0) {
        fputs(_("what contradicts what was not found in time\n"), stderr);
        return;
    }
    fputs(no_rota->beside ? _("with the absences as they are, these cannot hold together:\n")
          : no_rota->irreducible
              ? _("these cannot hold together, and each of them is needed for that:\n")
              : _("these cannot hold together; it is the smallest such set found in time:\n"),
          stderr);
    for (guint i = 0; i < no_rota->conflict->len; i++)
        print_sentence(no_rota, g_array_index(no_rota->conflict, int, i));
    print_repairs(no_rota);
}
