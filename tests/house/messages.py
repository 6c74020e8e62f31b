#!/usr/bin/env python3
"""Every message code has its section in docs/messages.md, its Japanese sentence in po/ja.po and, being
an input error, a wrong input in tests/bad/. Prints TAP."""
import os
import re
import sys

ROOT = os.environ["RINBAN_SOURCE_ROOT"]


def text_of(*parts):
    with open(os.path.join(ROOT, *parts), encoding="utf-8") as file:
        return file.read()


def codes():
    pattern = r'^MESSAGE\((\w+),\s*(\w+),\s*((?:N_\()?(?:\s*"(?:[^"\\]|\\.)*")+\)?)\)'
    for token, severity, text in re.findall(pattern, text_of("src", "base", "messages.def"), re.M):
        sentence = "".join(re.findall(r'"((?:[^"\\]|\\.)*)"', text))
        yield token.replace("_", "-"), severity, sentence


def translations():
    entries = {}
    for block in text_of("po", "ja.po").split("\n\n"):
        if "#, fuzzy" in block:
            continue
        part = {"msgid": "", "msgstr": ""}
        key = None
        for line in block.splitlines():
            found = re.match(r'(msgid|msgstr) "(.*)"$', line)
            if found:
                key = found[1]
                part[key] = found[2]
            elif key and line.startswith('"'):
                part[key] += line[1:-1]
        entries[part["msgid"]] = part["msgstr"]
    return entries


def tells(test, code):
    """Whether the test speaks of the code."""
    if not os.path.exists(os.path.join(ROOT, test)):
        return False
    words = ('"' + code + '"', "'" + code + "'", "MSG_" + code.replace("-", "_"))
    return any(re.search(re.escape(word) + r"(?!\w)", text_of(test)) for word in words)


def main():
    sections = set(re.findall(r"^### `([a-z0-9-]+)`", text_of("docs", "messages.md"), re.M))
    japanese = translations()
    bad = set(os.listdir(os.path.join(ROOT, "tests", "bad")))
    # What a folder cannot show: reached from the command line, through a system at fault, or by input
    # too large to be kept. Each line names the test that has it instead.
    elsewhere = dict(line.split() for line in text_of("tests", "bad", "elsewhere.txt").splitlines())
    found = []
    known = set()
    for code, _, sentence in codes():
        known.add(code)
        if code not in sections:
            found.append(f"{code}: no section in docs/messages.md")
        if not japanese.get(sentence):
            found.append(f"{code}: no Japanese sentence in po/ja.po")
        elif set(re.findall(r"\{\w+\}", sentence)) != set(
                re.findall(r"\{\w+\}", japanese[sentence])):
            found.append(f"{code}: the Japanese sentence has other facts")
        if code not in elsewhere and not any(re.fullmatch(code + r"(--[\w-]+)?", b) for b in bad):
            found.append(f"{code}: no wrong input in tests/bad")
        if code in elsewhere and not tells(elsewhere[code], code):
            found.append(f"{code}: not in {elsewhere[code]}")
    found += [f"{code}: documented but unknown" for code in sorted(sections - known)]
    found += [f"{code}: in elsewhere.txt but unknown" for code in sorted(set(elsewhere) - known)]
    print("1..1")
    for fault in found:
        print("# " + fault)
    print(("not ok" if found else "ok") + f" 1 - {len(known)} messages are whole")
    return bool(found)


sys.exit(main())
