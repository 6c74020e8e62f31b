"""rinban swap: published duties passed on in a ring."""
import csv
import io
import json
import os
import re

import harness

TODAY = ("--today", "2026-11-21")

REGION = harness.FOUR + """rules:
  - gap: {days: 8}
    level: hard
  - gap: {days: 20}
fair:
  - {count: duties}
"""


class Swap(harness.Case):
    def setUp(self):
        super().setUp()
        self.write("region.yaml", REGION)

    def publish(self, standing="abca"):
        rows = ["date,line,provider,role"] + [
            f"2026-12-{day:02},x,{who},duty" for day, who in zip((6, 13, 20, 27), standing)]
        path = self.write("hand.csv", "\n".join(rows) + "\n")
        self.run_in("publish", "2026-12", "-q", "--rota", path, "--today", "2026-11-20")

    def swap(self, *words, expect=0, today="2026-11-21"):
        return self.run_in("swap", "2026-12", *words, "--today", today, expect=expect)

    def document(self, *words, expect=0):
        return json.loads(self.swap(*words, "--json", expect=expect)[0])

    def standing(self):
        text = self.read("out", "2026-12", "rota.csv").decode("utf-8-sig")
        return "".join(row["provider"] for row in csv.DictReader(io.StringIO(text, newline="")))

    def test_an_exchange_is_told_and_nothing_written(self):
        self.publish()
        tree = self.tree()
        document = self.document("a@x@2026-12-06", "b@x@2026-12-13")
        self.assertEqual(document["status"], "possible")
        self.assertEqual([(move["date"], move["from"], move["to"]) for move in document["moves"]],
                         [("2026-12-06", "a", "b"), ("2026-12-13", "b", "a")])
        # Ann: from 21 days apart to 14, six below the wish
        self.assertEqual({gap["provider"]: (gap["was"], gap["now"]) for gap in document["gaps"]},
                         {"a": (21, 14), "b": (None, None)})
        tier = next(tier for tier in document["tiers"] if tier["tier"] == 1)
        self.assertEqual(tier["difference"], 6 * 1728)
        self.assertEqual({row["provider"]: (row["was"], row["now"])
                          for row in document["tallies"]}, {"a": (2, 2), "b": (1, 1)})
        self.assertEqual(self.tree(), tree)
        out, _ = self.swap("Ann@x@2026-12-06", "Ben@x@2026-12-13")
        self.assertIn("--yes publishes it", out)

    def test_there_and_back(self):
        self.publish()
        first = self.read("out", "2026-12", "rota.csv")
        self.swap("a@x@2026-12-06", "b@x@2026-12-13", "--yes")
        self.assertEqual(self.standing(), "baca")
        self.swap("b@x@2026-12-06", "a@x@2026-12-13", "--yes", today="2026-11-22")
        self.assertEqual(self.read("out", "2026-12", "rota.csv"), first)
        self.assertEqual(len(self.names("records")), 3)
        ics = self.read("out", "calendars", "a.ics").decode()
        event = next(part for part in ics.split("BEGIN:VEVENT") if "20261206-1-a@" in part)
        self.assertIn("SEQUENCE:2\r\n", event)
        self.assertIn("STATUS:CONFIRMED", event)

    def test_a_ring_of_three_and_one_who_takes_over(self):
        self.publish()
        document = self.document("a@x@2026-12-06", "b@x@2026-12-13", "c@x@2026-12-20", expect=7)
        self.assertEqual({move["date"]: move["to"] for move in document["moves"]},
                         {"2026-12-06": "b", "2026-12-13": "c", "2026-12-20": "a"})
        document = self.document("a@x@2026-12-06", "d", "--yes")
        self.assertTrue(document["published"])
        self.assertEqual((document["revision"], self.standing()), (2, "dbca"))
        self.assertEqual({row["provider"]: (row["was"], row["now"])
                          for row in document["tallies"]}, {"a": (2, 1), "d": (0, 1)})
        self.swap("d@x@2026-12-06", "b@x@2026-12-13", "a", "--yes")
        self.assertEqual(self.standing(), "baca")

    def tallies(self, *words):
        """Provider -> (before, credited, served)."""
        document = self.json(*words, "--today", "2026-11-21")
        return {row["provider"]: (row["before"], row["now"], row.get("served", row["now"]))
                for row in document["tallies"]}

    def owed(self, revision):
        text = self.read("records", f"2026-12-r{revision}.yaml").decode()
        return re.findall(r'date: ([-\d]+), line: "x", provider: "(\w)".* owed: "(\w)"', text)

    def test_credit_stays_with_who_owed(self):
        self.publish()
        document = self.document("a@x@2026-12-06", "d", "--yes", "--credit", "owed")
        self.assertEqual({row["provider"]: (row["was"], row["now"])
                          for row in document["tallies"]}, {"a": (2, 2), "d": (0, 0)})
        self.assertEqual([row["difference"] for row in document["tiers"] if row["tier"] == 2], [0])
        self.assertEqual((self.standing(), self.owed(2)), ("dbca", [("2026-12-06", "d", "a")]))
        told = {"a": (0, 2, 1), "b": (0, 1, 1), "c": (0, 1, 1), "d": (0, 0, 1)}
        self.assertEqual(self.tallies("show", "2026-12"), told)
        self.assertEqual(self.tallies("audit", "2026-12"), told)
        published = json.loads(self.read("out", "2026-12", "rota.json"))
        self.assertEqual([row.get("owed") for row in published["assignments"]],
                         ["a", None, None, None])
        self.assertIn("2026-12-06 x: Dan serves, counted for Ann",
                      self.run_in("show", "2026-12")[0])
        self.assertNotIn("counted for", self.run_in("show", "2026-12", "--provider", "b")[0])
        page = self.read("out", "2026-12", "rota.html").decode()
        self.assertIn("Counted for who owed them", page)
        for calendar in ("a.ics", "d.ics"):
            self.assertNotIn("counted", self.read("out", "calendars", calendar).decode())
        self.assertIn("counts for a, who owed it",
                      self.run_in("explain", "2026-12", "d@x@2026-12-06", "--work", "100")[0])
        # fees are of who serves
        rows = list(csv.DictReader(io.StringIO(
            self.read("out", "2026-12", "tallies.csv").decode("utf-8-sig"), newline="")))
        self.assertEqual({row["provider"]: row["duties"] for row in rows if row["kind"] == "total"},
                         {"a": "1", "b": "1", "c": "1", "d": "1"})
        self.assertEqual({row["provider"]: (row["load"], row["served"])
                          for row in rows if row["kind"] == "tally"},
                         {"a": ("2", "1"), "b": ("1", "1"), "c": ("1", "1"), "d": ("0", "1")})
        # and so it is remembered
        self.assertEqual({who: row[0] for who, row in self.tallies(
            "solve", "2027-01", "--work", "100").items()}, {"a": 1, "b": 0, "c": 0, "d": -1})
        self.run_in("records", "verify", "-q")

    def test_credit_passed_on_again_and_given_back(self):
        self.publish()
        self.swap("a@x@2026-12-06", "d", "--yes", "--credit", "owed")
        self.swap("d@x@2026-12-06", "c", "--yes", "--credit", "owed")
        self.assertEqual(self.owed(3), [("2026-12-06", "c", "a")])
        self.swap("c@x@2026-12-06", "d", "--yes")
        self.assertEqual((self.standing(), self.owed(4)), ("dbca", []))
        self.swap("d@x@2026-12-06", "c", "--yes", "--credit", "owed")
        self.swap("c@x@2026-12-06", "d", "--yes", "--credit", "owed")
        self.assertEqual((self.standing(), self.owed(6)), ("dbca", []))

    def test_credit_by_region_and_published_again(self):
        self.write("region.yaml", REGION + "credit: owed\n")
        self.publish()
        self.swap("a@x@2026-12-06", "b@x@2026-12-13", "c@x@2026-12-20", "d", "--yes")
        credited = [("2026-12-06", "b", "a"), ("2026-12-13", "c", "b"), ("2026-12-20", "d", "c")]
        self.assertEqual(self.owed(2), credited)
        self.publish("bcda")  # nothing changes, by hand either
        self.assertEqual(len(self.names("records")), 2)
        self.publish("bdca")
        self.assertEqual((self.standing(), self.owed(3)), ("bdca", credited[:1]))
        self.swap("d@x@2026-12-13", "c@x@2026-12-20", "--yes", "--credit", "served")
        self.assertEqual(self.owed(4), credited[:1])
        # solved again, the rota of today is judged with its credits: both roads agree
        self.json("solve", "2026-12", "--today", "2026-11-21", "--work", "1000")

    def test_not_possible_and_why(self):
        self.publish()
        out, err = self.swap("a@x@2026-12-06", "c@x@2026-12-20", "--yes", expect=7)
        self.assertIn("not possible", err)
        self.assertIn("2026-12-27", err)
        document = self.document("a@x@2026-12-06", "c@x@2026-12-20", expect=7)
        self.assertEqual(document["status"], "impossible")
        self.assertEqual(len(document["breaches"]), 1)
        self.write("requests/december.csv", "who,kind,from\nd,absent,2026-12-06\n")
        out, err = self.swap("a@x@2026-12-06", "d", "--yes", expect=7)
        self.assertIn("absent", err)
        self.assertEqual(self.names("records"), ["2026-12-r1.yaml"])

    def test_days_before_today(self):
        self.publish()
        self.assertIn("past", self.swap("a@x@2026-12-06", "d", expect=7, today="2026-12-07")[1])
        self.swap("b@x@2026-12-13", "d", "--yes", today="2026-12-07")
        self.assertEqual(self.standing(), "adca")

    def test_what_is_wrong(self):
        self.swap("a@x@2026-12-06", "b@x@2026-12-13", expect=3)
        self.publish()
        for words, code, fact in (
                (("a@x@2026-12-06",), 2, "missing"), (("a", "b@x@2026-12-13"), 2, "WHO@LINE@DATE"),
                (("a@x@2026-12-06", "nobody"), 3, "nobody"),
                (("a@x@2027-12-06", "b"), 3, "2027-12-06"),
                (("b@x@2026-12-06", "c"), 7, "does not stand in"),
                (("a@x@2026-12-06", "d", "--credit", "mine"), 2, "served or owed"),
                (("a@x@2026-12-06", "a@x@2026-12-06"), 7, "twice")):
            with self.subTest(words=words):
                self.assertIn(fact, self.swap(*words, expect=code)[1])
        for code, words, today in (
                ("swap-not-there", ("b@x@2026-12-06", "c"), "2026-11-21"),
                ("swap-twice", ("a@x@2026-12-06", "a@x@2026-12-06"), "2026-11-21"),
                ("swap-past", ("a@x@2026-12-06", "c"), "2026-12-07")):
            out, _ = self.swap(*words, "--json", expect=7, today=today)
            self.assertEqual([row["code"] for row in json.loads(out)["messages"]], [code])


if __name__ == "__main__":
    harness.main()
