"""check PERIOD counts places against people; the certificate says what is proven."""
import json

import harness

REGION = """rinban: 1
association: {id: tiny, name: Tiny, domain: tiny.example, language: en}
calendar: {holidays: none, seasons: {feast: ["12-27"]}}
doctors:
  - {id: a, name: A, departments: [internal]}
  - {id: b, name: B, departments: [internal, surgery]}
  - {id: c, name: C, never: [saturday]}
lines:
  - {id: x, unit: doctor, days: [weekend], hours: 09:00-12:00, need: {feast: 2, default: 1}}
rules:
  - limit: {max: 2, per: month}
fair:
  - {count: duties}
"""


class Capacity(harness.Case):
    def setUp(self):
        super().setUp()
        self.write("region.yaml", REGION)
        self.write("requests/a.csv", "who,kind,from,to\na,absent,2026-12-05,2026-12-06\n"
                                     "b,absent,2026-12-27,\nc,none,,\n")

    def test_lines(self):
        capacity = self.json("check", "2026-12")["capacity"]
        feast, saturday, sunday = capacity["lines"]
        # Sundays 6, 13, 20; the 27th is a feast; Saturdays 5, 12, 19, 26
        self.assertEqual((feast["class"], saturday["class"], sunday["class"]),
                         ("feast", "saturday", "sunday"))
        self.assertEqual(
            {k: saturday[k] for k in ("slots", "places", "providers", "able", "lost", "most",
                                      "headroom")},
            {"slots": 4, "places": 4, "providers": 2, "able": 7, "lost": 1, "most": 4,
             "headroom": 0})
        self.assertEqual((sunday["able"], sunday["lost"], sunday["most"]), (8, 1, 6))
        self.assertEqual((feast["places"], feast["able"], feast["lost"]), (2, 2, 1))
        self.assertEqual([(d["department"], d["providers"], d["able"], d["most"])
                          for d in saturday["departments"]],
                         [("internal", 2, 7, 4), ("surgery", 1, 4, 2)])

    def test_tightest_days_and_who_is_needed(self):
        capacity = self.json("check", "2026-12")["capacity"]
        self.assertEqual([(d["date"], d["headroom"]) for d in capacity["days"][:2]],
                         [("2026-12-05", 0), ("2026-12-27", 0)])
        needed = {n["provider"]: (n["needed"], n["nearly"]) for n in capacity["needed"]}
        self.assertEqual(needed["b"][0], ["x@2026-12-05"])
        self.assertEqual(needed["a"][0], ["x@2026-12-27"])
        self.assertEqual(needed["c"], (["x@2026-12-27"], ["x@2026-12-06"]))
        self.assertIn("x@2026-12-12", needed["a"][1])

    def test_words(self):
        out, err = self.run_in("check", "2026-12")
        self.assertEqual(err, "")
        self.assertIn("The tightest days:\n  2026-12-05 x: 1 places, 1 could stand there (1 more", out)
        self.assertIn("no place can be filled without them: x@2026-12-05\n", out)

    def test_limits_leave_too_few(self):
        self.write("region.yaml", REGION.replace("max: 2", "max: 1"))
        codes = [m["code"] for m in self.json("check", "2026-12")["messages"]]
        # Saturdays: two doctors, one each, four places
        self.assertEqual(codes, ["capacity-limits"])
        _, err = self.run_in("check", "2026-12")
        self.assertIn("x, saturday: 4 places, but the limits let providers take 2 at most", err)

    def test_without_period(self):
        self.assertNotIn("capacity", self.json("check"))


class Certificate(harness.Case):
    """Nine Saturdays and Sundays of which some doctors can take but few."""

    def setUp(self):
        super().setUp()
        self.write("region.yaml", harness.TINY)

    def certificate(self, name="out/2026-12/rota.json"):
        return json.loads(self.read(*name.split("/")))["certificate"]

    def test_four_sundays_for_two(self):
        document = self.json("solve", "2026-12")
        certificate = self.certificate()
        self.assertEqual(certificate["digest"], document["digest"])
        self.assertEqual(certificate["tiers"], document["tiers"])
        tally, = certificate["tallies"]
        self.assertEqual((tally["members"], tally["given"]), (2, 4))
        for key in ("most", "least"):
            self.assertEqual(tally[key], {"now": 2, "bound": 2})
        for key in ("highest", "lowest"):
            self.assertEqual(tally[key], {"now": 0, "bound": 0})

    def test_absences_force_three(self):
        self.write("requests/a.csv", "who,kind,from,to\nb,absent,2026-12-01,2026-12-20\n")
        self.run_in("solve", "2026-12", "-q")
        tally, = self.certificate()["tallies"]
        self.assertEqual(tally["most"], {"now": 3, "bound": 3})
        self.assertEqual(tally["least"], {"now": 1, "bound": 1})
        self.assertEqual(tally["highest"], {"now": 1, "bound": 1})
        out, _ = self.run_in("show", "2026-12")
        self.assertIn("“duties”: with these absences no rota that fills as much gives everybody "
                      "fewer than 3; here nobody has more\n", out)
        self.run_in("publish", "2026-12", "-q")
        self.assertEqual(self.certificate()["tallies"], [tally])

    def test_a_worse_rota_is_told_so(self):
        rows = "".join(f"2026-12-{day:02},x,a\n" for day in (6, 13, 20, 27))
        rota = self.write("mine.csv", "date,line,provider\n" + rows)
        out, _ = self.run_in("show", "2026-12", "--rota", rota)
        self.assertIn("fewer than 2; here somebody has 4\n", out)
        self.assertIn("somebody has 2 or fewer; here somebody has 0\n", out)
        self.assertIn("below a standing of +0.00; here the highest is +2.00\n", out)


harness.main()
