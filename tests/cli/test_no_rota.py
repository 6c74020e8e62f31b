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
        self.assertIn([w[2] for w in told], ([2, 3], [4, 5]))

    def test_pairs_where_no_single_change_is_enough(self):
        self.write("requests/a.csv", HEADER + "a,fix,2026-12-06,x\nb,fix,2026-12-06,x\n"
                                              "a,fix,2026-12-13,x\nb,fix,2026-12-13,x\n")
        document = self.json("solve", "2026-12", expect=1)
        self.assertEqual(document["searched"]["changes"], 2)
        self.assertTrue(document["searched"]["cheapest"])
        self.assertEqual([(len(r["changes"]), r["price"]) for r in document["repairs"]],
                         [(2, 2)] * 3)
        for repair in document["repairs"]:
            self.assertEqual({c["date"] for c in repair["changes"]}, {"2026-12-06", "2026-12-13"})
            self.assertEqual({c["kind"] for c in repair["changes"]}, {"fix"})

    def test_a_planted_contradiction(self):
        """Two fixes nine days apart under a hard gap of ten; an absence elsewhere plays no part."""
        self.write("region.yaml", harness.TINY.replace("  - gap: {days: 14}\n    cost: 2\n",
                                                       "  - gap: {days: 10}\n    level: hard\n"))
        file = self.write("requests/a.csv", "who,kind,from,line\na,fix,2026-12-06,x\n"
                                            "b,absent,2026-12-20,\na,fix,2026-12-13,x\n")
        document = self.json("solve", "2026-12", expect=1)
        region = self.path("region.yaml")
        self.assertEqual([(c["kind"], c["file"], c["line"], c["text"], c["enough"])
                          for c in document["conflict"]],
                         [("rule", region, 9, "gap: {days: 10}", True),
                          ("fix", file, 2, "fix a@x@2026-12-06", True),
                          ("fix", file, 4, "fix a@x@2026-12-13", True)])
        self.assertIs(document["irreducible"], True)
        self.assertEqual([(r["change"], r["file"], r["line"], r["price"])
                          for r in document["repairs"]],
                         [("give up “fix a@x@2026-12-06”", file, 2, 1),
                          ("give up “fix a@x@2026-12-13”", file, 4, 1),
                          ("do without the rule “gap” on 2026-12-06", region, 9, 3)])
        self.assertEqual((document["searched"]["changes"], document["searched"]["cheapest"]),
                         (1, True))
        self.assertIn("parameter", document["searched"]["kinds"])

    def test_the_repairs_work(self):
        """A minimum that an absence makes impossible: each way out, done by hand, gives a rota."""
        text = harness.TINY.replace("    cost: 2\n", "    cost: 2\n"
                                    "  - limit: {min: 2, per: month}\n    who: a\n")
        rows = "a,absent,2026-12-06,2026-12-07\na,absent,2026-12-13,2026-12-20\n"
        self.write("region.yaml", text)
        file = self.write("requests/a.csv", "who,kind,from,to\n" + rows)
        document = self.json("solve", "2026-12", expect=1)
        region = self.path("region.yaml")
        self.assertEqual([(c["file"], c["line"]) for c in document["conflict"]],
                         [(region, 11), (file, 2), (file, 3)])
        repairs = document["repairs"]
        self.assertEqual([(r["change"], r["price"]) for r in repairs],
                         [("let a come back from the absence on 2026-12-06", 2),
                          ("let a come back from the absence on 2026-12-13", 2),
                          ("let a come back from the absence on 2026-12-20", 2)])
        for rest in ("a,absent,2026-12-07,2026-12-07\na,absent,2026-12-13,2026-12-20\n",
                     "a,absent,2026-12-06,2026-12-07\na,absent,2026-12-14,2026-12-20\n",
                     "a,absent,2026-12-06,2026-12-07\na,absent,2026-12-13,2026-12-19\n"):
            self.write("requests/a.csv", "who,kind,from,to\n" + rest)
            self.run_in("solve", "2026-12", expect=0)

    def test_a_number_is_loosened_by_the_least(self):
        text = harness.TINY.replace("    cost: 2\n", "    cost: 2\n"
                                    "  - limit: {min: 3, per: month}\n    id: thrice\n")
        self.write("region.yaml", text)
        repairs = self.json("solve", "2026-12", expect=1)["repairs"]
        self.assertEqual([(r["change"], r["price"]) for r in repairs],
                         [("leave a out of the rule “thrice”", 4),
                          ("leave b out of the rule “thrice”", 4),
                          ("lower “min” of the rule “thrice” from 3 to 2", 5)])
        self.assertEqual([(c["kind"], c["parameter"], c["value"]) for c in repairs[2]["changes"]],
                         [("parameter", "min", 2)])

    def test_leave_and_never(self):
        text = harness.TINY.replace("name: 山田 太郎}", "name: 山田 太郎, never: [12-06..12-13], "
                                    "leave: [{from: 2026-12-20, to: 2026-12-20}]}")
        self.write("region.yaml", text.replace(
            "    cost: 2\n", "    cost: 2\n  - limit: {min: 2, per: month}\n    who: a\n"))
        document = self.json("solve", "2026-12", expect=1)
        self.assertEqual([c["kind"] for c in document["conflict"]], ["rule", "leave", "never"])
        self.assertEqual([(r["change"], r["price"]) for r in document["repairs"]],
                         [("let a stand on 2026-12-06 in spite of `never`", 2),
                          ("let a stand on 2026-12-13 in spite of `never`", 2),
                          ("let a come back from leave on 2026-12-20", 3)])

    def test_a_ban(self):
        text = harness.TINY.replace("    cost: 2\n", "    cost: 2\n"
                                    "  - limit: {min: 4, per: month}\n    who: a\n")
        self.write("region.yaml", text)
        document = self.json("solve", "2026-12", "--ban", "a@x@2026-12-06", expect=1)
        self.assertEqual([(c["kind"], c["file"]) for c in document["conflict"]],
                         [("rule", self.path("region.yaml")), ("ban", None)])
        self.assertEqual([r["change"] for r in document["repairs"]][:1],
                         ["give up “--ban a@x@2026-12-06”"])

    def test_off_is_one_word(self):
        """What binds is named; with `level: off` or a tier it binds no more."""
        text = harness.TINY.replace("    cost: 2\n", "    level: LEVEL\n")
        self.write("requests/a.csv", HEADER + "a,fix,2026-12-06,x\na,fix,2026-12-13,x\n")
        for level, code in (("hard", 1), ("off", 0), ("1", 0), ("9", 0)):
            self.write("region.yaml", text.replace("LEVEL", level))
            self.run_in("solve", "2026-12", "--overwrite", expect=code)

    def test_in_words(self):
        self.write("requests/a.csv", HEADER + "a,fix,2026-12-06,x\nb,fix,2026-12-06,x\n")
        _, err = self.run_in("solve", "2026-12", expect=1)
        self.assertIn("these cannot hold together, and each of them is needed for that:\n", err)
        self.assertIn("  1. give up “fix a@x@2026-12-06” (price 1)\n", err)

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
