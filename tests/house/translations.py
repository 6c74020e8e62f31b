#!/usr/bin/env python3
"""Every sentence of the program has its Japanese in po/ja.po, with the same facts and conversions, and
every file that holds sentences stands in po/POTFILES. Prints TAP."""
import os
import re
import shutil
import subprocess
import sys

ROOT = os.environ["RINBAN_SOURCE_ROOT"]
CONVERSION = re.compile(
    r"%(?:(\d+)\$)?[-+ #0']*\d*(?:\.\d+)?((?:hh|h|ll|l|j|z|t)?[diouxXeEfFgGcs]|%)")


def sources():
    for folder, _, files in sorted(os.walk(os.path.join(ROOT, "src"))):
        for name in sorted(files):
            if name.endswith((".c", ".h", ".def")):
                yield os.path.relpath(os.path.join(folder, name), ROOT)


def run(*words):
    done = subprocess.run(words, cwd=ROOT, capture_output=True, encoding="utf-8")
    return done.returncode, done.stdout, done.stderr


def text_of(lines):
    whole = "".join(re.match(r'(?:msg\w+ )?"(.*)"$', line)[1] for line in lines)
    return re.sub(r"\\(.)", lambda found: {"n": "\n", "t": "\t"}.get(found[1], found[1]), whole)


def entries(catalogue):
    """msgid -> (msgstr, flags, files) of a .po file without plurals and contexts."""
    found = {}
    for block in re.split(r"\n{2,}", catalogue):
        lines = block.splitlines()
        flags = {word for line in lines if line.startswith("#,") for word in line[2:].split(", ")}
        files = [file for line in lines if line.startswith("#:") for file in line[2:].split()]
        lines = [line for line in lines if not line.startswith("#")]
        at = next((i for i, line in enumerate(lines) if line.startswith("msgstr ")), None)
        if at is not None:
            found[text_of(lines[:at])] = (text_of(lines[at:]), {f.strip() for f in flags}, files)
    found.pop("", None)
    return found


def conversions(text):
    """What printf takes, by argument; numbered ones put in their place."""
    taken = {}
    for place, kind in CONVERSION.findall(text):
        if kind != "%":
            taken[int(place) if place else len(taken) + 1] = kind
    return taken


def facts(text):
    """Facts that always stand, and those of each [ … ]."""
    optional = re.findall(r"\[([^\]]*)\]", text)
    always = sorted(re.findall(r"\{\w+\}", re.sub(r"\[[^\]]*\]", "", text)))
    return always, sorted(sorted(re.findall(r"\{\w+\}", part)) for part in optional)


def faults_of(english, japanese, flags):
    if not japanese:
        return ["no Japanese"]
    found = []
    if "fuzzy" in flags:
        found.append("the Japanese is marked fuzzy")
    if conversions(english) != conversions(japanese):
        found.append("other printf conversions")
    if "{" in english and facts(english) != facts(japanese):
        found.append("other facts")
    if english.endswith("\n") != japanese.endswith("\n"):
        found.append("another line end")
    if japanese.isascii():
        found.append("the Japanese is not Japanese")
    return found


def faults():
    code, template, complaint = run(
        "xgettext", "--from-code=UTF-8", "--language=C", "--keyword=_", "--keyword=N_",
        "--add-location=file", "--output=-", *sources())
    if code != 0:
        return [complaint], 0
    wanted = entries(template)
    with open(os.path.join(ROOT, "po", "ja.po"), encoding="utf-8") as file:
        given = entries(file.read())
    with open(os.path.join(ROOT, "po", "POTFILES"), encoding="utf-8") as file:
        listed = {line for line in file.read().splitlines() if line and not line.startswith("#")}
    holding = {file for _, _, files in wanted.values() for file in files}
    found = [f"po/POTFILES lacks {file}" for file in sorted(holding - listed)]
    found += [f"po/POTFILES has {file} without sentences" for file in sorted(listed - holding)]
    for english in wanted:
        japanese, flags, _ = given.get(english, ("", set(), []))
        found += [f"{english!r}: {fault}" for fault in faults_of(english, japanese, flags)]
    found += [f"{english!r}: no sentence of the program" for english in given if english not in wanted]
    code, _, complaint = run("msgfmt", "--check", "--output-file=/dev/null", "po/ja.po")
    found += complaint.splitlines() if code != 0 else []
    return found, len(wanted)


def main():
    if not shutil.which("xgettext") or not shutil.which("msgfmt"):
        print("1..0 # SKIP gettext is not installed")
        return 0
    found, count = faults()
    print("1..1")
    for fault in found:
        print("# " + fault)
    print(("not ok" if found else "ok") + f" 1 - {count} sentences have their Japanese")
    return bool(found)


if __name__ == "__main__":
    sys.exit(main())
