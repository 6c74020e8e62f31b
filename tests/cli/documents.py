"""Documents followed as a reader would. For unittest.

A block of sh is run, line by line, in a folder that lasts for the page, with rinban on PATH. A comment above a
block says what else becomes of it: `file: NAME` is written there, `in: NAME` replaces those sections of a YAML
file that the block has, `shown` is how what the last command printed begins, `exit: N` is how the block's lines end
(else with 0). A line that begins with tools/ names a script of this house, which the tests themselves are run by."""
import os
import re
import subprocess

import harness

BLOCK = re.compile(r"(?:^<!-- (\w+)(?:: (.*?))? -->\n)?^```(\w*)\n(.*?)^```$", re.M | re.S)


def page(name):
    with open(os.path.join(harness.ROOT, name), encoding="utf-8") as file:
        return file.read()


def every():
    """The names of all documents: of the house, docs/ and the examples."""
    found = [name for name in os.listdir(harness.ROOT) if name.endswith(".md")]
    for top in ("docs", "examples"):
        for folder, _, names in os.walk(os.path.join(harness.ROOT, top)):
            found += [os.path.relpath(os.path.join(folder, name), harness.ROOT)
                      for name in names if name.endswith(".md")]
    return sorted(found)


def sections(text):
    """Top-level key of YAML -> its text; what stands before the first one has the key None."""
    parts = {}
    key = None
    for line in text.splitlines(keepends=True):
        found = re.match(r"([\w-]+):", line)
        key = found[1] if found else key
        parts[key] = parts.get(key, "") + line
    return parts


# Sections of a region that go on where a fragment has more of them.
LISTS = {"clinics", "doctors", "groups", "lines", "rules", "fair"}


def extended(head, region, part):
    """A region, its sections by key, with those of a fragment: lists go on, others are another."""
    parts = dict(region)
    for key, text in sections(part).items():
        rows = text.split("\n", 1)[1]
        parts[key] = parts.get(key, "") + rows if key in LISTS else rows
    return head + "".join(f"{key}:\n{rows}" for key, rows in parts.items())


def tables(text):
    """First cell -> the other cells, of every row of every table, its headings apart."""
    rows = {}
    for table in re.findall(r"^\|.*\|\n\|[-|]+\|\n((?:\|.*\|\n)+)", text, re.M):
        for line in table.splitlines():
            first, *rest = [cell.strip() for cell in line.strip("|").split("|")]
            rows[first] = rest
    return rows


def layout(text):
    """Who stands where is settled by ties; the days and lines are not."""
    return " ".join(re.sub(r"Doctor \d|医師 [一-龥]", "NAME", text).split())


class Case(harness.Case):
    def run_line(self, line, locale, expect=0):
        """What it printed."""
        if line.startswith("tools/"):
            self.assertTrue(os.access(os.path.join(harness.ROOT, line.split()[0]), os.X_OK), line)
            return ""
        done = subprocess.run(["sh", "-euc", line], cwd=self.folder, capture_output=True, timeout=200,
                              stdin=subprocess.DEVNULL, encoding="utf-8",
                              env={**os.environ, "LC_ALL": locale,
                                   "PATH": harness.BUILD + os.pathsep + os.environ["PATH"]})
        self.assertEqual(done.returncode, expect, f"{line}\n{done.stdout}{done.stderr}")
        return done.stdout + done.stderr

    def replace(self, name, text):
        parts = sections(self.read(name).decode())
        for key, part in sections(text).items():
            self.assertIn(key, parts, name)
            parts[key] = part
        self.write(name, "".join(parts.values()))

    def follow(self, name, locale):
        """How many commands the page has."""
        count, printed = 0, ""
        for what, where, kind, text in BLOCK.findall(page(name)):
            if kind == "sh":
                for line in text.splitlines():
                    printed = self.run_line(line, locale, int(where) if what == "exit" else 0)
                    count += 1
            elif what == "file":
                self.write(where, text)
            elif what == "in":
                self.replace(where, text)
            else:
                self.assertEqual(what, "shown", f"{name}: a block of {kind} that nothing is done with")
                self.assertTrue(layout(printed).startswith(layout(text)), printed)
        return count
