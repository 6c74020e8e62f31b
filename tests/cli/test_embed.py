"""Another program on the public header: examples/embed.c."""
import json
import os
import subprocess
import sys

import harness

EMBED = os.path.join(harness.BUILD, "embed")

AUDIT = """import ctypes, sys
library = ctypes.CDLL(sys.argv[1])
library.rinban_open.restype = ctypes.c_void_p
library.rinban_messages.restype = ctypes.c_char_p
library.rinban_solve.argtypes = [ctypes.c_void_p, ctypes.c_double, ctypes.c_uint]
library.rinban_audit.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.POINTER(ctypes.c_char_p)]
library.rinban_messages.argtypes = library.rinban_close.argtypes = [ctypes.c_void_p]
region = library.rinban_open(sys.argv[2].encode(), b"2026-12", None)
document = ctypes.c_char_p(b"left")
file = sys.argv[3].encode() if len(sys.argv) > 3 else None
if not file:
    assert library.rinban_audit(region, None, ctypes.byref(document)) == 2 and document.value is None
    assert library.rinban_solve(region, 60, 1) == 0
code = library.rinban_audit(region, file, ctypes.byref(document))
sys.stdout.write((document.value or b"").decode())
sys.stderr.write(library.rinban_messages(region).decode())
library.rinban_close(region)
sys.exit(code)
"""


class Embed(harness.Case):
    def embed(self, *words, expect=0):
        process = subprocess.Popen([EMBED, *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        return self.end(process, expect)

    def test_a_rota(self):
        self.init()
        out, err = self.embed(self.folder, "2026-12")
        *duties, proof = out.splitlines()
        self.assertEqual((len(duties), proof, err), (11, "proven", ""))
        self.run_in("solve", "2026-12")
        self.assertEqual([tuple(line.split()) for line in duties],
                         [(row["date"], row["line"], row["provider"])
                          for row in self.rota("out/2026-12/rota.csv")])

    def test_writes_nothing_unasked(self):
        self.init()
        before = self.identities()
        self.embed(self.folder, "2026-12")
        self.assertEqual(self.identities(), before)

    def test_draft_of_the_library(self):
        """Python's ctypes on the shared library: a draft as `solve` writes it, and a sheet edited by hand stays."""
        if os.environ.get("LD_PRELOAD") or not self.loads():
            self.skipTest("a library with sanitizers does not load into Python")
        self.init()
        self.assertEqual(self.draft(), 0)
        draft = self.tree("out")
        self.run_in("solve", "2026-12", "-q")
        self.assertEqual({name for name, data in self.tree("out").items() if draft[name] != data}, set())
        self.write("out/2026-12/rota.csv", self.read("out/2026-12/rota.csv") + b"\r\n")
        edited = self.tree("out")
        self.assertEqual(self.draft(), 3)
        self.assertEqual(self.tree("out"), edited)

    def test_audit_of_the_library(self):
        """The same verdict and document as `rinban audit` gives, of the solved rota and of a file."""
        if os.environ.get("LD_PRELOAD") or not self.loads():
            self.skipTest("a library with sanitizers does not load into Python")
        self.write("region.yaml", harness.TINY)
        self.run_in("solve", "2026-12", "-q")
        rows = self.read("out/2026-12/rota.csv").decode().splitlines(keepends=True)
        self.write("whole.csv", "".join(rows))
        self.write("short.csv", "".join(rows[:-1]))
        self.write("twice.csv", "".join(rows + rows[-1:]))
        first = self.rota("out/2026-12/rota.csv")[0]
        self.write("requests/r.csv", f"who,kind,from\n{first['provider']},absent,{first['date']}\n")
        self.write("wrong.csv", "date,line\n2026-12-06,nowhere\n")
        for name, code in ("whole", 6), ("short", 6), ("wrong", 3), ("nowhere", 3):
            with self.subTest(name):
                path = self.path(name + ".csv")
                audited = self.audit(path)
                self.assertEqual(audited.returncode, code, audited.stderr)
                out, _ = self.run_in("audit", "2026-12", "--rota", path, "--json", expect=code)
                if code == 6:
                    self.assertEqual(json.loads(audited.stdout), json.loads(out))
                else:
                    self.assertEqual(audited.stdout, "")
                    self.assertIn(os.path.basename(path), audited.stderr)
        os.remove(self.path("requests/r.csv"))
        self.assertEqual(self.audit(self.path("whole.csv")).returncode, 0)
        self.assertEqual(self.audit(self.path("short.csv")).returncode, 4)

    def test_audit_of_what_was_solved(self):
        if os.environ.get("LD_PRELOAD") or not self.loads():
            self.skipTest("a library with sanitizers does not load into Python")
        self.write("region.yaml", harness.TINY)
        audited = self.audit(None)
        self.assertEqual(audited.returncode, 0, audited.stderr)
        self.run_in("solve", "2026-12", "-q")
        out, _ = self.run_in("audit", "2026-12", "--json")
        self.assertEqual(json.loads(audited.stdout), json.loads(out))

    def audit(self, path):
        """Without a path: before and after solving."""
        return subprocess.run([sys.executable, "-c", AUDIT, self.LIBRARY, self.folder, *([path] if path else [])],
                              capture_output=True, text=True)

    LIBRARY = os.path.join(harness.BUILD, "librinban.so.1")
    SCRIPT = """import ctypes, sys
library = ctypes.CDLL(sys.argv[1])
library.rinban_open.restype = ctypes.c_void_p
library.rinban_solve.argtypes = [ctypes.c_void_p, ctypes.c_double, ctypes.c_uint]
library.rinban_write_draft.argtypes = library.rinban_close.argtypes = [ctypes.c_void_p]
region = library.rinban_open(sys.argv[2].encode(), b"2026-12", None)
assert library.rinban_write_draft(region) == 2
assert library.rinban_solve(region, 60, 1) == 0
code = library.rinban_write_draft(region)
library.rinban_close(region)
sys.exit(code)
"""

    def loads(self):
        script = f"import ctypes; ctypes.CDLL({self.LIBRARY!r})"
        return subprocess.run([sys.executable, "-c", script], stderr=subprocess.DEVNULL).returncode == 0

    def draft(self):
        return subprocess.run([sys.executable, "-c", self.SCRIPT, self.LIBRARY, self.folder]).returncode

    def test_wrong_input(self):
        self.embed(expect=2)
        self.init()
        self.embed(self.folder, "2026-13", expect=2)
        self.embed(self.path("nowhere"), "2026-12", expect=3)
        self.write("requests/wrong.csv", "who,kind,from\nnobody,absent,2026-12-06\n")
        out, err = self.embed(self.folder, "2026-12", expect=3)
        self.assertEqual(out, "")
        self.assertIn("wrong.csv:2:1: error: ", err)

    def test_open_places(self):
        self.write("region.yaml", harness.TINY)
        self.write("requests/r.csv", "who,kind,from\na,absent,2026-12-06\nb,absent,2026-12-06\n")
        out, _ = self.embed(self.folder, "2026-12", expect=4)
        self.assertEqual(len(out.splitlines()), 4)


harness.main()
