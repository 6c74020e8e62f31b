"""One run at a time writes in a region; a dead one locks nobody."""
import fcntl
import os
import signal
import threading
import time

import harness


class Lock(harness.Case):
    def setUp(self):
        super().setUp()
        self.write("region.yaml", harness.TINY)
        self.write("records/.lock", "elsewhere 1 2020-01-01T00:00:00Z\n")
        self.write("requests/r.csv", "who,kind\na,none\nb,none\n")

    def hold(self):
        file = open(self.path("records", ".lock"), "r+", encoding="utf-8")
        fcntl.flock(file, fcntl.LOCK_EX)
        self.addCleanup(file.close)
        return file

    def test_held(self):
        self.run_in("solve", "2026-12")
        names = self.identities()
        self.hold()
        for words in (("solve",), ("publish",), ("export", "--as", "lp"), ("export", "--as", "ics")):
            out, err = self.run_in(words[0], "2026-12", *words[1:], expect=75)
            self.assertEqual(out, "")
            self.assertIn("another run holds the region's lock", err)
        self.assertEqual(self.identities(), names)
        # what only reads does not wait
        for words in (("check",), ("show",), ("audit",), ("export", "--as", "csv", "-o", "-")):
            self.run_in(words[0], "2026-12", *words[1:])

    def test_held_by_the_other_kind_of_lock(self):
        file = open(self.path("records", ".lock"), "r+", encoding="utf-8")
        self.addCleanup(file.close)
        fcntl.lockf(file, fcntl.LOCK_EX)
        self.run_in("solve", "2026-12", expect=75)

    def test_told_who(self):
        file = self.hold()
        file.truncate(0)
        file.write("some-host 4711 2026-11-20T00:00:00Z\n")
        file.flush()
        _, err = self.run_in("solve", "2026-12", expect=75)
        self.assertIn("some-host 4711 2026-11-20T00:00:00Z", err)

    def test_waits(self):
        file = self.hold()
        begun = time.monotonic()
        self.run_in("solve", "2026-12", "--wait", "1", expect=75)
        self.assertGreaterEqual(time.monotonic() - begun, 1)
        threading.Timer(0.5, file.close).start()
        self.run_in("solve", "2026-12", "--wait", "20")

    def test_a_dead_process_locks_nobody(self):
        self.run_in("solve", "2026-12")
        fifo = self.path("pipe")
        os.mkfifo(fifo)
        process = self.start("export", "2026-12", "--as", "csv", "-o", fifo)
        time.sleep(0.1)
        process.send_signal(signal.SIGKILL)
        process.communicate()
        self.run_in("solve", "2026-12")
        self.assertNotIn("elsewhere", self.read("records", ".lock").decode())

    def test_two_at_once(self):
        os.remove(self.path("requests", "r.csv"))
        self.copy_example("city-centre")
        first = self.start("solve", "2026-12", "--time", "20")
        while "elsewhere" in self.read("records", ".lock").decode() and first.poll() is None:
            time.sleep(0.001)
        codes = []
        while first.poll() is None:
            process = self.start("solve", "2026-12", "--work", "1")
            process.communicate(timeout=60)
            codes.append(process.returncode)
        first.communicate()
        self.assertEqual(first.returncode, 0)
        self.assertLessEqual(set(codes), {0, 75})
        self.assertIn(75, codes)


harness.main()
