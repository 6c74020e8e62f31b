"""README and the tours: what they show works as it stands there."""
import os
import re

import documents
import harness

LINK = re.compile(r"\]\(([^)#:]+)(?:#[^)]*)?\)")


class Pages(documents.Case):
    def test_readme(self):
        self.assertGreaterEqual(self.follow("README.md", "C"), 5)

    def test_readme_japanese(self):
        self.assertGreaterEqual(self.follow("README.ja.md", "ja_JP.UTF-8"), 5)

    def tour(self, name, locale):
        self.assertGreaterEqual(self.follow(name, locale), 10)
        for file in ("d01.ics", "c01.ics", "all.ics"):
            self.assertIn(b"BEGIN:VCALENDAR", self.read("minato/out/2026-12/ics", file))
        self.assertEqual(self.names("minato/records"),
                         ["2026-12-r1.yaml", "2026-12-r2.yaml", "2027-01-r1.yaml"])

    def test_tour(self):
        self.tour("docs/tour.md", "C")

    def test_tour_japanese(self):
        self.tour("docs/tour.ja.md", "ja_JP.UTF-8")

    def test_links_lead_somewhere(self):
        count = 0
        for name in documents.every():
            for link in LINK.findall(documents.page(name)):
                path = os.path.join(harness.ROOT, os.path.dirname(name), link)
                self.assertTrue(os.path.exists(path), f"{name}: {link}")
                count += 1
        self.assertGreater(count, 50)


harness.main()
