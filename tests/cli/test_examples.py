"""The examples, run and recounted from outside."""
import csv
import datetime
import io

import harness

REACH = datetime.timedelta(days=147)


class Examples(harness.Case):
    def test_town_surgical(self):
        self.copy_example("town-surgical")
        self.run_in("check", "FY2026")
        document = self.json("solve", "FY2026", "--time", "20")
        self.assertEqual(document["unfilled"], [])
        rows = self.rota("out/FY2026/rota.csv")
        self.assertEqual(len(rows), 63)
        self.assertEqual(len({(row["date"], row["line"]) for row in rows}), 63)
        duties = {}
        for row in rows:
            self.assertEqual(row["role"], "duty")
            duties.setdefault(row["provider"], []).append(
                datetime.date.fromisoformat(row["date"]))
        self.assertEqual(len(duties), 29)
        for days in duties.values():
            self.assertIn(len(days), (2, 3))
            for first, then in zip(days, days[1:]):
                self.assertGreaterEqual(then - first, REACH)
        self.run_in("audit", "FY2026")
        self.run_in("publish", "FY2026")
        self.assertEqual(sum(name.startswith("out/FY2026/ics/") for name in self.names()), 30)

    def test_city_centre(self):
        self.copy_example("city-centre")
        document = self.json("solve", "2026-12", "--time", "20")
        self.assertEqual(document["unfilled"], [])
        rows = self.rota("out/2026-12/rota.csv")
        self.assertEqual(len(rows), 115)
        self.assertTrue(all(row["role"] == "duty" for row in rows))
        duties = {}
        for row in rows:
            duties.setdefault(row["provider"], []).append(row)
        for served in duties.values():
            self.assertLessEqual(len(served), 3)
            days = [datetime.date.fromisoformat(row["date"]) for row in served]
            for first, then in zip(days, days[1:]):
                self.assertGreaterEqual((then - first).days, 4)
            self.assertLessEqual(sum(row["line"] == "saturday-night" for row in served), 1)
        absent = self.absences()
        for row in rows:
            self.assertNotIn((row["provider"], row["date"]), absent)
        out, _ = self.run_in("audit", "2026-12")
        self.run_in("publish", "2026-12")
        self.run_in("audit", "2026-12")

    def absences(self):
        """Whole days, of rows that need no more than an id and dates with a year or without."""
        found = set()
        text = self.read("requests/2026-12.csv").decode("utf-8-sig")
        for row in csv.DictReader(io.StringIO(text)):
            if row["kind"] != "absent" or row.get("hours") or row.get("line"):
                continue
            first, last = (self.day(row[key] or row["from"]) for key in ("from", "to"))
            while first <= last:
                found.add((row["who"], first.isoformat()))
                first += datetime.timedelta(days=1)
        self.assertGreater(len(found), 20)
        return found

    @staticmethod
    def day(text):
        numbers = [int(number) for number in text.replace("/", "-").split("-")]
        return datetime.date(*([2026] + numbers if len(numbers) == 2 else numbers))


harness.main()
