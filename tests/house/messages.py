#!/usr/bin/env python3
"""Every message code has its section in docs/messages.md and docs/messages.ja.md, each with its sentence as it is told, its Japanese
sentence in po/ja.po and, being an input error, a wrong input in tests/bad/. Prints TAP."""
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


def sections(page):
    """Code -> its section."""
    parts = re.split(r"^### `([a-z0-9-]+)`\n", re.sub(r"^## .*\n", "", text_of("docs", page), flags=re.M), flags=re.M)
    return dict(zip(parts[1::2], parts[2::2]))


def shows(section, sentence):
    """Whether the first line of the section's example tells the sentence, with some facts."""
    pattern = re.sub(r"\\\{\w+\\\}", ".+", re.escape(sentence)).replace(r"\[", "(").replace(r"\]", ")?")
    return re.search(r"\n\n    (\S+: )?(error|warning): " + pattern + "\n", section)


def page_differences(page, sentences):
    told = sections(page)
    for code, sentence in sentences.items():
        if code not in told:
            yield f"{code}: no section in docs/{page}"
        elif sentence and not shows(told[code], sentence):
            yield f"{code}: docs/{page} shows another sentence"
    yield from (f"{code}: in docs/{page} but unknown" for code in sorted(set(told) - set(sentences)))


def main():
    japanese = translations()
    bad = set(os.listdir(os.path.join(ROOT, "tests", "bad")))
    # What a folder cannot show: reached from the command line, through a system at fault, or by input
    # too large to be kept. Each line names the test that has it instead.
    elsewhere = dict(line.split() for line in text_of("tests", "bad", "elsewhere.txt").splitlines())
    found = []
    known = set()
    for code, _, sentence in codes():
        known.add(code)
        if not japanese.get(sentence):
            found.append(f"{code}: no Japanese sentence in po/ja.po")
        elif set(re.findall(r"\{\w+\}", sentence)) != set(
                re.findall(r"\{\w+\}", japanese[sentence])):
            found.append(f"{code}: the Japanese sentence has other facts")
        if code not in elsewhere and not any(re.fullmatch(code + r"(--[\w-]+)?", b) for b in bad):
            found.append(f"{code}: no wrong input in tests/bad")
        if code in elsewhere and not tells(elsewhere[code], code):
            found.append(f"{code}: not in {elsewhere[code]}")
    english = {code: sentence for code, _, sentence in codes()}
    found += page_differences("messages.md", english)
    found += page_differences("messages.ja.md", {code: japanese.get(text) for code, text in english.items()})
    found += [f"{code}: in elsewhere.txt but unknown" for code in sorted(set(elsewhere) - known)]
    print("1..1")
    for fault in found:
        print("# " + fault)
    print(("not ok" if found else "ok") + f" 1 - {len(known)} messages are whole")
    return bool(found)


sys.exit(main())
