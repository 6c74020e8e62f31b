/* One function per command of the command line; each in its own file. */
#pragma once

#include "app/options.h"

ExitCode command_init(const Options *options);
ExitCode command_check(const Options *options);
ExitCode command_solve(const Options *options);
ExitCode command_publish(const Options *options);
ExitCode command_withdraw(const Options *options);
ExitCode command_repair(const Options *options);
ExitCode command_swap(const Options *options);
ExitCode command_show(const Options *options);
ExitCode command_audit(const Options *options);
ExitCode command_explain(const Options *options);
ExitCode command_holidays(const Options *options);
ExitCode command_export(const Options *options);
ExitCode command_batch(const Options *options);
ExitCode command_import(const Options *options);
ExitCode command_records(const Options *options);
ExitCode command_upgrade(const Options *options);
