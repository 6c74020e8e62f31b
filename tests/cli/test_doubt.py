"""Where the engine and the audit disagree, nothing is written and the code is 70."""
import json
import os

import harness

DOUBTFUL = os.path.join(harness.BUILD, "tests", "cli", "rinban-doubtful")


class Doubt(harness.Case):
    def setUp(self):
        super().setUp()
        self.write("region.yaml", harness.TINY)
        self.write("requests/r.csv", "who,kind,from\na,absent,2026-12-06\n")

    def doubt(self, *words):
        """Runs the command in a program whose audit errs by one unit; what it printed."""
        program, harness.PROGRAM = harness.PROGRAM, DOUBTFUL
        try:
            return self.run_in(*words, expect=70)
        finally:
            harness.PROGRAM = program

    def expect_nothing_written(self, *words):
        before = self.identities()
        out, err = self.doubt(*words)
        self.assertIn("internal doubt: the engine and the audit disagree", err)
        self.assertEqual(self.identities(), before)
        return out

    def test_first_draft(self):
        self.expect_nothing_written("solve", "2026-12")
        self.assertFalse(os.path.exists(self.path("out")))

    def test_draft_stands(self):
        self.run_in("solve", "2026-12", "--seed", "1")
        self.write("requests/s.csv", "who,kind,from\nb,absent,2026-12-13\n")
        self.expect_nothing_written("solve", "2026-12")

    def test_json(self):
        self.assertEqual(self.expect_nothing_written("solve", "2026-12", "--json"), "")

    def test_the_figures_are_told(self):
        _, err = self.doubt("solve", "2026-12")
        figures = [line.split() for line in err.splitlines() if line.startswith("  1: ")]
        self.assertEqual(len(figures), 1, err)
        engine, audit = int(figures[0][1]), int(figures[0][3])
        self.assertEqual(audit, engine + 1)

    def test_repair(self):
        self.run_in("solve", "2026-12")
        self.run_in("publish", "2026-12")
        self.expect_nothing_written("repair", "2026-12", "--absent", "b@2026-12-20", "--take", "1")

    def test_explain(self):
        self.run_in("solve", "2026-12")
        self.write("region.yaml", harness.TINY + "  - {count: nights, level: 1}\n")
        who = next(row["provider"] for row in self.rota("out/2026-12/rota.csv")
                   if row["date"] == "2026-12-20")
        before = self.identities()
        _, err = self.doubt("explain", "2026-12", f"{who}@x@2026-12-20")
        self.assertIn("internal doubt", err)
        self.assertEqual(self.identities(), before)

    def test_batch_goes_on(self):
        """It is the gravest end of a region, and the others are made."""
        program, harness.PROGRAM = harness.PROGRAM, DOUBTFUL
        try:
            out, _ = self.rinban("batch", self.folder, self.folder + "-absent", "2026-12", "--json",
                                 expect=70)
        finally:
            harness.PROGRAM = program
        self.assertEqual(json.loads(out)["counts"].get("doubt"), 1, out)
        self.assertFalse([name for name in self.names("out") if "2026-12" in name])


harness.main()
