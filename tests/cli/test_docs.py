"""README and the tours: what they show works as it stands there."""
import os
import re

import documents
import harness

LINK = re.compile(r"\]\(([^)#:]+)(?:#[^)]*)?\)")
PLACE = re.compile(r"\]\(([^)#:]*)#([^)]*)\)")
OTHER_LANGUAGE = re.compile(r"(English|日本語): \[[^\]]*\]\(([^)]*)\)")
# Pages whose Japanese says all that the English one does; the others are shorter.
WHOLE = ("calendar", "calendar-files", "messages", "no-rota", "privacy", "products", "reasons", "repair", "rules", "scale")


def first_cells(text):
    """The words of code in the first cell of each row of all tables; a word that stands for another, as in <id>, is in its language."""
    return [re.findall(r"`([^`]*)`", re.sub(r"<[^>]*>", "<>", cell)) for cell in re.findall(r"^\| *(.*?) *(?<!\\)\|", text, re.M)]


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

    def test_links_lead_to_a_heading(self):
        for name in documents.every():
            for link, place in PLACE.findall(documents.page(name)):
                path = os.path.join(os.path.dirname(name), link) if link else name
                headings = re.findall(r"^#+ (.*)", documents.page(path), re.M)
                self.assertIn(place, [re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings],
                              f"{name}: {link}")


class Pairs(harness.Case):
    """A Japanese page and its English one."""

    def pairs(self):
        return [(name.replace(".ja.md", ".md"), name) for name in documents.every() if name.endswith(".ja.md")]

    def test_each_names_the_other_at_its_top(self):
        for pair in self.pairs():
            for name, other, word in zip(pair, reversed(pair), ("日本語", "English")):
                head = documents.page(name).split("\n## ")[0]
                self.assertEqual(OTHER_LANGUAGE.findall(head), [(word, os.path.basename(other))], name)

    def test_japanese_leads_to_japanese(self):
        """A link to an English page is there only where there is no Japanese one."""
        for _, name in self.pairs():
            for link in LINK.findall(OTHER_LANGUAGE.sub("", documents.page(name))):
                path = os.path.join(harness.ROOT, os.path.dirname(name), link)
                self.assertFalse(link.endswith(".md") and os.path.exists(path[:-3] + ".ja.md"), f"{name}: {link}")

    def test_both_say_the_same(self):
        """Sections, those named by a single word alike; blocks of YAML and CSV; what tables explain."""
        for page in WHOLE:
            english, japanese = (documents.page(f"docs/{page}{language}.md") for language in ("", ".ja"))
            sections, kept = (re.findall(r"^(#+) (.*)", text, re.M) for text in (english, japanese))
            self.assertEqual([level for level, _ in sections], [level for level, _ in kept], page)
            for (_, here), (_, there) in zip(sections, kept):
                if re.fullmatch(r"[a-z.`-]+", here):
                    self.assertEqual(here, there, page)
            self.assertEqual(*([found[3] for found in documents.BLOCK.findall(text) if found[2] in ("yaml", "csv")]
                               for text in (english, japanese)), page)
            self.assertEqual(first_cells(english), first_cells(japanese), page)


harness.main()
