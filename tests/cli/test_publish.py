"""rinban publish: the record, its products, and everything that is refused."""
import datetime
import json
import os
import shutil

import harness

TODAY = ("--today", "2026-11-20")


class Publish(harness.Case):
    def setUp(self):
        super().setUp()
        self.write("region.yaml", harness.TINY)

    def solve(self, *words, expect=0):
        self.run_in("solve", "2026-12", "-q", *TODAY, *words, expect=expect)

    def publish(self, *words, expect=0):
        return self.run_in("publish", "2026-12", *TODAY, *words, expect=expect)

    def exchanged(self):
        """The rota in out/, a and b exchanged."""
        text = self.read("out/2026-12/rota.csv").decode("utf-8-sig")
        rows = text.replace(",a,duty,山田 太郎", ",?,duty,").replace(
            ",b,duty,髙橋 花子", ",a,duty,").replace(",?,", ",b,")
        return self.write("hand.csv", rows)

    def test_record_and_products(self):
        self.solve()
        draft = self.tree("out", "2026-12")
        out, err = self.publish()
        self.assertIn("revision 1 is published", out)
        self.assertIn(self.path("records", "2026-12-r1.yaml"), out)
        self.assertEqual(err, "")
        tree = self.tree()
        self.assertEqual(sorted(tree), sorted([
            "out/2026-12/ics/a.ics", "out/2026-12/ics/all.ics", "out/2026-12/ics/b.ics",
            *("out/2026-12/" + name for name in harness.DRAFT),
            "out/calendars/a.ics", "out/calendars/b.ics", "records/2026-12-r1.yaml", "region.yaml"]))
        self.assertEqual(tree["out/2026-12/rota.csv"], draft["rota.csv"])
        record = tree["records/2026-12-r1.yaml"].decode()
        self.assertIn("period: 2026-12\n", record)
        self.assertIn("2026-11-20T00:00:00Z", record)
        self.assertEqual(record.count("role: duty, hours"), 4)
        self.assertIn(b"STATUS:CONFIRMED", tree["out/2026-12/ics/a.ics"])
        self.run_in("check", "2027-01")

    def test_a_leaver_stays_valid_in_the_record(self):
        self.solve()
        self.publish("-q")
        before = self.tree("out", "2026-12")
        region = self.read("region.yaml").decode()
        line = next(row for row in region.splitlines() if "id: a," in row)
        self.write("region.yaml", region.replace(line + "\n", ""))
        self.publish("-q")
        self.assertEqual(self.tree("out", "2026-12")["rota.csv"], before["rota.csv"])
        self.assertEqual(self.tree("out", "2026-12")["ics/a.ics"], before["ics/a.ics"])
        self.assertIn("山田 太郎", self.run_in("show", "2026-12")[0])
        self.run_in("audit", "2026-12", "-q")
        self.assertEqual(self.names("records"), ["2026-12-r1.yaml"])
        self.solve("--overwrite")
        self.assertNotIn(",a,", self.read("out", "2026-12.draft", "rota.csv").decode("utf-8-sig"))

    def test_force_wants_a_reason(self):
        self.solve()
        self.assertIn("--force", self.publish("--force", " ", expect=2)[1])
        self.assertFalse(os.path.exists(self.path("records", "2026-12-r1.yaml")))

    def test_json(self):
        self.solve()
        document = json.loads(self.publish("--json")[0])
        self.assertEqual((document["format"], document["period"], document["revision"]),
                         (1, "2026-12", 1))
        self.assertEqual(document["record"], self.path("records", "2026-12-r1.yaml"))
        self.assertEqual(document["warnings"], [])
        for file in document["files"]:
            self.assertTrue(os.path.exists(file))
        again = json.loads(self.publish("--json")[0])
        self.assertEqual(again, document)

    def test_again_is_nothing_new(self):
        self.solve()
        self.publish()
        before = self.identities()
        self.run_in("publish", "2026-12", "--today", "2026-11-25")
        after = self.identities()
        self.assertEqual(after, before)

    def test_nightly(self):
        self.solve()
        self.publish()
        tree = self.tree()
        self.solve()
        self.publish()
        self.assertEqual(self.tree(), tree)

    def test_without_draft(self):
        _, err = self.publish(expect=3)
        self.assertIn("2026-12", err)
        self.assertEqual(json.loads(self.publish("--json", expect=3)[0])["messages"][0]["code"],
                         "no-draft")
        self.assertNotIn("out", os.listdir(self.folder))

    def test_finishes_the_products(self):
        self.solve()
        self.publish()
        whole = self.tree("out")
        shutil.rmtree(self.path("out"))
        self.publish()
        self.assertEqual(self.tree("out"), whole)
        os.remove(self.path("out", "2026-12", "ics", "a.ics"))
        self.write("out/calendars/b.ics", "cut o")
        self.write("out/.2026-12.new-abcdef/rota.csv", "left by a run that was killed")
        self.publish()
        self.assertEqual(self.tree("out"), whole)

    def test_stale(self):
        self.solve()
        self.write("requests/a.csv", "who,kind,from\na,avoid,2026-12-06\n")
        _, err = self.publish(expect=3)
        self.assertIn("--stale", err)
        self.assertNotIn("records/2026-12-r1.yaml", self.tree())
        self.publish("--stale")
        self.assertIn("records/2026-12-r1.yaml", self.tree())

    def test_stale_by_another_record(self):
        self.solve()
        self.run_in("solve", "2026-11", *TODAY)
        self.run_in("publish", "2026-11", *TODAY)
        self.publish(expect=3)
        self.solve()
        self.publish()

    def test_hard_breaches(self):
        self.solve()
        hand = self.write("hand.csv", "date,line,provider\n2026-12-06,x,a\n2026-12-06,x,b\n"
                                      "2026-12-13,x,a\n2026-12-20,x,b\n2026-12-27,x,a\n")
        out, err = self.publish("--rota", hand, expect=6)
        self.assertIn("hard breaches: 1", out)
        self.assertIn("--force", err)
        document = json.loads(self.publish("--rota", hand, "--json", expect=6)[0])
        self.assertEqual((document["hard"], document["breaches"][0]["code"]), (1, "over"))
        self.assertNotIn("records/2026-12-r1.yaml", self.tree())
        self.publish("--rota", hand, "--force", "both came: they\nlike it")
        self.assertIn("both came: they like it", self.read("records/2026-12-r1.yaml").decode())
        self.assertEqual(len(self.rota("out/2026-12/rota.csv")), 5)
        self.run_in("audit", "2026-12", expect=6)

    def test_a_rota_by_hand(self):
        self.solve()
        hand = self.exchanged()
        self.publish("--rota", hand)
        rows = self.rota("out/2026-12/rota.csv")
        by_hand = [line.split(",")[5] for line in
                   self.read("hand.csv").decode().splitlines()[1:]]
        self.assertEqual([row["provider"] for row in rows], by_hand)
        self.assertTrue(all(row["name"] for row in rows))

    def test_the_draft_edited_in_its_place(self):
        self.solve()
        edited = self.read(os.path.basename(self.exchanged()))
        self.write("out/2026-12/rota.csv", edited)
        _, err = self.publish(expect=3)
        self.assertIn("--rota", err)
        self.assertEqual(self.read("out/2026-12/rota.csv"), edited)
        self.publish("--rota", self.path("out", "2026-12", "rota.csv"))
        self.assertIn("records/2026-12-r1.yaml", self.tree())
        self.publish()
        self.assertNotIn("records/2026-12-r2.yaml", self.tree())

    def test_the_edited_draft_given_up(self):
        self.solve()
        draft = self.read("out/2026-12/rota.csv")
        self.write("out/2026-12/rota.csv", draft + b"2026-12-06,x,,,,b,duty,\r\n")
        self.publish("--overwrite")
        self.assertEqual(self.read("out/2026-12/rota.csv"), draft)

    def test_products_of_a_revision_made_again_are_the_same(self):
        """What `keep` counts is counted against what is published, once it is."""
        self.write("region.yaml", harness.TINY.replace("fair:", "  - keep: {}\nfair:"))
        self.solve()
        self.publish()
        self.publish("--rota", self.exchanged())
        made = self.tree("out", "2026-12")
        tiers = json.loads(made["rota.json"])["tiers"]
        self.assertEqual(tiers, [{"tier": tier["tier"], "cost": tier["cost"]}
                                 for tier in self.json("audit", "2026-12", *TODAY)["tiers"]])
        shutil.rmtree(self.path("out"))
        self.publish()
        self.assertEqual(self.tree("out", "2026-12"), made)

    def test_again_with_changes(self):
        self.write("region.yaml", harness.TINY.replace(
            "lines:", "  - {id: c, name: 佐藤, share: 0}\nlines:"))
        self.solve()
        self.publish()
        before = self.tree("out")
        first = self.identities("out")
        rows = self.read("out/2026-12/rota.csv").decode("utf-8-sig").splitlines()
        given = rows[1].split(",")
        before_owner, other = given[5], {"a": "b", "b": "a"}[given[5]]
        given[5] = other
        hand = self.write("hand.csv", "\n".join([rows[0], ",".join(given), *rows[2:]]) + "\n")
        self.run_in("publish", "2026-12", "--today", "2026-11-25", "--rota", hand)
        after = self.tree("out")
        self.assertIn("records/2026-12-r2.yaml", self.tree())
        for folder in ("2026-12/ics", "calendars"):
            self.assertEqual(after[f"{folder}/c.ics"], before[f"{folder}/c.ics"])
            self.assertEqual(self.identities("out")[f"{folder}/c.ics"], first[f"{folder}/c.ics"])
            gone = after[f"{folder}/{before_owner}.ics"].decode()
            self.assertIn("STATUS:CANCELLED", gone)
            self.assertIn("SEQUENCE:1", gone)
            self.assertIn("20261125T000000Z", gone)
            self.assertNotIn("CANCELLED", after[f"{folder}/{other}.ics"].decode())

    def test_a_newer_draft_becomes_the_next_revision(self):
        self.solve()
        self.publish()
        hand = self.exchanged()
        self.write("requests/a.csv", "".join(
            ["who,kind,from,line\n"] + [",".join([r["provider"], "fix", r["date"], "x"]) + "\n"
                                        for r in self.hand_rows(hand)]))
        self.solve()
        self.write("out/2026-12.draft/notes.txt", "mine")
        self.publish()
        self.assertIn("records/2026-12-r2.yaml", self.tree())
        self.assertEqual(self.tree("out", "2026-12.draft"), {"notes.txt": b"mine"})
        os.remove(self.path("out", "2026-12.draft", "notes.txt"))
        self.solve()
        self.publish()
        self.assertNotIn("2026-12.draft", os.listdir(self.path("out")))
        self.assertNotIn("records/2026-12-r3.yaml", self.tree())

    @staticmethod
    def hand_rows(path):
        with open(path, encoding="utf-8") as file:
            heading, *rows = [line.rstrip("\r\n").split(",") for line in file]
        return [dict(zip(heading, row)) for row in rows]

    def test_a_past_rota_counts(self):
        self.write("region.yaml", harness.TINY.replace("rules:\n  - gap: {days: 14}\n    cost: 2\n", ""))
        self.run_in("solve", "2026-11", *TODAY, "--pin", "a@x@2026-11-01", "--pin",
                    "a@x@2026-11-08", "--pin", "a@x@2026-11-15", "--pin", "a@x@2026-11-22")
        self.run_in("publish", "2026-11", *TODAY)
        document = self.json("solve", "2026-12", *TODAY)
        before = {t["provider"]: t["before"] for t in document["tallies"]}
        # five Sundays: a served four or five of a fair two and a half
        self.assertEqual(before["a"], -before["b"])
        self.assertGreaterEqual(before["a"], 1.5)
        now = {t["provider"]: t["now"] for t in document["tallies"]}
        self.assertEqual(now["a"] + now["b"], 4)
        self.assertLess(now["a"], now["b"])

    def test_outside_the_period(self):
        self.solve()
        hand = self.write("hand.csv", "date,line,provider\n2027-01-03,x,a\n")
        _, err = self.publish("--rota", hand, expect=3)
        self.assertIn("hand.csv:2:1: error: 2027-01-03", err)

    def test_a_missing_rota(self):
        self.solve()
        self.publish("--rota", self.path("none.csv"), expect=3)

    def test_a_record_larger_than_can_be_read_is_not_written(self):
        line = "x" * 32
        self.write("region.yaml", "rinban: 1\n"
                   "association: {id: tiny, name: Tiny, domain: tiny.example, language: en}\ndoctors:\n"
                   + "".join(f"  - {{id: d{i}, name: D{i}}}\n" for i in range(100)) +
                   f"lines:\n  - {{id: {line}, unit: doctor, days: [every-day], hours: 09:00-12:00, "
                   "need: 100}\n")
        first = datetime.date(2026, 1, 1)
        days = [first + datetime.timedelta(k) for k in range(500)]
        self.write("hand.csv", "date,line,provider,role\n" + "".join(
            f"{day},{line},d{i},duty\n" for day in days for i in range(100)))
        _, err = self.run_in("publish", f"{days[0]}..{days[-1]}", "--rota", self.path("hand.csv"),
                             "--today", "2025-12-01", expect=74)
        self.assertIn("would be larger than a record may be", err)
        self.assertEqual([name for name in self.names("records") if name != ".lock"], [])


harness.main()
