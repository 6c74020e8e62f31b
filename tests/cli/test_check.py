"""rinban check: every mistake at once, with its place; capacity; who is silent."""
import os

import harness

WRONG = """rinban: 1
association: {id: tiny, name: Tiny, domain: tiny.example, language: en}
doctors:
  - {id: a, name: A, shaer: 1}
  - {id: b, name: B, from: 2026-02-30}
lines:
  - {id: x, unit: doctor, days: [sundya], hours: 09:00-12:00}
rules:
  - gpa: {days: 14}
"""


class Check(harness.Case):
    def test_every_mistake_at_once(self):
        self.write("region.yaml", WRONG)
        out, err = self.run_in("check", expect=3)
        self.assertEqual(out, "")
        file = self.path("region.yaml")
        for place, words in (("4:22", "“share”"), ("5:28", "2026-02-30"), ("7:34", "“sunday”"),
                             ("9:5", "“gap”")):
            line = next(x for x in err.splitlines() if x.startswith(f"{file}:{place}: error: "))
            self.assertIn(words, line)

    def test_mistakes_of_requests_beside_those_of_the_region(self):
        self.write("region.yaml", WRONG)
        self.write("requests/a.csv", "who,kind,from\na,absnet,2026-12-01\nzz,absent,2026-12-41\n")
        _, err = self.run_in("check", "2026-12", expect=3)
        self.assertIn(self.path("requests", "a.csv") + ":2:3: error: ", err)
        self.assertIn(self.path("requests", "a.csv") + ":3:11: error: ", err)
        self.assertIn(self.path("region.yaml") + ":9:5: error: ", err)
        self.assertNotIn("“zz”", err)

    def refused(self):
        message, = self.json("check", "2026-12", expect=3)["messages"]
        self.assertEqual(message["code"], "requests-too-many")
        self.assertIn("at most 50000 files, 1000000 requests and 256 MiB", message["message"])

    def test_more_requests_than_can_be_read(self):
        self.write("region.yaml", harness.TINY)
        self.write("requests/a.csv", "who,kind,from\n" + "a,avoid,12/6\n" * 1000001)
        self.refused()

    def test_more_files_than_can_be_read(self):
        self.write("region.yaml", harness.TINY)
        first = self.write("requests/a.csv", "who,kind,from\n")
        for i in range(50000):
            os.symlink(first, self.path("requests", f"{i}.csv"))
        self.refused()

    def test_more_doctors_lines_and_rules_than_can_be_read(self):
        head = harness.TINY.split("doctors:")[0]
        doctors = "".join(f"  - {{id: d{i}, name: D}}\n" for i in range(20001))
        line = "unit: doctor, days: [sunday], hours: 09:00-12:00}\n"
        lines = "".join(f"  - {{id: l{i}, {line}" for i in range(1001))
        rules = "  - gap: {days: 2}\n" * 10001
        self.write("region.yaml", f"{head}doctors:\n{doctors}lines:\n{lines}rules:\n{rules}")
        _, err = self.run_in("check", expect=3)
        for key, most in (("doctors", 20000), ("lines", 1000), ("rules", 10000)):
            self.assertIn(f"“{key}” may hold at most {most} entries", err)

    def test_mistakes_of_the_period_beside_those_of_the_requests(self):
        self.write("region.yaml", harness.TINY)
        self.write("requests/a.csv", "who,kind,from\na,absent,2026-12-06\na,fix,2026-12-06\n"
                                     "nobody,absent,2026-12-06\n")
        codes = {m["code"] for m in self.json("check", "2026-12", expect=3)["messages"]}
        self.assertLessEqual({"who-unknown", "fix-on-absence"}, codes)

    def test_caret_under_the_column(self):
        self.write("region.yaml", WRONG)
        _, err = self.run_in("check", expect=3)
        lines = err.splitlines()
        at = next(i for i, line in enumerate(lines) if ":7:34:" in line)
        self.assertIn("sundya", lines[at + 1])
        self.assertEqual(lines[at + 2].index("^"), lines[at + 1].index("sundya"))

    def test_json(self):
        self.write("region.yaml", WRONG)
        document = self.json("check", expect=3)
        self.assertEqual(document["format"], 1)
        self.assertEqual(document["errors"], 4)
        found = {(m["code"], m["line"], m["column"]) for m in document["messages"]}
        self.assertEqual(found, {("unknown-key", 4, 22), ("not-a-date", 5, 28),
                                 ("unknown-day-word", 7, 34), ("unknown-rule", 9, 5)})
        for message in document["messages"]:
            self.assertEqual(message["file"], self.path("region.yaml"))
            self.assertIsInstance(message["message"], str)

    def test_requests_and_records_too(self):
        self.write("region.yaml", harness.TINY)
        self.write("requests/a.csv", "who,kind,from\nc,absent,2026-12-06\na,absent,2026-02-30\n")
        self.write("requests/b.csv", "who,knid,from\na,absent,2026-12-06\n")
        self.write("records/2026-11-r1.yaml", "rinban-record: 9\n")
        _, err = self.run_in("check", "2026-12", expect=3)
        self.assertIn("requests/a.csv:2:1: error: ", err)
        self.assertIn("requests/a.csv:3:10: error: ", err)
        self.assertIn("requests/b.csv:1:5: error: ", err)
        self.assertIn("records/2026-11-r1.yaml:", err)

    def test_without_period(self):
        self.write("region.yaml", harness.TINY)
        self.write("requests/a.csv", "who,kind,from\na,absent,12/6\n")
        out, err = self.run_in("check")
        self.assertIn("Tiny: 2 providers", out)
        self.assertEqual(err, "")
        self.assertEqual(self.json("check"), {"format": 1, "errors": 0, "messages": []})

    def test_mistakes_of_the_period(self):
        self.write("region.yaml", harness.TINY)
        self.write("requests/a.csv", "who,kind,from\na,fix,2026-12-07\n")
        self.run_in("check")
        _, err = self.run_in("check", "2026-12", expect=3)
        self.assertIn("requests/a.csv:2:1: error: a cannot be fixed on 2026-12-07", err)

    def test_capacity(self):
        self.write("region.yaml", harness.TINY)
        self.write("requests/a.csv",
                   "who,kind,from\na,absent,2026-12-13\nb,absent,2026-12-13\n")
        out, err = self.run_in("check", "2026-12")
        self.assertIn("4 duties, 4 places", out)
        self.assertIn("warning: 2026-12-13 x: 1 places, but only 0 can stand there", err)
        codes = [m["code"] for m in self.json("check", "2026-12")["messages"]]
        self.assertEqual(codes, ["capacity-short"])
        self.assertEqual(self.run_in("check", "2026-12", "-q"), ("", ""))

    def test_silent_providers(self):
        self.write("region.yaml", harness.TINY)
        self.write("requests/a.csv", "who,kind,from\na,none,\n")
        _, err = self.run_in("check", "2026-12")
        self.assertIn("answered nothing", err)
        self.assertTrue(err.rstrip().endswith(": 1 (b)"))
        self.write("requests/a.csv", "who,kind,from\na,none,\nb,none,\n")
        _, err = self.run_in("check", "2026-12")
        self.assertEqual(err, "")

    def test_never_writes(self):
        self.write("region.yaml", harness.TINY)
        before = self.identities()
        self.run_in("check", "2026-12")
        self.assertEqual(self.identities(), before)

    def test_another_missing_file(self):
        self.write("region.yaml", harness.TINY.replace("domain:", "timezone: Asia/Tokyo, domain:", 1)
                   + "calendar: {holidays: days.csv}\n")
        _, err = self.run_in("check", expect=3)
        self.assertIn("days.csv is missing", err)
        self.assertNotIn("-C FOLDER", err)

    def test_no_region(self):
        _, err = self.run_in("check", expect=3)
        self.assertIn("region.yaml is missing", err)
        self.assertIn("-C FOLDER", err)
        message, = self.json("check", expect=3)["messages"]
        self.assertEqual((message["code"], message["file"]),
                         ("file-missing", self.path("region.yaml")))


harness.main()
