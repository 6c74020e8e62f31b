#include "region/request.h"

void
request_free(Request *request)
{
    if (request == NULL)
        return;
    g_free(request->note);
    g_free(request);
}

const char *
request_kind_word(RequestKind kind)
{
    static const char *const words[] = {"absent", "avoid", "want", "fix", "none"};
    return words[kind];
}
