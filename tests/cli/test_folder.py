"""Where files are written, and with which rights."""
import os
import stat
import subprocess
import unittest

import harness

NOBODY = 65534


class Folder(harness.Case):
    def setUp(self):
        super().setUp()
        self.write("region.yaml", harness.TINY)
        self.write("requests/r.csv", "who,kind,from\na,avoid,2026-12-06\nb,none,\n")

    def test_nothing_outside_out_and_records(self):
        inputs = self.identities()
        for words in (("check", "2026-12"), ("solve", "2026-12"), ("show", "2026-12"),
                      ("audit", "2026-12"), ("publish", "2026-12"), ("solve", "2026-12"),
                      ("publish", "2026-12"), ("export", "2026-12", "--as", "lp"),
                      ("export", "2026-12", "--as", "mps"), ("export", "2026-12", "--as", "ics")):
            self.run_in(*words, TMPDIR=self.path())
            now = self.identities()
            self.assertEqual({name: now[name] for name in inputs}, inputs)
            for name in set(now) - set(inputs):
                self.assertIn(name.split("/")[0], ("out", "records"), words)
        # nothing of a stage is left over
        self.assertEqual(sorted(os.listdir(self.path("out"))), ["2026-12", "calendars"])
        self.assertEqual(sorted(os.listdir(self.path("records"))), [".lock", "2026-12-r1.yaml"])

    def open_to_all(self):
        """What is made in them permits what they do, within the umask."""
        for top in ("out", "records"):
            os.makedirs(self.path(top), exist_ok=True)
            os.chmod(self.path(top), 0o777)

    def test_umask(self):
        for mask, file_mode, folder_mode in ((0o022, 0o644, 0o755), (0o077, 0o600, 0o700),
                                             (0o002, 0o664, 0o775)):
            self.open_to_all()
            before = os.umask(mask)
            try:
                for command in ("solve", "publish", "export"):
                    words = ("--as", "mps") if command == "export" else ()
                    self.run_in(command, "2026-12", *words)
                self.run_in("solve", "2026-12")
            finally:
                os.umask(before)
            for top in ("out", "records"):
                for folder, folders, names in os.walk(self.path(top)):
                    for name in folders:
                        mode = os.stat(os.path.join(folder, name)).st_mode
                        self.assertEqual(stat.S_IMODE(mode), folder_mode, name)
                    for name in names:
                        mode = os.stat(os.path.join(folder, name)).st_mode
                        self.assertEqual(stat.S_IMODE(mode), file_mode, name)
            for top in ("out", "records"):
                self.remove(top)

    def remove(self, top):
        for folder, folders, names in os.walk(self.path(top), topdown=False):
            for name in names:
                os.remove(os.path.join(folder, name))
            for name in folders:
                os.rmdir(os.path.join(folder, name))
        os.rmdir(self.path(top))

    def test_products_appear_together(self):
        """Who looks while the program works sees the old folder or the new one."""
        self.run_in("solve", "2026-12")
        self.run_in("publish", "2026-12")
        before = self.tree("out", "2026-12")
        self.write("requests/r.csv", "who,kind,from\na,absent,2026-12-06\na,absent,2026-12-20\n"
                                     "b,absent,2026-12-13\nb,absent,2026-12-27\n")
        self.run_in("solve", "2026-12")
        process = self.start("publish", "2026-12")
        seen = []
        while process.poll() is None:
            try:
                folder = os.open(self.path("out", "2026-12"), os.O_RDONLY | os.O_DIRECTORY)
            except FileNotFoundError:
                self.fail("the folder was away for a moment")
            names = sorted(os.listdir(folder))
            os.close(folder)
            if names:
                seen.append(names)
        process.communicate()
        self.assertEqual(process.returncode, 0)
        top = sorted({name.split("/")[0] for name in before})
        self.assertTrue(all(set(names) <= set(top) for names in seen))

    def test_out_cannot_be_written(self):
        self.write("out", "a file")
        _, err = self.run_in("solve", "2026-12", expect=74)
        self.assertIn("out", err)
        self.assertEqual(self.read("out"), b"a file")

    def test_records_cannot_be_written(self):
        self.write("records", "a file")
        self.run_in("solve", "2026-12", expect=74)

    @unittest.skipUnless(os.geteuid() == 0, "only root can become somebody without rights")
    def test_without_rights(self):
        os.chmod(self.folder, 0o755)
        for top in ("out", "records"):
            os.makedirs(self.path(top))
            os.chmod(self.path(top), 0o755)
        self.run_in("solve", "2026-12")
        before = self.identities()
        for words, code in ((("check", "2026-12"), 0), (("show", "2026-12"), 0),
                            (("audit", "2026-12"), 0), (("solve", "2026-12"), 74),
                            (("publish", "2026-12"), 74), (("export", "2026-12", "--as", "lp"), 74),
                            (("export", "2026-12", "--as", "lp", "-o", "-"), 0)):
            self.as_nobody(*words, expect=code)
        self.assertEqual(self.identities(), before)
        for name in ("requests/r.csv", "region.yaml"):
            os.chmod(self.path(name), 0)
            _, err = self.as_nobody("check", expect=74)
            self.assertIn(name, err)

    def as_nobody(self, *words, expect):
        process = subprocess.Popen([harness.PROGRAM, "-C", self.folder, *words], user=NOBODY,
                                   group=NOBODY, extra_groups=[], stdout=subprocess.PIPE,
                                   stderr=subprocess.PIPE)
        return self.end(process, expect)


harness.main()
