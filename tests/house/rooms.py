#!/usr/bin/env python3
"""A room may include only the rooms behind its colon in src/rooms.txt, and foreign libraries only
where they belong. Prints TAP."""
import os
import re
import sys

ROOT = os.environ["RINBAN_SOURCE_ROOT"]
SRC = os.path.join(ROOT, "src")

# Each foreign library that is not GLib is seen by one or two rooms only.
LIBRARIES = {
    "glpk.h": {"engine/solver"},
    "yaml.h": {"read"},
    "libical/ical.h": {"read", "write"},
    "json-glib/json-glib.h": {"read", "write"},
    "xlsxwriter.h": {"write"},
}


def read_rooms():
    rooms = {}
    for line in open(os.path.join(SRC, "rooms.txt"), encoding="utf-8"):
        name, _, rest = line.partition(":")
        rooms[name.strip()] = rest.split()
    return rooms


def room_of(rooms, path):
    """The innermost folder that is a room: a room may have rooms of its own."""
    folder = os.path.dirname(path)
    while folder and folder not in rooms:
        folder = os.path.dirname(folder)
    return folder


def may_include(rooms, room, header):
    other = room_of(rooms, header)
    if other == room or header in rooms[room]:
        return True
    return other in rooms[room]


def faults(rooms):
    for folder, _, files in sorted(os.walk(SRC)):
        for name in sorted(files):
            if not name.endswith((".c", ".h", ".def")):
                continue
            path = os.path.join(folder, name)
            where = os.path.relpath(path, SRC)
            room = room_of(rooms, where)
            text = open(path, encoding="utf-8").read()
            for header in re.findall(r'^#include "([^"]+)"', text, re.M):
                if not room_of(rooms, header):
                    yield f"{where}: include {header} by its room"
                elif not may_include(rooms, room, header):
                    yield f"{where}: {room} may not include {header}"
            for header in re.findall(r"^#include <([^>]+)>", text, re.M):
                if room not in LIBRARIES.get(header, {room}):
                    yield f"{where}: {header} does not belong in {room}"


def main():
    rooms = read_rooms()
    found = list(faults(rooms))
    folders = {n for n in os.listdir(SRC) if os.path.isdir(os.path.join(SRC, n))}
    outer = {room.split("/")[0] for room in rooms}
    found += [f"{n}: not in rooms.txt" for n in sorted(folders - outer)]
    found += [f"{n}: in rooms.txt, but not in src" for n in rooms if not os.path.isdir(os.path.join(SRC, n))]
    print("1..1")
    for fault in found:
        print("# " + fault)
    print(("not ok" if found else "ok") + " 1 - every include stays within rooms.txt")
    return bool(found)


sys.exit(main())
