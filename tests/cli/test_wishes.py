"""The ledger of wishes: asked and granted, in records and products."""
import json
import os

import harness

REGION = """rinban: 1
association: {id: tiny, name: Tiny, domain: tiny.example, language: en}
doctors:
  - {id: a, name: Ann}
  - {id: b, name: Ben}
  - {id: c, name: Cem}
lines:
  - {id: x, unit: doctor, days: [sunday], hours: 09:00-12:00}
"""


class Wishes(harness.Case):
    def setUp(self):
        super().setUp()
        self.write("region.yaml", REGION)
        # Monday the 7th has no duty, so that this wish is none
        self.write("requests/w.csv", "who,kind,from,to\na,want,2026-12-06,\na,avoid,2026-12-13,\n"
                   "b,avoid,2026-12-19,2026-12-20\nb,avoid,2026-12-07,\nc,want,2026-12-27,\n"
                   "c,avoid,2027-01-03,2027-01-10\n")

    def publish(self, period, standing, days, today):
        rows = "".join(f"{day},x,{who},duty\n" for day, who in zip(days, standing))
        path = self.write("hand.csv", "date,line,provider,role\n" + rows)
        self.run_in("publish", period, "-q", "--rota", path, "--today", today)

    def december(self, standing, today="2026-11-20"):
        self.publish("2026-12", standing,
                     ["2026-12-06", "2026-12-13", "2026-12-20", "2026-12-27"], today)

    def ledger(self, *path):
        """Provider -> (asked, granted, asked before, granted before)."""
        return self.sums(json.loads(self.read(*path)))

    def sums(self, document):
        return {row["provider"]: (row["asked"], row["granted"], row["before"]["asked"],
                                  row["before"]["granted"]) for row in document["wishes"]}

    def recorded(self, name):
        text = self.read("records", name).decode()
        return [line[4:] for line in text.split("wishes:\n")[1].split("events:")[0].splitlines()]

    def test_asked_and_granted(self):
        self.december("aabc")
        self.assertEqual(self.recorded("2026-12-r1.yaml"), [
            '{provider: "a", date: 2026-12-06, kind: want, granted: true}',
            '{provider: "a", date: 2026-12-13, kind: avoid, granted: false}',
            '{provider: "b", date: 2026-12-20, kind: avoid, granted: false}',
            '{provider: "c", date: 2026-12-27, kind: want, granted: true}'])
        told = {"a": (2, 1, 0, 0), "b": (1, 0, 0, 0), "c": (1, 1, 0, 0)}
        self.assertEqual(self.ledger("out", "2026-12", "rota.json"), told)
        out, _ = self.run_in("show", "2026-12")
        self.assertIn("\na: 1 of 2 wishes granted, before 0 of 0\n", out)
        self.run_in("records", "verify", "-q")

    def test_before_and_revisions(self):
        self.december("aabc")
        self.december("acac", "2026-11-21")
        # what the newest publication answered counts, and that of January beside it
        document = self.json("solve", "2027-01", "--today", "2026-11-21", "--work", "1000")
        self.assertEqual(self.sums(document),
                         {"a": (0, 0, 2, 2), "b": (0, 0, 1, 1), "c": (2, 2, 1, 1)})
        # requests gone: the records keep what was asked
        self.write("requests/w.csv", "who,kind,from,to\n")
        document = self.json("solve", "2027-02", "--today", "2026-11-21", "--work", "1000")
        self.assertEqual(self.sums(document), {"a": (0, 0, 2, 2), "b": (0, 0, 1, 1),
                                               "c": (0, 0, 1, 1)})
        self.run_in("publish", "2026-12", "-q", "--today", "2026-11-21")
        self.assertEqual(self.ledger("out", "2026-12", "rota.json")["a"], (2, 2, 0, 0))
        self.run_in("withdraw", "2026-12", "--today", "2026-11-22")
        document = self.json("solve", "2027-02", "--today", "2026-11-22", "--work", "1000")
        self.assertEqual(document["wishes"], [])

    def test_past_days_keep_their_answers(self):
        self.december("aabc")
        self.write("requests/w.csv", "who,kind,from,to\nc,want,2026-12-27,\n")
        self.december("aaca", "2026-12-14")
        self.assertEqual(self.recorded("2026-12-r2.yaml"), [
            '{provider: "a", date: 2026-12-06, kind: want, granted: true}',
            '{provider: "a", date: 2026-12-13, kind: avoid, granted: false}',
            '{provider: "c", date: 2026-12-27, kind: want, granted: false}'])

    ASKED = ("who,kind,from,hours,strength,line\na,want,2026-12-06,,2,x\n"
             "b,avoid,2026-12-20,08:00-10:00,3,\n")

    def test_requests_put_away_still_hold(self):
        self.write("requests/w.csv", self.ASKED)
        self.december("aabc")
        asked = ['{provider: "a", date: 2026-12-06, kind: want, line: "x", strength: 2, granted: ',
                 '{provider: "b", date: 2026-12-20, kind: avoid, hours: "08:00-10:00", '
                 'strength: 3, granted: ']
        self.assertEqual(self.recorded("2026-12-r1.yaml"),
                         [asked[0] + "true}", asked[1] + "false}"])
        os.unlink(self.path("requests", "w.csv"))
        # answered anew by the rota that is published then, not as they were
        self.december("cacb", "2026-11-21")
        self.assertEqual(self.recorded("2026-12-r2.yaml"),
                         [asked[0] + "false}", asked[1] + "true}"])
        # and priced: a place that serves both wishes is found again
        document = self.json("solve", "2026-12", "--today", "2026-11-22", "--work", "1000")
        self.assertEqual({row["provider"]: (row["asked"], row["granted"])
                          for row in document["wishes"]}, {"a": (1, 1), "b": (1, 1)})
        # a request for another period, or an absence, says nothing about these
        self.write("requests/w.csv", "who,kind,from\na,absent,2026-12-13\nc,want,2027-01-03\n")
        self.december("abcb", "2026-11-22")
        self.assertEqual(len(self.recorded("2026-12-r3.yaml")), 2)
        # as soon as somebody asks for something, whoever does not has taken it back
        self.write("requests/w.csv", "who,kind,from\na,want,2026-12-06\n")
        self.december("accb", "2026-11-23")
        self.assertEqual(self.recorded("2026-12-r4.yaml"),
                         ['{provider: "a", date: 2026-12-06, kind: want, granted: true}'])

    def test_none_takes_back(self):
        self.write("requests/w.csv", self.ASKED)
        self.december("aabc")
        self.write("requests/w.csv", "who,kind,from\nb,none,\n")
        self.december("cabc", "2026-11-21")
        self.assertEqual([row[:14] for row in self.recorded("2026-12-r2.yaml")], ['{provider: "a"'])
        self.write("requests/w.csv", "who,kind,from\nb,none,2026-12-01\n")
        self.december("acbc", "2026-11-22")
        self.assertNotIn("wishes:", self.read("records", "2026-12-r3.yaml").decode())

    def test_show_tells_what_was_published(self):
        self.december("aabc")
        self.write("requests/w.csv", "who,kind,from\nb,want,2026-12-06\nb,want,2026-12-13\n")
        out, _ = self.run_in("show", "2026-12")
        self.assertIn("\na: 1 of 2 wishes granted", out)
        self.assertIn("\nb: 0 of 1 wishes granted", out)
        out, _ = self.run_in("show", "2026-12", "--provider", "b")
        self.assertIn("\nb: 0 of 1 wishes granted", out)


if __name__ == "__main__":
    harness.main()
