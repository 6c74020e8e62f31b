"""What `meson install` puts into a folder, and how it was built. For unittest."""
import json
import os
import subprocess
import tempfile

import harness


def introspect(name):
    with open(os.path.join(harness.BUILD, "meson-info", f"intro-{name}.json"), encoding="utf-8") as file:
        return json.load(file)


OPTIONS = {option["name"]: option["value"] for option in introspect("buildoptions")}
PREFIX = OPTIONS["prefix"]
# what a program needs that is linked to a library built like this
SANITIZE = [] if OPTIONS["b_sanitize"] == "none" else ["-fsanitize=" + OPTIONS["b_sanitize"]]
COVERAGE = ["--coverage"] if OPTIONS["b_coverage"] else []


class Case(harness.Case):
    """The installed tree is made once for all tests of a class; self.at() is a path in it."""

    @classmethod
    def setUpClass(cls):
        cls.top = tempfile.TemporaryDirectory(prefix="rinban-")
        cls.addClassCleanup(cls.top.cleanup)
        subprocess.run(["meson", "install", "-C", harness.BUILD, "--no-rebuild", "--destdir", cls.top.name],
                       check=True, stdout=subprocess.DEVNULL)

    def at(self, *parts):
        return os.path.join(self.top.name, PREFIX.lstrip("/"), *parts)

    def library(self, *parts):
        return self.at(OPTIONS["libdir"], *parts)

    def run_program(self, *words, expect=0, **environment):
        process = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=self.folder,
                                   stdin=subprocess.DEVNULL, env={**os.environ, **environment})
        return self.end(process, expect)
