"""rinban audit: a recount of any rota, right by hand."""
import harness


class Audit(harness.Case):
    def setUp(self):
        super().setUp()
        self.write("region.yaml", harness.TINY)

    def rota_of(self, *providers):
        days = ("2026-12-06", "2026-12-13", "2026-12-20", "2026-12-27")
        return self.write("hand.csv", "date,line,provider\n" + "".join(
            f"{day},x,{provider}\n" for day, provider in zip(days, providers)))

    def audit(self, *words, expect=0):
        document = self.json("audit", "2026-12", *words, expect=expect)
        return document, {tier["tier"]: tier["cost"] for tier in document["tiers"]}

    def test_recount(self):
        # seven days of fourteen are missing twice, at two a day; everybody has a fair two
        document, tiers = self.audit("--rota", self.rota_of("a", "a", "b", "b"))
        self.assertEqual((tiers["fill"], tiers[1], tiers[2]), (0, 28 * 1728, 0))
        self.assertEqual((document["format"], document["hard"]), (1, 0))
        self.assertEqual(document["tallies"],
                         [{"provider": "a", "count": "duties", "before": 0, "now": 2, "fair": 2},
                          {"provider": "b", "count": "duties", "before": 0, "now": 2, "fair": 2}])
        # three and one: (12·3 - 24)² + (12·1 - 24)², twelve times each; gaps: 7 and 7
        _, tiers = self.audit("--rota", self.rota_of("a", "a", "a", "b"))
        self.assertEqual((tiers[1], tiers[2]), (28 * 1728, 2 * 12 * 144))
        out, _ = self.run_in("audit", "2026-12", "--rota", self.path("hand.csv"))
        self.assertIn("tier 1: 28\n", out)
        self.assertIn("tier 2: 2\n", out)

    def test_open_places(self):
        document, tiers = self.audit("--rota", self.rota_of("a", "b", "a"), expect=4)
        self.assertEqual((tiers["fill"], tiers[1], tiers[2]), (1, 0, 1728))
        self.assertEqual([(o["date"], o["line"], o["short"]) for o in document["unfilled"]],
                         [("2026-12-27", "x", 1)])

    def test_hard_breaches(self):
        self.write("region.yaml", harness.TINY.replace("    cost: 2\n", "    level: hard\n"))
        hand = self.rota_of("a", "a", "b", "a")
        document, tiers = self.audit("--rota", hand, expect=6)
        self.assertEqual((document["hard"], tiers[1]), (1, 0))
        breach, = [b for b in document["breaches"] if b["level"] == 0]
        self.assertEqual((breach["rule"], breach["provider"], breach["date"]),
                         ("gap", "a", "2026-12-13"))
        out, _ = self.run_in("audit", "2026-12", "--rota", hand, expect=6)
        self.assertIn("hard breaches: 1", out)
        # breaches weigh more than open places
        self.audit("--rota", self.rota_of("a", "a"), expect=6)

    def test_absences_and_strangers_to_a_line(self):
        self.write("requests/r.csv", "who,kind,from\na,absent,2026-12-06\n")
        document, _ = self.audit("--rota", self.rota_of("a", "b", "a", "b"), expect=6)
        self.assertEqual((document["hard"], document["breaches"][0]["code"]), (1, "bar"))

    def test_a_day_without_a_duty(self):
        hand = self.rota_of("a", "b", "a", "b")
        with open(hand, "a", encoding="utf-8") as file:
            file.write("2026-12-14,x,a\n")
        document, _ = self.audit("--rota", hand, expect=6)
        self.assertEqual((document["hard"], document["breaches"][0]["date"]), (1, "2026-12-14"))

    def test_as_a_spreadsheet_saves_it(self):
        text = ("date;line;start;end;hours;provider;role;name\r\n"
                "2026/12/6;x;;;;a;duty;山田　太郎\r\n"
                "2026/12/13;x;;;;高橋花子;duty;\r\n"
                "12/20;x;;;;山田太郎;;\r\n"
                "2026-12-27;x;;;;;open;\r\n")
        for encoding in ("cp932", "utf-8", "utf-8-sig"):
            hand = self.write("hand.csv", text, encoding)
            for separator in (";", ",", "\t"):
                self.write("hand.csv", text.replace(";", separator), encoding)
                document, tiers = self.audit("--rota", hand, expect=4)
                self.assertEqual((tiers["fill"], tiers[1], tiers[2]), (1, 0, 1728))
                self.assertEqual([a["provider"] for a in document["assignments"]], ["a", "b", "a"])

    def test_draft_and_record(self):
        self.run_in("audit", "2026-12", expect=3)
        self.run_in("solve", "2026-12")
        self.run_in("audit", "2026-12")
        self.run_in("audit", "2026-12", "--draft")
        self.run_in("publish", "2026-12")
        self.run_in("audit", "2026-12")
        self.run_in("audit", "2026-12", "--draft", expect=3)
        self.write("requests/r.csv", "who,kind,from\na,absent,2026-12-06\na,absent,2026-12-13\n")
        self.run_in("solve", "2026-12")
        # the publication is broken by the new absences, the draft is not
        self.run_in("audit", "2026-12", expect=6)
        self.run_in("audit", "2026-12", "--draft")

    def test_agrees_with_solve(self):
        self.init()
        solved = self.json("solve", "2026-12")
        audited = self.json("audit", "2026-12")
        self.assertEqual([t["cost"] for t in audited["tiers"]],
                         [t["cost"] for t in solved["tiers"]])
        self.assertEqual(audited["tallies"], solved["tallies"])

    def test_wrong_rota(self):
        hand = self.write("hand.csv", "date,line,provider\n2026-12-06,y,a\n2026-12-06,x,nobody\n"
                                      "2026-12-32,x,a\n2026-12-06,x,\n")
        _, err = self.run_in("audit", "2026-12", "--rota", hand, expect=3)
        for place in (":2:12: error", ":3:14: error", ":4:1: error", ":5:14: error"):
            self.assertIn("hand.csv" + place, err)

    def test_writes_nothing(self):
        self.run_in("solve", "2026-12")
        before = self.identities()
        self.run_in("audit", "2026-12")
        self.run_in("audit", "2026-12", "--json")
        self.assertEqual(self.identities(), before)


harness.main()
