"""Where no rota can be, exit code 1 and what stands in the way."""
import harness

HEADER = "who,kind,from,line\n"


class NoRota(harness.Case):
    def setUp(self):
        super().setUp()
        self.write("region.yaml", harness.TINY)

    def solve(self):
        document = self.json("solve", "2026-12", expect=1)
        self.assertEqual((document["status"], document["files"]), ("infeasible", []))
        self.assertNotIn("out", self.tree())
        return [(w["code"], w["file"], w["line"], w["message"]) for w in document["warnings"]]

    def test_two_for_one_place(self):
        file = self.write("requests/a.csv", HEADER + "a,fix,2026-12-06,x\na,fix,2026-12-13,x\n"
                                                     "b,fix,2026-12-06,x\n")
        self.assertEqual([w[:3] for w in self.solve()],
                         [("no-rota-but-for", file, 2), ("no-rota-but-for", file, 4)])

    def test_a_fix_against_a_rule(self):
        self.write("region.yaml", harness.TINY.replace("    cost: 2\n", "    level: hard\n"))
        file = self.write("requests/a.csv", HEADER + "a,fix,2026-12-06,x\na,fix,2026-12-13,x\n")
        self.assertEqual([w[:3] for w in self.solve()],
                         [("no-rota-but-for", self.path("region.yaml"), 9),
                          ("no-rota-but-for", file, 2), ("no-rota-but-for", file, 3)])

    def test_a_pin(self):
        self.write("requests/a.csv", HEADER + "a,fix,2026-12-06,x\n")
        _, err = self.run_in("solve", "2026-12", "--pin", "b@x@2026-12-06", expect=1)
        self.assertIn("no rota can satisfy the hard rules", err)
        self.assertIn("warning: without this there would be a rota: --pin b@x@2026-12-06", err)
        self.assertIn("requests/a.csv:2:1: warning: ", err)

    def test_a_minimum(self):
        self.write("region.yaml", harness.TINY + "", "utf-8")
        text = harness.TINY.replace("    cost: 2\n", "    cost: 2\n"
                                    "  - limit: {min: 3, per: month}\n    id: thrice\n")
        self.write("region.yaml", text)
        self.assertEqual([w[:3] for w in self.solve()],
                         [("no-rota-but-for", self.path("region.yaml"), 11)])

    def test_several_together(self):
        self.write("requests/a.csv", HEADER + "a,fix,2026-12-06,x\nb,fix,2026-12-06,x\n"
                                              "a,fix,2026-12-13,x\nb,fix,2026-12-13,x\n")
        told = self.solve()
        self.assertEqual({w[0] for w in told}, {"no-rota-among"})
        self.assertEqual([w[2] for w in told], [2, 3, 4, 5])

    def test_quiet_still_tells(self):
        self.write("requests/a.csv", HEADER + "a,fix,2026-12-06,x\nb,fix,2026-12-06,x\n")
        out, err = self.run_in("solve", "2026-12", "-q", expect=1)
        self.assertEqual(out, "")
        self.assertIn("a.csv:2:1", err)

    def test_an_earlier_draft_stays(self):
        self.run_in("solve", "2026-12")
        tree = self.tree("out")
        self.write("requests/a.csv", HEADER + "a,fix,2026-12-06,x\nb,fix,2026-12-06,x\n")
        self.run_in("solve", "2026-12", expect=1)
        self.assertEqual(self.tree("out"), tree)


harness.main()
