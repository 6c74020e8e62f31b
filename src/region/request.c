#include "region/request.h"

void
request_free(Request *request)
{
    if (request == NULL)
        return;
    g_free(request->note);
    g_free(request);
}

Request *
request_taken_in(int provider, Day from, Day to)
{
    Request *request = g_new0(Request, 1);
    *request = (Request){.provider = provider,
                         .kind = REQUEST_ABSENT,
                         .from = from,
                         .to = to,
                         .line = -1,
                         .window = {0, MINUTES_PER_DAY},
                         .place = PLACE_NONE,
                         .taken_in = TRUE};
    return request;
}

const char *
request_kind_word(RequestKind kind)
{
    static const char *const words[] = {"absent", "avoid", "want", "fix", "none"};
    return words[kind];
}
