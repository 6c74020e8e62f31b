"""What a region carries on over the months: fairness, sequence numbers, ten years of records."""
import collections
import fractions
import random
import re
import time

import harness
from months import EQUALS, Months, days_of, in_new_year, month_at, sunday


class Standing(Months):
    def test_equal_doctors_over_a_year(self):
        """Standings within one duty in every tally, after each of twelve months in a row."""
        self.write("region.yaml", EQUALS)
        dice = random.Random(12)
        served = {count: collections.Counter() for count in ("duties", "nights", "sundays")}
        for index in range(12):
            year, month = month_at(index)
            days = days_of(year, month)
            away = [(f"d{i}", dice.choice(days)) for i in range(9) for _ in range(2)]
            self.write(f"requests/{year}-{month:02}.csv", "who,kind,from\n" + "".join(
                f"{who},absent,{day}\n" for who, day in away))
            document = self.solve(index, 100000)
            self.assertEqual((document["status"], document["unfilled"]), ("optimal", []))
            self.publish(index)
            for day, line, who in self.newest(f"{year}-{month:02}"):
                served["duties"][who] += 1
                served["nights"][who] += line == "night"
                served["sundays"][who] += sunday(day)
            for count, sums in served.items():
                standing = [sums[f"d{i}"] for i in range(9)]
                self.assertLessEqual(max(standing) - min(standing), 1, (year, month, count, sums))
                told = [row["before"] + row["now"] - row["fair"]
                        for row in document["tallies"] if row["count"] == count]
                self.assertEqual(len(told), 9)
                self.assertLess(max(told) - min(told), 1.00001, (year, month, count))


class Unchanged(Months):
    def setUp(self):
        super().setUp()
        self.write("region.yaml", EQUALS)
        self.solve(0)
        self.publish(0)

    def test_there_and_back(self):
        """The same rota; the events moved twice have a SEQUENCE two higher, the others theirs."""
        told = self.read("out", "2026-12", "rota.csv")
        duties = [duty for duty in self.newest("2026-12") if duty[1] == "day"]
        day, _, who = duties[0]
        other_day, other = next((day, name) for day, _, name in duties if name != who)
        for first, second, today in ((who, other, 22), (other, who, 23)):
            self.run_in("swap", "2026-12", f"{first}@day@{day}", f"{second}@day@{other_day}",
                        "--yes", "-q", *self.today(0, today))
        self.assertEqual(self.read("out", "2026-12", "rota.csv"), told)
        moved = {f"{date:%Y%m%d}-1-{name}@" for date, name in ((day, who), (other_day, other))}
        seen = set()
        for doctor in {who, other}:
            text = self.read("out", "calendars", doctor + ".ics").decode().replace("\r\n ", "")
            for event in text.split("BEGIN:VEVENT")[1:]:
                uid = re.search(r"UID:tiny-(\w+)-(.*@)", event)
                sequence = int(re.search(r"SEQUENCE:(\d+)", event).group(1))
                if uid.group(1) == "day" and uid.group(2) in moved:
                    seen.add(uid.group(2))
                    self.assertEqual(sequence, 2, event)
                    self.assertIn("STATUS:CONFIRMED", event)
                elif "STATUS:CONFIRMED" in event:
                    self.assertEqual(sequence, 0, event)
        self.assertEqual(seen, moved)

    def test_nothing_to_repair(self):
        tree = self.tree("records")
        document = self.json("repair", "2026-12", "--work", "40", *self.today(0, 22))
        self.assertEqual(document["status"], "unchanged")
        first = document["alternatives"][0]
        self.assertEqual((first["changed"], first["moves"], first["touched"]), (0, [], []))
        self.assertEqual(self.tree("records"), tree)


class Decade(Months):
    def test_ten_years_of_records(self):
        """120 months typed in: read, verified, and standing in the balances."""
        self.write("region.yaml",
                   EQUALS.replace("{count: duties,", "{count: duties, memory: 10 years,"))
        served, turn = collections.Counter(), 0
        for index in range(120):
            year, month = 2016 + (11 + index) // 12, (11 + index) % 12 + 1
            rows = []
            for day in days_of(year, month):
                lines = (["day"] if day.weekday() >= 5 else []) + (
                    ["night"] if day.weekday() == 5 or in_new_year(day) else [])
                for line in lines:
                    turn += 1 if turn % 50 else 2
                    rows.append(f"  - {{date: {day}, line: {line}, provider: d{turn % 9}}}\n")
                    served[f"d{turn % 9}"] += 1
            self.write(f"records/{year}-{month:02}-r1.yaml",
                       f"period: {year}-{month:02}\nduties:\n" + "".join(rows))
        start = time.monotonic()
        self.run_in("records", "verify", "-q")
        print(f"120 records verified in {time.monotonic() - start:.2f} s")
        start = time.monotonic()
        self.run_in("check", "2026-12", "-q", *self.today(0, 20))
        print(f"checked against 120 records in {time.monotonic() - start:.2f} s")
        rows = [row for row in self.solve(0)["tallies"] if row["count"] == "duties"]
        fair = fractions.Fraction(sum(served.values()), 9)
        for row in rows:
            self.assertAlmostEqual(row["before"], float(served[row["provider"]] - fair), delta=1e-4)


if __name__ == "__main__":
    harness.main()
