"""Runs the program as a user would, in folders of its own. For unittest."""
import csv
import io
import json
import os
import shutil
import subprocess
import tempfile
import time
import unittest

ROOT = os.environ["RINBAN_SOURCE_ROOT"]
BUILD = os.environ["RINBAN_BUILD_ROOT"]
PROGRAM = os.path.join(BUILD, "rinban")

# no test asks the clock: it is 2026-11-20T00:00:00Z
os.environ["SOURCE_DATE_EPOCH"] = "1795132800"

# Four Sundays in 2026-12, two doctors, everything countable by hand.
TINY = """rinban: 1
association: {id: tiny, name: Tiny, domain: tiny.example, language: en}
doctors:
  - {id: a, name: 山田 太郎}
  - {id: b, name: 髙橋 花子}
lines:
  - {id: x, unit: doctor, days: [sunday], hours: 09:00-12:00}
rules:
  - gap: {days: 14}
    cost: 2
fair:
  - {count: duties}
"""

# Four doctors, to be widened: what comes after it are further lines or other sections.
FOUR = """rinban: 1
association: {id: tiny, name: Tiny, domain: tiny.example, language: en}
doctors:
  - {id: a, name: Ann}
  - {id: b, name: Ben}
  - {id: c, name: Cem}
  - {id: d, name: Dan}
lines:
  - {id: x, unit: doctor, days: [sunday], hours: 09:00-12:00}
"""

# The files of a draft; a publication has calendar files besides.
DRAFT = sorted(["rota.csv", "rota.json", "rota.html", "rota.xlsx", "notice.csv", "notice.sjis.csv",
                "notice-by-day.csv", "notice.html", "internal.html", "tallies.csv", "fees.csv"])


class Case(unittest.TestCase):
    """Every test has an empty folder, self.folder, removed at its end."""

    maxDiff = None

    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix="rinban-")
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)

    def path(self, *parts):
        return os.path.join(self.folder, *parts)

    def write(self, name, text, encoding="utf-8"):
        path = self.path(name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "wb") as file:
            file.write(text if isinstance(text, bytes) else text.encode(encoding))
        return path

    def read(self, *parts):
        with open(self.path(*parts), "rb") as file:
            return file.read()

    def copy_example(self, name, *where):
        """The example's inputs as the region, or there; not what an earlier run left beside them."""
        source = os.path.join(ROOT, "examples", name)
        shutil.copytree(source, self.path(*where), dirs_exist_ok=True,
                        ignore=shutil.ignore_patterns("out", "records"))

    def init(self, **environment):
        """The region that `init` makes, in English where the environment says nothing else."""
        shutil.rmtree(self.folder)
        self.rinban("init", self.folder, "-q", **environment)

    def start(self, *words, **environment):
        """Begins a command on the region."""
        return self.begin("-C", self.folder, *words, **environment)

    def begin(self, *words, cwd=None, **environment):
        return subprocess.Popen([PROGRAM, *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                stdin=subprocess.DEVNULL, cwd=cwd,
                                env={**os.environ, **environment})

    def end(self, process, expect=0, timeout=120):
        """Waits for it; returns (stdout, stderr) as text."""
        try:
            out, err = process.communicate(timeout=timeout)
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()
            raise
        out, err = out.decode("utf-8"), err.decode("utf-8")
        self.assertEqual(process.returncode, expect, f"{process.args}\n{out}\n{err}")
        return out, err

    def wait_until(self, happened, what, seconds=120):
        """Looks again and again until it is so."""
        until = time.monotonic() + seconds
        while not happened():
            self.assertLess(time.monotonic(), until, what)
            time.sleep(0.02)

    def wait_for_end(self, group):
        """Until no process of the group is left."""
        self.wait_until(lambda: not group_is_there(group), "all processes ended")

    def rinban(self, *words, expect=0, cwd=None, **environment):
        """Runs the program as it is called."""
        return self.end(self.begin(*words, cwd=cwd, **environment), expect)

    def run_in(self, *words, expect=0, **environment):
        """Runs a command on the region; returns (stdout, stderr) as text."""
        return self.end(self.start(*words, **environment), expect)

    def json(self, *words, expect=0, **environment):
        out, _ = self.run_in(*words, "--json", expect=expect, **environment)
        return json.loads(out)

    def names(self, *parts):
        """Every file below, the lock apart, whose text is of no account."""
        top = self.path(*parts)
        return sorted(os.path.relpath(os.path.join(folder, name), top)
                      for folder, _, names in os.walk(top) for name in names if name != ".lock")

    def tree(self, *parts):
        """Name -> bytes of every file below."""
        return {name: self.read(*parts, name) for name in self.names(*parts)}

    def identities(self, *parts):
        """Name -> (inode, time of change) of every file below."""
        found = {}
        for name in self.names(*parts):
            status = os.lstat(self.path(*parts, name))
            found[name] = (status.st_ino, status.st_mtime_ns)
        return found

    def rota(self, name):
        """The rows of a rota CSV, checked to be in the form of the contract."""
        data = self.read(name)
        self.assertTrue(data.startswith(b"\xef\xbb\xbf"))
        self.assertEqual(data.count(b"\n"), data.count(b"\r\n"))
        rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))
        self.assertEqual(list(rows[0]),
                         ["date", "line", "start", "end", "hours", "provider", "role", "name"])
        return rows


def group_is_there(group):
    """Whether a process of the group lives."""
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


def sanitized():
    """Whether the program is built with the address sanitizer."""
    with open(PROGRAM, "rb") as file:
        return b"__asan_init" in file.read()


def main():
    unittest.main(verbosity=1)
