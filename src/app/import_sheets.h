/* rinban import rota, import requests: sheets of others into records/ and requests/. */
#pragma once

#include "app/options.h"

/** FILE becomes records/<period>-r1.yaml, or what -o names. */
ExitCode import_rota(const Options *options);
/** FILE becomes requests/<its name>.csv, or what -o names. */
ExitCode import_requests(const Options *options);
