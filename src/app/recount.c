#include "app/recount.h"

#include "app/efforts.h"

ExitCode
recount(Session *session, const Rota *rota, Audit **audit)
{
    *audit = audit_rota(session->question, rota);
    efforts_tell(session, *audit);
    messages_sort(session->messages);
    if ((*audit)->hard > 0)
        return EXIT_HARD_BREACH;
    return (*audit)->short_places > 0 ? EXIT_UNFILLED : EXIT_DONE;
}
