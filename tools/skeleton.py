"""Places in the tree where a new thing is entered: edits are gathered, and written all or none."""
import os
import re
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
# Stands wherever something is left to write; tests/house/skeleton.py finds what was forgotten.
MARK = "\u2039fill in\u203a"


class Refused(Exception):
    """Why nothing is done."""


class Tree:
    """Files as they will be."""

    def __init__(self, root=ROOT):
        self.root = root
        self.texts = {}
        self.begun = []  # of those written: path, what was there before or None

    def path(self, name):
        return os.path.join(self.root, name)

    def has(self, name):
        return name in self.texts or os.path.exists(self.path(name))

    def text(self, name):
        if name not in self.texts:
            try:
                with open(self.path(name), encoding="utf-8") as file:
                    self.texts[name] = file.read()
            except OSError as error:
                raise Refused(f"{name}: {error.strerror}") from error
        return self.texts[name]

    def add(self, name, text):
        if self.has(name):
            raise Refused(f"{name} is there already")
        self.texts[name] = text

    def _only(self, name, pattern):
        found = list(re.finditer(pattern, self.text(name), re.M))
        if len(found) != 1:
            raise Refused(f"{name}: {len(found)} places match {pattern!r}, where one should")
        return found[0]

    def _insert(self, name, at, text):
        self.texts[name] = self.text(name)[:at] + text + self.text(name)[at:]

    def before(self, name, pattern, text):
        """Before the one place that matches; ^ and $ are those of lines."""
        self._insert(name, self._only(name, pattern).start(), text)

    def after(self, name, pattern, text):
        self._insert(name, self._only(name, pattern).end(), text)

    def append(self, name, text):
        if not self.text(name).endswith("\n"):
            raise Refused(f"{name} does not end with a line")
        self.texts[name] += text

    def row(self, name, head, row):
        """At the end of the table whose heading row is this."""
        table = self._only(name, rf"^{re.escape(head)}\n\|[-|]+\|\n(?:\|.*\|\n)+")
        self._insert(name, table.end(), row + "\n")

    def under(self, name, heading, pattern, text):
        """After the last line that matches in a section of a document."""
        section = self._only(name, rf"^## {re.escape(heading)}\n(?:(?!## ).*\n?)*")
        found = list(re.finditer(pattern, section[0], re.M))
        if not found:
            raise Refused(f"{name}: nothing under “{heading}” matches {pattern!r}")
        self._insert(name, section.start() + found[-1].end(), text)

    def entry(self, name, file):
        """Among the files of a room's meson.build, by the alphabet."""
        files = self._only(name, r"^  files\(\n(?: *'.*',\n)+")
        at = files.end()
        for found in re.finditer(r"^ *'(.*)',\n", files[0], re.M):
            if found[1] > file:
                at = files.start() + found.start()
                break
        self._insert(name, at, f"    '{file}',\n")

    def write(self):
        """Writes everything; after a failure the tree is as it was."""
        try:
            for name, text in self.texts.items():
                self._write(self.path(name), text)
        except OSError as error:
            self._take_back()
            raise Refused(f"{error.filename}: {error.strerror}") from error

    def _write(self, path, text):
        folder, missing = os.path.dirname(path), []
        while not os.path.lexists(folder):
            missing.append(folder)
            folder = os.path.dirname(folder)
        for folder in reversed(missing):
            os.mkdir(folder)
            self.begun.append((folder, None))
        before = None
        if os.path.exists(path):
            with open(path, "rb") as file:
                before = file.read()
        self.begun.append((path, before))
        with open(path, "w", encoding="utf-8", newline="") as file:
            file.write(text)

    def _take_back(self):
        for path, before in reversed(self.begun):
            if before is not None:
                with open(path, "wb") as file:
                    file.write(before)
            elif os.path.isdir(path):
                os.rmdir(path)
            elif os.path.exists(path):
                os.remove(path)


def run(tool, usage, arguments, fill):
    """fill(tree, arguments) enters the thing and returns what is left to write, in order, or None where
    the arguments are not such."""
    tree = Tree()
    try:
        left = fill(tree, arguments)
        if left is None:
            print(f"{tool}: {usage}", file=sys.stderr)
            return 2
        tree.write()
    except Refused as refused:
        print(f"{tool}: {refused}; nothing is changed", file=sys.stderr)
        return 1
    print("Left to write, in this order:")
    for number, line in enumerate(left, 1):
        print(f"{number:3}. {line}")
    return 0
