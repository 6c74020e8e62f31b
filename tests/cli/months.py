"""Months solved and published in a row, from 2026-12 on. For unittest."""
import calendar
import datetime
import re

import harness

HEAD = """rinban: 1
association: {id: tiny, name: Tiny, domain: tiny.example, language: en}
calendar:
  holidays: none
  seasons: {new-year: 12-29..01-03}
"""

EQUALS = HEAD + "doctors:\n" + "".join(
    f"  - {{id: d{i}, name: Doctor {i}}}\n" for i in range(9)) + """
lines:
  - {id: day, unit: doctor, days: [saturday, sunday], hours: 09:00-17:00}
  - {id: night, unit: doctor, days: [saturday, new-year], hours: 20:00-08:00}
rules:
  - gap: {days: 5}
    level: 4
fair:
  - {count: duties, level: 1}
  - {count: nights, lines: [night]}
  - {count: sundays, days: [sunday]}
"""


def month_at(index):
    """The months from 2026-12 on."""
    return 2026 + (11 + index) // 12, (11 + index) % 12 + 1


def days_of(year, month):
    return [datetime.date(year, month, day)
            for day in range(1, calendar.monthrange(year, month)[1] + 1)]


def in_new_year(day):
    return (day.month, day.day) >= (12, 29) or (day.month, day.day) <= (1, 3)


def sunday(day):
    return day.weekday() == 6


class Months(harness.Case):
    def today(self, index, day):
        year, month = month_at(index - 1)
        return "--today", f"{year}-{month:02}-{day:02}"

    def solve(self, index, work=40):
        year, month = month_at(index)
        return self.json("solve", f"{year}-{month:02}", "--work", str(work), "--threads", "1",
                         *self.today(index, 20))

    def publish(self, index, day=20):
        year, month = month_at(index)
        self.run_in("publish", f"{year}-{month:02}", "-q", *self.today(index, day))

    def newest(self, period, credited=False):
        """The duties (date, line, provider) of its newest record, from the record's own text; with
        who is credited in the provider's place."""
        names = [name for name in self.names("records") if name.startswith(period + "-r")]
        name = max(names, key=lambda name: int(name[len(period) + 2:-5]))
        part = self.read("records", name).decode().split("\nduties:", 1)[1].split("\nmembers:")[0]
        rows = re.findall(r'date: ([-\d]+), line: "(\w+)", provider: "(\w+)"'
                          r'(?:.* owed: "(\w+)")?', part)
        self.assertEqual(len(rows), part.count("date:"), name)
        return [(datetime.date.fromisoformat(date), line, credited and owed or who)
                for date, line, who, owed in rows]
