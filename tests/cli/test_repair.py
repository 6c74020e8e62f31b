"""rinban repair: the least change of a published rota."""
import csv
import io
import itertools
import json
import os

import harness

TODAY = ("--today", "2026-11-20")

REGION = harness.FOUR + """  - {id: y, unit: doctor, days: [saturday], hours: 19:00-22:00}
rules:
  - gap: {days: 3}
    level: hard
  - limit: {max: 3, per: month}
fair:
  - {count: duties}
"""
DOCTORS = "abcd"
SATURDAYS = ("2026-12-05", "2026-12-12", "2026-12-19", "2026-12-26")
SUNDAYS = ("2026-12-06", "2026-12-13", "2026-12-20", "2026-12-27")
SLOTS = sorted([(day, "y") for day in SATURDAYS] + [(day, "x") for day in SUNDAYS])


def legal(rota, absences):
    """The two hard rules and the absences, counted from the dates."""
    days = {}
    for (day, _), who in zip(SLOTS, rota):
        if (who, day) in absences:
            return False
        days.setdefault(who, []).append(int(day[-2:]))
    return all(len(own) <= 3 and all(second - first >= 3 for first, second in zip(own, own[1:]))
               for own in days.values())


def least(published, absences):
    """(changed duties, doctors touched) of the best rota, all 65,536 of them tried."""
    best = None
    for rota in itertools.product(DOCTORS, repeat=len(SLOTS)):
        if not legal(rota, absences):
            continue
        differs = [(old, new) for old, new in zip(published, rota) if old != new]
        touched = {who for pair in differs for who in pair}
        best = min(best or (99, 99), (len(differs), len(touched)))
    return best


class Repair(harness.Case):
    def setUp(self):
        super().setUp()
        self.write("region.yaml", REGION)

    def publish(self, region=None, expect=0):
        if region:
            self.write("region.yaml", region)
        self.run_in("solve", "2026-12", "-q", *TODAY, expect=expect)
        self.run_in("publish", "2026-12", "-q", *TODAY)

    def publish_rota(self, standing):
        rows = ["date,line,provider,role"] + [
            f"{day},{line},{who},duty" for (day, line), who in zip(SLOTS, standing)]
        path = self.write("hand.csv", "\n".join(rows) + "\n")
        self.run_in("publish", "2026-12", "-q", "--rota", path, *TODAY)

    def standing(self):
        text = self.read("out", "2026-12", "rota.csv").decode("utf-8-sig")
        return {(row["date"], row["line"]): row["provider"]
                for row in csv.DictReader(io.StringIO(text, newline=""))}

    def repair(self, *words, expect=0, today="2026-11-21"):
        return self.json("repair", "2026-12", "--today", today, *words, expect=expect)

    def test_least_change_is_what_trying_everything_finds(self):
        published = "abcdabcd"
        self.publish_rota(published)
        cases = [["a@2026-12-05"], ["b@2026-12-06", "c@2026-12-12"], ["d@2026-12-12..2026-12-31"],
                 ["a@2026-12-01..2026-12-31"], ["a@2026-12-05", "b@2026-12-05", "c@2026-12-05"]]
        for case in cases:
            absences = set()
            for text in case:
                who, days = text.split("@")
                first, last = (days.split("..") * 2)[:2]
                absences |= {(who, f"2026-12-{day:02}")
                             for day in range(int(first[-2:]), int(last[-2:]) + 1)}
            expected = least(published, absences)
            words = [word for text in case for word in ("--absent", text)]
            with self.subTest(case=case):
                self.assertIsNotNone(expected)
                document = self.repair(*words)
                first = document["alternatives"][0]
                self.assertTrue(first["fewest"] and first["proven"])
                self.assertEqual((first["changed"], len(first["touched"])), expected)
                for other in document["alternatives"][1:]:
                    self.assertGreaterEqual((other["changed"], len(other["touched"])), expected)
                standing = [frozenset(move["to"] for move in each["moves"])
                            for each in document["alternatives"]]
                self.assertEqual(len(set(standing)), len(standing))

    def test_nothing_is_written_until_one_is_taken(self):
        self.publish()
        tree = self.tree()
        out, err = self.run_in("repair", "2026-12", "--absent", "Ann@2026-12-01..2026-12-31",
                               "--today", "2026-11-21")
        self.assertIn("1. changed duties: 2;", out)
        self.assertEqual(err, "")
        self.assertEqual(self.tree(), tree)

    def test_take(self):
        self.publish()
        before = self.standing()
        mine = next(key for key, who in before.items() if who == "a")
        found = self.repair("--absent", "a@" + mine[0])
        taken = self.repair("--absent", "a@" + mine[0], "--take", "2")
        self.assertEqual((taken["taken"], taken["revision"]), (2, 2))
        move, = found["alternatives"][1]["moves"]
        after = self.standing()
        self.assertEqual({key for key in before if before[key] != after[key]}, {mine})
        self.assertEqual(after[mine], move["to"])
        record = self.read("records", "2026-12-r2.yaml").decode()
        self.assertIn(f'- {{provider: "a", from: {mine[0]}, to: {mine[0]}}}', record)
        # who fell ill stays away when the month is planned again
        self.run_in("solve", "2026-12", "-q", *TODAY)
        draft = self.read("out", "2026-12.draft", "rota.csv").decode("utf-8-sig")
        self.assertFalse(any(row.startswith(f"{mine[0]},{mine[1]},") and ",a," in row
                             for row in draft.splitlines()))
        self.run_in("publish", "2026-12", "-q", *TODAY)
        self.assertIn(f"from: {mine[0]}", self.read("records", "2026-12-r2.yaml").decode())

    def loads(self):
        """Provider -> (credited, served)."""
        return {row["provider"]: (row["now"], row.get("served", row["now"]))
                for row in self.json("show", "2026-12", "--today", "2026-11-21")["tallies"]}

    def test_credit_stays_with_who_fell_ill(self):
        self.publish_rota("abcdabcd")
        words = ("--absent", "a@2026-12-05")
        served = self.repair(*words)["alternatives"]
        owed = self.repair(*words, "--credit", "owed")["alternatives"]
        self.assertEqual([each["moves"] for each in served], [each["moves"] for each in owed])
        # three and one where two and two were: 12·12² twice, two costs of 1,728 units
        for alternatives, difference in ((served, 2 * 1728), (owed, 0)):
            for each in alternatives[:2]:
                self.assertEqual([tier["difference"] for tier in each["tiers"]
                                  if tier["tier"] == 2], [difference])
        self.assertEqual(owed[2]["changed"], 2)  # an exchange, which costs nothing anyhow
        taken = self.repair(*words, "--credit", "owed", "--take", "2")
        self.assertEqual(taken["revision"], 2)
        move, = owed[1]["moves"]
        self.assertEqual(self.standing()["2026-12-05", "y"], move["to"])
        loads = {who: (2, 2) for who in DOCTORS} | {"a": (2, 1), move["to"]: (2, 3)}
        self.assertEqual(self.loads(), loads)
        record = self.read("records", "2026-12-r2.yaml").decode()
        self.assertEqual(record.count('owed: "a"'), 1)
        # the next one to fall ill hands it on, still for the first
        self.repair("--absent", move["to"] + "@2026-12-05", "--credit", "owed", "--take", "1")
        third = self.standing()["2026-12-05", "y"]
        self.assertNotIn(third, ("a", move["to"]))
        self.assertEqual(self.loads(), {who: (2, 2) for who in DOCTORS} | {
            "a": (2, 1), third: (2, 3)})
        # what does not change keeps its credit, what does is credited to who serves
        self.repair("--absent", "b@2026-12-06", "--take", "1")
        self.assertEqual(self.loads()["a"][0] - self.loads()["a"][1], 1)
        self.assertEqual(self.read("records", "2026-12-r4.yaml").decode().count("owed:"), 1)

    def test_nothing_to_do(self):
        self.publish()
        document = self.repair()
        self.assertEqual(document["status"], "unchanged")
        self.assertEqual(document["alternatives"][0]["changed"], 0)
        self.repair("--take", "1")
        self.assertEqual(self.names("records"), ["2026-12-r1.yaml"])

    def test_a_past_that_breaks_new_hard_rules_forbids_nothing(self):
        over = "    level: hard\n    days: [2026-12-01..2026-12-09]\n"
        cases = (  # the rule, who then loses a duty to come, the exit code had nothing passed
            ("  - mix: {who: [b, c, d], min: 1}\n", {"a"}, 0),
            ("  - spread: {by: tag, max: 0}\n    level: hard\n", {"b"}, 0),
            ("  - rotation: {order: [d, c, b, a]}\n    lines: [x]\n" + over, set(), 0),
            ("  - weekday-pattern: {1st-saturday: b}\n    lines: ['y']\n", set(), 0),
            ("  - everyone: {min: 1}\n" + over, set(), 7),
            ("  - quota: {max: 1, per: week}\n" + over, set(), 4))
        self.publish_rota("abcdabcd")
        for rule, losers, code in cases:
            with self.subTest(rule=rule):
                region = REGION.replace("fair:", rule + "fair:")
                region = region.replace("{id: b, name: Ben}", "{id: b, name: Ben, tags: [old]}")
                self.write("region.yaml", region)
                document = self.repair(today="2026-12-10")
                moves = document["alternatives"][0]["moves"]
                self.assertTrue(all(move["date"] >= "2026-12-10" for move in moves))
                self.assertEqual({move["from"] for move in moves}, losers)
                self.assertNotEqual(self.repair(today="2026-11-30", expect=code)["status"],
                                    "unchanged")

    def test_days_before_today_stay(self):
        self.publish_rota("abcdabcd")
        document = self.repair("--absent", "a@2026-12-01..2026-12-31", today="2026-12-10")
        days = {move["date"] for each in document["alternatives"] for move in each["moves"]}
        self.assertEqual(days & {"2026-12-05", "2026-12-06"}, set())
        self.assertIn("2026-12-19", days)

    def test_a_past_that_breaks_a_rule_stands_in_nobodys_way(self):
        self.publish_rota("abcdabcd")
        rows = self.read("hand.csv").decode().replace("2026-12-06,x,b", "2026-12-06,x,a")
        self.write("hand.csv", rows)
        self.run_in("publish", "2026-12", "-q", "--rota", self.path("hand.csv"), "--force",
                    "two in a row", *TODAY)
        self.assertEqual(self.repair(today="2026-12-10")["status"], "unchanged")
        document = self.repair("--absent", "d@2026-12-13", today="2026-12-10")
        self.assertEqual(document["alternatives"][0]["changed"], 1)

    def test_an_added_slot_and_a_fix_that_falls_ill(self):
        self.write("requests/december.csv", "who,kind,from\nb,fix,2026-12-13\n")
        self.publish()
        document = self.repair("--absent", "b@2026-12-13")
        self.assertEqual(document["alternatives"][0]["changed"], 1)
        self.write("region.yaml", REGION.replace("[saturday]", "[saturday, 2026-12-23]"))
        first = self.repair()["alternatives"][0]
        self.assertEqual((first["changed"], len(first["touched"])), (0, 1))
        self.assertEqual([(move["date"], move["from"]) for move in first["moves"]],
                         [("2026-12-23", None)])

    def test_a_line_that_is_gone_and_one_who_left(self):
        self.publish_rota("abcdabcd")
        self.write("region.yaml", "\n".join(
            row for row in REGION.splitlines() if "id: y," not in row) + "\n")
        first = self.repair()["alternatives"][0]
        self.assertEqual(first["changed"], 4)
        self.write("region.yaml", REGION.replace("name: Ben", "name: Ben, until: 2026-12-01"))
        first = self.repair()["alternatives"][0]
        self.assertEqual({move["from"] for move in first["moves"]} >= {"b"}, True)
        self.assertTrue(first["fewest"])

    def test_open_places_and_the_impossible(self):
        self.publish_rota("abcdabcd")
        gone = [word for who in DOCTORS for word in ("--absent", f"{who}@2026-12-12")]
        first = self.repair(*gone, expect=4)["alternatives"][0]
        self.assertEqual((first["changed"], first["open"]), (1, 1))
        self.assertIn("+1 in open places", first["price"])
        self.write("requests/december.csv",
                   "who,kind,from,line\na,fix,2026-12-12,y\na,fix,2026-12-13,x\n")
        document = self.repair(expect=7)
        self.assertEqual(document["status"], "impossible")

    def test_longest_unused_comes_first_among_equals(self):
        region = REGION.split("fair:")[0].replace("  - limit: {max: 3, per: month}\n", "")
        self.write("region.yaml", region)
        self.publish_rota("abcabcab")
        first = self.repair("--absent", "b@2026-12-26")["alternatives"][0]
        self.assertEqual(first["changed"], 0)
        first = self.repair("--absent", "b@2026-12-27")["alternatives"][0]
        self.assertEqual([move["to"] for move in first["moves"]], ["d"])

    def test_what_is_wrong(self):
        self.repair(expect=3)
        self.publish()
        for text, code, fact in (("a", 2, "WHO@DATE"), ("a@5", 2, "WHO@DATE"),
                                 ("a@2026-12-09..2026-12-08", 2, "WHO@DATE"),
                                 ("nobody@2026-12-05", 3, "nobody"),
                                 ("a@2027-02-01", 3, "2027-02-01")):
            with self.subTest(text=text):
                self.assertIn(fact, self.run_in("repair", "2026-12", "--absent", text, *TODAY,
                                                expect=code)[1])
        message, = self.repair("--absent", "a", expect=2)["messages"]
        self.assertEqual(message["code"], "absence-shape")
        self.run_in("repair", "2026-12", "--take", "4", *TODAY, expect=2)
        self.run_in("repair", "2026-12", "--take", "3", *TODAY, expect=7)


if __name__ == "__main__":
    harness.main()
