"""rinban holidays: the computed calendar, without a region."""
import json

import harness


class Holidays(harness.Case):
    def document(self, years):
        out, _ = self.rinban("holidays", years, "--json", cwd=self.folder)
        return json.loads(out)

    def test_a_year(self):
        document = self.document("2026")
        self.assertEqual(document["format"], 1)
        holidays = document["holidays"]
        self.assertEqual(len(holidays), 18)
        self.assertEqual(holidays[0], {"date": "2026-01-01", "name": "元日"})
        dates = [holiday["date"] for holiday in holidays]
        self.assertEqual(dates, sorted(dates))
        # a bridge between Respect-for-the-Aged Day and the autumn equinox; a substitute
        self.assertIn("2026-09-22", dates)
        self.assertIn("2026-05-06", dates)

    def test_a_run_of_years(self):
        both = self.document("2026..2027")["holidays"]
        self.assertEqual(both, self.document("2026")["holidays"] + self.document("2027")["holidays"])

    def test_text(self):
        out, err = self.rinban("holidays", "2026", cwd=self.folder)
        self.assertEqual(out.splitlines()[0], "2026-01-01 (Thu) 元日")
        self.assertEqual(len(out.splitlines()), 18)
        self.assertEqual(err, "")

    def test_the_limits(self):
        self.rinban("holidays", "1949..2099")
        for years in ("1948", "2100", "1948..1950"):
            self.rinban("holidays", years, expect=2)

    def test_nonsense(self):
        for years in ("", "26", "202x", "2026..", "..2026", "2027..2026", "2026-12", "２０２６",
                      "2026..2027..2028", "99999999999999999999"):
            out, err = self.rinban("holidays", years, expect=2)
            self.assertEqual(out, "")
            self.assertNotEqual(err, "")
        self.rinban("holidays", expect=2)

    def test_writes_nothing(self):
        self.rinban("holidays", "2026", cwd=self.folder)
        self.assertEqual(self.tree(), {})


harness.main()
