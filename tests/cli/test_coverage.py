"""docs/coverage.md: every test it names is there, and every part of a region it shows is read."""
import os
import re

import documents
import harness

HEAD = """rinban: 1
association: {id: city, name: City, domain: city.example, language: en}
calendar:
  holidays: japan
  seasons: {new-year: 12-29..01-03, golden-week: 05-03..05-05, obon: [08-13, 08-14, 08-15]}
"""
# What the parts of the document are added to.
REGION = {
    "clinics": """  - {id: c01, name: 医院 1, area: east}
  - {id: c02, name: 医院 2, area: west}
""",
    "doctors": """  - {id: d01, name: 医師 1, clinic: c01, departments: [internal], tags: [senior], born: 1980-01-01}
  - {id: d02, name: 医師 2, clinic: c01, departments: [paediatrics]}
  - {id: d03, name: 医師 3, area: east, departments: [internal]}
  - {id: d04, name: 医師 4, area: west, departments: [paediatrics]}
  - {id: d05, name: 医師 5, area: west, departments: [internal]}
""",
    "groups": """  gp: [d03, d04, d05]
""",
    "lines": """  - {id: clinic-day, unit: clinic, days: [off-day, new-year], hours: "09:00-12:00,13:00-17:00"}
  - {id: day, unit: doctor, days: [off-day, new-year], hours: 09:00-17:00, need: 2}
  - {id: night, unit: doctor, days: [saturday], hours: 22:00-07:00}
""",
}


def document():
    return documents.page("docs/coverage.md")


def tests_named(name):
    """The texts of the files that hold the tests of a name of `meson test`."""
    if name.startswith("cli_"):
        folders = [("tests/cli", f"test_{name[4:]}.py", r"def %s\(")]
    else:
        rooms = os.listdir(os.path.join(harness.ROOT, "tests", "unit"))
        folders = [(f"tests/unit/{room}", f"test_{name}.c", r"Test\(\w+, %s\b") for room in rooms]
    for folder, file, form in folders:
        path = os.path.join(harness.ROOT, folder, file)
        if os.path.exists(path):
            with open(path, encoding="utf-8") as opened:
                yield opened.read(), form


class Coverage(harness.Case):
    def test_every_want_has_its_place(self):
        self.assertEqual([int(n) for n in re.findall(r"^\*\*(\d+) ", document(), re.M)],
                         list(range(1, 82)))

    def test_every_want_is_shown_or_said_to_be_missing(self):
        for want in re.split(r"^(?=\*\*\d+ )", document(), flags=re.M)[1:]:
            shown = re.search(r"`[a-z_]+: [a-z_0-9]+`", want)
            self.assertTrue(shown or "Not yet" in want, want)

    def test_every_named_test_exists(self):
        named = re.findall(r"`([a-z_]+): ([a-z_0-9]+)`", document())
        self.assertGreater(len(named), 81)
        for name, test in named:
            self.assertTrue(any(re.search(form % test, text) for text, form in tests_named(name)),
                            f"{name}: {test}")

    def test_every_part_is_read(self):
        blocks = re.findall(r"^```(\w+)\n(.*?)^```", document(), re.M | re.S)
        self.assertGreater(len(blocks), 60)
        for kind, part in blocks:
            with self.subTest(part=part):
                self.assertIn(kind, ("yaml", "csv"))
                self.write("region.yaml", documents.extended(
                    HEAD, REGION, part if kind == "yaml" else ""))
                self.write("requests/2026-12.csv", part if kind == "csv" else "who,kind\n")
                _, err = self.run_in("check", "2026-12")
                self.assertNotIn("error", err)


harness.main()
