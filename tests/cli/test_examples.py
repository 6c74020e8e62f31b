"""The examples, run and recounted from outside."""
import csv
import datetime
import io
import os
import re

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

    def test_everything(self):
        self.copy_example("everything")
        kinds = re.findall(r'^RULE\(\w+, "([a-z-]+)"', self.source("src/region/rules.def"), re.M)
        text = self.read("region.yaml").decode()
        for kind in kinds:
            self.assertRegex(text, rf"(?m)^  - {kind}: ")
        self.run_in("check", "2026-12")
        document = self.json("solve", "2026-12", "--time", "20")
        self.assertEqual(document["unfilled"], [])
        rows = self.rota("out/2026-12/rota.csv")
        on_duty = [row for row in rows if row["role"] == "duty"]
        self.assertEqual((len(on_duty), len(rows)), (40, 45))
        children = {"d10", "d11", "d12", "d13", "d14"}
        centre = {}
        for row in on_duty:
            if row["line"] == "centre-day":
                centre.setdefault(row["date"], set()).add(row["provider"])
        self.assertEqual(len(centre), 7)
        for who in centre.values():
            self.assertEqual((len(who), len(who & children)), (2, 1))
            self.assertFalse({"d04", "d17"} <= who)
        duties = {}
        for row in on_duty:
            duties.setdefault(row["provider"], []).append(row)
        for served in duties.values():
            days = [datetime.date.fromisoformat(row["date"]) for row in served]
            for first, then in zip(days, days[1:]):
                self.assertGreaterEqual((then - first).days, 5)
            self.assertLessEqual(sum(row["line"].startswith("centre") for row in served), 2)
        self.assertIn(("2026-12-02", "centre-night", "d15"),
                      [(row["date"], row["line"], row["provider"]) for row in on_duty])
        self.run_in("audit", "2026-12")
        self.run_in("show", "2026-12")
        self.run_in("publish", "2026-12")
        self.run_in("audit", "2026-12")

    @staticmethod
    def source(name):
        with open(os.path.join(harness.ROOT, name), encoding="utf-8") as file:
            return file.read()

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
