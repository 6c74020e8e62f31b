"""Months beside one another, within one another, and begun already."""
import csv
import io

import harness

# Two doctors who must take turns: eight days apart, Sundays only.
REGION = harness.TINY.replace("    cost: 2\n", "    level: hard\n").replace("days: 14", "days: 8")
TODAY = ("--today", "2026-10-20")


class Edges(harness.Case):
    def setUp(self):
        super().setUp()
        self.write("region.yaml", REGION)

    def make(self, period, today=TODAY):
        self.run_in("solve", period, "-q", *today)
        self.run_in("publish", period, "-q", *today)
        return self.rota("out", period, "rota.csv")

    def rota(self, *path):
        text = self.read(*path).decode("utf-8-sig")
        return {row["date"]: row["provider"] for row in csv.DictReader(io.StringIO(text))}

    def test_two_months_in_a_row(self):
        november = self.make("2026-11")
        december = self.make("2026-12")
        self.assertNotEqual(november["2026-11-29"], december["2026-12-06"])
        january = self.make("2027-01")
        self.assertNotEqual(december["2026-12-27"], january["2027-01-03"])

    def test_a_month_before_a_published_one(self):
        december = self.make("2026-12")
        november = self.make("2026-11")
        self.assertNotEqual(november["2026-11-29"], december["2026-12-06"])

    def test_a_month_within_a_published_quarter(self):
        quarter = self.make("2026-Q4")
        self.write("requests/n.csv", "who,kind,from,to\n%s,absent,2026-11-08,\n"
                   % quarter["2026-11-08"])
        out, _ = self.run_in("solve", "2026-11", "--json", *TODAY, expect=4)
        november = self.rota("out", "2026-11", "rota.csv")
        self.assertNotEqual(november["2026-11-01"], quarter["2026-10-25"])
        self.assertNotEqual(november["2026-11-29"], quarter["2026-12-06"])
        self.assertEqual(november["2026-11-08"], "")
        self.assertIn("the recorded duty", self.forbidden(quarter))

    def forbidden(self, quarter):
        """Why the one who stood on the day before the month cannot stand on its first Sunday."""
        self.write("requests/n.csv", "who,kind,from,to\n%s,absent,2026-11-01,\n%s,absent,2026-11-08,\n"
                   % (quarter["2026-11-01"], quarter["2026-10-25"]))
        return self.run_in("solve", "2026-11", "--json", *TODAY, expect=4)[0]

    def test_past_days_stay(self):
        before = self.make("2026-12")
        self.write("requests/n.csv", "who,kind,from,to\na,absent,2026-12-01,2026-12-14\n"
                   "b,absent,2026-12-20,\na,absent,2026-12-27,\n")
        late = ("--today", "2026-12-14")
        self.run_in("solve", "2026-12", "-q", *late, expect=4 if before["2026-12-20"] == "b" else 0)
        self.run_in("publish", "2026-12", "-q", *late)
        after = self.rota("out", "2026-12", "rota.csv")
        for day in ("2026-12-06", "2026-12-13"):
            self.assertEqual(after[day], before[day])
        self.assertNotEqual(after["2026-12-20"], "b")

    def test_a_changed_past_day_asks_for_a_reason(self):
        before = self.make("2026-12")
        other = {"a": "b", "b": "a"}[before["2026-12-06"]]
        rows = self.read("out/2026-12/rota.csv").decode("utf-8-sig").splitlines()
        rows = [row.replace("," + before["2026-12-06"] + ",", "," + other + ",")
                if row.startswith("2026-12-06") else row for row in rows]
        hand = self.write("hand.csv", "\r\n".join(rows))
        words = ("publish", "2026-12", "--rota", hand, "--today", "2026-12-10")
        self.assertIn("2026-12-06", "".join(self.run_in(*words, expect=6)))
        self.run_in(*words, "-q", "--force", "they exchanged")
        self.assertIn(b"they exchanged", self.read("records/2026-12-r2.yaml"))

    def test_the_rotation_goes_on(self):
        region = harness.TINY.replace("  - gap: {days: 14}\n    cost: 2\n",
                                      "  - rotation: {order: [a, b, c]}\n    level: hard\n")
        self.write("region.yaml", region.replace("lines:", "  - {id: c, name: 三}\nlines:", 1))
        november = self.make("2026-11")
        self.assertEqual([november[day] for day in sorted(november)], ["a", "b", "c", "a", "b"])
        december = self.make("2026-12")
        self.assertEqual([december[day] for day in sorted(december)], ["c", "a", "b", "c"])
        self.assertIn(b"next: \"a\"", self.read("records/2026-12-r1.yaml"))


harness.main()
