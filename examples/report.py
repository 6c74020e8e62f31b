#!/usr/bin/env python3
"""Duties per doctor, from rinban's JSON: report.py FOLDER PERIOD

Takes the newest record, else the draft. RINBAN names the program where it is not on PATH."""
import collections
import json
import os
import subprocess
import sys


def show(folder, period):
    program = os.environ.get("RINBAN", "rinban")
    done = subprocess.run([program, "-C", folder, "show", period, "--json"], stdout=subprocess.PIPE)
    if done.returncode not in (0, 4, 6):  # a rota with open places or hard breaches is one, too
        sys.exit(done.returncode)
    return json.loads(done.stdout)


def main(folder, period):
    document = show(folder, period)
    duties = collections.defaultdict(list)
    for row in document["assignments"]:
        mark = " (reserve)" if row["role"] == "reserve" else ""
        duties[row["provider"]].append(f"{row['date']} {row['line']}{mark}")
    for provider, rows in sorted(duties.items()):
        print(f"{provider}\t{len(rows)}\t{', '.join(rows)}")
    for place in document["unfilled"]:
        print(f"open\t{place['short']}\t{place['date']} {place['line']}")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit("usage: report.py FOLDER PERIOD")
    main(*sys.argv[1:])
