"""Runs the program as a user would, in folders of its own. For unittest."""
import json
import os
import shutil
import subprocess
import tempfile
import unittest

ROOT = os.environ["RINBAN_SOURCE_ROOT"]
PROGRAM = os.path.join(os.environ["RINBAN_BUILD_ROOT"], "rinban")


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

    def copy_example(self, name):
        """The example's inputs as the region; not what an earlier run left beside them."""
        source = os.path.join(ROOT, "examples", name)
        shutil.copytree(source, self.folder, dirs_exist_ok=True,
                        ignore=shutil.ignore_patterns("out", "records"))

    def start(self, *words, **environment):
        return subprocess.Popen([PROGRAM, "-C", self.folder, *words], stdout=subprocess.PIPE,
                                stderr=subprocess.PIPE, env={**os.environ, **environment})

    def run_in(self, *words, expect=0, **environment):
        """Runs a command on the region; returns (stdout, stderr) as text."""
        process = self.start(*words, **environment)
        out, err = process.communicate(timeout=300)
        out, err = out.decode("utf-8"), err.decode("utf-8")
        self.assertEqual(process.returncode, expect, f"{words}\n{out}\n{err}")
        return out, err

    def json(self, *words, expect=0, **environment):
        out, _ = self.run_in(*words, "--json", expect=expect, **environment)
        return json.loads(out)

    def tree(self, *parts):
        """Name -> bytes of every file below."""
        top = self.path(*parts)
        return {os.path.relpath(os.path.join(folder, name), top): self.read(folder, name)
                for folder, _, names in os.walk(top) for name in names}


def main():
    unittest.main(verbosity=1)
