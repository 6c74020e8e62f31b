"""Many regions: one summary, and none of them stands in another's way."""
import json
import os
import signal
import time
import unittest

import harness

# A million ways to stand.
BIG = harness.TINY.split("doctors:")[0] + "doctors:\n" + "".join(
    f"  - {{id: d{i}, name: D{i}}}\n" for i in range(1500)) + "lines:\n" + "".join(
        f"  - {{id: x{i}, unit: doctor, days: [every-day], hours: 09:00-12:00}}\n"
        for i in range(20)) + "fair:\n  - {count: duties}\n"


class Batch(harness.Case):
    def setUp(self):
        super().setUp()
        for name in ("r1", "r2", "r3"):
            self.write(name + "/region.yaml", harness.TINY.replace("id: tiny", "id: " + name))

    def batch(self, *words, expect=0, **environment):
        return self.rinban("batch", *words, expect=expect, cwd=self.folder, **environment)

    def report(self, *words, expect=0):
        document = json.loads(self.batch(*words, "--json", expect=expect)[0])
        return document, {region["folder"]: region for region in document["regions"]}

    def test_drafts(self):
        document, regions = self.report("r1", "r2", "r3", "2026-12", "--jobs", "2")
        self.assertEqual(document["counts"], {"drafted": 3})
        self.assertEqual(document["exit"], 0)
        self.assertEqual([r["folder"] for r in document["regions"]], ["r1", "r2", "r3"])
        for name in regions:
            self.assertEqual((regions[name]["association"], regions[name]["unfilled"]), (name, 0))
            self.assertIn("out/2026-12/rota.json", self.names(name))

    def test_a_batch_is_as_its_regions_alone(self):
        self.batch("r1", "r2", "2026-12", "--publish")
        together = self.tree("r1")
        self.rinban("-C", self.path("r3"), "solve", "2026-12")
        self.rinban("-C", self.path("r3"), "publish", "2026-12")
        alone = self.tree("r3")
        self.assertEqual(sorted(together), sorted(alone))
        self.assertEqual(together["out/2026-12/rota.csv"], alone["out/2026-12/rota.csv"])

    def test_what_is_current_is_skipped(self):
        self.batch("r1", "r2", "2026-12")
        before = self.identities("r1")
        self.write("r2/requests/r.csv", "who,kind,from\na,absent,2026-12-06\n")
        document, _ = self.report("r1", "r2", "r3", "2026-12")
        self.assertEqual(document["counts"], {"current": 1, "drafted": 2})
        self.assertEqual(self.identities("r1"), before)
        document, regions = self.report("r1", "r2", "r3", "2026-12", "--publish")
        self.assertEqual(document["counts"], {"published": 3})
        self.assertEqual(regions["r1"]["revision"], 1)
        self.assertEqual(self.report("r1", "r2", "r3", "2026-12", "--publish")[0]["counts"],
                         {"current": 3})

    def test_a_publication_is_not_replaced_unasked(self):
        self.batch("r1", "2026-12", "--publish")
        self.write("r1/requests/r.csv", "who,kind,from\na,absent,2026-12-06\nb,fix,2026-12-06\n"
                   "b,absent,2026-12-13\na,fix,2026-12-13\n")
        before = self.tree("r1", "records")
        self.assertEqual(self.report("r1", "2026-12", "--publish")[0]["counts"], {"left": 1})
        self.assertEqual(self.tree("r1", "records"), before)
        _, regions = self.report("r1", "2026-12", "--publish", "--again")
        self.assertEqual(regions["r1"]["status"], "published")
        self.rinban("-C", self.path("r1"), "withdraw", "2026-12")
        self.assertEqual(self.report("r1", "2026-12", "--publish")[0]["counts"], {"left": 1})

    def test_one_failing_stops_nobody(self):
        self.write("r2/region.yaml", harness.TINY + "nonsense: 1\n")
        document, regions = self.report("r1", "r2", "r3", "nowhere", "2026-12", expect=3)
        self.assertEqual(document["counts"], {"drafted": 2, "input": 2})
        self.assertIn("nonsense", regions["r2"]["message"])
        self.assertEqual(regions["nowhere"]["exit"], 3)
        out, err = self.batch("r1", "r2", "r3", "2026-12", "-q", expect=3)
        self.assertEqual(out, "")
        self.assertEqual(len(err.splitlines()), 2, err)
        self.assertTrue(err.startswith("r2 "), err)

    def test_open_places_are_not_published(self):
        self.write("r1/requests/r.csv", "who,kind,from\na,absent,2026-12-06\nb,absent,2026-12-06\n")
        document, regions = self.report("r1", "r2", "2026-12", "--publish", expect=4)
        self.assertEqual(document["counts"], {"published": 1, "unfilled": 1})
        self.assertEqual(regions["r1"]["unfilled"], 1)
        self.assertNotIn("records/2026-12-r1.yaml", self.names("r1"))
        # and again the same, although there is nothing to solve
        _, regions = self.report("r1", "r2", "2026-12", "--publish", expect=4)
        self.assertEqual((regions["r1"]["status"], regions["r2"]["status"]), ("unfilled", "current"))

    def test_the_gravest_code_counts(self):
        self.write("r1/requests/r.csv", "who,kind,from\na,absent,2026-12-06\nb,absent,2026-12-06\n")
        self.write("r2/region.yaml", "")
        self.batch("r1", "r2", "r3", "2026-12", expect=3)
        self.batch("r1", "r3", "2026-12", expect=4)

    def test_manifest_and_slices(self):
        self.write("lists/all", "# all of them\n../r1\r\n\n../r2\n../r3\n../r1\n")
        seen = []
        for part in ("1/2", "2/2"):
            document, regions = self.report("--manifest", "lists/all", "--slice", part, "2026-12")
            self.assertEqual(document["slice"], part)
            seen += regions
        self.assertEqual(sorted(seen), ["../r1", "../r2", "../r3"])
        self.assertEqual(len(self.report("--manifest", "lists/all", "2026-12")[1]), 3)
        self.assertEqual(self.report("--manifest", "lists/all", "--slice", "7/9", "2026-12")[0]
                         ["regions"], [])
        self.batch("--manifest", "none", "2026-12", expect=74)
        for part in ("0/2", "3/2", "1", "a/b", "1/0"):
            self.batch("r1", "--slice", part, "2026-12", expect=2)

    def test_usage(self):
        self.batch("2026-12", expect=2)
        self.batch("r1", "r2", expect=2)
        self.batch(expect=2)
        self.batch("r1", "2026-12", "--jobs", "-1", expect=2)

    @unittest.skipIf(harness.sanitized(), "the sanitizers take terabytes")
    def test_memory_is_bounded(self):
        """One that would take more ends alone, with a word why."""
        self.write("big/region.yaml", BIG)
        document, regions = self.report("r1", "big", "r2", "2026-12", "--memory", "128",
                                        "--threads", "1", expect=70)
        self.assertEqual(document["counts"], {"crashed": 1, "drafted": 2})
        self.assertIn("allocate", regions["big"]["message"])
        self.assertEqual(self.names("big"), ["region.yaml"])

    @unittest.skipUnless(os.environ.get("RINBAN_SLOW"), "takes half a minute")
    def test_time_is_bounded(self):
        """One that neither works nor listens is ended 26 seconds after its second; the others are
        done long before."""
        process = self.begin("batch", "r1", "r2", "r3", "2026-12", "--time", "1", "--jobs", "2",
                             "--json", cwd=self.folder)
        self.wait_until(lambda: self.children(process), "a region begun")
        os.kill(self.children(process)[0], signal.SIGSTOP)
        begun = time.monotonic()
        self.wait_until(lambda: len(self.drafted()) == 2, "the others drafted", 20)
        document = json.loads(self.end(process, 5)[0])
        self.assertLess(time.monotonic() - begun, 40)
        self.assertEqual(document["counts"], {"drafted": 2, "late": 1})

    @staticmethod
    def children(process):
        with open(f"/proc/{process.pid}/task/{process.pid}/children", encoding="ascii") as file:
            return [int(word) for word in file.read().split()]

    def drafted(self):
        return [name for name in ("r1", "r2", "r3") if "out/2026-12/rota.json" in self.names(name)]

    def test_stopped(self):
        self.copy_example("city-centre")
        os.makedirs(self.path("big"))
        os.rename(self.path("region.yaml"), self.path("big", "region.yaml"))
        process = self.begin("batch", "big", "r1", "2026-12", "--jobs", "1", "--time", "60",
                             "--json", cwd=self.folder)
        time.sleep(1)
        process.send_signal(signal.SIGTERM)
        out, _ = process.communicate(timeout=40)
        document = json.loads(out)
        self.assertEqual(len(document["regions"]), 2)
        if process.returncode == 5:
            self.assertEqual(document["regions"][1]["status"], "not-run")

    def test_a_draft_cut_short_is_made_again(self):
        self.batch("r1", "2026-12")
        path = self.path("r1", "out", "2026-12", "rota.json")
        with open(path, encoding="utf-8") as file:
            draft = json.load(file)
        self.assertNotIn("interrupted", draft)
        for change, status in (({"gap": 0.25, "status": "feasible"}, "current"),
                               ({"gap": 0.25, "interrupted": True}, "drafted")):
            self.write("r1/out/2026-12/rota.json", json.dumps({**draft, **change}))
            _, regions = self.report("r1", "2026-12")
            self.assertEqual(regions["r1"]["status"], status)
            self.assertEqual(regions["r1"]["gap"], 0.25 if status == "current" else 0)

    def test_the_log_has_every_run(self):
        self.batch("r1", "r2", "2026-12", "--publish", "-q", "--log-json", "log")
        lines = [json.loads(line) for line in self.read("log").decode().splitlines()]
        self.assertEqual(sorted(line["command"] for line in lines),
                         ["batch", "publish", "publish", "solve", "solve"])
        self.assertEqual(lines[-1]["command"], "batch")
        self.assertEqual({line["exit"] for line in lines}, {0})


harness.main()
