"""rinban export: products again, and models that another solver proves us by."""
import json
import os
import re
import shutil
import subprocess
import unittest

import harness

# Two tiers of rules and tallies, absences and wishes, few enough for any solver.
REGION = """rinban: 1
association: {id: tiny, name: Tiny, domain: tiny.example, language: en}
doctors:
  - {id: a, name: A}
  - {id: b, name: B, share: 0.5}
  - {id: c, name: C, never: [2026-12-13]}
  - {id: d, name: D}
lines:
  - {id: x, unit: doctor, days: [sunday], hours: 09:00-12:00}
  - {id: n, unit: doctor, days: [saturday], hours: 22:00-07:00, who: {except: d}}
rules:
  - rest: {hours: 9}
  - gap: {days: 10}
  - limit: {max: 3, per: month}
fair:
  - {count: duties}
  - {count: nights, lines: [n], form: spread, level: 3}
"""


class Export(harness.Case):
    def solver(self, *words):
        """The optimum that glpsol finds."""
        answer = self.path("answer.txt")
        subprocess.run(["glpsol", *words, "-w", answer], check=True, stdout=subprocess.DEVNULL,
                       timeout=60)
        with open(answer, encoding="ascii") as file:
            status, value = re.search(r"^s mip \d+ \d+ (\w) (\S+)$", file.read(), re.M).groups()
        self.assertEqual(status, "o")
        return float(value)

    def check_models(self, period, *words):
        document = self.json("solve", period, *words)
        self.assertEqual(document["status"], "optimal")
        for format, option in (("mps", "--freemps"), ("lp", "--lp")):
            out, _ = self.run_in("export", period, "--as", format)
            file = self.path("out", period, "model." + format)
            self.assertEqual(out, file + "\n")
            found = self.solver(option, file)
            self.assertAlmostEqual(found, document["objective"], 6, format)

    @unittest.skipUnless(shutil.which("glpsol"), "glpsol is not installed")
    def test_another_solver_agrees(self):
        self.write("region.yaml", REGION)
        self.write("requests/r.csv", "who,kind,from\na,absent,2026-12-06\nd,avoid,2026-12-20\n")
        self.check_models("2026-12")

    @unittest.skipUnless(shutil.which("glpsol"), "glpsol is not installed")
    def test_another_solver_agrees_on_the_first_region(self):
        self.init()
        self.check_models("2026-12")

    def test_needs_no_rota(self):
        self.write("region.yaml", REGION)
        for format in ("lp", "mps"):
            self.run_in("export", "2026-12", "--as", format)
        self.assertEqual(self.names("out"), ["2026-12/model.lp", "2026-12/model.mps"])
        for format in ("csv", "ics", "json"):
            self.run_in("export", "2026-12", "--as", format, expect=3)

    def test_same_model(self):
        self.write("region.yaml", REGION)
        first = self.run_in("export", "2026-12", "--as", "mps", "-o", "-")
        self.assertEqual(self.run_in("export", "2026-12", "--as", "mps", "-o", "-"), first)
        self.run_in("export", "2026-12", "--as", "mps", "-q")
        self.assertEqual(self.read("out/2026-12/model.mps").decode(), first[0])

    def test_places(self):
        self.write("region.yaml", REGION)
        self.run_in("solve", "2026-12")
        names = self.names()
        draft = self.read("out/2026-12/rota.csv")
        out, _ = self.run_in("export", "2026-12", "--as", "csv", "-o", "-")
        self.assertEqual(out.encode(), draft)
        target = self.path("elsewhere.csv")
        out, _ = self.run_in("export", "2026-12", "--as", "csv", "-o", target)
        self.assertEqual(out, target + "\n")
        self.assertEqual(self.read("elsewhere.csv"), draft)
        self.assertEqual(self.names(), sorted(names + ["elsewhere.csv"]))
        self.rinban("-C", self.folder, "export", "2026-12", "--as", "csv", "-o", "here.csv",
                    cwd=self.path("out"))
        self.assertEqual(self.read("out/here.csv"), draft)
        self.run_in("export", "2026-12", "--as", "csv", "-o", self.path("out"), expect=74)
        self.run_in("export", "2026-12", "--as", "csv", "-o", "/dev/null")
        self.assertFalse(os.path.isfile("/dev/null"))
        self.run_in("export", "2026-12", "--as", "csv", "-o", "/dev/full", expect=74)

    def test_again_at_its_place(self):
        self.write("region.yaml", REGION)
        self.run_in("solve", "2026-12")
        self.run_in("publish", "2026-12")
        whole = self.tree("out")
        for format, name in (("csv", "rota.csv"), ("json", "rota.json"), ("ics", "ics/a.ics")):
            os.remove(self.path("out", "2026-12", name))
            self.run_in("export", "2026-12", "--as", format)
            self.assertEqual(self.tree("out"), whole)

    def test_json_names_the_file(self):
        self.write("region.yaml", REGION)
        self.run_in("solve", "2026-12", "-q")
        place = self.path("out", "2026-12", "model.lp")
        document = self.json("export", "2026-12", "--as", "lp")
        self.assertEqual(document, {"format": 1, "period": "2026-12", "files": [place]})

    def test_no_folder_is_made_for_a_misspelt_path(self):
        self.write("region.yaml", REGION)
        self.run_in("export", "2026-12", "--as", "lp", "-o", self.path("nope", "x.lp"), expect=74)
        self.assertNotIn("nope", self.names())

    def test_calendars_of_a_draft(self):
        self.write("region.yaml", REGION)
        self.run_in("solve", "2026-12")
        before = self.tree("out", "2026-12")
        self.run_in("export", "2026-12", "--as", "ics")
        after = self.tree("out", "2026-12")
        self.assertEqual(sorted(set(after) - set(before)),
                         ["ics/a.ics", "ics/all.ics", "ics/b.ics", "ics/c.ics", "ics/d.ics"])
        text = after["ics/all.ics"].decode()
        self.assertEqual(text.count("STATUS:TENTATIVE"), 8)
        self.assertEqual(text.count("SEQUENCE:0"), 8)
        self.assertNotIn("CONFIRMED", text)
        out, _ = self.run_in("export", "2026-12", "--as", "ics", "-o", "-")
        self.assertEqual(out, text)

    def test_json_of_record_and_draft(self):
        self.write("region.yaml", REGION)
        self.run_in("solve", "2026-12")
        draft = self.tree("out")
        out, _ = self.run_in("export", "2026-12", "--as", "json", "-o", "-")
        self.assertEqual(out.encode(), draft["2026-12/rota.json"])
        # the draft is its own rota.json
        self.run_in("export", "2026-12", "--as", "json")
        self.run_in("export", "2026-12", "--as", "csv")
        self.assertEqual(self.tree("out"), draft)
        self.run_in("publish", "2026-12")
        out, _ = self.run_in("export", "2026-12", "--as", "json", "-o", "-")
        self.assertEqual(json.loads(out)["status"], "published")
        self.assertEqual(out.encode(), self.read("out/2026-12/rota.json"))
        out, _ = self.run_in("export", "2026-12", "--as", "csv", "-o", "-", "--rota",
                             self.path("out", "2026-12", "rota.csv"))
        self.assertEqual(out.encode(), self.read("out/2026-12/rota.csv"))

    def test_an_edited_rota_is_kept(self):
        self.write("region.yaml", REGION)
        self.run_in("solve", "2026-12")
        draft = self.read("out/2026-12/rota.csv")
        self.write("out/2026-12/rota.csv", draft + b"\r\n")
        self.run_in("export", "2026-12", "--as", "csv", expect=3)
        self.run_in("export", "2026-12", "--as", "csv", "-o", "-")
        self.assertEqual(self.read("out/2026-12/rota.csv"), draft + b"\r\n")
        self.run_in("export", "2026-12", "--as", "csv", "--overwrite")
        self.assertEqual(self.read("out/2026-12/rota.csv"), draft)

    def test_a_rota_from_a_file(self):
        self.write("region.yaml", harness.TINY)
        self.run_in("solve", "2026-12")
        draft = self.tree("out")
        hand = self.write("hand.csv", "date,line,provider\n2026-12-06,x,a\n")
        for format in ("csv", "json"):
            self.run_in("export", "2026-12", "--as", format, "--rota", hand, expect=2)
        self.assertEqual(self.tree("out"), draft)
        out, _ = self.run_in("export", "2026-12", "--as", "json", "--rota", hand, "-o", "-")
        self.assertEqual(json.loads(out)["assignments"],
                         [{"date": "2026-12-06", "line": "x", "provider": "a", "role": "duty"}])
        out, _ = self.run_in("export", "2026-12", "--as", "csv", "--rota", hand, "-o", "-")
        self.assertEqual(out.count(",open,"), 3)

    def test_a_model_of_no_rota(self):
        self.write("region.yaml", harness.TINY)
        self.write("requests/r.csv", "who,kind,from\na,fix,2026-12-06\nb,fix,2026-12-06\n")
        process = self.start("export", "2026-12", "--as", "lp", "-o", "-")
        out, err = process.communicate(timeout=60)
        self.assertIn(process.returncode, (0, 1))
        self.assertTrue(out if process.returncode == 0 else err)


harness.main()
