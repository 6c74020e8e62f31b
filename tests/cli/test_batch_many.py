"""Thirty regions at once: some fail, one hangs, the batch is killed, and goes on."""
import fcntl
import json
import os

import harness

HOOK = """#!/bin/sh
echo "$RINBAN_ASSOCIATION $RINBAN_PERIOD $RINBAN_REVISION" >> ../told
"""
# Tells that it runs, and hangs until it is ended, with all that it began.
HANGS = """#!/bin/sh
echo $$ > ../hanging
sleep 600
"""
AWAY = "who,kind,from\na,absent,2026-12-06\nb,absent,2026-12-06\n"
TORN = "who,kind,from\na,fix,2026-12-06\nb,fix,2026-12-06\n"
# folder -> status, exit of what cannot be published
FAULTS = {"r05": ("input", 3), "r11": ("unfilled", 4), "r17": ("locked", 75), "r23": ("no-rota", 1),
          "r29": ("input", 3)}
HANGING = "r02"


class Many(harness.Case):
    def setUp(self):
        super().setUp()
        self.all = [f"r{i:02}" for i in range(1, 31)]
        self.well = [name for name in self.all if name not in FAULTS]
        for i, name in enumerate(self.all):
            more = 0 if name in FAULTS else i % 7
            self.write(f"{name}/region.yaml", self.region(name, more))
            self.hook(name, HOOK)
        self.write("r05/region.yaml", harness.TINY + "nonsense: 1\n")
        self.write("r11/requests/r.csv", AWAY)
        self.write("r23/requests/r.csv", TORN)
        os.remove(self.path("r29", "region.yaml"))
        self.write("manifest", "".join(name + "\n" for name in self.all))

    @staticmethod
    def region(name, doctors):
        """A region of that name, with so many doctors more."""
        more = "".join(f"  - {{id: m{i}, name: 医師 {i}}}\n" for i in range(doctors))
        text = harness.TINY.replace("id: tiny", "id: " + name)
        return text.replace("lines:\n", more + "lines:\n")

    def hook(self, name, text):
        os.chmod(self.write(f"{name}/hooks/after-publish", text), 0o700)

    def recorded(self):
        return [name for name in self.all
                if os.path.exists(self.path(name, "records", "2026-12-r1.yaml"))]

    def record_of(self, name):
        """Which file it is, and since when."""
        return self.identities(name, "records")["2026-12-r1.yaml"]

    def locked(self, name):
        """Somebody else has the region's lock."""
        os.makedirs(self.path(name, "records"), exist_ok=True)
        file = open(self.path(name, "records", ".lock"), "w", encoding="utf-8")
        self.addCleanup(file.close)
        fcntl.flock(file, fcntl.LOCK_EX)

    def words(self):
        return ("batch", "--manifest", "manifest", "2026-12", "--publish", "--jobs", "2", "--json",
                "--log-json", "log")

    def run_all(self, expect=3):
        out, _ = self.rinban(*self.words(), expect=expect, cwd=self.folder)
        document = json.loads(out)
        self.assertEqual([region["folder"] for region in document["regions"]], self.all)
        return document["counts"], {r["folder"]: r for r in document["regions"]}

    def check_faults(self, regions):
        for name, (status, code) in FAULTS.items():
            self.assertEqual((regions[name]["status"], regions[name]["exit"]), (status, code), name)

    def told(self):
        return self.read("told").decode().splitlines()

    def test_killed_and_gone_on_with(self):
        self.hook(HANGING, HANGS)
        self.locked("r17")
        process = self.begin(*self.words(), cwd=self.folder)
        # one hangs all the time, and the others pass it by
        self.wait_until(lambda: len(self.recorded()) >= 12, "a dozen published")
        self.wait_until(lambda: os.path.exists(self.path("hanging")), "the hook begun")
        process.kill()
        process.communicate()
        self.wait_for_end(int(self.read("hanging")))
        before = self.recorded()
        self.assertLess(len(before), len(self.well))
        self.assertIn(HANGING, before)
        files = {name: self.record_of(name) for name in before}
        self.hook(HANGING, HOOK)

        counts, regions = self.run_all()
        self.check_faults(regions)
        kept = [name for name in self.well if regions[name]["status"] == "current"]
        made = [name for name in self.well if regions[name]["status"] == "published"]
        self.assertEqual(sorted(kept + made), self.well)
        self.assertEqual(kept, before)
        self.assertEqual(counts, {"current": len(kept), "published": len(made), "input": 2,
                                  "unfilled": 1, "locked": 1, "no-rota": 1})
        self.assertEqual(self.recorded(), self.well)
        for name in self.well:
            self.assertEqual(self.names(name, "records"), ["2026-12-r1.yaml"], name)
            self.assertIn("ics/all.ics", self.names(name, "out", "2026-12"), name)
        for name, old in files.items():
            self.assertEqual(self.record_of(name), old, name)
        # each hook once, but for those that were cut off
        told = self.told()
        self.assertEqual(len(set(told)), len(told))
        self.assertLessEqual({f"{name} 2026-12 1" for name in made}, set(told))

        # and nothing is left to do
        counts, regions = self.run_all()
        self.check_faults(regions)
        self.assertEqual(counts, {"current": len(self.well), "input": 2, "unfilled": 1, "locked": 1,
                                  "no-rota": 1})
        self.assertEqual(self.told(), told)

    def test_in_one_go(self):
        self.locked("r17")
        counts, regions = self.run_all()
        self.check_faults(regions)
        self.assertEqual(counts, {"published": 25, "input": 2, "unfilled": 1, "locked": 1,
                                  "no-rota": 1})
        self.assertEqual(sorted(self.told()), [f"{name} 2026-12 1" for name in self.well])
        lines = [json.loads(line) for line in self.read("log").decode().splitlines()]
        ends = {}
        for line in lines:
            ends[line["command"]] = ends.get(line["command"], 0) + 1
        self.assertEqual(ends, {"solve": 30, "publish": 25, "batch": 1})
        self.assertEqual((lines[-1]["command"], lines[-1]["exit"]), ("batch", 3))


harness.main()
