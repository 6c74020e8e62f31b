/* A road that errs: linked into the program of test_doubt.py in place of the audit's recount, with
 * the linker's --wrap=audit_rota. Every recount is one unit dearer than the one before. */
#include "audit/audit.h"

Audit *__real_audit_rota(const Question *question, const Rota *rota);
Audit *__wrap_audit_rota(const Question *question, const Rota *rota);

Audit *
__wrap_audit_rota(const Question *question, const Rota *rota)
{
    static gint64 error;
    Audit *audit = __real_audit_rota(question, rota);
    audit->cost[1] += ++error;
    return audit;
}
