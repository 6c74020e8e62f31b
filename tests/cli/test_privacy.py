"""Which datum reaches which product: every field of a region bears a mark of its own, and the marks
are looked for in all that is written and said. The table is that of docs/privacy.md, in both languages."""
import io
import os
import re
import zipfile

import harness

REGION = """rinban: 1
association: {id: tiny, name: T-association, domain: t-domain.example, language: en}
clinics:
  - {id: c1, name: T-clinic-name, kana: T-clinic-kana, area: t-clinic-area, departments: [t-clinic-dep],
     tags: [t-clinic-tag], phone: 111-1111-1111, address: T-clinic-address, closed: [wednesday]}
  - {id: c2, name: Other Clinic}
doctors:
  - {id: a, name: T-doctor-name, kana: T-doctor-kana, clinic: c1, departments: [t-doctor-dep],
     tags: [t-doctor-tag], born: 1961-02-03, phone: 222-2222-2222, labour: linked-B,
     leave: [{from: 2027-05-06, to: 2027-05-07}], never: [2026-12-31], opening: {t-count: 7}}
  - {id: b, name: U-other-name, phone: 333-3333-3333}
groups:
  t-group: [a, b]
lines:
  - {id: x, name: T-line-name, unit: doctor, days: [sunday], hours: 09:00-12:00,
     place: {name: T-place-name, address: T-place-address, phone: 444-4444-4444}}
  - {id: y, name: V-line-name, unit: clinic, days: [sunday], hours: 13:00-15:00, public: false}
  - {id: z, name: Z-line-name, unit: clinic, who: c1, days: [saturday], hours: 13:00-15:00}
fair:
  - {count: t-count}
"""
REQUESTS = ("who,kind,from,to,strength,note\n"
            "a,avoid,2026-12-06,,1,T-note-avoid\nb,absent,2026-12-13,,,T-note-absent\n")

MARKS = {
    "doctor-name": "T-doctor-name", "doctor-kana": "T-doctor-kana", "doctor-phone": "222-2222-2222",
    "doctor-dep": "t-doctor-dep", "doctor-tag": "t-doctor-tag", "born": "1961-02-03",
    "labour": "linked-B", "leave": "2027-05-0", "opening": '"opening"', "clinic-name": "T-clinic-name",
    "clinic-kana": "T-clinic-kana", "clinic-phone": "111-1111-1111",
    "clinic-address": "T-clinic-address", "clinic-dep": "t-clinic-dep",
    "clinic-tag": "t-clinic-tag", "clinic-area": "t-clinic-area", "group": "t-group",
    "place-phone": "444-4444-4444", "note": "T-note", "hidden-line": "V-line-name",
}


def table(page):
    """Datum -> the products that may hold it."""
    with open(os.path.join(harness.ROOT, "docs", page), encoding="utf-8") as file:
        text = file.read()
    rows = re.findall(r"^\| `([a-z-]+)` \|[^|]*\|([^|]*)\|$", text, re.M)
    return {datum: set(re.findall(r"`([^`]+)`", products)) for datum, products in rows}


def readable(data):
    """The text of a file; of a workbook, of all its parts."""
    if not data.startswith(b"PK"):
        return data.decode("utf-8", "replace").replace("\r\n ", "")
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        return "\n".join(book.read(name).decode("utf-8", "replace") for name in book.namelist())


def kind_of(name):
    """What the table calls a file: own.ics is the file of the doctor whose fields bear the marks."""
    parts = name.split("/")
    if parts[0] == "records":
        return "record"
    if parts[-2] in ("ics", "calendars", "changes"):
        who = parts[-1].split(".")[0]
        return {"a": "own", "c1": "clinic's", "all": "all.ics"}.get(who, "others'")
    return parts[-1]


class Privacy(harness.Case):
    def setUp(self):
        super().setUp()
        self.write("region.yaml", REGION)
        self.write("requests/r.csv", REQUESTS)
        self.said = {}
        self.allowed = table("privacy.md")

    def say(self, kind, *words, **more):
        out, err = self.run_in(*words, "--log-json", self.path("log"), **more)
        self.said.setdefault(kind, []).append(out + err)

    def test_the_table_names_every_mark(self):
        self.assertEqual(set(self.allowed), set(MARKS))

    def test_both_languages_have_the_table(self):
        self.assertEqual(table("privacy.ja.md"), self.allowed)

    def test_nothing_else_gets_out(self):
        self.say("terminal", "check", "2026-12")
        self.say("terminal", "solve", "2026-12")
        drafts = {"draft/" + name: data for name, data in self.tree("out").items()}
        self.say("terminal", "publish", "2026-12")
        # published again with a change, so that there are changes and tombstones
        self.write("requests/s.csv", "who,kind,from,line\na,absent,2026-12-20,\n"
                   "a,fix,2026-12-27,x\n")
        self.say("terminal", "solve", "2026-12")
        self.say("terminal", "publish", "2026-12")
        self.say("terminal", "show", "2026-12")
        self.say("terminal", "audit", "2026-12", "--json")
        texts = [("log", "log", self.read("log").decode())]
        texts += [("terminal", "terminal", text) for text in self.said["terminal"]]
        for name, data in [*drafts.items(), *self.tree("out").items()]:
            texts.append((kind_of("out/" + name), name, readable(data)))
        for name, data in self.tree("records").items():
            texts.append(("record", name, readable(data)))
        faults = {f"{datum}: {kind} ({name})" for kind, name, text in texts
                  for datum, mark in MARKS.items()
                  if mark in text and kind not in self.allowed[datum]}
        self.assertEqual(sorted(faults), [])
        # the test can see: what must be there is
        found = {(datum, kind) for kind, _, text in texts for datum, mark in MARKS.items()
                 if mark in text}
        for pair in (("doctor-phone", "internal.html"), ("doctor-name", "rota.csv"),
                     ("doctor-name", "own"), ("place-phone", "notice.csv"),
                     ("clinic-phone", "notice.html")):
            self.assertIn(pair, found)

    def test_nobody_else_in_a_personal_file(self):
        self.run_in("solve", "2026-12")
        self.run_in("publish", "2026-12")
        for folder in ("out/2026-12/ics", "out/calendars"):
            text = readable(self.read(folder, "a.ics"))
            self.assertNotIn("U-other-name", text)
            self.assertNotRegex(text, r"\d{3}-\d{4}-\d{4}")
            self.assertNotIn("1961-02-03", text)


harness.main()
