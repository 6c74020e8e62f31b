"""A handful of commands under valgrind: nothing unset is read and nothing is lost."""
import os
import shutil
import subprocess
import unittest

import harness

ERROR = 99
# GLib keeps what it makes once; a block that nobody points to any more is ours
OPTIONS = ["--quiet", f"--error-exitcode={ERROR}", "--leak-check=full", "--show-leak-kinds=definite",
           "--errors-for-leak-kinds=definite", "--num-callers=25"]


@unittest.skipUnless(shutil.which("valgrind"), "valgrind is not installed")
@unittest.skipIf(harness.sanitized(), "the sanitizers look themselves")
class Valgrind(harness.Case):
    def watch(self, *words, expect=0):
        process = subprocess.run(
            ["valgrind", *OPTIONS, harness.PROGRAM, *words], capture_output=True, timeout=300,
            check=False, env={**os.environ, "G_SLICE": "always-malloc", "G_DEBUG": "gc-friendly"})
        self.assertEqual(process.returncode, expect,
                         f"{words}\n{process.stdout.decode()}\n{process.stderr.decode()}")
        self.assertNotIn(b"== ", process.stderr, words)
        return process.stdout.decode()

    def watch_in(self, *words, expect=0):
        return self.watch("-C", self.folder, *words, expect=expect)

    def test_a_month(self):
        self.write("region.yaml", harness.TINY)
        self.write("requests/r.csv", "who,kind,from,line\na,absent,2026-12-06,x\n")
        self.watch_in("check", "2026-12")
        self.watch_in("solve", "2026-12", "--work", "2000")
        self.watch_in("audit", "2026-12")
        self.watch_in("show", "2026-12")
        self.watch_in("publish", "2026-12")
        who = {row["date"]: row["provider"] for row in self.rota("out/2026-12/rota.csv")}
        self.watch_in("explain", "2026-12", f"{who['2026-12-20']}@x@2026-12-20", "--work", "2000")
        self.watch_in("repair", "2026-12", "--absent", f"{who['2026-12-20']}@2026-12-20", "--take",
                      "1", "--work", "2000")
        self.watch_in("export", "2026-12", "--as", "mps")
        self.watch_in("withdraw", "2026-12")

    def test_init(self):
        shutil.rmtree(self.folder)
        self.watch("init", self.folder)
        self.watch_in("check", "2026-12", "--json")

    def test_what_is_wrong(self):
        for name in ("yaml-syntax", "unknown-key", "csv-quote-open", "record-damaged", "ics-nesting"):
            folder = os.path.join(harness.ROOT, "tests", "bad", name)
            with self.subTest(name=name):
                self.watch("-C", folder, "check", "2026-12", expect=3)

    def test_no_rota(self):
        self.write("region.yaml", harness.TINY)
        self.write("requests/r.csv", "who,kind,from\na,fix,2026-12-06\nb,fix,2026-12-06\n")
        self.watch_in("solve", "2026-12", "--work", "2000", expect=1)


harness.main()
