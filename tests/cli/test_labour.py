"""labour: japan-2024 from outside: the reason of an open place, level A, and records over the edge."""
import harness

REGION = """rinban: 1
association: {id: tiny, name: Tiny, domain: tiny.example, language: en}
doctors:
  - {id: a, labour: LEVEL, work: {monday: 09:00-18:00, tuesday: 09:00-18:00}}
lines:
  - {id: night, unit: doctor, days: [DAYS], hours: 22:00-07:00, permit: PERMIT}
rules:
  - labour: japan-2024
"""


class Labour(harness.Case):
    def region(self, level, permit="false", days=""):
        self.write("region.yaml", REGION.replace("LEVEL", level).replace("PERMIT", permit)
                   .replace("DAYS", days))

    def test_the_night_before_work_stays_open(self):
        # from Sunday the 6th, 22:00, to Tuesday 20:00: 15 hours between the two days' work
        self.region("B", days="2026-12-06, 2026-12-08")
        document = self.json("solve", "2026-12", expect=4)
        self.assertEqual([o["date"] for o in document["unfilled"]], ["2026-12-06"])
        reason = document["unfilled"][0]["reasons"][0]
        self.assertEqual((reason["provider"], reason["code"]), ("a", "labour"))
        self.assertIn("18 hours of rest within 46 hours of starting work at 2026-12-06T22:00",
                      reason["message"])

    def test_the_same_night_for_others(self):
        for level, warnings in (("A", ["labour-rest"]), ("C1", []), ("none", [])):
            self.region(level, days="2026-12-06, 2026-12-08")
            document = self.json("solve", "2026-12", expect=4 if level == "C1" else 0)
            self.assertEqual([w["code"] for w in document["warnings"]
                              if w["code"].startswith("labour")], warnings, level)

    def test_audit_warns(self):
        self.region("A", "true", "2026-12-06, 2026-12-10")
        rota = self.write("rota.csv", "date,line,provider,role\n"
                          "2026-12-06,night,a,duty\n2026-12-10,night,a,duty\n")
        self.json("audit", "2026-12", "--rota", rota, expect=0)
        self.region("A", "true", "2026-12-07, 2026-12-10")
        self.write("rota.csv", "date,line,provider,role\n"
                   "2026-12-07,night,a,duty\n2026-12-10,night,a,duty\n")
        document = self.json("audit", "2026-12", "--rota", rota, expect=0)
        self.assertEqual([w["code"] for w in document["warnings"]], ["labour-permits"])
        self.assertEqual(document["hard"], 0)

    def test_a_record_binds_over_the_edge(self):
        # the permitted night of Monday, November 30, is the one of the week up to December 6
        self.region("B", "true", "2026-11-30, 2026-12-06, 2026-12-10")
        self.run_in("solve", "2026-11", "--today", "2026-10-01")
        self.run_in("publish", "2026-11", "--today", "2026-10-01")
        document = self.json("solve", "2026-12", expect=4)
        self.assertEqual([o["date"] for o in document["unfilled"]], ["2026-12-06"])
        self.assertIn("night@2026-11-30", document["unfilled"][0]["reasons"][0]["message"])


harness.main()
