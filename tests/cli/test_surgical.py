"""A real published year of a clinics' rota beside ours, where RINBAN_DATA has it."""
import collections
import csv
import datetime
import os
import re

import harness


def surgical(path):
    """Dates and clinics, in order."""
    with open(path, encoding="utf-8-sig", newline="") as file:
        return sorted((datetime.date.fromisoformat(row["date"]), row["provider"])
                      for row in csv.DictReader(file))


def turns(rows):
    """Of each clinic the numbers of its slots."""
    at = collections.defaultdict(list)
    for slot, (_, who) in enumerate(rows):
        at[who].append(slot)
    return at


def in_cycle(rows):
    """(Pairs of successive duties of a clinic, those exactly 29 slots apart)."""
    pairs = [later - slot for slots in turns(rows).values()
             for slot, later in zip(slots, slots[1:])]
    return len(pairs), pairs.count(29)


def uneven(rows):
    """Sums of squares of the clinics' duties and of their holidays that are no Sunday."""
    holidays = collections.Counter(who for day, who in rows if day.weekday() != 6)
    return (sum(len(slots)**2 for slots in turns(rows).values()),
            sum(number**2 for number in holidays.values()))


class Surgical(harness.Case):
    def test_a_real_year(self):
        """The cycle at least as well kept as by people, counts and holidays no less even."""
        if "RINBAN_DATA" not in os.environ:
            self.skipTest("RINBAN_DATA is not set")
        people = surgical(os.path.join(os.environ["RINBAN_DATA"], "rota-a-surgical-FY2026.csv"))
        self.assertEqual(in_cycle(people), (34, 29))
        self.copy_example("town-surgical")
        with open(self.path("region.yaml"), encoding="utf-8") as file:
            text = file.read()
        order = ", ".join(turns(people))
        text, replaced = re.subn(r"order: \[[^]]*\]", f"order: [{order}]", text)
        self.assertEqual(replaced, 1)
        self.write("region.yaml", text)
        self.run_in("solve", "FY2026", "-q", "--work", "2000", "--threads", "1",
                    "--today", "2026-03-01")
        ours = surgical(self.path("out", "FY2026", "rota.csv"))
        self.assertEqual([day for day, _ in ours], [day for day, _ in people])
        pairs, kept = in_cycle(ours)
        self.assertEqual(pairs, 34)
        self.assertGreaterEqual(kept, 29)
        self.assertLessEqual(uneven(ours)[0], uneven(people)[0])
        self.assertLess(uneven(ours)[1], uneven(people)[1])


if __name__ == "__main__":
    harness.main()
