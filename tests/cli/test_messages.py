"""Messages that no folder of tests/bad can show (tests/bad/elsewhere.txt)."""
import json
import os
import resource
import subprocess

import harness

REGION = """rinban: 1
association: {id: tiny, name: Tiny, domain: tiny.example, language: en}
doctors:
  - {id: a, name: A}
  - {id: b, name: B}
lines:
  - {id: x, unit: doctor, days: [sunday], hours: 09:00-12:00}
"""
CALENDAR = """BEGIN:VCALENDAR
BEGIN:VEVENT
UID:1@home.example
DTSTART:20261206
RRULE:FREQ=WEEKLY
END:VEVENT
END:VCALENDAR
"""
SIZES = "".join(f"{name} = 2;\n" for name in (
    "num_staff", "num_days", "weekend_offset", "adj_days_str", "wed_before_weekend_str"))
TODAY = ("--today", "2026-11-20")


class Messages(harness.Case):
    def setUp(self):
        super().setUp()
        self.write("region.yaml", REGION)

    def codes(self, *words, expect=3):
        return [m["code"] for m in self.json(*words, *TODAY, expect=expect)["messages"]]

    def solve(self, expect=0):
        self.run_in("solve", "2026-12", "-q", *TODAY, expect=expect)

    def warnings(self, *words, expect=0):
        return [w["code"] for w in self.json(*words, *TODAY, expect=expect)["warnings"]]

    def test_capacity_and_silence(self):
        self.write("requests/a.csv", "who,kind,from\na,absent,2026-12-13\n")
        self.assertEqual(self.codes("check", "2026-12", expect=0), ["requests-silent"])
        self.write("requests/b.csv", "who,kind,from\nb,absent,2026-12-13\n")
        self.assertEqual(self.codes("check", "2026-12", expect=0), ["capacity-short"])

    def test_nothing_there(self):
        self.assertEqual(self.codes("show", "2026-12"), ["no-rota-yet"])
        self.assertEqual(self.codes("publish", "2026-12"), ["no-draft"])

    def test_drafts(self):
        self.solve()
        self.write("requests/a.csv", "who,kind,from\na,absent,2026-12-13\n")
        self.assertEqual(self.codes("publish", "2026-12"), ["draft-stale"])
        with open(self.path("out", "2026-12", "rota.csv"), "ab") as file:
            file.write(b"\r\n")
        self.assertEqual(self.codes("solve", "2026-12"), ["rota-edited"])

    def test_breaches_and_open_places(self):
        rota = self.write("hand.csv", "date,line,provider\n2026-12-06,x,a\n2026-12-06,x,b\n")
        _, err = self.run_in("publish", "2026-12", "--rota", rota, *TODAY, expect=6)
        told = {"hard-breaches": "error: the rota has hard breaches: 1"}
        self.assertIn(told["hard-breaches"], err)
        rota = self.write("hand.csv", "date,line,provider\n2026-12-06,x,a\n")
        self.assertEqual(self.warnings("publish", "2026-12", "--rota", rota), ["open-places"])

    def test_a_line_taken_away(self):
        self.solve()
        self.run_in("publish", "2026-12", *TODAY)
        self.write("region.yaml", REGION.replace("id: x,", "id: y,"))
        _, err = self.run_in("show", "2026-12", *TODAY)
        told = {"duties-without-line": "region no longer has: 4"}
        self.assertIn(told["duties-without-line"], err)

    def test_choices(self):
        for choice, code, end in (("a@x", "choice-shape", 2),
                                  ("c@x@2026-12-06", "choice-unknown", 3),
                                  ("a@y@2026-12-06", "choice-unknown", 3),
                                  ("a@x@2027-01-03", "choice-date", 3)):
            self.assertEqual(self.codes("solve", "2026-12", "--pin", choice, expect=end), [code])
        self.assertEqual(self.codes("solve", "2026-12", "--ban", "a@x@2026-12-07"),
                         ["ban-without-duty"])

    def test_a_disk_that_fails(self):
        os.remove(self.path("region.yaml"))
        os.symlink("/proc/self/mem", self.path("region.yaml"))
        self.assertEqual(self.codes("check", expect=74), ["file-denied"])

    def test_no_process_for_a_calendar(self):
        self.write("requests/a.ics", CALENDAR)
        found = set()
        for files in range(4, 12):
            done = subprocess.run(
                [harness.PROGRAM, "-C", self.folder, "check", "2026-12", "--json"],
                capture_output=True, timeout=60,
                preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (files, files)))
            if done.returncode == 3:
                found |= {m["code"] for m in json.loads(done.stdout)["messages"]}
        self.assertIn("ics-unable", found)

    def test_imports(self):
        new = self.path("new")
        for text, code, line, column in (("n = [1, 2\n;", "dzn-syntax", 2, 1),
                                         ("# no data\n", "dzn-syntax", 1, 1),
                                         (SIZES + "work_load = [3];\n", "dzn-shape", 6, 9)):
            file = self.write("small.dzn", text)
            out, _ = self.rinban("-C", new, "import", "minizinc-oncall", file, "--json", expect=3)
            self.assertIn((code, line, column),
                          [(m["code"], m["line"], m["column"]) for m in json.loads(out)["messages"]])


harness.main()
