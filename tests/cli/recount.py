"""The arithmetic of fair parts and balances once more, for a region of two lines."""
import collections
import datetime
import fractions

from months import HEAD, days_of, in_new_year, sunday

LINES = """lines:
  - {id: ward, unit: doctor, days: [weekend, new-year], hours: 09:00-17:00,
     weight: {new-year: 3, default: 1}}
  - {id: night, unit: doctor, days: [saturday, sunday], hours: 20:00-08:00, who: {tag: senior}}
rules:
  - gap: {days: 3}
    level: 4
fair:
  - {count: duties}
  - {count: load, weigh: true}
  - {count: nights, lines: [night]}
  - {count: sundays, days: [sunday], memory: 50 days}
  - {count: new-year, days: [new-year], memory: 2 years, level: 1}
"""


def back(date, months):
    year, month = divmod(date.year * 12 + date.month - 1 - months, 12)
    return datetime.date(year, month + 1, date.day)


def weight(line, day):
    return 3 if line == "ward" and in_new_year(day) else 1


def one(_line, _day):
    return 1


Tally = collections.namedtuple("Tally", "lines days load since")
BOTH = ("ward", "night")
TALLIES = {
    "duties": Tally(BOTH, lambda _: True, one, lambda day: back(day, 12)),
    "load": Tally(BOTH, lambda _: True, weight, lambda day: back(day, 12)),
    "nights": Tally(("night",), lambda _: True, one, lambda day: back(day, 12)),
    "sundays": Tally(BOTH, sunday, one, lambda day: day - datetime.timedelta(days=50)),
    "new-year": Tally(BOTH, in_new_year, one, lambda day: back(day, 24)),
}


class Person:
    """A doctor as region.yaml has them, and as the recount does."""

    def __init__(self, name, senior=True, first=None, last=None, leave=None, halved=None,
                 opening=0):
        self.name, self.senior, self.opening = name, senior, opening
        self.first, self.last, self.leave, self.halved = first, last, leave, halved

    def text(self):
        parts = [f"id: {self.name}, name: Doctor {self.name}"]
        parts += ["tags: [senior]"] if self.senior else []
        parts += [f"from: {self.first}"] if self.first else []
        parts += [f"until: {self.last}"] if self.last else []
        parts += [f"leave: [{{from: {self.leave[0]}, to: {self.leave[1]}}}]"] if self.leave else []
        parts += [f"share: {{{self.halved}: 0.5, default: 1}}"] if self.halved else []
        parts += [f"opening: {{duties: {self.opening}}}"] if self.opening else []
        return "  - {" + ", ".join(parts) + "}\n"

    def share(self, line, day):
        if line == "night" and not self.senior or self.first and day < self.first:
            return 0
        if self.last and day > self.last or self.leave and self.leave[0] <= day <= self.leave[1]:
            return 0
        return fractions.Fraction(1, 2) if self.halved and day >= self.halved else 1


def rounded(value):
    return (value * 2000000 + 1) // 2


def divide(loads, shares):
    """Fair parts of two loads in millionths; who may stand in `night` may in `ward` too."""
    parts = {}
    nightly, everybody = sum(shares["night"].values()), sum(shares["ward"].values())
    others = everybody - nightly
    apart = others and loads["night"] * others > loads["ward"] * nightly
    for name, share in shares["ward"].items():
        if not apart:
            parts[name] = rounded((loads["ward"] + loads["night"]) * share / everybody)
        elif name in shares["night"]:
            parts[name] = rounded(loads["night"] * share / nightly)
        else:
            parts[name] = rounded(loads["ward"] * share / others)
    return parts


def fair_parts(tally, people, days, loads):
    """Of consecutive days in one period; `loads`: (line, day) -> load of the duties there."""
    parts, stretch, known = collections.Counter(), collections.Counter(), None
    for day in [*days, None]:
        shares = day and {line: {person.name: fractions.Fraction(person.share(line, day))
                                 for person in people if person.share(line, day)}
                          for line in tally.lines}
        if known and shares != known:
            both = known if "ward" in known else {"ward": known["night"], "night": known["night"]}
            parts.update(divide({line: stretch[line] for line in BOTH}, both))
            stretch.clear()
        known = shares
        for line in tally.lines if day else ():
            stretch[line] += loads.get((line, day), 0)
    return parts


def region(people):
    return HEAD + "doctors:\n" + "".join(map(Person.text, people)) + LINES
