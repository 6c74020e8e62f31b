"""The gallery: every example's page is followed as it stands, its figures are counted again from outside."""
import collections
import csv
import datetime
import itertools
import json
import os
import re

import documents
import harness

TURNS = ("weekday", "agreed", "third-sunday", "saturday-day")
NIGHT_AND_DAY = TURNS + ("evening", "saturday-guest", "whole-saturday", "saturday-night", "sunday")
FIVE = ("h05", "h06", "h07", "h08", "h09")
ONLY_DOCTOR = {"d01": "c01", "d02": "c02", "d03": "c03", "d04": "c04", "d07": "c06", "d08": "c07",
               "d09": "c08"}
MONTHS = [f"{year}-{month:02}" for year, month in itertools.chain(
    ((2026, month) for month in range(4, 13)), ((2027, month) for month in range(1, 4)))]


def example(*parts):
    return os.path.join(harness.ROOT, "examples", *parts)


def source(name):
    with open(os.path.join(harness.ROOT, name), encoding="utf-8") as file:
        return file.read()


def day_of(row):
    return datetime.date.fromisoformat(row["date"])


def read_rows(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def days_served(rows, lines=None):
    """Provider -> the days with a duty, in order."""
    days = collections.defaultdict(set)
    for row in rows:
        if lines is None or row["line"] in lines:
            days[row["provider"]].add(day_of(row))
    return {who: sorted(found) for who, found in days.items()}


def fewest_days(days):
    """Between the starts of two successive duties of one provider."""
    return min((then - first).days for first, then in zip(days, days[1:]))


def fewest_of_all(served):
    return min(fewest_days(days) for days in served.values() if len(days) > 1)


def ends(counts):
    return f"{min(counts)}, {max(counts)}"


def regions_shown():
    return {name for name in os.listdir(example()) if os.path.exists(example(name, "region.yaml"))}


def figures(cell):
    return re.findall(r"[+-]?\b[a-z]?\d[\d.]*\b|\boptimal\b", cell)


class Story(documents.Case):
    def tell(self, name):
        """Follows the example's page; from here on the region is the test's folder."""
        self.copy_example(name, "examples", name)
        self.assertGreaterEqual(self.follow(f"examples/{name}/README.md", "C.UTF-8"), 3)
        self.name, self.folder = name, self.path("examples", name)

    def draft(self, period):
        return json.loads(self.read("out", period, "rota.json"))

    def status(self, period, expect=0):
        """Of a search for the same once more; a published rota tells of none."""
        return self.json("solve", period, expect=expect)["status"]

    def compare(self, figures):
        """What the page says against what was counted."""
        told = documents.tables(source(f"examples/{self.name}/README.md"))
        self.assertEqual(told, {first: [str(cell) for cell in
                                        (rest if isinstance(rest, tuple) else (rest,))]
                                for first, rest in figures.items()})


class TownSurgical(Story):
    @staticmethod
    def counted(rows):
        turns = collections.defaultdict(list)
        for slot, row in enumerate(sorted(rows, key=day_of)):
            turns[row["provider"]].append(slot)
        apart = [then - first for slots in turns.values() for first, then in zip(slots, slots[1:])]
        sizes = [len(slots) for slots in turns.values()]
        holidays = collections.Counter(row["provider"] for row in rows if day_of(row).weekday() != 6)
        return (len(rows), f"{sizes.count(2)}, {sizes.count(3)}", fewest_of_all(days_served(rows)),
                f"{apart.count(29)} of {len(apart)}", sum(n > 1 for n in holidays.values()))

    def test_its_page(self):
        self.tell("town-surgical")
        rows = self.rota("out/FY2026/rota.csv")
        self.assertEqual(len({row["date"] for row in rows}), 63)
        self.assertEqual({row["role"] for row in rows}, {"duty"})
        self.assertEqual(sum(name.startswith("out/FY2026/ics/") for name in self.names()), 30)
        labels = ("duties", "clinics with two duties, with three", "fewest days between two duties",
                  "successive duties exactly one turn of 29 apart",
                  "clinics that have two holidays or more")
        people = [rest[0] for rest in
                  documents.tables(source("examples/town-surgical/README.md")).values()]
        self.compare(dict(zip(labels, zip(people, self.counted(rows)))))
        if "RINBAN_DATA" in os.environ:
            published = read_rows(os.path.join(os.environ["RINBAN_DATA"],
                                               "rota-a-surgical-FY2026.csv"))
            self.assertEqual(people, [str(figure) for figure in self.counted(published)])


class CityCentre(Story):
    def test_its_page(self):
        self.tell("city-centre")
        rows = self.rota("out/2026-12/rota.csv")
        draft = self.draft("2026-12")
        served = days_served(rows)
        standing = [row["before"] + row["now"] - row["fair"] for row in draft["tallies"]
                    if row["count"] == "duties"]
        self.assertLess(max(abs(value) for value in standing), 1)
        self.compare({
            "places": len(rows),
            "open": sum(row["role"] == "open" for row in rows),
            "status": self.status("2026-12"),
            "fewest days between two duties": fewest_of_all(served),
            "most duties of one doctor": max(len(days) for days in served.values()),
            "wishes not granted": sum(row["asked"] - row["granted"] for row in draft["wishes"]),
            "farthest from the fair load": f"{max(abs(value) for value in standing):.2f}"})
        self.assertEqual(len(self.read("requests/2026-12.csv").splitlines()), 1 + 181)
        nights = collections.Counter(row["provider"] for row in rows
                                     if row["line"] == "saturday-night")
        self.assertEqual(set(nights.values()), {1})
        for who, day in self.absences():
            self.assertNotIn(day, served.get(who, []))

    def absences(self):
        """Whole days, of rows that need no more than an id and dates with a year or without."""
        found = set()
        for row in read_rows(self.path("requests/2026-12.csv")):
            if row["kind"] != "absent" or row.get("hours") or row.get("line"):
                continue
            first, last = (self.day(row[key] or row["from"]) for key in ("from", "to"))
            while first <= last:
                found.add((row["who"], first))
                first += datetime.timedelta(days=1)
        self.assertGreater(len(found), 20)
        return found

    @staticmethod
    def day(text):
        numbers = [int(number) for number in text.replace("/", "-").split("-")]
        return datetime.date(*([2026] + numbers if len(numbers) == 2 else numbers))


class Everything(Story):
    def test_its_page(self):
        self.tell("everything")
        kinds = re.findall(r'^RULE\(\w+, "([a-z-]+)"', source("src/region/rules.def"), re.M)
        text = self.read("region.yaml").decode()
        for kind in kinds:
            self.assertRegex(text, rf"(?m)^  - {kind}: ")
        rows = self.rota("out/2026-12/rota.csv")
        on_duty = [row for row in rows if row["role"] == "duty"]
        roles = collections.Counter(row["role"] for row in rows)
        self.compare({"kinds of rule": len(kinds), "places of duty": roles["duty"],
                      "places of stand-by": roles["reserve"], "open": roles["open"]})
        self.assertGreaterEqual(fewest_of_all(days_served(on_duty)), 5)
        for days in days_served(on_duty, ("centre-day", "centre-night")).values():
            self.assertLessEqual(len(days), 2)
        self.assertIn(("2026-12-02", "centre-night", "d15"),
                      [(row["date"], row["line"], row["provider"]) for row in on_duty])

    def test_who_stands_together(self):
        self.copy_example("everything")
        self.run_in("solve", "2026-12", "--work", "200000", "--threads", "1", "-q")
        children = {"d10", "d11", "d12", "d13", "d14"}
        centre = collections.defaultdict(set)
        for row in self.rota("out/2026-12/rota.csv"):
            if row["line"] == "centre-day":
                centre[row["date"]].add(row["provider"])
        self.assertEqual(len(centre), 7)
        for who in centre.values():
            self.assertEqual((len(who), len(who & children)), (2, 1))
            self.assertFalse({"d04", "d17"} <= who)


class SecondLine(Story):
    period = "2025-10-25..2026-03-31"

    def hours(self, rows):
        """The people's rota has no hours of its own: those of ours, by day and line."""
        return {(row["date"], row["line"]): row["hours"] for row in rows}

    @staticmethod
    def uncovered(rows, hours):
        """Minutes without a hospital, from the first day's 08:30 to the last one's end."""
        covered = bytearray(24 * 60 * 160)
        first = datetime.date(2025, 10, 25)
        for row in rows:
            if row["line"] in NIGHT_AND_DAY:
                at = (day_of(row) - first).days * 1440
                for piece in hours[row["date"], row["line"]].split(","):
                    start, end = (int(text[:2]) * 60 + int(text[3:]) for text in piece.split("-"))
                    end += 1440 if end <= start else 0
                    covered[at + start:at + end] = b"x" * (end - start)
        return covered.count(0, 510, 158 * 1440 + 510)

    def too_soon(self, *words, expect):
        document = self.json("audit", self.period, *words, expect=expect)
        self.assertEqual(document["unfilled"], [])
        return document["hard"]

    def counted(self, rows, hours, too_soon):
        turns = days_served(rows, TURNS)
        special = days_served([row for row in rows if self.special(day_of(row))], ("weekday",))
        return {"minutes uncovered": self.uncovered(rows, hours),
                "turns too soon (hard rules broken)": too_soon,
                "fewest days between turns: h05": fewest_days(turns["h05"]),
                **{f"… {who}": fewest_days(turns[who]) for who in FIVE[1:] + ("h13",)},
                "fewest days between two Saturdays of one hospital":
                    fewest_of_all(days_served(rows, ("saturday-day",))),
                "… between two days of paediatrics": fewest_of_all(days_served(rows, ("children",))),
                "… between two days of one island clinic":
                    fewest_of_all(days_served(rows, ("island",))),
                "turns of h05 to h09: fewest, most": ends([len(turns[who]) for who in FIVE]),
                "holidays and turn of the year, h05 to h09: fewest, most":
                    ends([len(special.get(who, [])) for who in FIVE]),
                "third Sundays: most of one hospital":
                    max(len(days) for days in days_served(rows, ("third-sunday",)).values()),
                "days of paediatrics: fewest, most":
                    ends([len(days) for days in days_served(rows, ("children",)).values()])}

    @staticmethod
    def special(day):
        """All of these that are no Sunday."""
        return day.isoformat() in {
            "2025-11-03", "2025-11-24", "2025-12-29", "2025-12-30", "2025-12-31", "2026-01-01",
            "2026-01-02", "2026-01-03", "2026-01-12", "2026-02-11", "2026-02-23", "2026-03-20"}

    def test_its_page(self):
        self.tell("second-line")
        ours = self.rota(f"out/{self.period}/rota.csv")
        people = read_rows(self.path("people.csv"))
        hours = self.hours(ours)
        self.assertEqual({(row["date"], row["line"]) for row in people}, set(hours))
        theirs = self.counted(people, hours, self.too_soon("--rota", self.path("people.csv"),
                                                           expect=6))
        own = self.counted(ours, hours, self.too_soon(expect=0))
        self.compare({label: (theirs[label], own[label]) for label in theirs})
        for who in FIVE + ("h13",):
            self.assertGreaterEqual(fewest_days(days_served(ours, TURNS)[who]),
                                    fewest_days(days_served(people, TURNS)[who]))
        for lines in (("saturday-day",), ("children",), ("island",)):
            self.assertGreaterEqual(fewest_of_all(days_served(ours, lines)),
                                    fewest_of_all(days_served(people, lines)))
        self.assertEqual([sum(row["line"] == line for row in ours) for line in
                          ("weekday", "third-sunday", "saturday-day", "children", "island")],
                         [107, 5, 14, 18, 30])

    def test_the_peoples_rota(self):
        """The same hospitals at the same hours as in the notice."""
        if "RINBAN_DATA" not in os.environ:
            self.skipTest("RINBAN_DATA is not set")
        published = collections.Counter(
            (row["date"], row["provider"]) for row in
            read_rows(os.path.join(os.environ["RINBAN_DATA"], "rota-b-second-line-24h.csv")))
        people = collections.Counter((row["date"], row["provider"]) for row in
                                     read_rows(example("second-line", "people.csv")))
        self.assertEqual(people, published)


class ClinicsAndCentre(Story):
    @staticmethod
    def in_two_places(rows):
        """Doctors at the centre by day while only they could open their clinic."""
        there = {(row["date"], row["provider"]) for row in rows}
        return sum((row["date"], ONLY_DOCTOR.get(row["provider"])) in there for row in rows
                   if row["line"] == "centre-day")

    def apart(self):
        """The rota of the region that does not know whose the clinics are."""
        text = self.read("region.yaml").decode()
        for doctor, clinic in ONLY_DOCTOR.items():
            text, replaced = re.subn(rf"(id: {doctor}, .*?), clinic: {clinic}", r"\1", text)
            self.assertEqual(replaced, 1)
        self.write("region.yaml", text)
        self.run_in("solve", "2026-12", "-q")
        return self.rota("out/2026-12.draft/rota.csv")

    def test_its_page(self):
        self.tell("clinics-and-centre")
        rows = self.rota("out/2026-12/rota.csv")
        draft = self.draft("2026-12")
        load = {row["provider"]: row["now"] for row in draft["tallies"] if row["count"] == "centre"}
        half = load.pop("d11")
        self.assertEqual(len(set(load.values())), 1)
        self.assertIn(("2026-12-20", "c05"), {(row["date"], row["provider"]) for row in rows})
        opens = [who for who in ("d05", "d06")
                 if b"clinic-internal-20261220-" in self.read("out/2026-12/ics", who + ".ics")]
        for row in rows:
            if row["provider"] == "d10":
                self.assertNotIn(row["date"], ("2026-12-05", "2026-12-06", "2026-12-30"))
        self.compare({"places": len(rows), "open": sum(row["role"] == "open" for row in rows),
                      "status": self.status("2026-12"), "doctors in two places": self.in_two_places(rows),
                      "… when the lists know nothing of each other":
                          self.in_two_places(self.apart()),
                      "load at the centre of a full share": load["d01"],
                      "load at the centre of a half share": half,
                      "opens clinic E on the 20th": ", ".join(opens)})


class Prefecture(Story):
    HOME = {"p01": "east", "p02": "east", "p03": "east", "p04": "east", "p05": "west",
            "p06": "west", "p07": "north"}

    def counted(self, folder, status):
        rows = self.rota(f"out/{folder}/rota.csv")
        children = [row for row in rows if row["line"].startswith("children")]
        duties = collections.Counter(row["provider"] for row in children if row["provider"])
        return {"open places": sum(row["role"] == "open" for row in rows),
                "duties of a paediatrician: fewest, most": ends([duties[who] for who in self.HOME]),
                "duties in another city": sum(
                    row["line"] != f"children-{self.HOME[row['provider']]}"
                    for row in children if row["provider"]),
                "status": status}

    def test_its_page(self):
        self.tell("prefecture")
        both = collections.Counter((row["date"], row["provider"])
                                   for row in self.rota("out/2026-12/rota.csv"))
        self.assertEqual(set(both.values()), {1})
        shared = self.counted("2026-12", self.status("2026-12"))
        text = self.read("region.yaml").decode()
        text = text.replace("who: &children {department: paediatrics}",
                            "who: {department: paediatrics, area: east}")
        text, replaced = re.subn(r"(id: children-(\w+), .*?) who: \*children,",
                                 r"\1 who: {department: paediatrics, area: \2},", text)
        self.assertEqual(replaced, 2)
        self.write("region.yaml", text)
        status = self.status("2026-12", expect=4)
        alone = self.counted("2026-12.draft", status)
        self.compare({label: (shared[label], alone[label]) for label in shared})


class NoRota(Story):
    def test_its_page(self):
        self.tell("no-rota")
        at_the_turn = collections.Counter(row["provider"] for row in
                                          self.rota("../../town/out/2026-12/rota.csv")
                                          if row["date"] >= "2026-12-29")
        self.assertEqual(at_the_turn, {f"d0{i}": 1 for i in range(1, 7)})

    def test_each_way_out(self):
        """What the page shows is all there is, and each of the ways leads out."""
        self.copy_example("no-rota")
        document = self.json("solve", "2026-12", expect=1)
        self.assertEqual((document["status"], document["irreducible"], len(document["conflict"])),
                         ("infeasible", True, 4))
        self.assertTrue(document["searched"]["cheapest"])
        self.assertEqual([repair["price"] for repair in document["repairs"]], [1, 2, 2])
        sheet = self.read("requests/2026-12.csv").decode()
        away = "医師 03,absent,2026-12-28,2026-12-30"
        for old, new in (("医師 01,fix,2026-12-31,,", "医師 01,none,,,"),
                         (away, "医師 03,absent,2026-12-30,2026-12-30"),
                         (away, "医師 03,absent,2026-12-28,2026-12-29")):
            self.assertIn(old, sheet)
            self.write("requests/2026-12.csv", sheet.replace(old, new))
            self.run_in("solve", "2026-12", "-q")


class Year(Story):
    def duties(self, month):
        text = self.read("records", f"{month}-r1.yaml").decode()
        part = text.split("\nduties:", 1)[1].split("\nmembers:")[0]
        return collections.Counter(re.findall(r'provider: "(\w+)"', part))

    def test_its_page(self):
        self.tell("year")
        drafts = {month: self.draft(month) for month in MONTHS}
        standing = {month: {count: [row["before"] + row["now"] - row["fair"]
                                    for row in draft["tallies"] if row["count"] == count]
                            for count in ("duties", "evenings", "special")}
                    for month, draft in drafts.items()}
        for month, counts in standing.items():
            for count, values in counts.items():
                self.assertLess(max(abs(value) for value in values), 1, (month, count))
        duties = {month: self.duties(month) for month in MONTHS}
        log = [json.loads(line) for line in self.read("log.json").splitlines()]
        told = {count: (f"{min(values):+.2f}", f"{max(values):+.2f}")
                for count, values in standing["2027-03"].items()}
        self.compare({**told,
                      "duties served in the year": sum(sum(c.values()) for c in duties.values()),
                      "months proven": sum(run["command"] == "solve" and run["gap"] == 0
                                           for run in log),
                      "d06, on leave from July to September: duties in those months":
                          sum(duties[month]["d06"] for month in MONTHS[3:6]),
                      "d06 in October": duties["2026-10"]["d06"],
                      "d07, who began in October: duties in that month": duties["2026-10"]["d07"]})


class Page(harness.Case):
    def test_both_pages_show_every_example(self):
        regions = regions_shown()
        self.assertGreaterEqual(len(regions), 8)
        for page in ("README.md", "README.ja.md"):
            text = source("examples/" + page)
            links = re.findall(r"\]\(([^):]+)\)", text)
            self.assertEqual({link for link in links if link.count("/") == 1 and link.endswith(".md")},
                             {f"{name}/{page}" for name in regions})
            for link in links:
                self.assertTrue(os.path.exists(example(link)), link)


class Japanese(documents.Case):
    """The Japanese page of an example: the same commands and figures, so that what the English one was
    compared with holds for it, too."""

    def test_same_commands_and_figures(self):
        for name in sorted(regions_shown()):
            pages = [source(f"examples/{name}/{page}") for page in ("README.md", "README.ja.md")]
            commands, rows = zip(*(([block[3] for block in documents.BLOCK.findall(text)],
                                    list(documents.tables(text).values())) for text in pages))
            if name != "no-rota":
                self.assertEqual(commands[1], commands[0], name)
            self.assertEqual([[figures(cell) for cell in row] for row in rows[1]],
                             [[figures(cell) for cell in row] for row in rows[0]], name)
            self.assertEqual(sum(bool(figures(cell)) for row in rows[1] for cell in row),
                             sum(map(len, rows[1])), name)
            self.assertIn("(README.ja.md)", pages[0])
            self.assertIn("(README.md)", pages[1])

    def test_a_month_that_cannot_be(self):
        """This page has commands and an answer of its own, in Japanese."""
        self.copy_example("no-rota", "examples", "no-rota")
        self.assertEqual(self.follow("examples/no-rota/README.ja.md", "ja_JP.UTF-8"), 6)
        at_the_turn = collections.Counter(row["provider"] for row in
                                          self.rota("machi/out/2026-12/rota.csv")
                                          if row["date"] >= "2026-12-29")
        self.assertEqual(at_the_turn, {f"d0{i}": 1 for i in range(1, 7)})


if __name__ == "__main__":
    harness.main()
