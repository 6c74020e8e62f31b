"""What a folder may hold by accident or malice: never a hang, never a crash."""
import os
import socket

import harness


class Hostile(harness.Case):
    def setUp(self):
        super().setUp()
        self.write("region.yaml", harness.TINY)

    def ends(self, *words, codes=(0, 3)):
        """The command ends soon, with one of the codes, and says why where it fails."""
        process = self.start(*words)
        out, err = process.communicate(timeout=30)
        self.assertIn(process.returncode, codes, f"{words}\n{out}\n{err}")
        if process.returncode == 3:
            self.assertTrue(err)
        return process.returncode

    def each_command(self, codes):
        for words in (("check",), ("check", "2026-12"), ("solve", "2026-12"), ("publish", "2026-12"),
                      ("show", "2026-12"), ("audit", "2026-12"),
                      ("export", "2026-12", "--as", "mps")):
            self.ends(*words, codes=codes)

    def test_strange_request_files(self):
        os.mkdir(self.path("requests"))
        makers = {
            "pipe": os.mkfifo,
            "folder": os.mkdir,
            "dangling": lambda path: os.symlink("nowhere", path),
            "loop": lambda path: os.symlink(path, path),
            "device": lambda path: os.symlink("/dev/zero", path),
            "terminal": lambda path: os.symlink("/dev/tty", path),
            "process": lambda path: os.symlink("/proc/self/mem", path),
        }
        for kind, make in makers.items():
            for suffix in (".csv", ".yaml", ".ics"):
                path = self.path("requests", "a" + suffix)
                make(path)
                self.each_command((3, 74))
                os.rmdir(path) if kind == "folder" else os.remove(path)

    def test_strange_region_files(self):
        region = self.path("region.yaml")
        for make in (os.mkfifo, os.mkdir, lambda path: os.symlink("/dev/zero", path),
                     lambda path: os.symlink("/dev/full", path)):
            os.remove(region) if os.path.lexists(region) else None
            make(region)
            self.each_command((3,))
            os.rmdir(region) if os.path.isdir(region) else os.remove(region)

    def test_a_socket(self):
        os.mkdir(self.path("requests"))
        with socket.socket(socket.AF_UNIX) as listener:
            listener.bind(self.path("requests", "a.csv"))
            self.ends("check", codes=(3,))

    def test_folders_that_are_files(self):
        for name in ("requests", "records", "out"):
            self.write(name, "")
            for words in (("check",), ("solve", "2026-12")):
                self.ends(*words, codes=(0, 3, 74))
            os.remove(self.path(name))
            for lock in ("records/.lock",):
                if os.path.exists(self.path(lock)):
                    os.remove(self.path(lock))
                    os.rmdir(self.path("records"))

    def test_strange_records(self):
        os.mkdir(self.path("records"))
        for make in (os.mkfifo, os.mkdir, lambda path: os.symlink("/dev/zero", path)):
            path = self.path("records", "2026-11-r1.yaml")
            make(path)
            self.each_command((3,))
            os.rmdir(path) if os.path.isdir(path) and not os.path.islink(path) else os.remove(path)

    def test_strange_drafts(self):
        os.makedirs(self.path("out", "2026-12"))
        for name in ("rota.csv", "rota.json"):
            for make in (os.mkfifo, os.mkdir, lambda path: os.symlink("/dev/zero", path)):
                path = self.path("out", "2026-12", name)
                make(path)
                for words in (("show", "2026-12"), ("publish", "2026-12"), ("audit", "2026-12"),
                              ("audit", "2026-12", "--rota", path),
                              ("solve", "2026-12", "--from", path)):
                    self.ends(*words)
                if os.path.isdir(path) and not os.path.islink(path):
                    os.rmdir(path)
                else:
                    os.remove(path)

    def test_strange_locks(self):
        os.mkdir(self.path("records"))
        lock = self.path("records", ".lock")
        victim = self.write("victim", "kept")
        for make in (os.mkfifo, os.mkdir, lambda path: os.symlink(victim, path)):
            make(lock)
            self.ends("solve", "2026-12", codes=(0, 74))
            os.rmdir(lock) if os.path.isdir(lock) else os.remove(lock)
        self.assertEqual(self.read("victim"), b"kept")

    def test_huge_files(self):
        for name in ("region.yaml", "requests/a.csv", "requests/a.yaml", "requests/a.ics",
                     "records/2026-11-r1.yaml"):
            kept = self.read("region.yaml")
            path = self.write(name, b"")
            os.truncate(path, 1 << 40)  # sparse
            self.assertEqual(self.ends("check", "2026-12"), 3)
            os.remove(path)
            self.write("region.yaml", kept)

    def test_bytes(self):
        samples = (b"", b"\0", b"\xff\xfe\0\0", b"\xef\xbb\xbf", os.urandom(4096), b"[" * 100000,
                   b"\x80" * 100000, b'"' + b"a" * 1000000, b"a: &a [*a, *a]\n", b"\r" * 100000,
                   b"BEGIN:VCALENDAR\r\n" * 5000, b",,,,\n" * 50000)
        for name in ("region.yaml", "requests/a.csv", "requests/a.yaml", "requests/a.ics",
                     "records/2026-11-r1.yaml", "out/2026-12/rota.json", "hand.csv"):
            kept = self.read("region.yaml")
            for sample in samples:
                path = self.write(name, sample)
                self.ends("check", "2026-12")
                if name == "hand.csv":
                    self.ends("audit", "2026-12", "--rota", path, codes=(0, 3, 4))
                if name.startswith("out"):
                    self.ends("show", "2026-12")
            os.remove(path)
            self.write("region.yaml", kept)

    def test_names_of_files(self):
        os.mkdir(self.path("requests"))
        for name in ("\n.csv", "a\x1b[31m.csv", "%s%n.csv", "-rf.csv", "あ.csv"):
            self.write("requests/" + name, "who,kind,from\nc,absent,2026-12-06\n")
        with open(os.path.join(self.path("requests").encode(), b"\xff.csv"), "wb") as file:
            file.write(b"who,kind\n\xff\xff,none\n")
        _, err = self.run_in("check", expect=3)
        self.assertNotIn("\x1b", err)
        self.json("check", expect=3)

    def test_out_leads_elsewhere(self):
        os.mkdir(self.path("elsewhere"))
        self.write("elsewhere/kept.txt", "kept")
        os.mkdir(self.path("out"))
        os.symlink("../elsewhere", self.path("out", "2026-12"))
        self.ends("solve", "2026-12", codes=(0, 3, 74))
        self.assertEqual(self.names("elsewhere"), ["kept.txt"])


harness.main()
