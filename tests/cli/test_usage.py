"""The command line itself: help, usage errors, folders, quiet."""
import harness

COMMANDS = ("init", "check", "solve", "publish", "show", "audit", "holidays", "export", "import")


class Usage(harness.Case):
    def test_help_of_each_command(self):
        for command in COMMANDS:
            for option in ("--help", "-h"):
                out, err = self.rinban(command, option)
                self.assertIn(command, out)
                self.assertIn("Exit codes:", out)
                for code in (0, 1, 2, 3, 4, 5, 6, 7, 70, 74, 75):
                    self.assertRegex(out, rf"(?m)^ +{code}  \w")
                self.assertEqual(err, "")

    def test_says_how_it_is_written(self):
        for words, told in ((("solve",), "something is missing; it is written: rinban solve PERIOD\n"),
                            (("check", "a", "b"), "too many arguments; it is written: rinban check [PERIOD]\n"),
                            (("upgrade", "a"), "it is written: rinban upgrade\n")):
            _, err = self.rinban(*words, expect=2, LC_ALL="C")
            self.assertIn(told, err)
        _, err = self.rinban("solve", expect=2, LC_ALL="ja_JP.UTF-8")
        self.assertIn("書き方: rinban solve 期間\n", err)

    def test_help_wins_over_what_is_missing(self):
        self.rinban("solve", "--help", "--time", "5")
        self.rinban("-C", "/nowhere", "solve", "2026-12", "--help")
        self.rinban("-C", "/nowhere", "--help")

    def test_general_help(self):
        out, _ = self.rinban("--help")
        for command in COMMANDS:
            self.assertRegex(out, rf"(?m)^  {command} ")
        self.assertIn("75  ", out)
        out, _ = self.rinban("--version")
        self.assertRegex(out, r"^rinban \d+\.\d+")

    def test_wrong(self):
        self.write("region.yaml", harness.TINY)
        for words in ((), ("nonsense",), ("-C",), ("--json", "check"), ("check", "--nonsense"),
                      ("solve",), ("publish",), ("show",), ("audit",), ("export",), ("init",),
                      ("solve", "2026-12", "2027-01"), ("check", "2026-12", "x"),
                      ("solve", "2026-12", "--time", "0"), ("solve", "2026-12", "--time", "-1"),
                      ("solve", "2026-12", "--time", "nan"), ("solve", "2026-12", "--time", "x"),
                      ("solve", "2026-12", "--work", "-1"), ("solve", "2026-12", "--seed", "-1"),
                      ("solve", "2026-12", "--seed", "4294967296"),
                      ("solve", "2026-12", "--threads", "-1"),
                      ("solve", "2026-12", "--wait", "-1"),
                      ("solve", "2026-12", "--today", "2026-02-30"),
                      ("solve", "2026-12", "--today", "tomorrow"),
                      ("solve", "2026-12", "--pin", "a@x"), ("solve", "2026-12", "--ban", "a"),
                      ("check", "--time", "5"), ("show", "2026-12", "--stale"),
                      ("export", "2026-12"), ("export", "2026-12", "--as", "docx")):
            out, err = self.rinban(*words, expect=2, cwd=self.folder)
            self.assertEqual(out, "", words)
            self.assertNotEqual(err, "", words)
        self.assertEqual(self.names(), ["region.yaml"])

    def test_what_was_meant(self):
        _, err = self.rinban("slove", expect=2)
        self.assertIn("“solve”", err)

    def test_periods_that_are_none(self):
        self.write("region.yaml", harness.TINY)
        for period in ("", "2026-13", "2026-00", "2026-1", "FY26", "2026-H3", "2026-Q0", "2026-Q5",
                       "2026-12-01", "2026-12-31..2026-12-01", "2026-12-01..", "12", "../x", "NEXT",
                       "2026-12/..", "0000", "2026-02-30..2026-03-01", "1000-01-01..9000-01-01"):
            _, err = self.run_in("solve", period, expect=2)
            self.assertIn("not a period", err)
        self.assertEqual(self.names(), ["region.yaml"])

    def test_pins_that_are_none(self):
        self.write("region.yaml", harness.TINY)
        for pin in ("c@x@2026-12-06", "a@y@2026-12-06", "a@x@2027-01-03", "a@x@2026-12-07",
                    "a@x@2026-02-30", "@@"):
            for option in ("--pin", "--ban"):
                _, err = self.run_in("solve", "2026-12", option, pin, expect=3)
                self.assertNotEqual(err, "")
        _, err = self.run_in("solve", "2026-12", "--pin", "c@x@2026-12-06", "--ban", "a@y@2026-12-06",
                             expect=3)
        self.assertIn("“c”", err)
        self.assertIn("“y”", err)

    def test_folders(self):
        self.write("inner/region.yaml", harness.TINY)
        self.rinban("-C", "inner", "solve", "2026-12", "-q", cwd=self.folder)
        self.rinban("-C", "inner/", "solve", "2026-12", "-q", cwd=self.folder)
        self.rinban("-Cinner", "check", "2026-12", cwd=self.folder)
        self.rinban("check", "2026-12", "-C", self.path("inner"))
        self.rinban("check", "2026-12", cwd=self.path("inner"))
        self.rinban("solve", "2026-12", cwd=self.path("inner"))
        self.assertIn("inner/out/2026-12/rota.csv", self.tree())
        for folder in ("missing", "inner/region.yaml", ""):
            _, err = self.rinban("-C", folder, "check", cwd=self.folder, expect=3)
            self.assertIn("region.yaml", err)

    def test_quiet(self):
        self.write("region.yaml", harness.TINY)
        self.write("requests/a.csv", "who,kind,from\na,want,2026-12-07\n")
        for words in (("check",), ("solve",), ("publish",), ("audit",), ("show",),
                      ("export", "--as", "csv"), ("export", "--as", "ics")):
            self.assertEqual(self.run_in(words[0], "2026-12", *words[1:], "-q"), ("", ""), words)

    def test_quiet_still_answers_in_json(self):
        self.write("region.yaml", harness.TINY)
        for command in ("check", "solve", "publish", "audit", "show"):
            self.assertEqual(self.json(command, "2026-12", "-q")["format"], 1)


harness.main()
