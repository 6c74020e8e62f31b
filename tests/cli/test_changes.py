"""Publishing again: what changed, who is told, and whose files stay as they are."""
import csv
import io
import os

import harness

TODAY = ("--today", "2026-11-20")

# Four Sundays of a doctor's line, and a clinic with a doctor of its own on one of them.
REGION = """rinban: 1
association: {id: tiny, name: Tiny, domain: tiny.example, language: en}
clinics:
  - {id: k, name: 青葉医院}
  - {id: m, name: みどり医院}
doctors:
  - {id: a, name: 山田 太郎, phone: 090-0000-0001}
  - {id: b, name: 髙橋 花子, phone: 090-0000-0002}
  - {id: c, name: 佐藤, share: 0}
  - {id: kd, name: 青葉 一, clinic: k, share: 0}
lines:
  - {id: x, name: Night, unit: doctor, who: [a, b, c], days: [sunday], hours: "22:00-07:00",
     place: Centre, need: 1, reserve: 0}
  - {id: y, name: Clinic, unit: clinic, days: [2026-12-06], hours: "09:00-12:00,13:00-17:00"}
rules:
  - gap: {days: 14}
    lines: [x]
fair:
  - {count: duties}
"""


class Changes(harness.Case):
    def setUp(self):
        super().setUp()
        self.write("region.yaml", REGION)
        self.put("r1", ["a", "b", "a", "b"], "k")

    def put(self, name, doctors, clinic, *words, period="2026-12", today="2026-11-20", expect=0):
        """Publishes a rota made by hand: who stands on the Sundays 6, 13, 20, 27."""
        rows = ["date,line,provider"]
        rows += [f"2026-12-{6 + 7 * i:02},x,{who}" for i, who in enumerate(doctors) if who]
        rows += [f"2026-12-06,y,{clinic}"]
        path = self.write(f"{name}.csv", "\n".join(rows) + "\n")
        return self.run_in("publish", period, "-q", "--today", today, "--rota", path, *words,
                           expect=expect)

    def changes(self, period="2026-12"):
        data = self.read("out", period, "changes.csv")
        self.assertTrue(data.startswith(b"\xef\xbb\xbf"))
        self.assertEqual(data.count(b"\n"), data.count(b"\r\n"))
        return [tuple(row[key] for key in ("date", "line", "role", "before", "before-name",
                                           "before-hours", "after", "after-name", "after-hours"))
                for row in csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""))]

    def notes(self, period="2026-12"):
        if not os.path.isdir(self.path("out", period, "changes")):
            return {}
        return {name: data.decode() for name, data in self.tree("out", period, "changes").items()}

    def test_a_first_publication_changes_nothing(self):
        self.assertFalse(os.path.exists(self.path("out", "2026-12", "changes.csv")))
        self.assertEqual(self.notes(), {})

    def test_an_exchange(self):
        before = self.tree("out")
        self.put("r2", ["b", "a", "a", "b"], "k", today="2026-11-25")
        night = "22:00-07:00"
        self.assertEqual(self.changes(), [
            ("2026-12-06", "x", "duty", "a", "山田 太郎", night, "b", "髙橋 花子", night),
            ("2026-12-13", "x", "duty", "b", "髙橋 花子", night, "a", "山田 太郎", night)])
        notes = self.notes()
        self.assertEqual(sorted(notes), ["a.txt", "b.txt"])
        self.assertEqual(notes["a.txt"], """Tiny
What changed in the duty rota of December 2026
Revision 2, published on Wed 25 November 2026 9:00

For 山田 太郎

New duties
  Sun 13 December 2026 22:00-07:00  Night  Centre

Duties you no longer have
  Sun 6 December 2026 22:00-07:00  Night  Centre

All your duties of this period now
  Sun 13 December 2026 22:00-07:00  Night  Centre
  Sun 20 December 2026 22:00-07:00  Night  Centre
""")
        for text in notes.values():
            self.assertNotIn("090-", text)
        self.assertNotIn("髙橋", notes["a.txt"])
        after = self.tree("out")
        for folder in ("2026-12/ics", "calendars"):
            for who in ("c", "k", "kd", "m"):
                self.assertEqual(after[f"{folder}/{who}.ics"], before[f"{folder}/{who}.ics"])

    def test_there_and_back(self):
        self.put("r2", ["b", "a", "a", "b"], "k", today="2026-11-25")
        self.put("r3", ["a", "b", "a", "b"], "k", today="2026-11-26")
        self.assertEqual([(row[0], row[3], row[6]) for row in self.changes()],
                         [("2026-12-06", "b", "a"), ("2026-12-13", "a", "b")])
        calendar = self.read("out", "calendars", "a.ics").decode().replace("\r\n ", "")
        events = [event for event in calendar.split("BEGIN:VEVENT")[1:]]
        told = {event.split("UID:")[1][:15]: event for event in events}
        self.assertEqual(sorted(told), ["tiny-x-20261206", "tiny-x-20261213", "tiny-x-20261220"])
        self.assertIn("SEQUENCE:2", told["tiny-x-20261206"])
        self.assertIn("STATUS:CONFIRMED", told["tiny-x-20261206"])
        self.assertIn("SEQUENCE:1", told["tiny-x-20261213"])
        self.assertIn("STATUS:CANCELLED", told["tiny-x-20261213"])
        self.assertIn("SEQUENCE:0", told["tiny-x-20261220"])
        self.assertIn("20261120T000000Z", told["tiny-x-20261220"])
        self.assertIn("20261126T000000Z", told["tiny-x-20261206"])

    def test_a_clinic_and_its_doctor_are_told(self):
        self.put("r2", ["a", "b", "a", "b"], "m", today="2026-11-25")
        day = "2026-12-06"
        hours = "09:00-12:00,13:00-17:00"
        self.assertEqual(self.changes(), [
            (day, "y", "duty", "k", "青葉医院", hours, "m", "みどり医院", hours)])
        notes = self.notes()
        self.assertEqual(sorted(notes), ["k.txt", "kd.txt", "m.txt"])
        self.assertIn("Duties you no longer have\n  Sun 6 December 2026 "
                      "09:00-12:00,13:00-17:00  Clinic  青葉医院\n", notes["kd.txt"])
        self.assertIn("\n  no duties\n", notes["kd.txt"])

    def test_an_open_place(self):
        self.put("r2", ["a", None, "a", "b"], "k", today="2026-11-25")
        self.assertEqual([(row[0], row[3], row[6]) for row in self.changes()],
                         [("2026-12-13", "b", "")])
        self.put("r3", ["a", "c", "a", "b"], "k", "--force", "c helps out", today="2026-11-25")
        self.assertEqual([(row[0], row[3], row[6]) for row in self.changes()],
                         [("2026-12-13", "", "c")])
        self.assertEqual(sorted(self.notes()), ["c.txt"])

    def test_other_hours_and_another_place(self):
        self.write("region.yaml", REGION.replace('"22:00-07:00"', '"21:00-07:00"')
                   .replace("place: Centre", "place: Hospital"))
        self.put("r2", ["a", "b", "a", "b"], "k", today="2026-11-25")
        self.assertEqual(len(self.changes()), 4)
        self.assertEqual(self.changes()[0][5], "22:00-07:00")
        self.assertEqual(self.changes()[0][8], "21:00-07:00")
        self.assertIn("Duties that changed\n"
                      "  Sun 6 December 2026 21:00-07:00  Night  Hospital\n"
                      "    before: Sun 6 December 2026 22:00-07:00  Night  Centre\n",
                      self.notes()["a.txt"])

    def test_finishing_again_keeps_every_byte(self):
        self.put("r2", ["b", "a", "a", "b"], "k", today="2026-11-25")
        before = self.identities()
        self.run_in("publish", "2026-12", "-q", "--today", "2026-11-26")
        self.assertEqual(self.identities(), before)

    def test_changes_of_old_do_not_stay(self):
        self.put("r2", ["b", "a", "a", "b"], "k", today="2026-11-25")
        self.put("r3", ["b", "a", "a", "b"], "m", today="2026-11-26")
        self.assertEqual(sorted(self.notes()), ["k.txt", "kd.txt", "m.txt"])

    def test_a_month_inside_a_published_quarter(self):
        self.run_in("solve", "2026-Q4", "-q", *TODAY, "--time", "20", "--pin", "a@x@2026-12-06")
        self.run_in("publish", "2026-Q4", "-q", *TODAY)
        self.put("r2", ["b", "a", "b", "a"], "m", today="2026-11-25")
        quarter = {row["date"]: row["provider"] for row in self.rota("out/2026-Q4/rota.csv")
                   if row["line"] == "x" and row["date"] >= "2026-12"}
        month = {"2026-12-06": "b", "2026-12-13": "a", "2026-12-20": "b", "2026-12-27": "a"}
        wanted = {date: (quarter[date], who) for date, who in month.items()
                  if quarter[date] != who}
        told = {row[0]: (row[3], row[6]) for row in self.changes() if row[1] == "x"}
        self.assertEqual(told, wanted)
        self.assertIn("2026-12-06", told)
        # the lasting calendar has the quarter's other months and the month's own December
        lasting = self.read("out", "calendars", "a.ics").decode().replace("\r\n ", "")
        self.assertIn("UID:tiny-x-20261213-1-a@", lasting)
        self.assertRegex(lasting, r"UID:tiny-x-202610\d\d-1-a@")

    def test_a_withdrawn_period_published_again(self):
        self.run_in("withdraw", "2026-12", "-q", "--today", "2026-11-24")
        self.put("r3", ["a", "b", "a", "b"], "k", today="2026-11-25")
        self.assertEqual([row[3] for row in self.changes()], [""] * 5)
        self.assertIn("SEQUENCE:2", self.read("out", "calendars", "a.ics").decode())


if __name__ == "__main__":
    harness.main()
