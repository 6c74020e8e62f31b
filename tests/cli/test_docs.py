"""README and the tours: what they show works as it stands there.

A block of sh is run, line by line, in a folder that lasts for the page, with rinban on PATH. A comment above a
block says what else becomes of it: `file: NAME` is written there, `in: NAME` replaces those sections of a YAML
file that the block has, `shown` is how what the last command printed begins. A line that begins with tools/ names a script
of this house, which the tests themselves are run by."""
import os
import re
import subprocess

import harness

BLOCK = re.compile(r"(?:^<!-- (\w+)(?:: (.*?))? -->\n)?^```(\w+)\n(.*?)^```$", re.M | re.S)
LINK = re.compile(r"\]\(([^)#:]+)(?:#[^)]*)?\)")


def sections(text):
    """Top-level key of YAML -> its text; what stands before the first one has the key None."""
    parts = {}
    key = None
    for line in text.splitlines(keepends=True):
        found = re.match(r"([\w-]+):", line)
        key = found[1] if found else key
        parts[key] = parts.get(key, "") + line
    return parts


def layout(text):
    """Who stands where is settled by ties; the days and lines are not."""
    return " ".join(re.sub(r"Doctor \d|医師 [一-龥]", "NAME", text).split())


class Pages(harness.Case):
    def page(self, name):
        with open(os.path.join(harness.ROOT, name), encoding="utf-8") as file:
            return file.read()

    def run_line(self, line, locale):
        if line.startswith("tools/"):
            self.assertTrue(os.access(os.path.join(harness.ROOT, line.split()[0]), os.X_OK), line)
            return ""
        done = subprocess.run(["sh", "-euc", line], cwd=self.folder, capture_output=True, timeout=200,
                              stdin=subprocess.DEVNULL, encoding="utf-8",
                              env={**os.environ, "LC_ALL": locale,
                                   "PATH": harness.BUILD + os.pathsep + os.environ["PATH"]})
        self.assertEqual(done.returncode, 0, f"{line}\n{done.stdout}{done.stderr}")
        return done.stdout

    def replace(self, name, text):
        parts = sections(self.read(name).decode())
        for key, part in sections(text).items():
            self.assertIn(key, parts, name)
            parts[key] = part
        self.write(name, "".join(parts.values()))

    def follow(self, name, locale):
        """How many commands the page has."""
        count, printed = 0, ""
        for what, where, kind, text in BLOCK.findall(self.page(name)):
            if kind == "sh":
                for line in text.splitlines():
                    printed = self.run_line(line, locale)
                    count += 1
            elif what == "file":
                self.write(where, text)
            elif what == "in":
                self.replace(where, text)
            else:
                self.assertEqual(what, "shown", f"{name}: a block of {kind} that nothing is done with")
                self.assertTrue(layout(printed).startswith(layout(text)), printed)
        return count

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
        for name in ("README.md", "README.ja.md", "CONTRIBUTING.md", "docs/tour.md", "docs/tour.ja.md"):
            for link in LINK.findall(self.page(name)):
                path = os.path.join(harness.ROOT, os.path.dirname(name), link)
                self.assertTrue(os.path.exists(path), f"{name}: {link}")


harness.main()
