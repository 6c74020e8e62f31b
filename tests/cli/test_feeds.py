"""Feeds: the lasting calendars again, under names that only the key's owner can compute."""
import csv
import hashlib
import hmac
import io

import harness

KEY = b"a key that nobody else has"
FEEDS = "calendar-files: {alarm: 90m, feeds: {secret: feed.key}}\n"


class Feeds(harness.Case):
    def setUp(self):
        super().setUp()
        self.write("region.yaml", harness.TINY + FEEDS)
        self.write("feed.key", KEY + b"\n")
        self.run_in("solve", "2026-12", "-q")

    def token(self, provider, key=KEY):
        return hmac.new(key, f"tiny/{provider}".encode(), hashlib.sha256).hexdigest()[:32]

    def publish(self, *words, **keywords):
        return "".join(self.run_in("publish", "2026-12", *words, **keywords))

    def test_names_and_content(self):
        told = self.publish()
        self.assertEqual(self.names("out", "feeds"),
                         sorted(self.token(p) + ".ics" for p in "ab"))
        for provider in "ab":
            self.assertNotIn(self.token(provider), told)
            self.assertEqual(self.read("out/feeds", self.token(provider) + ".ics"),
                             self.read("out/calendars", provider + ".ics"))
        rows = list(csv.reader(io.StringIO(self.read("out/feeds.csv").decode("utf-8-sig"))))
        self.assertEqual(rows, [["provider", "name", "file"]] + [
            [p, name, f"feeds/{self.token(p)}.ics"] for p, name in (("a", "山田 太郎"), ("b", "髙橋 花子"))])

    def test_another_key(self):
        self.publish()
        self.write("feed.key", b"0123456789abcdef")
        self.publish("-q")
        self.assertEqual(self.names("out", "feeds"),
                         sorted(self.token(p, b"0123456789abcdef") + ".ics" for p in "ab"))

    def test_no_feeds_asked_for(self):
        self.publish()
        self.write("region.yaml", harness.TINY)
        self.publish("-q")
        self.assertEqual([n for n in self.names("out") if n.startswith("feeds")], [])

    def test_a_key_that_is_gone(self):
        self.publish()
        before = self.tree("out", "feeds")
        self.write("feed.key", b"short")
        self.assertIn("feed.key", self.publish())
        self.assertEqual(self.tree("out", "feeds"), before)

    def test_alarm(self):
        self.publish()
        text = self.read("out/calendars/a.ics").decode()
        self.assertEqual(text.count("BEGIN:VALARM"), text.count("BEGIN:VEVENT"))
        self.assertEqual(text.count("TRIGGER:-PT1H30M"), text.count("BEGIN:VEVENT"))


harness.main()
