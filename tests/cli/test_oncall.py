"""rinban import minizinc-oncall: the published on-call instances, and a small one made here."""
import os
import unittest

import harness

SMALL = """num_staff = 2; % a comment
work_load = [100, 50];
num_days = 7;
unavailable = [{1}, {3..4, 6}];
fixed = [{}, {1}];
weekend_offset = 2;
adj_days_str = 1;
wed_before_weekend_str = 1;
"""
# optimum of each instance, as the README of the benchmark gives it
PUBLISHED = {"4s-10d": 1, "4s-23d": 2, "10s-50d": 0, "4s-100d": 2, "2s-200d": 63}


class Oncall(harness.Case):
    def import_file(self, path):
        out, _ = self.run_in("import", "minizinc-oncall", path)
        return out.strip()

    def test_small(self):
        period = self.import_file(self.write("small.dzn", SMALL))
        self.assertEqual(period, "2001-01-01..2001-01-07")
        requests = self.read("requests", "oncall.csv").decode()
        self.assertEqual(requests, "who,kind,from\np1,absent,2001-01-01\np2,absent,2001-01-03\n"
                                   "p2,absent,2001-01-04\np2,absent,2001-01-06\np2,fix,2001-01-01\n")
        region = self.read("region.yaml").decode()
        self.assertIn("share: 0.50", region)
        self.assertIn("gap: {days: 2}, level: hard, except-fixed: true, "
                      "days: [2001-01-02, 2001-01-03, 2001-01-04]", region)
        self.run_in("check", period)
        # p1 alone is there on days 3, 4 and 6, but never on the weekend (day 3) and the day after it
        answer = self.json("solve", period, expect=4)
        self.assertEqual(sum(place["short"] for place in answer["unfilled"]), 1)

    def test_never_over_a_region(self):
        path = self.write("small.dzn", SMALL)
        self.import_file(path)
        before = self.read("region.yaml")
        self.run_in("import", "minizinc-oncall", path, expect=3)
        self.assertEqual(self.read("region.yaml"), before)

    @unittest.skipUnless("RINBAN_DATA" in os.environ, "RINBAN_DATA is not set")
    def test_published_optima(self):
        for name, optimum in PUBLISHED.items():
            path = os.path.join(os.environ["RINBAN_DATA"], "external", "oncall", name + ".dzn")
            self.folder = os.path.join(self.folder, name)
            period = self.import_file(path)
            answer = self.json("solve", period, "--time", "120")
            self.assertEqual((name, answer["status"], answer["objective"]),
                             (name, "optimal", optimum))


if __name__ == "__main__":
    harness.main()
