/* `init --from-csv`: a list of doctors and clinics. The region made of it must be read again. */
#include "fuzz.h"

#include "app/init/region.h"
#include "read/csv.h"
#include "read/read.h"

static void
read_again(const People *people, const char *unit)
{
    char *answers[ANSWER_COUNT];
    for (int i = 0; i < ANSWER_COUNT; i++)
        answers[i] = g_strdup(i == ANSWER_UNIT ? unit : init_usual((AnswerName)i));
    g_autofree char *text = init_region_text(answers, people);
    for (int i = 0; i < ANSWER_COUNT; i++)
        g_free(answers[i]);
    const char *folder = fuzz_folder();
    fuzz_write("region.yaml", text, strlen(text));
    g_autoptr(Messages) again = messages_new();
    region_free(read_region(folder, again));
    fuzz_expect_good(again, text);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    fuzz_folder();
    g_autoptr(Messages) messages = messages_new();
    const Source *source = csv_source("list.csv", (const char *)data, size, messages);
    g_autoptr(People) people = source ? people_read(source, messages) : NULL;
    g_assert_true(people || messages_errors(messages) > 0);
    if (people && people->doctors->len > 0)
        read_again(people, "doctor");
    if (people && people->clinics->len > 0)
        read_again(people, "clinic");
    fuzz_tell(messages);
    return 0;
}
