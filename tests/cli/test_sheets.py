"""rota.xlsx and fees.csv: what a spreadsheet opens says the same as the rota."""
import csv
import io
import os
import re
import xml.etree.ElementTree as ElementTree
import zipfile

import harness

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"

# Names that a spreadsheet would compute, fetch or split; a night, two pieces, an open place.
REGION = """rinban: 1
association: {id: t, name: みなと市医師会, domain: t.example, language: en}
doctors:
  - {id: a, name: "=HYPERLINK(\\"x\\")"}
  - {id: b, name: "+81-3"}
  - {id: c, name: "-1+2"}
  - {id: d, name: "@SUM(A1)"}
  - {id: e, name: "髙橋 <花子> & _x0041_"}
lines:
  - {id: day, name: 休日当番, unit: doctor, days: [sunday, 2026-12-29], hours: "09:00-12:00,13:00-17:00",
     need: {2026-12-29: 2, default: 1}, rates: {2026-12-29: 60000, default: 45000}}
  - {id: night, unit: doctor, who: [a, b, c], days: [saturday], hours: {2026-12-26: 21:00-24:00, default: 20:00-06:30},
     rates: 30000}
  - {id: nobody, unit: doctor, who: [d], days: [2026-12-29], need: 2, hours: 09:00-12:00}
fair:
  - {count: 全体}
"""


def column_of(reference):
    letters = re.match("[A-Z]+", reference)[0]
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def unescape(text):
    return re.sub("_x([0-9A-Fa-f]{4})_", lambda found: chr(int(found[1], 16)), text)


class Book:
    def __init__(self, data):
        self.zip = zipfile.ZipFile(io.BytesIO(data))
        strings = ElementTree.fromstring(self.zip.read("xl/sharedStrings.xml"))
        self.strings = [unescape("".join(t.text or "" for t in item.iter(MAIN + "t")))
                        for item in strings]
        book = ElementTree.fromstring(self.zip.read("xl/workbook.xml"))
        self.names = [sheet.get("name") for sheet in book.iter(MAIN + "sheet")]

    def sheet(self, name):
        return ElementTree.fromstring(
            self.zip.read(f"xl/worksheets/sheet{self.names.index(name) + 1}.xml"))

    def rows(self, name):
        """Texts as they stand, numbers as numbers, formulas by the value they hold."""
        table = []
        for row in self.sheet(name).iter(MAIN + "row"):
            cells = {}
            for cell in row:
                value = cell.find(MAIN + "v")
                if value is not None:
                    text = value.text
                    cells[column_of(cell.get("r"))] = (
                        self.strings[int(text)] if cell.get("t") == "s" else float(text))
            table.append([cells.get(i, "") for i in range(max(cells) + 1 if cells else 0)])
        return table


class Sheets(harness.Case):
    def setUp(self):
        super().setUp()
        self.write("region.yaml", REGION)
        self.run_in("solve", "2026-12", "--time", "10", expect=4)
        self.run_in("publish", "2026-12")
        self.book = Book(self.read("out/2026-12/rota.xlsx"))

    def table(self, name):
        return list(csv.reader(io.StringIO(self.read("out/2026-12", name).decode("utf-8-sig"),
                                           newline="")))

    def test_list_is_the_rota(self):
        rows = self.book.rows("List")
        width = len(rows[0])
        written = self.table("rota.csv")
        self.assertLess({"'=HYPERLINK(\"x\")", "'+81-3", "'-1+2"}, {row[7] for row in written})
        plain = [row[:7] + [row[7].removeprefix("'")] for row in written]
        self.assertEqual([row + [""] * (width - len(row)) for row in rows], plain)

    def test_nothing_is_computed_but_fees(self):
        for name in self.book.names:
            formulas = [f.text for f in self.book.sheet(name).iter(MAIN + "f")]
            if name == "Fees":
                self.assertTrue(all(re.fullmatch(r"F\d+\*G\d+|SUBTOTAL\(9,H\d+:H\d+\)", f)
                                    for f in formulas), formulas)
            else:
                self.assertEqual(formulas, [])
        self.assertFalse([n for n in self.book.zip.namelist() if "external" in n or "rels/sheet" in n])

    def test_no_table_computes(self):
        folder = self.path("out", "2026-12")
        for name in [n for n in os.listdir(folder) if n.endswith(".csv")]:
            text = self.read("out/2026-12", name).decode("cp932" if "sjis" in name else "utf-8-sig")
            for cell in [c for row in csv.reader(io.StringIO(text, newline="")) for c in row]:
                if not re.fullmatch(r"-?[0-9.]+", cell):
                    self.assertNotRegex(cell, r"\A[=+\-@\t\r＝＋－＠]", name)

    def test_its_own_apostrophe_is_no_other_name(self):
        _, err = self.run_in("audit", "2026-12", "--rota", self.path("out/2026-12/rota.csv"), expect=4)
        self.assertNotIn("is not the name of", err)

    def test_grid(self):
        rows = self.book.rows("Rota")
        self.assertEqual(rows[0], ["みなと市医師会, December 2026, revision 1"])
        self.assertEqual(rows[1][3:], ["休日当番", "night", "nobody"])
        self.assertEqual(len(rows), 2 + 31)
        days = {row[0]: row for row in rows[2:]}
        self.assertEqual(list(days), [46357.0 + i for i in range(31)])  # 46357: 2026-12-01
        names = {row["provider"]: row["name"].removeprefix("'")
                 for row in self.rota("out/2026-12/rota.csv")}
        for row in self.rota("out/2026-12/rota.csv"):
            day = days[46356 + int(row["date"][8:])]
            seat = day[["day", "night", "nobody"].index(row["line"]) + 3].split("\n")
            self.assertIn(names[row["provider"]] if row["role"] == "duty" else "** open **", seat)
        self.assertEqual([d[1] for d in rows[2:9]], ["Tue", "Wed", "Thu", "Fri", "Sat", "Sun", "Mon"])

    def test_days_have_colours(self):
        styles = {}
        for row in self.book.sheet("Rota").iter(MAIN + "row"):
            if len(row) > 1:
                styles[int(row.get("r")) - 2] = row[1].get("s")
        plain, saturday, sunday = styles[1], styles[5], styles[6]
        self.assertEqual(len({plain, saturday, sunday}), 3)
        for day in range(1, 32):
            weekday = day % 7  # the 5th is a Saturday
            self.assertEqual(styles[day], saturday if weekday == 5 else
                             sunday if weekday == 6 else plain, day)

    def test_print_set_up(self):
        for name, corner in (("Rota", "D3"), ("List", "C2"), ("Tallies", "C2"), ("Fees", "C2")):
            sheet = self.book.sheet(name)
            self.assertEqual(sheet.find(f".//{MAIN}pane").get("topLeftCell"), corner)
            self.assertEqual(sheet.find(f".//{MAIN}pane").get("state"), "frozen")
            setup = sheet.find(MAIN + "pageSetup")
            self.assertEqual((setup.get("paperSize"), setup.get("fitToHeight")), ("9", "0"))
        titles = self.book.zip.read("xl/workbook.xml").decode()
        self.assertIn("'Rota'!$1:$2", titles.replace("Rota!", "'Rota'!"))

    def test_tallies(self):
        heading, *rows = self.book.rows("Tallies")
        self.assertEqual(heading[:4], ["id", "name", "duties", "stand-by"])
        told = {t["provider"]: t for t in self.json("show", "2026-12")["tallies"]}
        for row in rows:
            tally = told[row[0]]
            self.assertEqual(row[4], tally["now"])
            self.assertAlmostEqual(row[6], tally["fair"], 6)
            self.assertAlmostEqual(row[7], tally["before"] + tally["now"] - tally["fair"], 6)
        self.assertEqual(sum(row[2] for row in rows), 4 + 2 + 4 + 1)

    def test_fees(self):
        heading, *rows = self.table("fees.csv")
        self.assertEqual(heading, ["provider", "name", "line", "line-name", "class", "hours", "duties",
                                   "rate", "fee", "minutes-on-duty", "late-minutes"])
        # four Sundays, the 29th twice, four Saturdays of which one is shorter, one of `nobody`
        self.assertEqual(sum(int(row[8]) for row in rows), 4 * 45000 + 2 * 60000 + 4 * 30000)
        minutes = {("day", "09:00-12:00,13:00-17:00"): (420, 0), ("night", "20:00-06:30"): (630, 420),
                   ("night", "21:00-24:00"): (180, 120), ("nobody", "09:00-12:00"): (180, 0)}
        for row in rows:
            duty, late = minutes[row[2], row[5]]
            self.assertEqual((int(row[9]), int(row[10])), (duty * int(row[6]), late * int(row[6])))
            self.assertEqual(int(row[8]), int(row[6]) * int(row[7]))
        sheet = [row for row in self.book.rows("Fees")[1:]]
        positions = [row for row in sheet if isinstance(row[6], float)]
        self.assertEqual([[row[0], row[4], row[5], row[6], row[7]] for row in positions],
                         [[row[0], row[5], *map(float, row[6:9])] for row in rows])
        self.assertEqual(sheet[-1][7], sum(row[7] for row in positions))
        totals = [row for row in sheet[:-1] if row[6] == "total"]
        for row in totals:
            self.assertEqual(row[7], sum(p[7] for p in positions if p[0] == row[0]))

    def test_same_record_same_bytes(self):
        whole = self.read("out/2026-12/rota.xlsx")
        later = "2027-03-01"
        self.run_in("publish", "2026-12", "--today", later)
        self.assertEqual(self.read("out/2026-12/rota.xlsx"), whole)
        self.run_in("export", "2026-12", "--as", "xlsx", "-o", self.path("x.xlsx"), "--today", later)
        self.assertEqual(self.read("x.xlsx"), whole)
        core = self.book.zip.read("docProps/core.xml").decode()
        self.assertEqual(set(re.findall(r"\d{4}-\d\d-\d\dT[\d:]+Z", core)), {"2026-11-20T00:00:00Z"})
        self.assertEqual({i.date_time for i in self.book.zip.infolist()}, {(1980, 1, 1, 0, 0, 0)})

    def test_a_draft_does_not_know_the_clock(self):
        self.run_in("solve", "2027-01", "--time", "10")
        first = self.read("out/2027-01/rota.xlsx")
        self.assertEqual(Book(first).rows("Rota")[0], ["みなと市医師会, January 2027 (draft)"])
        self.run_in("solve", "2027-01", "--time", "10", SOURCE_DATE_EPOCH="1795132999")
        self.assertEqual(self.read("out/2027-01/rota.xlsx"), first)

    def test_japanese(self):
        self.write("region.yaml", self.read("region.yaml").replace(b"language: en", b"language: ja"))
        self.run_in("export", "2026-12", "--as", "xlsx", "-o", self.path("x.xlsx"))
        book = Book(self.read("x.xlsx"))
        self.assertEqual(book.names, ["当番表", "一覧", "集計", "料金"])
        self.assertEqual(book.rows("当番表")[0], ["みなと市医師会　2026年12月　当番表（第1版）"])
        self.assertEqual(book.rows("当番表")[6][1], "土")


harness.main()
