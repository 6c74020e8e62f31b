"""rinban records verify, and upgrade: what stands in records/ is what was written there."""
import hashlib
import json
import os
import re
import shutil

import harness

TODAY = ("--today", "2026-11-20")


class Records(harness.Case):
    def setUp(self):
        super().setUp()
        self.write("region.yaml", harness.TINY)
        self.run_in("solve", "2026-12", "-q", *TODAY)
        self.run_in("publish", "2026-12", "-q", *TODAY)

    def again(self, today="2026-11-25"):
        """Publishes once more, the first Sunday left open."""
        rows = self.read("out/2026-12/rota.csv").decode("utf-8-sig").splitlines()
        hand = self.write("hand.csv", "\n".join([rows[0], *rows[2:]]) + "\n")
        self.run_in("publish", "2026-12", "-q", "--today", today, "--rota", hand)

    def codes(self, expect=3):
        return [message["code"] for message in
                self.json("records", "verify", expect=expect)["messages"]]

    def reseal(self, name, change):
        """Edits a record and seals it again, as somebody in bad faith would."""
        text = self.read("records", name).decode()
        text = change(text[:text.index("\ndigest: ") + 1])
        digest = hashlib.sha256(text.encode()).hexdigest()
        self.write(f"records/{name}", f"{text}digest: {digest}\n")

    def test_good(self):
        self.again()
        out, err = self.run_in("records", "verify")
        self.assertEqual(err, "")
        self.assertIn("records: 2", out)
        self.assertEqual(self.run_in("records", "verify", "-q"), ("", ""))
        document = self.json("records", "verify")
        self.assertEqual((document["format"], document["errors"], document["messages"]), (1, 0, []))
        self.assertEqual([(r["file"], r["revision"], r["serial"], r["duties"], r["counts"],
                           r["typed-in"], r["withdrawn"]) for r in document["records"]],
                         [("records/2026-12-r1.yaml", 1, 1, 4, "nowhere", False, False),
                          ("records/2026-12-r2.yaml", 2, 2, 3, "wholly", False, False)])

    def test_none(self):
        shutil.rmtree(self.path("records"))
        self.assertEqual(self.json("records", "verify")["records"], [])

    def test_every_byte_counts(self):
        """A record with any one byte changed, dropped or added is found and named."""
        whole = self.read("records", "2026-12-r1.yaml")
        for at in range(0, len(whole), 97):
            for edited in (whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1:],
                           whole[:at] + whole[at + 1:], whole[:at] + b"x" + whole[at:], whole[:at]):
                if edited in (whole, b""):
                    continue
                self.write("records/2026-12-r1.yaml", edited)
                _, err = self.run_in("records", "verify", expect=3)
                self.assertIn("records/2026-12-r1.yaml", err, (at, edited[:at][-40:]))

    def test_a_damaged_record_stops_every_command(self):
        text = self.read("records", "2026-12-r1.yaml").replace(b'provider: "a"', b'provider: "b"', 1)
        self.write("records/2026-12-r1.yaml", text)
        self.assertEqual(self.codes(), ["record-damaged"])
        before = self.tree()
        for words in (("solve", "2027-01"), ("publish", "2026-12"), ("check",), ("show", "2026-12"),
                      ("audit", "2026-12"), ("upgrade",)):
            _, err = self.run_in(*words, *TODAY, expect=3)
            self.assertIn("records/2026-12-r1.yaml", err)
        self.assertEqual(self.tree(), before)

    def test_mistakes_elsewhere_hide_nothing(self):
        self.write("requests/wrong.csv", "who\n")
        self.run_in("records", "verify")
        self.write("region.yaml", harness.TINY.replace("fair:", "unfair:"))
        self.write("records/2026-12-r1.yaml", self.read("records", "2026-12-r1.yaml")[:-2])
        self.assertEqual(sorted(self.codes()), ["record-damaged", "unknown-key"])

    def test_the_same_revision_twice(self):
        def rename(text):
            return text.replace("period: 2026-12\n", "period: 2026-12-01..2026-12-31\n")
        shutil.copy(self.path("records", "2026-12-r1.yaml"),
                    self.path("records", "2026-12-01..2026-12-31-r1.yaml"))
        self.reseal("2026-12-01..2026-12-31-r1.yaml", rename)
        self.assertIn("record-twice", self.codes())

    def test_a_revision_is_missing(self):
        self.again()
        os.remove(self.path("records", "2026-12-r1.yaml"))
        self.assertEqual(self.codes(expect=0), ["record-missing"])

    def test_written_in_two_copies(self):
        self.run_in("solve", "2027-01", "-q", *TODAY)
        self.run_in("publish", "2027-01", "-q", *TODAY)
        self.assertEqual(self.codes(expect=0), [])
        self.reseal("2027-01-r1.yaml", lambda text: text.replace("serial: 2\n", "serial: 1\n"))
        self.assertEqual(self.codes(expect=0), ["record-serial"])

    def test_a_sequence_that_fell(self):
        self.again()
        self.again("2026-11-26")
        self.reseal("2026-12-r1.yaml", lambda text: re.sub(r"sequence: 0", "sequence: 7", text))
        self.assertEqual(self.codes(), ["record-sequence"])

    def test_typed_in(self):
        self.write("records/2025-12-r1.yaml",
                   "period: 2025-12\nduties:\n  - {date: 2025-12-07, line: x, provider: a}\n")
        document = self.json("records", "verify")
        self.assertEqual([r["typed-in"] for r in document["records"]], [True, False])
        self.assertIn("typed in", self.run_in("records", "verify")[0])

    def test_usage(self):
        self.run_in("records", expect=2)
        self.run_in("records", "heal", expect=2)


class Upgrade(harness.Case):
    def test_current(self):
        self.write("region.yaml", harness.TINY)
        before = self.tree()
        self.assertIn("format 1", self.run_in("upgrade")[0])
        self.assertEqual(self.run_in("upgrade", "-q"), ("", ""))
        self.assertEqual(self.json("upgrade")["errors"], 0)
        self.assertEqual(self.tree(), before)

    def test_later(self):
        self.write("region.yaml", harness.TINY.replace("rinban: 1", "rinban: 2"))
        _, err = self.run_in("upgrade", expect=3)
        self.assertIn("format 1", err)
        document = json.loads(self.run_in("upgrade", "--json", expect=3)[0])
        self.assertEqual([m["code"] for m in document["messages"]], ["unknown-format"])

    def test_a_later_record(self):
        self.write("region.yaml", harness.TINY)
        self.write("records/2025-12-r1.yaml", "rinban-record: 2\nperiod: 2025-12\nduties: []\n")
        document = json.loads(self.run_in("upgrade", "--json", expect=3)[0])
        self.assertEqual([m["code"] for m in document["messages"]], ["record-format"])


if __name__ == "__main__":
    harness.main()
