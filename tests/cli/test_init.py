"""rinban init: a region that solves as it stands."""
import os

import harness


class Init(harness.Case):
    def test_solves_as_it_stands(self):
        out, err = self.rinban("init", self.path("new"))
        self.assertIn(self.path("new"), out)
        self.assertEqual(err, "")
        self.assertEqual(sorted(self.tree("new")), ["region.yaml", "requests/2026-12.csv"])
        self.assertIn("#", self.read("new", "region.yaml").decode())
        self.rinban("-C", self.path("new"), "check")
        self.rinban("-C", self.path("new"), "check", "2026-12")
        out, _ = self.rinban("-C", self.path("new"), "solve", "2026-12")
        self.assertIn("11 of 11", out)
        rows = self.rota("new/out/2026-12/rota.csv")
        self.assertEqual(len(rows), 11)
        self.assertTrue(all(row["role"] == "duty" for row in rows))

    def test_solves_in_any_month(self):
        self.init()
        for period in ("next", "this", "2027-05", "2026-H2"):
            self.run_in("solve", period, "--today", "2026-11-20", "--time", "10")
        self.assertEqual(sorted(os.listdir(self.path("out"))),
                         ["2026-11", "2026-12", "2026-H2", "2027-05"])

    def test_speaks_the_language_of_the_environment(self):
        for locale, word in (("ja_JP.UTF-8", "language: ja"), ("en_US.UTF-8", "language: en"),
                             ("C", "language: en")):
            self.rinban("init", self.path(locale), "-q", LC_ALL=locale)
            self.assertIn(word, self.read(locale, "region.yaml").decode())
            self.rinban("-C", self.path(locale), "solve", "2026-12", "-q", LC_ALL="C")

    def test_leaves_a_region_alone(self):
        self.init()
        before = self.identities()
        _, err = self.rinban("init", self.folder, expect=3)
        self.assertIn(self.folder, err)
        self.assertEqual(self.identities(), before)

    def test_leaves_a_file_alone(self):
        self.write("file", "text")
        self.rinban("init", self.path("file"), expect=3)
        self.assertEqual(self.read("file"), b"text")

    def test_takes_an_empty_folder_and_makes_parents(self):
        os.mkdir(self.path("empty"))
        self.rinban("init", self.path("empty"))
        self.rinban("init", self.path("a", "b", "c"))
        self.assertIn("region.yaml", self.tree("a", "b", "c"))

    def test_is_relative_to_the_folder_of_the_option(self):
        self.rinban("-C", self.folder, "init", "inner")
        self.assertIn("inner/region.yaml", self.tree())
        self.rinban("init", "beside", cwd=self.folder)
        self.assertIn("beside/region.yaml", self.tree())

    def test_cannot_write(self):
        self.write("file", "")
        _, err = self.rinban("init", self.path("file", "below"), expect=74)
        self.assertNotEqual(err, "")

    def test_quiet(self):
        self.assertEqual(self.rinban("init", self.path("new"), "-q"), ("", ""))


harness.main()
