"""The region's language decides; where there is no region, the environment's."""
import harness


class Language(harness.Case):
    def region(self, language):
        self.write("region.yaml", harness.TINY.replace("language: en", f"language: {language}"))

    def test_the_region_decides(self):
        for locale in ("C", "POSIX", "ja_JP.UTF-8", "en_US.UTF-8", "xx_XX"):
            self.region("en")
            out, _ = self.run_in("solve", "2026-12", LC_ALL=locale, LANGUAGE="ja")
            self.assertIn("4 of 4 places filled", out)
            self.region("ja")
            out, _ = self.run_in("solve", "2026-12", LC_ALL=locale, LANGUAGE="en")
            self.assertRegex(out, "枠|当番")

    def test_japanese_is_the_default(self):
        self.write("region.yaml", harness.TINY.replace(", language: en", ""))
        out, _ = self.run_in("check", LC_ALL="C")
        self.assertRegex(out, "[ぁ-ん一-龥]")

    def test_a_broken_region_speaks_its_language(self):
        for language, words in (("en", "did you mean"), ("ja", "[ぁ-ん]")):
            self.region(language)
            self.write("region.yaml", self.read("region.yaml").decode().replace("gap", "gpa"))
            for locale in ("C", "ja_JP.UTF-8"):
                _, err = self.run_in("check", expect=3, LC_ALL=locale)
                self.assertRegex(err, words)
                # this form is read by editors, and is the same in every language
                self.assertIn("region.yaml:9:5: error: ", err)

    def test_the_environment_decides_without_a_region(self):
        out, _ = self.rinban("--help", LC_ALL="ja_JP.UTF-8")
        self.assertRegex(out, "[ぁ-ん]")
        for locale in ("C", "en_US.UTF-8"):
            out, _ = self.rinban("--help", LC_ALL=locale)
            self.assertIn("Exit codes:", out)
        _, err = self.rinban("holidays", "x", expect=2, LC_ALL="", LANG="ja_JP.UTF-8")
        self.assertRegex(err, "[ぁ-ん]")

    def test_the_same_bytes_in_any_environment(self):
        self.region("ja")
        trees = []
        for locale, zone in (("C", "UTC"), ("ja_JP.UTF-8", "Asia/Tokyo"),
                             ("tr_TR.UTF-8", "Australia/Lord_Howe"), ("C", ":nonsense")):
            self.run_in("solve", "2026-12", "--today", "2026-11-20", LC_ALL=locale, TZ=zone)
            out, _ = self.run_in("show", "2026-12", LC_ALL=locale, TZ=zone)
            ics, _ = self.run_in("export", "2026-12", "--as", "ics", "-o", "-", "--today",
                                 "2026-11-20", LC_ALL=locale, TZ=zone)
            trees.append((self.tree("out"), out, ics))
        for tree in trees[1:]:
            self.assertEqual(tree, trees[0])


harness.main()
