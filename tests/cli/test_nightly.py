"""What runs every night: solve and publish the next month, over years, without harm."""
import os

import harness

# Enough rules that a month depends on the ones around it.
REGION = """rinban: 1
association: {id: tiny, name: Tiny, domain: tiny.example, language: en}
doctors:
  - {id: a, name: A}
  - {id: b, name: B}
  - {id: c, name: C}
lines:
  - {id: x, unit: doctor, days: [saturday, sunday], hours: "09:00-12:00"}
rules:
  - gap: {days: 7}
    cost: 2
fair:
  - {count: duties}
"""


class Nightly(harness.Case):
    def setUp(self):
        super().setUp()
        self.write("region.yaml", REGION)

    def night(self, today, period="next"):
        self.run_in("solve", period, "-q", "--today", today, "--work", "40")
        self.run_in("publish", period, "-q", "--today", today)

    def test_the_same_night_twice(self):
        self.night("2026-11-20")
        tree, files = self.tree(), self.identities("records")
        self.night("2026-11-20")
        self.assertEqual(self.tree(), tree)
        self.assertEqual(self.identities("records"), files)

    def test_every_night_of_two_weeks(self):
        self.night("2026-11-16")
        tree = self.tree()
        for day in range(17, 31):
            self.night(f"2026-11-{day}")
            self.assertEqual(self.tree(), tree, day)
        self.night("2026-12-01")
        self.assertEqual(self.names("records"), ["2026-12-r1.yaml", "2027-01-r1.yaml"])

    def test_a_month_inside_a_year(self):
        """The month replaces its days and nothing else; the year's own products stay."""
        self.night("2026-11-20", "2027-Q1")
        quarter = self.tree("out", "2027-Q1")
        told = {row["date"]: row["provider"] for row in self.rota("out/2027-Q1/rota.csv")}
        self.write("requests/away.csv", "who,kind,from,to\n" + "".join(
            f"{who},absent,{date},{date}\n" for date, who in told.items()
            if who and "2027-02-01" <= date <= "2027-02-07"))
        self.run_in("solve", "2027-02", "-q", "--today", "2026-11-21", "--work", "40")
        self.run_in("publish", "2027-02", "-q", "--today", "2026-11-21")
        self.assertEqual(self.tree("out", "2027-Q1"), quarter)
        month = {row["date"]: row["provider"] for row in self.rota("out/2027-02/rota.csv")}
        moved = {date for date, who in month.items() if told[date] != who}
        self.assertTrue({"2027-02-06", "2027-02-07"} <= moved)
        changes = self.read("out", "2027-02", "changes.csv").decode("utf-8-sig").splitlines()[1:]
        self.assertEqual({row[:10] for row in changes}, moved)
        wanted = {**told, **month}
        for who in "abc":
            calendar = self.read("out", "calendars", f"{who}.ics").decode().replace("\r\n ", "")
            stands = {event.split("DTSTART;TZID=Asia/Tokyo:")[1][:8]
                      for event in calendar.split("BEGIN:VEVENT")[1:] if "CONFIRMED" in event}
            self.assertEqual(stands, {date.replace("-", "") for date, given in wanted.items()
                                      if given == who}, who)
        tree = self.tree()
        self.run_in("solve", "2027-02", "-q", "--today", "2026-11-21", "--work", "40")
        self.run_in("publish", "2027-02", "-q", "--today", "2026-11-21")
        self.assertEqual(self.tree(), tree)

    def test_a_draft_beside_a_publication(self):
        self.night("2026-11-20")
        published = self.tree("out", "2026-12")
        self.write("requests/away.csv", "who,kind,from,to\na,absent,2026-12-01,2026-12-31\n")
        self.run_in("solve", "2026-12", "-q", "--today", "2026-11-20", "--work", "40")
        self.assertEqual(self.tree("out", "2026-12"), published)
        draft = {row["provider"] for row in self.rota("out/2026-12.draft/rota.csv")}
        self.assertNotIn("a", draft)
        self.assertIn("a", {row["provider"] for row in self.rota("out/2026-12/rota.csv")})
        self.assertNotIn("changes.csv", os.listdir(self.path("out", "2026-12.draft")))
        self.run_in("publish", "2026-12", "-q", "--today", "2026-11-20")
        self.assertNotIn("2026-12.draft", os.listdir(self.path("out")))
        self.assertNotIn("a", {row["provider"] for row in self.rota("out/2026-12/rota.csv")})

    def test_days_past_are_frozen(self):
        self.night("2026-11-20")
        before = {row["date"]: row["provider"] for row in self.rota("out/2026-12/rota.csv")}
        self.write("requests/away.csv", "who,kind,from,to\na,absent,2026-12-01,2026-12-31\n")
        self.run_in("solve", "2026-12", "-q", "--today", "2026-12-15", "--work", "40")
        self.run_in("publish", "2026-12", "-q", "--today", "2026-12-15")
        after = {row["date"]: row["provider"] for row in self.rota("out/2026-12/rota.csv")}
        for date, who in before.items():
            if date < "2026-12-15":
                self.assertEqual(after[date], who, date)
            else:
                self.assertNotEqual(after[date], "a", date)
        self.assertIn("a", [who for date, who in after.items() if date < "2026-12-15"])

    def test_the_lasting_calendar_forgets_after_twelve_months(self):
        for today, period in (("2026-11-20", "2026-12"), ("2026-12-20", "2027-01"),
                              ("2028-01-01", "2028-01")):
            self.night(today, period)
        whole = "".join(self.read("out", "calendars", f"{who}.ics").decode() for who in "abc")
        dates = {line.split(":")[1][:8] for line in whole.split("\r\n")
                 if line.startswith("DTSTART;TZID")}
        self.assertEqual(min(dates)[:6], "202701")
        self.assertEqual(max(dates)[:6], "202801")

    def test_what_a_record_knows(self):
        self.night("2026-11-20")
        record = self.read("records", "2026-12-r1.yaml").decode()
        for line in ("rinban-record: 1\n", "period: 2026-12\n", "revision: 1\n", "serial: 1\n",
                     "moment: 2026-11-20T00:00:00Z\n", "seed: 1\n"):
            self.assertIn("\n" + line, "\n" + record)
        self.assertRegex(record, r"\ninputs: [0-9a-f]{64}\n")
        self.assertRegex(record, r"\nprogram: \"[0-9.]+\"\n")
        self.assertRegex(record, r"\ndigest: [0-9a-f]{64}\n$")


if __name__ == "__main__":
    harness.main()
