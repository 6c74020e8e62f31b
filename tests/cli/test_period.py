"""Periods and today, as people name them."""
import os

import harness


class Period(harness.Case):
    def setUp(self):
        super().setUp()
        self.write("region.yaml", harness.TINY)

    def folder_of(self, period, *words, **environment):
        """The folder that a draft of the period is put into."""
        document = self.json("solve", period, "--work", "500", *words, **environment)
        return os.path.basename(os.path.dirname(document["files"][0]))

    def test_forms(self):
        for period, folder in (("2026-12", "2026-12"), ("2026", "2026"), ("FY2026", "FY2026"),
                               ("2026-H1", "2026-H1"), ("2026-H2", "2026-H2"),
                               ("2026-Q1", "2026-Q1"), ("2026-Q4", "2026-Q4"),
                               ("2026-12-01..2026-12-31", "2026-12"),
                               ("2026-10-01..2026-12-31", "2026-Q4"),
                               ("2026-04-01..2027-03-31", "FY2026"),
                               ("2026-01-01..2026-12-31", "2026"),
                               ("2026-12-01..2027-01-31", "2026-12-01..2027-01-31"),
                               ("2026-12-06..2026-12-06", "2026-12-06..2026-12-06")):
            self.assertEqual(self.folder_of(period), folder)

    def test_duties_lie_inside(self):
        for period, count in (("2026-Q4", 13), ("FY2026", 52), ("2026-H1", 26), ("2026", 52),
                              ("2026-12-06..2026-12-13", 2), ("2024-02", 4)):
            document = self.json("solve", period, "--work", "500")
            self.assertEqual(sum(t["now"] for t in document["tallies"]), count, period)

    def test_next_and_this(self):
        for today, this, following in (("2026-11-30", "2026-11", "2026-12"),
                                       ("2026-12-01", "2026-12", "2027-01")):
            self.assertEqual(self.folder_of("this", "--today", today), this)
            self.assertEqual(self.folder_of("next", "--today", today), following)

    def test_today_in_the_association_s_zone(self):
        # 2026-12-31T16:00:00Z is 2027-01-01T01:00 in Tokyo
        epoch = "1798732800"
        for zone in ("UTC", "America/New_York"):
            self.assertEqual(self.folder_of("this", SOURCE_DATE_EPOCH=epoch, TZ=zone), "2027-01")
        self.write("region.yaml", harness.TINY.replace("id: tiny,",
                                                       "id: tiny, timezone: America/New_York,"))
        self.assertEqual(self.folder_of("this", SOURCE_DATE_EPOCH=epoch, TZ="Asia/Tokyo"), "2026-12")
        # the option wins over the variable
        self.assertEqual(self.folder_of("this", "--today", "2026-05-05", SOURCE_DATE_EPOCH=epoch),
                         "2026-05")

    def test_moments(self):
        self.run_in("solve", "2026-12")
        self.run_in("publish", "2026-12", SOURCE_DATE_EPOCH="1795132800")
        self.assertIn("moment: 2026-11-20T00:00:00Z\n", self.read("records/2026-12-r1.yaml").decode())

    def test_an_epoch_that_is_none(self):
        for epoch in ("yesterday", "-1", "1e9", "99999999999999999999"):
            self.run_in("check", expect=2, SOURCE_DATE_EPOCH=epoch)
        self.run_in("check", SOURCE_DATE_EPOCH="")

    def test_dates_without_a_year(self):
        self.write("requests/r.csv", "who,kind,from\na,absent,12/27\nb,absent,1/3\n")
        self.run_in("solve", "2026-12-01..2027-01-31")
        rows = {row["date"]: row["provider"]
                for row in self.rota("out/2026-12-01..2027-01-31/rota.csv")}
        self.assertEqual((rows["2026-12-27"], rows["2027-01-03"]), ("b", "a"))

    def test_a_period_without_duties(self):
        document = self.json("solve", "2026-12-07..2026-12-12")
        self.assertEqual((document["status"], document["gap"], document["unfilled"]),
                         ("optimal", 0, []))
        self.run_in("show", "2026-12-07..2026-12-12")
        self.run_in("publish", "2026-12-07..2026-12-12")
        self.run_in("audit", "2026-12-07..2026-12-12")
        for format in ("lp", "mps", "csv", "json", "ics"):
            self.run_in("export", "2026-12-07..2026-12-12", "--as", format)


harness.main()
