#!/usr/bin/env python3
"""docs/region.md, docs/records.md and docs/requests.md name exactly the keys that the reader's tables have, and say of each
whether it is required; docs/words.md has the Japanese of each that people write. Prints TAP."""
import os
import re
import sys

ROOT = os.environ["RINBAN_SOURCE_ROOT"]
ENTRY = re.compile(r'\{?"([a-z-]+)",\s*field_\w+,?((?:[^{}"]|"[^"]*")*)\}')


def text_of(*parts):
    with open(os.path.join(ROOT, *parts), encoding="utf-8") as file:
        return file.read()


def entries(text):
    """Key -> whether it is required, of C text with entries of Field."""
    return {key: bool(re.search(r"required = TRUE|\), TRUE\b", rest)) for key, rest in ENTRY.findall(text)}


def table(file, name="fields"):
    """One of the tables at the left margin of a file of src/read/."""
    text = text_of("src", "read", file)
    found = re.search(rf"^static const Field {name}\[\] =(.*?)\}};", text, re.M | re.S)
    keys = entries(found[1] + "}")
    for macro in re.findall(r"\b(BOTH_UNITS)\b", found[1]):
        keys.update(entries(re.search(rf"#define {macro}\b((?:.*\\\n)*.*\n)", text)[1]))
    return keys


def rows(document, heading, first):
    """The cells of the rows of the table whose head begins so, below a heading of a document."""
    section = re.split(rf"^## {re.escape(heading)}$", text_of("docs", document), flags=re.M)[1]
    section = re.split(r"^## ", section, flags=re.M)[0]
    body = section.split(f"| {first} |", 1)[1].split("\n\n")[0]
    return [[cell.strip() for cell in line.strip("|").split(" | ")] for line in body.splitlines()[2:]]


def told(document, heading, first="key", only=None):
    """Key -> whether the last cell says required; with `only`, without what is only another unit's."""
    keys = {}
    for cells in rows(document, heading, first):
        if only and re.match(r"(clinics|doctors): ", cells[1]) and not cells[1].startswith(only):
            continue
        for key in re.findall(r"`([a-z-]+)[`:]", cells[0]):
            keys[key] = re.match("required|needed", cells[-1]) is not None
    return keys


def keys_inside(text):
    """Key -> whether required, of `key`, `key` (note), `key: value` …; "both required" speaks of two."""
    keys = []
    for part, note in re.findall(r"([^()]*)(\([^()]*\))?", text):
        keys += [[key, False] for key in re.findall(r"`([a-z-]+)(?:: \w+)?`", part)]
        if "required" in note and "unless" not in note:
            for entry in keys[-2 if "both" in note else -1:]:
                entry[1] = True
    return dict(keys)


def kinds_told():
    """Kind -> its keys inside, as the table says."""
    return {name.strip("`"): keys_inside(inside)
            for name, inside, _ in rows("region.md", "rules", "kind")}


def kinds_known():
    words = re.findall(r'^RULE\((\w+), "([a-z-]+)"', text_of("src", "region", "rules.def"), re.M)
    text = text_of("src", "read", "rule_kind.c")
    return {word: table("rule_kind.c", name + "_fields") if f"Field {name}_fields[]" in text else None
            for name, word in words}


def kind_differences():
    known, say = kinds_known(), kinds_told()
    yield from (f"rules: {kind}" for kind in set(known) ^ set(say))
    for kind in set(known) & set(say):
        if known[kind] is not None and known[kind] != say[kind]:
            yield f"{kind}: {known[kind]} in the reader, {say[kind]} in the document"


def request_columns():
    text = text_of("src", "read", "request_line.c")
    return set(re.findall(r'\[ASK_\w+\] = \{"(\w+)"', text))


def tables(document):
    """Of each table the words of its first column with the row's requirement."""
    text = text_of("docs", document)
    return [[(re.findall(r"`([^`]*)`", line.split(" | ")[0]),
              bool(re.search(r"\| (required|needed|必須|必要)[^|]*\|$", line)))
             for line in table.splitlines()]
            for table in re.findall(r"^\|.*\|\n\|[-|]+\|\n((?:\|.*\|\n)+)", text, re.M)]


def japanese_differences():
    """Rows that differ in the Japanese pages; one of them may have fewer tables."""
    for name in ("region", "requests", "records"):
        english, japanese = tables(name + ".md"), tables(name + ".ja.md")
        if not japanese:
            yield f"{name}.ja.md has no table"
        for table in japanese:
            if table not in english:
                yield f"{name}.ja.md: {table}"


def without_japanese():
    """Keys of the region and of requests that are not in the glossary."""
    words = set(re.findall(r"[a-z-]+", " ".join(re.findall(r"`([^`]*)`", text_of("docs", "words.md")))))
    keys = request_columns().union(*(known for name, known, _ in PAIRS if name != "records"))
    for kind, inside in kinds_known().items():
        keys |= {kind, *(inside or {})}
    return sorted(keys - words)


PAIRS = [
    ("The file", table("region.c"), told("region.md", "The file")),
    ("association", table("association.c"), told("region.md", "association")),
    ("calendar", table("calendar.c"), told("region.md", "calendar")),
    ("clinics", table("provider.c", "clinic_fields"),
     told("region.md", "clinics and doctors", only="clinics")),
    ("doctors", table("provider.c", "doctor_fields"),
     told("region.md", "clinics and doctors", only="doctors")),
    ("who", table("who.c"), told("region.md", "who", "key of the mapping")),
    ("lines", table("line.c"), told("region.md", "lines")),
    ("calendar-files", table("calendar_files.c"), told("region.md", "calendar-files")),
    ("common keys", table("rule.c", "common_fields"), told("region.md", "rules", "common key")),
    ("fair", table("fair.c"), told("region.md", "fair")),
    ("records", table("record.c", "heading_fields"), told("records.md", "Keys", "key")),
]


def main():
    print(f"1..{len(PAIRS) + 4}")
    failed = 0
    results = [(name, [f"{key}: {known.get(key)} in the reader, {say.get(key)} in the document"
                       for key in sorted(set(known) | set(say)) if known.get(key) != say.get(key)]
                or ([] if len(known) > 2 else ["no keys found"])) for name, known, say in PAIRS]
    results.append(("kinds of rule", sorted(kind_differences())))
    columns = {key for cells in rows("requests.md", "Sheets (CSV)", "column")
               for key in re.findall(r"`(\w+)`", cells[0])}
    results.append(("requests", sorted(request_columns() ^ columns)))
    results.append(("words", without_japanese()))
    results.append(("Japanese pages", list(japanese_differences())))
    for number, (name, differences) in enumerate(results, 1):
        print(f"{'not ok' if differences else 'ok'} {number} - {name}")
        for difference in differences:
            print(f"# {difference}")
        failed += bool(differences)
    return 1 if failed else 0


sys.exit(main())
