"""docs/: every block of YAML and CSV is read by rinban, every command shown is one that it knows.

Pages that are followed from top to bottom are in test_docs and test_gallery, docs/coverage.md in test_coverage."""
import itertools
import os
import re
import shlex
import shutil

import documents
import harness

FOLLOWED = {"README.md", "README.ja.md", "docs/tour.md", "docs/tour.ja.md", "docs/coverage.md"}

# What fragments name: everything that the rules, requests and records of the documents speak of.
HEAD = """rinban: 1
association: {id: city, name: City, domain: city.example, language: en}
"""
PEOPLE = {i: f"d{i:02}" for i in range(1, 32)}
TAGS = {3: "senior", 4: "visiting", 5: "first-year", 6: "junior", 9: "senior"}
REGION = {
    "calendar": "  seasons: {new-year: 12-29..01-03, golden-week: 05-03..05-05, obon: [08-13, 08-14, 08-15]}\n",
    "clinics": "".join(f"  - {{id: c0{i}, area: {'east' if i % 2 else 'west'}}}\n" for i in range(1, 6)),
    "doctors": "".join(
        f"  - {{id: {who}, name: {'医師 一郎' if i == 7 else who}, born: 19{40 + i}-01-01, clinic: c0{i % 5 + 1},"
        f" departments: [{'internal' if i % 3 else 'paediatrics'}], tags: [{TAGS.get(i, 'plain')}]}}\n"
        for i, who in PEOPLE.items()),
    "groups": "  gp: [d03, d04, d05]\n",
    "lines": "  - {id: sunday, unit: clinic, days: [sunday], hours: 09:00-17:00}\n" + "".join(
        f"  - {{id: {line}, unit: doctor, days: [weekend, holiday, new-year], hours: {hours}}}\n"
        for line, hours in (("day", "09:00-17:00"), ("night", "22:00-07:00"), ("holiday", "09:00-12:00"),
                            ("ward", "18:00-20:00"), ("ward-second", "18:00-20:00"),
                            ("fri-night", "22:00-07:00"), ("sat-day", "09:00-17:00"),
                            ("sat-night", "22:00-07:00"), ("sun-day", "09:00-17:00"),
                            ("centre", "13:00-17:00"), ("centre-night", "20:00-22:00"),
                            ("naika", "09:00-12:00"))),
}

# Words that stand for something in a command, and what the tests put there.
PLACEHOLDERS = {
    "PERIOD": "2026-12", "[PERIOD]": "2026-12", "WHO@LINE@DATE": "d01@night@2026-12-05",
    "@LINE@DATE": "@night@2026-12-26", "OTHER@LINE@DATE": "d03@night@2026-12-05", "FOLDER…": ".",
    "FOLDER": "new", "フォルダー": "new", "FILE": "out/2026-12/rota.csv", "REASON": "told",
    "COMMAND": "solve", "コマンド": "solve", "N": "1", "期間": "2026-12", "担当者@種別@日付": "d01@night@2026-12-05",
    "ほかの人@種別@日付": "d03@night@2026-12-05",
}
# What is left out where only an option is spoken of.
LEFT_OUT = {"solve": "2026-12", "publish": "2026-12", "show": "2026-12", "audit": "2026-12",
            "export": "2026-12", "repair": "2026-12", "explain": "2026-12 d01@night@2026-12-05",
            "swap": "2026-12 d01@night@2026-12-05 d02@night@2026-12-12", "init": "new",
            "withdraw": "2026-12"}
# Commands that are no command of their own here: files, options and codes of their own.
INSTEAD = {
    "import requests FILE.csv": ("import requests answers.csv 2026-12", 0),
    "import rota FILE.csv": ("import rota past.csv 2026-11", 0),
    "import minizinc-oncall": ("import minizinc-oncall case.dzn", 3),
    "init --from-csv": ("init new --from-csv doctors.csv", 0),
    "publish --rota": ("publish 2026-12 --rota out/2026-12/rota.csv", 0),
    "explain PERIOD @LINE@DATE": ("explain 2026-12 @night@2026-12-26", 0),
    "explain 期間 @種別@日付": ("explain 2026-12 @night@2026-12-26", 0),
    "records verify": ("records verify", 0),
    "upgrade": ("upgrade", 0),
    "check": ("check", 0),
    "batch FOLDER… PERIOD": ("batch . 2026-12", 0),
    "batch フォルダー… 期間": ("batch . 2026-12", 0),
    "batch --manifest manifest --jobs 4 --time 120 --log-json rinban.log 2027-01":
        ("batch --manifest manifest --jobs 4 --time 120 --log-json rinban.log 2027-01", 0),
}

SMALL = HEAD + """doctors:
""" + "".join(f"  - {{id: d0{i}, name: Doctor {i}}}\n" for i in range(1, 10)) + """lines:
  - {id: night, unit: doctor, days: [saturday], hours: 22:00-07:00}
rules:
  - gap: {days: 3}
    level: hard
"""
FIXED = "".join(
    f"{who},fix,{day},\n" for who, day in (("d01", "2026-12-05"), ("d02", "2026-12-12"),
                                           ("d07", "2026-12-19")))
AWAY = "who,kind,from,to\n" + "".join(f"d0{i},absent,2026-12-26,2026-12-27\n" for i in range(1, 10))


def fragments():
    """(Document, line, kind, text) of every block that no other test reads."""
    for name in documents.every():
        if name in FOLLOWED or name.startswith("examples/"):
            continue
        text = documents.page(name)
        for found in documents.BLOCK.finditer(text):
            yield name, text.count("\n", 0, found.start()) + 1, found[3], found[4]


def commands():
    """(Command without `rinban` before it, whether it is shown whole) -> a document that shows it."""
    known = "|".join(sorted(set(LEFT_OUT) | {"batch", "check", "holidays", "import", "records", "upgrade"}))
    shown = {}
    for name in documents.every():
        text = documents.page(name)
        shown.update({(found, True): name for found in re.findall(r"`rinban ([^`]*)`", text)})
        shown.update({(found, False): name for found in re.findall(rf"`((?:{known}) [^`]*)`", text)})
    for name, _, kind, text in fragments():
        if kind == "sh":
            shown.update({(found, True): name for found in re.findall(r"^rinban (.*)$", text, re.M)})
    return {(re.sub(r"^-C \S+ ", "", found), whole): name for (found, whole), name in shown.items()}


def region(part):
    return documents.extended(HEAD, REGION, part)


class Blocks(harness.Case):
    def place(self, kind, text):
        """Writes a fragment to where it belongs, by what it begins with."""
        self.write("region.yaml", region(""))
        if kind == "csv":
            self.write("requests/2026-12.csv", text)
        elif text.startswith("- ") and re.search(r"\bkind: ", text):
            self.write("requests/2026-12.yaml", text)
        elif text.startswith("- "):
            self.write("region.yaml", region("rules:\n" + re.sub("^", "  ", text, flags=re.M)))
        elif text.startswith("period: "):
            self.write(f"records/{text.split()[1]}-r1.yaml", text)
        else:
            self.write("region.yaml", region(text))

    def test_every_block_is_read(self):
        count = 0
        for name, line, kind, text in fragments():
            if kind not in ("yaml", "csv"):
                self.assertIn(kind, ("", "text", "sh"), f"{name}:{line}")
                continue
            with self.subTest(document=name, line=line):
                self.place(kind, text)
                self.rinban("-C", self.folder, "check", "2026-12")
                count += 1
            shutil.rmtree(self.folder)
            os.mkdir(self.folder)
        self.assertGreater(count, 25)


class Commands(harness.Case):
    def prepare(self):
        """A published December with one open night, and files to import."""
        self.write("region.yaml", SMALL)
        self.write("requests/2026-12.csv", AWAY + FIXED)
        self.run_in("solve", "2026-12", "-q", expect=4)
        self.run_in("publish", "2026-12", "-q")
        self.write("requests/2026-12.csv", AWAY)
        self.write("answers.csv", "name,12/5,12/6\nDoctor 3,×,○\n")
        self.write("past.csv", "date,line,provider\n2026-11-07,night,d03\n")
        self.write("doctors.csv", "name,department\nDoctor 1,internal\n")
        self.write("case.dzn", "n = 1;\n")
        self.write("manifest", ".\n")

    def concrete(self, shown, whole):
        """The words to run, and the exit codes that may come: of what is but spoken of, any that is
        neither a wrong command line nor a doubt."""
        if shown.removesuffix(" [PERIOD]") in INSTEAD:
            words, code = INSTEAD[shown.removesuffix(" [PERIOD]")]
            return words.split(), {code}
        words = [PLACEHOLDERS.get(word, word) for word in shlex.split(shown)]
        if "--help" in words:
            return words, {0}
        given = list(itertools.takewhile(lambda word: not word.startswith("-"), words[1:]))
        if "2026-12" not in words[1 + len(given):]:
            words[1 + len(given):1 + len(given)] = LEFT_OUT.get(words[0], "").split()[len(given):]
        if not whole:
            return words, {0, 1, 3, 4, 6, 7}
        return words, {4 if words[0] in ("solve", "audit", "repair") else 0}

    def test_every_command_runs(self):
        self.prepare()
        region = self.folder
        shown = commands()
        self.assertGreater(len(shown), 30)
        for (command, whole), document in sorted(shown.items()):
            with self.subTest(command=command, document=document):
                self.folder = os.path.join(region, "copy")
                shutil.copytree(region, self.folder)
                words, codes = self.concrete(command, whole)
                process = self.begin(*words, cwd=self.folder)
                out, err = process.communicate(timeout=120)
                self.assertIn(process.returncode, codes, f"{words}\n{out.decode()}{err.decode()}")
            shutil.rmtree(self.folder)


harness.main()
