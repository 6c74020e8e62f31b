"""rinban withdraw: a publication taken back, with a tombstone for every duty."""
import json
import os

import harness

TODAY = ("--today", "2026-11-20")


class Withdraw(harness.Case):
    def setUp(self):
        super().setUp()
        self.write("region.yaml", harness.TINY)

    def publish(self):
        self.run_in("solve", "2026-12", "-q", *TODAY)
        self.run_in("publish", "2026-12", "-q", *TODAY)

    def withdraw(self, *words, expect=0, today="2026-11-21"):
        return self.run_in("withdraw", "2026-12", "--today", today, *words, expect=expect)

    def test_tombstones_for_all(self):
        self.publish()
        before = self.read("out", "calendars", "a.ics").decode()
        out, err = self.withdraw()
        self.assertIn("taken back by revision 2", out)
        self.assertEqual(err, "")
        record = self.read("records", "2026-12-r2.yaml").decode()
        self.assertIn("withdrawn: true\n", record)
        self.assertIn("duties: []", record)
        for path in (("out", "calendars", "a.ics"), ("out", "2026-12", "ics", "a.ics")):
            after = self.read(*path).decode()
            self.assertEqual(after.count("BEGIN:VEVENT"), before.count("BEGIN:VEVENT"))
            self.assertEqual(after.count("STATUS:CANCELLED"), before.count("BEGIN:VEVENT"))
            self.assertEqual(after.count("SEQUENCE:1\r\n"), before.count("BEGIN:VEVENT"))
            self.assertEqual(after.count("TRANSP:TRANSPARENT"), before.count("BEGIN:VEVENT"))
        self.assertEqual(self.names("out", "2026-12"), ["ics/a.ics", "ics/all.ics", "ics/b.ics"])
        self.run_in("show", "2026-12", expect=3)

    def test_again_changes_nothing(self):
        self.publish()
        self.withdraw("-q")
        tree = self.tree()
        self.assertEqual(self.withdraw("-q"), ("", ""))
        self.assertEqual(self.tree(), tree)
        document = json.loads(self.withdraw("--json")[0])
        self.assertEqual((document["status"], document["revision"], document["period"]),
                         ("withdrawn", 2, "2026-12"))
        for file in document["files"]:
            self.assertTrue(os.path.isdir(file))

    def test_nothing_published(self):
        self.assertIn("nothing is published for 2026-12", self.withdraw(expect=3)[1])
        message, = json.loads(self.withdraw("--json", expect=3)[0])["messages"]
        self.assertEqual(message["code"], "not-published")
        self.run_in("solve", "2026-12", "-q", *TODAY)
        self.withdraw(expect=3)
        self.assertTrue(os.path.exists(self.path("out", "2026-12", "rota.json")))

    def test_published_again_it_comes_back(self):
        self.publish()
        self.withdraw("-q")
        self.run_in("publish", "2026-12", "-q", *TODAY, expect=3)
        self.run_in("solve", "2026-12", "-q", *TODAY)
        self.run_in("publish", "2026-12", "-q", "--today", "2026-11-22")
        text = self.read("out", "calendars", "a.ics").decode()
        self.assertNotIn("CANCELLED", text)
        self.assertEqual(text.count("SEQUENCE:2\r\n"), text.count("BEGIN:VEVENT"))
        self.assertTrue(os.path.exists(self.path("records", "2026-12-r3.yaml")))

    def test_products_lost_after_the_record_are_made_by_the_next_command(self):
        self.publish()
        self.withdraw("-q")
        tree = self.tree()
        os.remove(self.path("out", "calendars", "a.ics"))
        self.write("records/.unfinished", "records/2026-12-r2.yaml")
        self.run_in("solve", "2027-01", "-q", *TODAY)
        self.assertEqual(self.read("out", "calendars", "a.ics"), tree["out/calendars/a.ics"])
        self.assertFalse(os.path.exists(self.path("records", ".unfinished")))

    def test_what_people_edited_stays(self):
        self.publish()
        path = self.path("out", "2026-12", "rota.csv")
        with open(path, "ab") as file:
            file.write(b"\r\n")
        self.assertIn("rota.csv", self.withdraw(expect=3)[1])
        self.assertFalse(os.path.exists(self.path("records", "2026-12-r2.yaml")))
        self.withdraw("-q", "--overwrite")

    def test_history_forgets_it(self):
        self.publish()
        self.withdraw("-q")
        out, _ = self.run_in("solve", "2027-01", "--json", *TODAY)
        self.assertEqual({row["before"] for row in json.loads(out)["tallies"]}, {0})


if __name__ == "__main__":
    harness.main()
