#!/usr/bin/env python3
"""tools/new-rule and tools/new-product: in a copy of the tree they enter a thing in every place that CONTRIBUTING.md
names, and change nothing where something does not fit; nothing that they leave to write is forgotten in the tree.
With --build the tree with both skeletons compiles, and the tests it has then fail. Prints TAP."""
import hashlib
import os
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = os.environ["RINBAN_SOURCE_ROOT"]
TOUCHED = ("docs", "examples", "src", "tests", "tools")
FOLDERS = (*TOUCHED, "debian", "include", "po")
MARK = "\u2039fill in\u203a"
RULE = ["tools/new-rule", "try_out", "try-out", "2"]
PRODUCT = ["tools/new-product", "try_csv"]
# What the tools leave to hand, and say so.
BY_HAND = {
    "rule": {"tests/laws/exchange.c", "po/ja.po", "docs/coverage.md", "src/audit/count.c", "tests/unit/explain/test_no_rota.c",
             "tests/unit/explain/test_unfilled.c", "tests/unit/lower/test_lower_excuse.c", "tests/unit/read/test_rule_words.c"},
    "product": set(),
}


def copy(tree, folders):
    """What the tools may touch, or all that a build needs."""
    left_out = shutil.ignore_patterns("corpus", "clients", "__pycache__")
    for name in os.listdir(ROOT):
        path = os.path.join(ROOT, name)
        if name in folders:
            shutil.copytree(path, os.path.join(tree, name), ignore=left_out if folders == TOUCHED else None)
        elif os.path.isfile(path):
            shutil.copy(path, tree)
    return tree


def files(tree):
    """Name -> digest of every file; a folder ends with a stroke."""
    found = {}
    for folder, folders, names in os.walk(tree):
        found.update((os.path.relpath(os.path.join(folder, name), tree) + "/", "") for name in folders)
        for name in names:
            path = os.path.join(folder, name)
            with open(path, "rb") as file:
                found[os.path.relpath(path, tree)] = hashlib.sha256(file.read()).hexdigest()
    return found


def text_of(*parts):
    with open(os.path.join(*parts), encoding="utf-8") as file:
        return file.read()


def run(tree, command):
    done = subprocess.run(command, cwd=tree, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout, done.stderr


def named(section):
    """The files that a table of CONTRIBUTING.md has, for the example of each made ours."""
    text = text_of(ROOT, "CONTRIBUTING.md").split(f"## Adding a {section}\n")[1].split("\n## ")[0]
    cells = [row.split(" | ")[0] for row in re.findall(r"^\| `.*", text, re.M)]
    return {name for cell in cells for name in re.findall(r"`([^`]+)`", cell)}


def missing(tree, before, section, kind, names):
    """Places that a table names and the tool has not touched, and files that it touched and the table does not name."""
    after = files(tree)
    touched = {name for name in after if before.get(name) != after[name] and not name.endswith("/")}
    places = named(section)
    for old, new in names:
        places = {place.replace(old, new) for place in places}
    for place in sorted(places - BY_HAND[kind]):
        if not any(name == place or name.startswith(place.rstrip("/") + "/") for name in touched):
            yield f"{place} is named and not touched"
    for name in sorted(touched):
        if not any(name == place or name.startswith(place.rstrip("/") + "/") for place in places):
            yield f"{name} is touched and not named"


def enters(command, section, kind, names):
    with tempfile.TemporaryDirectory(prefix="rinban-") as tree:
        before = files(copy(tree, TOUCHED))
        status, out, err = run(tree, command)
        if status or "1. " not in out:
            yield f"exit code {status}: {out}{err}"
        yield from missing(tree, before, section, kind, names)
        once = files(tree)
        if run(tree, command)[0] != 1 or files(tree) != once:
            yield "the same name a second time"


def refusals():
    """Each spoilt tree stays as it is, and is told."""
    with tempfile.TemporaryDirectory(prefix="rinban-") as tree:
        whole = files(copy(tree, TOUCHED))
        for command, (spoilt, part), wanted, code in REFUSED:
            text = text_of(tree, spoilt)
            assert part in text, f"{spoilt}: {part}"
            write(tree, spoilt, text.replace(part, "", 1) if part else text)
            before = files(tree)
            status, out, err = run(tree, command)
            if status != code or out or wanted not in err:
                yield f"{' '.join(command)}: exit code {status}, not {code}: {out}{err}"
            if files(tree) != before:
                yield f"{' '.join(command)}: the tree is changed"
            write(tree, spoilt, text)
        if files(tree) != whole:
            yield "the tree is changed"


def write(tree, name, text):
    with open(os.path.join(tree, name), "w", encoding="utf-8", newline="") as opened:
        opened.write(text)


def taken_back():
    """Where the rule's last files cannot be written, those before them are as they were."""
    with tempfile.TemporaryDirectory(prefix="rinban-") as tree:
        copy(tree, TOUCHED)
        shutil.rmtree(os.path.join(tree, "tests", "bad"))
        write(tree, "tests/bad", "")
        before = files(tree)
        status, out, err = run(tree, RULE)
        if status != 1 or out or "tests/bad" not in err:
            yield f"exit code {status}: {out}{err}"
        if files(tree) != before:
            yield "the tree is changed"


def forgotten():
    for folder in ("docs", "examples", "po", "src", "tests"):
        for name in files(os.path.join(ROOT, folder)):
            if not name.endswith("/"):
                with open(os.path.join(ROOT, folder, name), "rb") as file:
                    if MARK.encode() in file.read():
                        yield f"{folder}/{name}"


def builds():
    """Both skeletons compile; what they have for tests fails."""
    tests = ["lower_try_out", "audit_try_out", "golden", "two_roads"]
    with tempfile.TemporaryDirectory(prefix="rinban-") as tree:
        copy(tree, FOLDERS)
        for command in (RULE, PRODUCT, ["meson", "setup", "build", "-Dwerror=true"],
                        ["ninja", "-C", "build", "rinban"] + [f"tests/test_{name}" for name in tests]):
            status, out, err = run(tree, command)
            if status:
                yield f"{' '.join(command)}: {out[-2000:]}{err}"
                return
        for name in tests:
            if run(tree, ["meson", "test", "-C", "build", "--no-rebuild", name])[0] == 0:
                yield f"{name} passes"
        environment = {**os.environ, "RINBAN_SOURCE_ROOT": tree}
        for check in ("keys", "rooms", "messages"):
            done = subprocess.run([sys.executable, os.path.join(tree, "tests", "house", check + ".py")],
                                  env=environment, capture_output=True, text=True, check=False)
            if done.returncode:
                yield f"{check}: {done.stdout}"


ANYWHERE = ("CONTRIBUTING.md", "")
REFUSED = [
    (["tools/new-rule", "try_out", "mix"], ANYWHERE, "mix", 1),
    (["tools/new-rule", "mix", "try-out"], ANYWHERE, "mix", 1),
    (["tools/new-rule", "cover", "try-out"], ANYWHERE, "cover", 1),
    (["tools/new-rule", "switch", "try-out"], ANYWHERE, "switch", 1),
    (["tools/new-rule", "try_out", "except-fixed"], ANYWHERE, "except-fixed", 1),
    (["tools/new-rule", "Try", "../try"], ANYWHERE, "NAME", 2),
    (["tools/new-rule", "try_out", "try-out", "10"], ANYWHERE, "NAME", 2),
    (["tools/new-rule", "try_out"], ANYWHERE, "NAME", 2),
    (["tools/new-product", "fees_csv"], ANYWHERE, "fees.csv", 1),
    (["tools/new-product", "try"], ANYWHERE, "NAME", 2),
    (RULE, ("docs/words.md", "## Rules 規則"), "docs/words.md", 1),
    (RULE, ("src/lower/meson.build", "  files("), "src/lower/meson.build", 1),
    (RULE, ("examples/everything/region.yaml", "\nfair:"), "examples/everything/region.yaml", 1),
    (PRODUCT, ("src/write/products.c", '{"ics", "ics", '), "src/write/products.c", 1),
]
CHECKS = [
    ("a rule in every place", lambda: enters(
        RULE, "kind of rule", "rule", [("_mix.c", "_try_out.c"), ("/mix.c", "/try_out.c")])),
    ("a product in every place", lambda: enters(PRODUCT, "product", "product", [("NAME", "try_csv")])),
    ("nothing where something does not fit", refusals),
    ("nothing where something cannot be written", taken_back),
    ("nothing is left to fill in", forgotten),
]


def main():
    checks = [("skeletons build", builds)] if "--build" in sys.argv else CHECKS
    print(f"1..{len(checks)}")
    failed = 0
    for number, (name, check) in enumerate(checks, 1):
        found = list(check())
        print(f"{'not ok' if found else 'ok'} {number} - {name}")
        for line in found:
            print("\n".join("# " + part for part in line.splitlines()))
        failed += bool(found)
    return 1 if failed else 0


sys.exit(main())
