"""A publication that is cut off is old or new, whole, and the next command finishes it."""
import shutil
import signal
import time

import harness

OTHER = "who,kind,from,line\na,fix,2026-12-13,x\na,fix,2026-12-27,x\nb,fix,2026-12-06,x\n"


class Interrupted(harness.Case):
    def setUp(self):
        super().setUp()
        self.write("region.yaml", harness.TINY)
        self.run_in("solve", "2026-12")

    def test_the_next_command_finishes(self):
        self.run_in("publish", "2026-12")
        whole = self.tree()
        for words in (("solve", "2027-01"), ("publish", "2026-12"),
                      ("export", "2027-01", "--as", "mps")):
            shutil.rmtree(self.path("out"))
            self.write("records/.unfinished", "records/2026-12-r1.yaml")
            self.run_in(*words)
            shutil.rmtree(self.path("out", "2027-01"), ignore_errors=True)
            self.assertEqual(self.tree(), whole)

    def test_what_cannot_be_finished_waits(self):
        self.run_in("publish", "2026-12")
        shutil.rmtree(self.path("out"))
        self.write("records/.unfinished", "records/2026-12-r1.yaml")
        self.write("requests/r.csv", "who,kind,from\na,fix,2026-12-07\n")
        self.run_in("solve", "2027-01")
        self.assertIn("records/.unfinished", self.names())
        self.write("requests/r.csv", "who,kind,from\n")
        self.run_in("solve", "2027-01")
        self.assertNotIn("records/.unfinished", self.names())
        self.assertIn("out/2026-12/ics/a.ics", self.names())

    def test_a_note_that_says_nothing(self):
        for note in (b"", b"\xff\0", b"2026-12", b"records/2030-01-r1.yaml", b"x" * 100000):
            self.write("records/.unfinished", note)
            self.run_in("solve", "2027-01")
            self.assertNotIn("records/.unfinished", self.names())

    def test_cut_off_before_the_commit(self):
        self.run_in("publish", "2026-12")
        self.write("requests/r.csv", OTHER)
        self.run_in("solve", "2026-12")
        tree = self.tree()
        self.write("records/.unfinished", "records/2026-12-r2.yaml")
        self.run_in("export", "2027-01", "--as", "mps")
        shutil.rmtree(self.path("out", "2027-01"))
        self.assertEqual(self.tree(), tree)

    def test_killed_at_any_moment(self):
        self.run_in("publish", "2026-12")
        old = self.tree()
        draft = self.tree("out", "2026-12")
        self.write("requests/r.csv", OTHER)
        self.run_in("solve", "2026-12")
        before = self.folder + "-before"
        shutil.copytree(self.folder, before)
        self.addCleanup(shutil.rmtree, before)
        self.run_in("publish", "2026-12")
        new = self.tree()
        self.assertNotEqual(old["out/2026-12/rota.csv"], new["out/2026-12/rota.csv"])
        for delay in range(0, 40, 2):
            shutil.rmtree(self.folder)
            shutil.copytree(before, self.folder)
            process = self.start("publish", "2026-12")
            time.sleep(delay / 1000)
            process.send_signal(signal.SIGKILL)
            process.communicate()
            # at once: every folder is the old one or the new one
            folder = self.tree("out", "2026-12")
            self.assertIn(folder, (draft, self.part(new, "out/2026-12/")), delay)
            self.assertIn(self.tree("out", "calendars"),
                          (self.part(old, "out/calendars/"), self.part(new, "out/calendars/")))
            committed = "records/2026-12-r2.yaml" in self.names()
            self.run_in("publish", "2026-12")
            self.assertEqual(self.names(), sorted(new), (delay, committed))
            self.assertEqual(self.tree(), new, (delay, committed))

    @staticmethod
    def part(tree, prefix):
        return {name[len(prefix):]: data for name, data in tree.items() if name.startswith(prefix)}


harness.main()
