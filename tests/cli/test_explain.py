"""explain: why this one, and the price of everybody else, against a count of all rotas."""
import itertools
import os

import harness

COST_UNIT = 1728

# Three Sundays and three doctors: 27 rotas, of which everything can be counted.
REGION = """rinban: 1
association: {id: tiny, name: Tiny, domain: tiny.example, language: en}
doctors:
  - {id: a, name: A}
  - {id: b, name: B}
  - {id: c, name: C, share: 0.5}
  - {id: gone, name: Gone, until: 2026-11-30}
  - {id: away, name: Away, leave: [{from: 2026-12-01, to: 2026-12-31}]}
  - {id: s, name: S, departments: [surgery]}
lines:
  - {id: x, unit: doctor, days: [sunday], not-days: [2026-12-27], hours: 09:00-12:00,
     who: [a, b, c, gone, away]}
rules:
  - gap: {days: 14}
    cost: 2
  - limit: {max: 2, per: month}
  - wish: {}
fair:
  - {count: duties, who: [a, b, c]}
"""
REQUESTS = "who,kind,from\na,avoid,2026-12-06\nb,absent,2026-12-20\n"
DAYS = (6, 13, 20)
SHARES = {"a": 1, "b": 1, "c": 0.5}


def cost(rota):
    """Tiers 1 and 2 of who stands on the three days; None: against a hard rule."""
    if rota[2] == "b" or any(rota.count(who) > 2 for who in SHARES):
        return None
    first = COST_UNIT if rota[0] == "a" else 0
    for who in SHARES:
        mine = [day for day, stands in zip(DAYS, rota) if stands == who]
        first += sum(2 * COST_UNIT * max(0, 14 - (q - p)) for p, q in zip(mine, mine[1:]))
    second = 0
    for who, share in SHARES.items():
        fair = round(3 * share / 2.5, 6)
        second += round(12 / share) * (12 * rota.count(who) - round(12 * fair + 1e-9)) ** 2
    return first, second


ROTAS = {rota: cost(rota) for rota in itertools.product("abc", repeat=3) if cost(rota)}


class Explain(harness.Case):
    def setUp(self):
        super().setUp()
        self.write("region.yaml", REGION)
        self.write("requests/a.csv", REQUESTS)

    def solved(self):
        self.run_in("solve", "2026-12", "-q")
        return tuple(row["provider"] for row in self.rota("out/2026-12/rota.csv"))

    def prices(self, document):
        return {a["provider"]: tuple(p["least"] for p in a["price"] if p["tier"] in (1, 2))
                for a in document["alternatives"] if a["status"] == "exact"}

    def test_prices_are_true_differences(self):
        rota = self.solved()
        self.assertEqual(ROTAS[rota], min(ROTAS.values()))
        for at, day in enumerate(DAYS):
            who = rota[at]
            document = self.json("explain", "2026-12", f"{who}@x@2026-12-{day:02}", "--all")
            self.assertTrue(document["complete"])
            expected = {}
            for other in set(SHARES) - {who}:
                costs = [c for r, c in ROTAS.items() if r[at] == other]
                if costs:
                    best = min(costs)
                    expected[other] = tuple(b - n for b, n in zip(best, ROTAS[rota]))
            self.assertEqual(self.prices(document), expected)
            told = [a["provider"] for a in document["alternatives"] if a["status"] == "exact"]
            self.assertEqual([expected[p] for p in told], sorted(expected.values()))

    def test_prices_are_those_of_pin_and_ban(self):
        rota = self.solved()
        document = self.json("explain", "2026-12", f"{rota[0]}@x@2026-12-06")
        base = {t["tier"]: t["cost"] for t in self.json("audit", "2026-12")["tiers"]}
        for alternative in document["alternatives"]:
            if alternative["status"] != "exact":
                continue
            again = self.json("solve", "2026-12", "--overwrite",
                              "--pin", f"{alternative['provider']}@x@2026-12-06",
                              "--ban", f"{rota[0]}@x@2026-12-06")
            tiers = {t["tier"]: t["cost"] for t in again["tiers"]}
            for price in alternative["price"]:
                self.assertEqual(price["least"], tiers[price["tier"]] - base[price["tier"]])
                self.assertEqual(price["most"], price["least"])

    def test_any_rota_may_be_asked_about(self):
        """A rota by hand that is not the best has alternatives of a price below zero."""
        self.solved()
        rows = "".join(f"2026-12-{day:02},x,a\n" if day != 13 else f"2026-12-{day:02},x,b\n"
                       for day in DAYS)
        rota = self.write("mine.csv", "date,line,provider\n" + rows)
        mine = ROTAS[("a", "b", "a")]
        document = self.json("explain", "2026-12", "a@x@2026-12-06", "--rota", rota)
        best = min(c for r, c in ROTAS.items() if r[0] == "c")
        self.assertEqual(self.prices(document)["c"], tuple(b - n for b, n in zip(best, mine)))
        self.assertIn("would be better", document["why"][1])

    def test_reasons(self):
        rota = self.solved()
        document = self.json("explain", "2026-12", f"{rota[2]}@x@2026-12-20")
        codes = {a["provider"]: (a["status"], a["code"]) for a in document["alternatives"]}
        self.assertEqual(codes["b"], ("barred", "absent"))
        self.assertEqual(codes["gone"], ("barred", "member"))
        self.assertEqual(codes["away"], ("barred", "leave"))
        self.assertEqual(codes["s"], ("barred", "who"))
        absent = next(a for a in document["alternatives"] if a["provider"] == "b")
        self.assertIn("requests/a.csv:3", absent["message"])

    def test_words(self):
        rota = self.solved()
        for at, day in enumerate(DAYS):
            place = f"{rota[at]}@x@2026-12-{day:02}"
            out, err = self.run_in("explain", "2026-12", place)
            self.assertEqual(err, "")
            lines = out.splitlines()
            self.assertTrue(lines[0].startswith(f"x@2026-12-{day:02}: {rota[at]} "))
            barred = 4 if day == 20 else 3
            self.assertIn(f"others: 5, of whom {barred} cannot stand here", lines[1])
            best = min(c for r, c in ROTAS.items() if r[at] != rota[at])
            equal = best == ROTAS[rota]
            self.assertIn("would do exactly as well" if equal else "the cheapest other choice is",
                          lines[2])
            due = {"a": "1.2", "b": "1.2", "c": "0.6"}[rota[at]]
            self.assertIn(f"{rota[at]} had {due} coming and has {rota.count(rota[at])} with", out)
            self.assertIn("(proven)", out)
        self.assertEqual(self.run_in("explain", "2026-12", place, "-q"), ("", ""))

    def test_in_the_rules_own_words(self):
        self.write("region.yaml", REGION.replace("who: [a, b, c, gone, away]}", "who: [a, b]}"))
        self.write("requests/a.csv", "who,kind,from\n")
        rota = self.solved()
        self.assertIn(rota, {("a", "b", "a"), ("b", "a", "b")})
        document = self.json("explain", "2026-12", f"{rota[0]}@x@2026-12-06")
        only, = (a for a in document["alternatives"] if a["status"] == "exact")
        # the other on the 6th and the rest as is is b, b, a: two duties in eight days
        # and a, b, a instead of b, a, b costs nothing
        self.assertEqual({p["least"] for p in only["price"]}, {0})
        self.assertIn("a second “duties”", str(only["worse"]) + str(only["better"]))

    def test_costs_more(self):
        """Two doctors who alternate on four Sundays, one of whom would rather not begin."""
        self.write("region.yaml", harness.TINY)
        self.write("requests/a.csv", "who,kind,from,strength\nb,avoid,2026-12-06,3\n")
        self.assertEqual(self.solved(), ("a", "b", "a", "b"))
        out, _ = self.run_in("explain", "2026-12", "a@x@2026-12-06")
        self.assertIn("\n  the cheapest other choice is b, and costs 3 in tier 1 more\n", out)
        self.assertIn("    b 髙橋 花子: +3 in tier 1 (proven)\n", out)
        self.assertIn("        tier 1 2026-12-06 x b: asked not to stand here\n", out)

    def test_two_duties_in_eight_days(self):
        """a stands on the 13th by hand; on the 6th, too, that is 7 days short of 14, at 2 each."""
        self.write("region.yaml", harness.TINY)
        self.write("requests/a.csv", "who,kind,from\na,fix,2026-12-13\n")
        self.assertEqual(self.solved(), ("b", "a", "b", "a"))
        document = self.json("explain", "2026-12", "b@x@2026-12-06")
        only, = document["alternatives"]
        price = {p["tier"]: p["least"] for p in only["price"]}
        # a, a, b, a is 14 over the wish, and a has one more than the fair two, b one less:
        # twice 12 × 12² in tier 2
        self.assertEqual((price[1], price[2]), (14 * COST_UNIT, 2 * 12 * 12 ** 2))
        self.assertEqual([w["message"] for w in only["worse"]],
                         ["two duties in 8 days for a (x@2026-12-06, x@2026-12-13)",
                          "a third “duties” for a: 1 above the fair share",
                          "b has 1 of “duties” instead of 2: 1 below the fair share"])
        self.assertEqual((only["moved"], only["better"]), (1, []))

    def test_an_open_place(self):
        self.write("region.yaml", REGION.replace("max: 2", "max: 0"))
        self.run_in("solve", "2026-12", expect=4)
        document = self.json("explain", "2026-12", "@x@2026-12-06")
        self.assertIsNone(document["provider"])
        codes = {a["provider"]: (a["status"], a["code"]) for a in document["alternatives"]}
        self.assertEqual(codes["a"], ("forbidden", "limit"))
        self.assertEqual(codes["gone"], ("barred", "member"))
        out, _ = self.run_in("explain", "2026-12", "@x@2026-12-06")
        self.assertIn("x@2026-12-06: an open place", out)
        self.assertIn("no rota with them here keeps all hard rules", out)

    def test_fixed_by_hand(self):
        self.write("requests/a.csv", REQUESTS + "a,fix,2026-12-13\n")
        self.solved()
        document = self.json("explain", "2026-12", "a@x@2026-12-13")
        self.assertTrue(any("requests/a.csv:4" in line for line in document["why"]))
        self.assertEqual({a["status"] for a in document["alternatives"]}, {"barred", "forbidden"})

    def test_what_cannot_be_asked(self):
        rota = self.solved()
        other = next(who for who in "abc" if who != rota[0])
        for place, code in ((f"{other}@x@2026-12-06", "explain-not-there"),
                            ("@x@2026-12-06", "explain-filled"),
                            ("a@x@2026-12-27", "explain-without-duty"),
                            ("@x@2026-12-08", "explain-without-duty"),
                            ("nobody@x@2026-12-06", "choice-unknown"),
                            ("@y@2026-12-06", "choice-unknown"),
                            ("a@x@2027-01-03", "choice-date")):
            document = self.json("explain", "2026-12", place, expect=3)
            self.assertEqual([m["code"] for m in document["messages"]], [code], place)
        self.run_in("explain", "2026-12", "a", expect=2)
        self.run_in("explain", "2026-12", expect=2)
        _, err = self.run_in("explain", "2026-12", f"{other}@x@2026-12-06", expect=3)
        self.assertIn(f"there stand: {rota[0]}", err)

    def test_nothing_to_ask_about(self):
        document = self.json("explain", "2026-12", "a@x@2026-12-06", expect=3)
        self.assertEqual([m["code"] for m in document["messages"]], ["no-rota-yet"])

    def test_newest_record_or_draft(self):
        rota = self.solved()
        self.run_in("publish", "2026-12", "-q")
        document = self.json("explain", "2026-12", f"{rota[0]}@x@2026-12-06")
        self.assertTrue(document["complete"])
        self.json("explain", "2026-12", f"{rota[0]}@x@2026-12-06", "--draft", expect=3)

    def test_same_work_same_answer(self):
        rota = self.solved()
        one, two = (self.json("explain", "2026-12", f"{rota[0]}@x@2026-12-06", "--work", "5000")
                    for _ in range(2))
        one.pop("seconds"), two.pop("seconds")
        self.assertEqual(one, two)

    def test_writes_nothing(self):
        rota = self.solved()
        before = self.identities()
        self.run_in("explain", "2026-12", f"{rota[0]}@x@2026-12-06")
        self.assertEqual(self.identities(), before)

    def test_a_month_of_sixty(self):
        os.remove(self.path("requests", "a.csv"))
        self.copy_example("city-centre")
        self.run_in("solve", "2026-12", "-q")
        row = next(r for r in self.rota("out/2026-12/rota.csv") if r["date"] == "2026-12-31")
        document = self.json("explain", "2026-12",
                             f"{row['provider']}@{row['line']}@2026-12-31", LANGUAGE="en")
        self.assertEqual(len(document["alternatives"]), 59)
        if document["complete"]:  # a slow machine may run out of time, and says so
            self.assertEqual([a["status"] for a in document["alternatives"][:3]], ["exact"] * 3)


harness.main()
