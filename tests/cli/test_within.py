"""A month of which a year or quarter is published: repaired, exchanged, taken back by itself."""
import csv
import datetime
import io

import harness

BEFORE = ("--today", "2026-09-20")
TODAY = ("--today", "2026-12-10")

REGION = harness.FOUR + """rules:
  - gap: {days: 8}
    level: hard
fair:
  - {count: duties}
"""
FIRST = datetime.date(2026, 4, 5)
SUNDAYS = [str(FIRST + datetime.timedelta(7 * i)) for i in range(52)]
YEAR = dict(zip(SUNDAYS, "abcd" * 13))
DECEMBER = ("2026-12-06", "2026-12-13", "2026-12-20", "2026-12-27")  # d, a, b, c


class Within(harness.Case):
    def setUp(self):
        super().setUp()
        self.write("region.yaml", REGION)
        self.publish("FY2026", YEAR, BEFORE)

    def publish(self, period, rota, today, *words, expect=0):
        rows = ["date,line,provider,role"] + [f"{day},x,{who},duty" for day, who in rota.items()]
        path = self.write("hand.csv", "\n".join(rows) + "\n")
        self.run_in("publish", period, "-q", "--rota", path, *today, *words, expect=expect)

    def published(self, period):
        text = self.read("out", period, "rota.csv").decode("utf-8-sig")
        return {row["date"]: row["provider"]
                for row in csv.DictReader(io.StringIO(text, newline=""))}

    def event(self, who, day):
        """The event of one duty in the doctor's lasting calendar."""
        text = self.read("out", "calendars", who + ".ics").decode()
        found = [part for part in text.split("BEGIN:VEVENT")
                 if f"UID:tiny-x-{day.replace('-', '')}-1-{who}@tiny.example\r\n" in part]
        self.assertLessEqual(len(found), 1)
        return found[0] if found else None

    def count(self, who):
        return self.read("out", "calendars", who + ".ics").decode().count("BEGIN:VEVENT")

    def repair(self, period, *words, today=TODAY, expect=0):
        return self.json("repair", period, *words, *today, expect=expect)

    def test_the_year_is_as_it_should_be(self):
        self.assertEqual([YEAR[day] for day in DECEMBER], list("dabc"))

    def test_a_repair_of_the_month_is_told(self):
        tree = self.tree()
        document = self.repair("2026-12", "--absent", "b@2026-12-14..2026-12-31")
        self.assertEqual((document["status"], document["within"]), ("possible", ["FY2026"]))
        first = document["alternatives"][0]
        self.assertEqual((first["changed"], [move["date"] for move in first["moves"]]),
                         (1, ["2026-12-20"]))
        # Ann stands on the 13th, Cem on the 27th: only Dan has eight days on both sides
        self.assertEqual((first["moves"][0]["from"], first["moves"][0]["to"]), ("b", "d"))
        out, err = self.run_in("repair", "2026-12", "--absent", "Ben@2026-12-20", *TODAY)
        self.assertIn("2026-12 is published within FY2026; only these days change", out)
        self.assertEqual(err, "")
        self.assertEqual(self.tree(), tree)

    def test_taken_it_is_a_publication_of_its_own(self):
        others = {who: self.read("out", "calendars", who + ".ics") for who in "ac"}
        counts = {who: self.count(who) for who in "bd"}
        document = self.repair("2026-12", "--absent", "b@2026-12-14..2026-12-31", "--take", "1")
        self.assertEqual((document["revision"], document["taken"]), (1, 1))
        self.assertEqual(self.names("records"), ["2026-12-r1.yaml", "FY2026-r1.yaml"])
        self.assertEqual(self.published("2026-12"), dict(zip(DECEMBER, "dadc")))
        gone, come = self.event("b", "2026-12-20"), self.event("d", "2026-12-20")
        self.assertIn("STATUS:CANCELLED", gone)
        self.assertIn("SEQUENCE:1\r\n", gone)
        self.assertIn("STATUS:CONFIRMED", come)
        self.assertIn("SEQUENCE:0\r\n", come)
        self.assertEqual({who: self.count(who) for who in "bd"},
                         {"b": counts["b"], "d": counts["d"] + 1})
        # the rest of the year is untouched, and so are those whom it does not concern
        for day in ("2026-11-22", "2027-01-17"):
            self.assertIn("SEQUENCE:0\r\n", self.event("b", day))
        for who, text in others.items():
            self.assertEqual(self.read("out", "calendars", who + ".ics"), text)
        changes = self.read("out", "2026-12", "changes.csv").decode("utf-8-sig").splitlines()
        self.assertEqual(len(changes), 2)
        self.assertTrue(changes[1].startswith("2026-12-20,x,duty,b,Ben,"))
        self.assertEqual([name for name in self.names("out", "2026-12")
                          if name.startswith("changes/")], ["changes/b.txt", "changes/d.txt"])
        self.assertEqual(self.repair("2026-12")["status"], "unchanged")
        self.run_in("records", "verify", "-q")

    def test_unchanged_it_makes_no_record(self):
        document = self.repair("2026-12", "--take", "1")
        self.assertEqual((document["status"], document["record"]), ("unchanged", None))
        out, _ = self.run_in("repair", "2026-12", "--take", "1", *TODAY)
        self.assertIn("stands as it is", out)
        self.assertEqual(self.names("records"), ["FY2026-r1.yaml"])

    def test_days_before_today_stay(self):
        document = self.repair("2026-12", "--absent", "d@2026-12-01..2026-12-31")
        self.assertEqual(document["status"], "unchanged")
        self.run_in("solve", "2026-12", "-q", "--ban", "d@x@2026-12-20", *TODAY)
        self.assertEqual(self.published("2026-12")["2026-12-06"], "d")
        self.run_in("swap", "2026-12", "d@x@2026-12-06", "a", *TODAY, expect=7)

    def test_the_edges_of_the_year_bind(self):
        document = self.repair("2026-12", "--absent", "c@2026-12-27", today=BEFORE)
        # Ben stands on the 20th, Dan on 3 January: Ann it is
        self.assertEqual([alternative["moves"][0]["to"] for alternative in document["alternatives"]
                          if alternative["changed"] == 1], ["a"])

    def test_an_exchange(self):
        words = ("swap", "2026-12", "a@x@2026-12-13", "c@x@2026-12-27")
        document = self.json(*words, *TODAY)
        self.assertEqual((document["status"], document["within"], document["record"]),
                         ("possible", ["FY2026"], None))
        out, _ = self.run_in(*words, *TODAY)
        self.assertIn("published within FY2026", out)
        document = self.json(*words, "--yes", *TODAY)
        self.assertEqual((document["published"], document["revision"]), (True, 1))
        self.assertEqual(self.published("2026-12"), dict(zip(DECEMBER, "dcba")))
        back = ("swap", "2026-12", "c@x@2026-12-13", "a@x@2026-12-27", "--yes", "-q")
        self.run_in(*back, "--today", "2026-12-11")
        self.assertEqual(self.published("2026-12"), dict(zip(DECEMBER, "dabc")))
        for who, day in (("a", "2026-12-13"), ("c", "2026-12-27")):
            event = self.event(who, day)
            self.assertIn("SEQUENCE:2\r\n", event)
            self.assertIn("STATUS:CONFIRMED", event)
        self.assertIn("STATUS:CANCELLED", self.event("a", "2026-12-27"))

    def test_an_exchange_over_the_edge_of_the_month(self):
        self.run_in("swap", "2026-12", "c@x@2026-12-27", "a@x@2027-01-10", *TODAY, expect=3)
        self.run_in("swap", "FY2026", "c@x@2026-12-27", "a@x@2027-01-10", "--yes", "-q", *TODAY)
        self.assertEqual(self.published("FY2026")["2026-12-27"], "a")

    def test_the_year_after_one_of_its_months(self):
        self.repair("2026-12", "--absent", "b@2026-12-20", "--take", "1")
        document = self.repair("FY2026", "--absent", "d@2026-12-20", "--take", "1",
                               today=("--today", "2026-12-11"))
        first = document["alternatives"][0]
        # of the days in force, not of the year's first record: Dan's new duty passes on
        self.assertEqual([(move["date"], move["from"]) for move in first["moves"]
                          if move["from"] == "d"], [("2026-12-20", "d")])
        self.assertNotIn("b", [move["from"] for move in first["moves"]
                               if move["date"] == "2026-12-20"])
        year = self.published("FY2026")
        self.assertNotIn(year["2026-12-20"], "bd")  # Ben is still away
        self.assertEqual({day: who for day, who in year.items() if day < "2026-12-20"},
                         {day: who for day, who in YEAR.items() if day < "2026-12-20"})
        # now the year is newer than the month, which goes by it
        self.assertEqual(self.repair("2026-12", today=("--today", "2026-12-12"))["status"],
                         "unchanged")
        moved = self.repair("2026-12", "--absent", year["2026-12-20"] + "@2026-12-20",
                            today=("--today", "2026-12-12"))
        self.assertIn(("2026-12-20", year["2026-12-20"]),
                      [(move["date"], move["from"]) for move in moved["alternatives"][0]["moves"]])

    def test_past_days_of_a_year_are_those_of_its_months(self):
        self.publish("2026-12", dict(zip(DECEMBER, "bdac")), BEFORE, "--force", "they asked")
        self.write("region.yaml", REGION.replace("    level: hard\n", ""))
        self.run_in("solve", "FY2026", "-q", "--today", "2026-12-14")
        path = self.path("out", "FY2026.draft", "rota.csv")
        with open(path, encoding="utf-8-sig", newline="") as file:
            draft = {row["date"]: row["provider"] for row in csv.DictReader(file)}
        self.assertEqual((draft["2026-12-06"], draft["2026-12-13"]), ("b", "d"))
        self.assertEqual({day: who for day, who in draft.items() if day < "2026-12-01"},
                         {day: who for day, who in YEAR.items() if day < "2026-12-01"})
        self.run_in("publish", "FY2026", "-q", "--today", "2026-12-14")
        self.assertIn("SEQUENCE:0\r\n", self.event("b", "2026-12-06"))
        self.assertIsNone(self.event("d", "2026-12-06"))  # over, and so no tombstone any more

    def test_what_equals_the_old_record_but_not_what_is_in_force_is_published(self):
        self.repair("2026-12", "--absent", "b@2026-12-20", "--take", "1")
        self.publish("FY2026", YEAR, ("--today", "2026-12-11"), "--force", "Ben is well again")
        self.assertIn("FY2026-r2.yaml", self.names("records"))
        event = self.event("b", "2026-12-20")
        self.assertIn("SEQUENCE:2\r\n", event)
        self.assertIn("STATUS:CONFIRMED", event)

    def test_the_month_taken_back(self):
        out, err = self.run_in("withdraw", "2026-12", *TODAY)
        self.assertIn("2026-12 is published within FY2026", out)
        self.assertEqual(err, "")
        self.assertIn(b"withdrawn: true\n", self.read("records", "2026-12-r1.yaml"))
        for who, day in zip("abc", DECEMBER[1:]):
            self.assertIn("STATUS:CANCELLED", self.event(who, day))
            self.assertIn("SEQUENCE:1\r\n", self.event(who, day))
        self.assertIn("STATUS:CONFIRMED", self.event("d", "2027-01-03"))
        tree = self.tree()
        self.run_in("withdraw", "2026-12", "-q", *TODAY)
        self.assertEqual(self.tree(), tree)
        self.run_in("repair", "2026-12", *TODAY, expect=3)
        self.publish("2026-12", dict(zip(DECEMBER, "dabc")), TODAY)
        self.assertIn("SEQUENCE:2\r\n", self.event("a", "2026-12-13"))

    def test_what_is_published_in_part_only(self):
        self.run_in("withdraw", "FY2026", "-q", *BEFORE)
        self.publish("2026-12", dict(zip(DECEMBER, "dabc")), BEFORE)
        for command in (("repair", "FY2026"), ("swap", "FY2026", "a@x@2026-12-13", "b"),
                        ("withdraw", "2026-Q4")):
            _, err = self.run_in(*command, *TODAY, expect=3)
            self.assertIn("is published (2026-12); name a period", err)
        message, = self.json("repair", "FY2026", *TODAY, expect=3)["messages"]
        self.assertEqual(message["code"], "published-in-part")
        _, err = self.run_in("repair", "2027-01", *TODAY, expect=3)
        self.assertIn("nothing is published for 2027-01", err)

    def test_it_is_shown(self):
        tree = self.tree()
        shown = self.json("show", "2026-12", *TODAY)
        self.assertEqual([(row["date"], row["provider"]) for row in shown["assignments"]],
                         list(zip(DECEMBER, "dabc")))
        out, _ = self.run_in("show", "2026-12", "--list", *TODAY)
        self.assertIn("Ben", out)
        self.assertEqual(self.json("audit", "2026-12", *TODAY)["hard"], 0)
        out, _ = self.run_in("explain", "2026-12", "b@x@2026-12-20", *TODAY)
        self.assertIn("x@2026-12-20: b Ben", out)
        self.run_in("explain", "2026-12", "a@x@2026-12-20", *TODAY, expect=3)
        _, err = self.run_in("show", "2026-12", "--draft", *TODAY, expect=3)
        self.assertIn("neither a draft nor a publication of 2026-12", err)
        self.assertEqual(self.tree(), tree)

    def test_what_is_shown_is_the_newest_of_each_day(self):
        self.repair("2026-12", "--absent", "b@2026-12-20", "--take", "1")
        quarter = self.json("show", "2026-Q4", *TODAY)["assignments"]
        self.assertEqual({row["date"]: row["provider"] for row in quarter},
                         {day: who for day, who in {**YEAR, "2026-12-20": "d"}.items()
                          if "2026-10-01" <= day <= "2026-12-31"})
        year = self.json("show", "FY2026", *TODAY)["assignments"]
        self.assertEqual({row["date"]: row["provider"] for row in year},
                         {**YEAR, "2026-12-20": "d"})
        self.publish("FY2026", YEAR, ("--today", "2026-12-11"), "--force", "Ben is well again")
        month = self.json("show", "2026-12", *TODAY)["assignments"]
        self.assertEqual([row["provider"] for row in month], list("dabc"))

    def test_it_is_exported(self):
        calendars = self.tree("out", "calendars")
        for _ in range(2):
            for kind in ("csv", "json", "html", "xlsx", "ics"):
                self.run_in("export", "2026-12", "--as", kind, "-q", *TODAY)
        self.assertEqual(self.published("2026-12"), dict(zip(DECEMBER, "dabc")))
        event = self.read("out", "2026-12", "ics", "b.ics").decode()
        self.assertEqual(event.count("BEGIN:VEVENT"), 1)
        self.assertIn("SEQUENCE:0\r\n", event)
        self.assertIn("DTSTAMP:20260920T000000Z\r\n", event)
        self.assertIn("STATUS:CONFIRMED\r\n", event)
        self.assertNotIn("案", self.read("out", "2026-12", "rota.html").decode())
        self.assertEqual(self.tree("out", "calendars"), calendars)
        self.assertEqual(self.names("records"), ["FY2026-r1.yaml"])
        # its rota.csv is neither a draft nor edited by hand
        self.run_in("show", "2026-12", "--draft", *TODAY, expect=3)
        self.run_in("publish", "2026-12", "-q", *TODAY)
        self.assertEqual(self.names("records"), ["FY2026-r1.yaml"])
        self.run_in("solve", "2026-12", "-q", "--ban", "d@x@2026-12-20", *TODAY)
        _, err = self.run_in("export", "2026-12", "--as", "html", *TODAY, expect=2)
        self.assertIn("out/2026-12; say with -o where to write", err)
        self.run_in("export", "2026-12", "--as", "html", "--draft", "-q", *TODAY)
        self.run_in("publish", "2026-12", "-q", *TODAY)
        self.assertEqual(self.names("records"), ["2026-12-r1.yaml", "FY2026-r1.yaml"])
        out, _ = self.run_in("export", "2026-12", "--as", "csv", "-o", "-", *TODAY)
        self.assertIn("2026-12-06,x,", out)

    def test_what_is_shown_of_a_part(self):
        self.run_in("withdraw", "FY2026", "-q", *BEFORE)
        self.publish("2026-12", dict(zip(DECEMBER, "dabc")), BEFORE)
        _, err = self.run_in("show", "2026-Q4", *TODAY, expect=3)
        self.assertIn("only a part of 2026-Q4 is published (2026-12)", err)
        self.run_in("solve", "2026-Q4", "-q", "--work", "20", *BEFORE)
        self.run_in("show", "2026-Q4", "-q", *BEFORE)

    def night(self, *words, today=BEFORE, expect=0):
        return self.run_in("solve", "2026-12", "--unless", "published", *words, *today,
                           expect=expect)

    def test_a_night_leaves_it(self):
        tree = self.tree()
        out, _ = self.night()
        self.assertEqual(out, "2026-12: published already, of these very inputs\n")
        self.run_in("publish", "2026-12", "-q", *BEFORE)
        out, _ = self.run_in("publish", "2026-12", *BEFORE)
        self.assertIn("is published within FY2026", out)
        document = self.json("publish", "2026-12", *BEFORE)
        self.assertEqual((document["period"], document["revision"]), ("FY2026", 1))
        self.write("requests/away.csv", "who,kind,from,to\nb,absent,2026-12-20,\n")
        out, _ = self.night()
        self.assertEqual(out, "2026-12: published already; the inputs have changed since\n")
        self.run_in("publish", "2026-12", "-q", *BEFORE)
        self.run_in("batch", self.folder, "2026-12", "--publish", "-q", *BEFORE)
        self.assertEqual({**self.tree(), "requests/away.csv": None},
                         {**tree, "requests/away.csv": None})
        self.run_in("solve", "2026-12", "-q", "--unless", "current", *BEFORE)
        self.assertIn("2026-12/rota.csv", self.names("out"))

    def test_a_night_after_the_year_was_taken_back(self):
        self.run_in("withdraw", "FY2026", "-q", *BEFORE)
        tree = self.tree()
        out, _ = self.night()
        self.assertIn("was taken back; left so", out)
        self.assertEqual(self.tree(), tree)
        self.run_in("solve", "2026-12", "-q", *BEFORE)

    def test_a_night_of_a_period_of_which_a_part_is_published(self):
        self.run_in("withdraw", "FY2026", "-q", *BEFORE)
        self.publish("2026-12-16..2027-01-15", {day: YEAR[day] for day in SUNDAYS
                                                if "2026-12-16" <= day <= "2027-01-15"}, BEFORE)
        tree = self.tree()
        _, err = self.night("-q", expect=3)
        self.assertIn("a part of 2026-12 is published (2026-12-16..2027-01-15) and would be", err)
        message, = self.json("solve", "2026-12", "--unless", "published", *BEFORE,
                             expect=3)["messages"]
        self.assertEqual(message["code"], "unless-in-part")
        self.assertEqual(self.tree(), tree)
        self.run_in("solve", "2026-12", "-q", "--unless", "current", *BEFORE)

    def test_a_quarter_of_published_months(self):
        self.run_in("withdraw", "FY2026", "-q", *BEFORE)
        for month in ("2026-10", "2026-11", "2026-12"):
            rota = {day: who for day, who in YEAR.items() if day.startswith(month)}
            self.publish(month, rota, BEFORE)
        document = self.repair("2026-Q4", "--absent", "b@2026-12-20", "--take", "1")
        self.assertEqual(document["within"], ["2026-10", "2026-11", "2026-12"])
        quarter = self.published("2026-Q4")
        self.assertEqual(quarter.pop("2026-12-20"), "d")
        self.assertEqual(quarter, {day: YEAR[day] for day in quarter})


if __name__ == "__main__":
    harness.main()
