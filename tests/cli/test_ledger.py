"""Balances over months with absences, joiners and changes, against a recount of the records."""
import collections
import datetime
import os
import random
import unittest

import harness
from months import Months, days_of, month_at
from recount import TALLIES, Person, fair_parts, region

SLOW = bool(os.environ.get("RINBAN_SLOW"))
SENIORS, OTHERS = ("d1", "d2", "d3"), ("d4", "d5", "d6", "d7")


class Ledger(Months):
    """Absences, joiners, leavers, half shares, swaps and repairs."""

    def setUp(self):
        super().setUp()
        date = datetime.date
        self.people = [
            Person("d1"), Person("d2", opening=2),
            Person("d3", leave=(date(2027, 1, 10), date(2027, 2, 20))),
            Person("d4", senior=False, halved=date(2027, 2, 15)), Person("d5", senior=False),
            Person("d6", senior=False), Person("d7", senior=False, last=date(2028, 3, 12))]
        self.duties = {}
        self.left_behind = 0

    def expect(self, index, document):
        """Every number of `tallies` against the recount."""
        asked = days_of(*month_at(index))
        draft = collections.Counter()
        year, month = month_at(index)
        folder = f"{year}-{month:02}"
        for row in self.rota(os.path.join("out", folder, "rota.csv")):
            draft[(datetime.date.fromisoformat(row["date"]), row["line"], row["provider"])] += 1
        told = {(row["provider"], row["count"]): row for row in document["tallies"]}
        for count, tally in TALLIES.items():
            before, now = self.before(tally, asked[0]), collections.Counter()
            loads = collections.Counter()
            for day, line, who in draft:
                if line in tally.lines and tally.days(day):
                    now[who] += tally.load(line, day)
                    loads[line, day] += tally.load(line, day)
            fair = fair_parts(tally, self.people, asked, loads)
            for person in self.people:
                opening = person.opening if count == "duties" and tally.since(
                    asked[0]) < datetime.date(2026, 12, 1) else 0
                wanted = (before[person.name] + opening * 10**6, now[person.name],
                          fair[person.name])
                row = told.get((person.name, count))
                if row is None:
                    self.assertEqual(wanted[1:], (0, 0), (folder, count, person.name))
                    continue
                self.assertEqual((round(row["before"] * 10**6), row["now"],
                                  round(row["fair"] * 10**6)), wanted, (folder, count, person.name))

    def before(self, tally, start):
        balance, since = collections.Counter(), tally.since(start)
        for (year, month), duties in self.duties.items():
            days = [day for day in days_of(year, month) if day >= since]
            loads = collections.Counter()
            for day, line, who in duties:
                if day >= since and line in tally.lines and tally.days(day):
                    balance[who] += tally.load(line, day) * 10**6
                    loads[line, day] += tally.load(line, day)
            balance.subtract(fair_parts(tally, self.people, days, loads))
        return balance

    def simulate(self, months, seed):
        dice, swaps, repairs = random.Random(seed), 0, 0
        for index in range(months):
            year, month = month_at(index)
            period, days = f"{year}-{month:02}", days_of(year, month)
            if index in (2, 5, 9, 16):
                self.people.append(Person(f"n{index}", senior=index % 2 == 0,
                                          first=days[dice.randrange(len(days))]))
            self.write("region.yaml", region(self.people))
            away = [(who, dice.randint(1, 22))
                    for who in (dice.choice(SENIORS), *dice.sample(OTHERS, 2))]
            self.write(f"requests/{period}.csv", "who,kind,from,to\n" + "".join(
                f"{who},absent,{period}-{day:02},{period}-{day + 5:02}\n" for who, day in away))
            document = self.solve(index)
            self.assertEqual(document["unfilled"], [], period)
            self.expect(index, document)
            self.publish(index)
            swaps += self.swap(index, period, dice)
            repairs += self.repair(index, period, dice)
            self.duties[year, month] = self.newest(period, credited=True)
            self.expect_published(period)
            self.run_in("records", "verify", "-q")
        self.assertGreater(swaps, 0)
        self.assertGreater(repairs, 0)
        self.assertGreater(self.left_behind, 0)

    def expect_published(self, period):
        """What is told of the month, by who is credited and by who serves."""
        serving = self.newest(period)
        credited = self.newest(period, credited=True)
        self.left_behind += serving != credited
        for row in self.json("show", period)["tallies"]:
            tally = TALLIES[row["count"]]
            for key, duties in (("now", credited), ("served", serving)):
                self.assertEqual(row.get(key, row["now"]), sum(
                    tally.load(line, day) for day, line, who in duties
                    if who == row["provider"] and line in tally.lines and tally.days(day)
                    and self.is_member(who, tally, day)), (period, key, row))

    def is_member(self, name, tally, day):
        person = next(person for person in self.people if person.name == name)
        return any(person.share(line, day) for line in tally.lines)

    def change(self, dice, *words):
        """Whether the swap or repair was possible and published."""
        process = self.start(*words, "--credit", dice.choice(("served", "owed")))
        _, err = process.communicate(timeout=60)
        self.assertIn(process.returncode, (0, 7), err)
        return process.returncode == 0

    def swap(self, index, period, dice):
        done = 0
        for _ in range(4):
            (day, line, who), (other_day, _, other) = dice.sample(
                [duty for duty in self.newest(period) if duty[1] == "ward"], 2)
            if who != other:
                done += self.change(dice, "swap", period, f"{who}@{line}@{day}",
                                    f"{other}@{line}@{other_day}", "--yes", "-q",
                                    *self.today(index, 22))
        return done

    def repair(self, index, period, dice):
        day, _, who = dice.choice(self.newest(period))
        return self.change(dice, "repair", period, "--absent", f"{who}@{day}", "--take", "1", "-q",
                           "--work", "40", *self.today(index, 24))

    def test_recounted_month_by_month(self):
        self.simulate(24 if SLOW else 4, 24)

    @unittest.skipUnless(SLOW, "slow: tools/test --all runs it")
    def test_recounted_otherwise(self):
        for seed in range(2):
            with self.subTest(seed=seed):
                self.setUp()
                self.simulate(12, seed)


if __name__ == "__main__":
    harness.main()
