/* Makes a rota from another program: embed FOLDER PERIOD. Uses the public header only. */
#include <rinban/rinban.h>

#include <stdio.h>

int
main(int argc, char **argv)
{
    if (argc != 3) {
        fprintf(stderr, "usage: embed FOLDER PERIOD\n");
        return RINBAN_USAGE;
    }
    RinbanRegion *region = rinban_open(argv[1], argv[2], NULL);
    RinbanStatus status = rinban_status(region);
    if (status == RINBAN_DONE)
        status = rinban_solve(region, 20, 1);
    for (size_t i = 0; i < rinban_duty_count(region); i++) {
        RinbanDuty duty = rinban_duty(region, i);
        printf("%s %s %s%s\n", duty.date, duty.line, duty.provider,
               duty.reserve ? " (reserve)" : "");
    }
    if (rinban_duty_count(region) > 0)
        printf("%s\n", rinban_is_optimal(region) ? "proven" : "not proven");
    fputs(rinban_messages(region), stderr);
    rinban_close(region);
    return status;
}
