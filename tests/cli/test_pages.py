"""rota.html, notice and internal sheet: whole, safe, readable by machine and by ear."""
import csv
import html.parser
import io
import re
import unittest

import harness

VOID = {"meta", "input", "br", "wbr", "path", "circle"}
PAGES = ("rota.html", "notice.html", "internal.html")

REGION = """rinban: 1
association: {id: minato, name: みなと市医師会, domain: minato.example}
calendar: {seasons: {new-year: 12-29..01-03}}
clinics:
  - {id: c1, name: "青葉 <b>医院", phone: 045-111-2222, address: "港町1&2", departments: [internal]}
doctors:
  - {id: a, name: "<script>alert(1)</script>", kana: いちろう, phone: 090-1234-5678, born: 1961-02-03}
  - {id: b, name: "髙橋 \\"花子\\"", phone: 090-9999-0000}
  - {id: c, name: "O'Neil", phone: 090-7777-0000}
lines:
  - {id: naika, name: 休日当番医, unit: clinic, days: [sunday], hours: "09:00-12:00,13:00-17:00"}
  - id: night
    name: 準夜
    unit: doctor
    days: [saturday, new-year]
    hours: 19:00-23:00
    need: {new-year: 2, default: 1}
    place: {name: 急患センター, phone: 045-333-4444, address: 港町3}
    names-in-notice: true
  - {id: secret, name: 当直, unit: doctor, days: [friday], hours: 23:00-07:00, public: false}
rules:
  - rest: {hours: 9}
fair:
  - {count: 当番}
"""


TWO_KINDS = """rinban: 1
association: {id: tiny, name: Tiny, domain: tiny.example, language: en}
doctors:
  - {id: a, name: Ann, departments: [p]}
  - {id: b, name: Ben}
  - {id: c, name: Cem, departments: [p]}
  - {id: d, name: Dan}
lines:
  - {id: x, unit: doctor, days: [2026-12-06], hours: 09:00-12:00, need: 2}
rules:
  - mix: {who: {department: p}, min: 1, max: 1}
"""


class Page(html.parser.HTMLParser):
    """Checks nesting while reading; keeps elements, text, and each table's headings."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.open, self.faults, self.elements, self.text = [], [], [], ""
        self.feed(text)
        self.close()
        self.faults += [f"<{tag}> is not closed" for tag in self.open]

    def handle_starttag(self, tag, attributes):
        names = [name for name, _ in attributes]
        if len(set(names)) != len(names):
            self.faults.append(f"<{tag}> says an attribute twice")
        self.elements.append((tag, dict(attributes), tuple(self.open)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attributes):
        self.elements.append((tag, dict(attributes), tuple(self.open)))

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}> at {self.getpos()}")

    def handle_data(self, data):
        if not {"style", "script"} & set(self.open):
            self.text += data

    def of(self, tag):
        return [attributes for name, attributes, _ in self.elements if name == tag]


class Pages(harness.Case):
    def setUp(self):
        super().setUp()
        self.write("region.yaml", REGION)
        # nobody but c can stand on the 29th
        self.write("requests/r.csv", "who,kind,from\na,absent,2026-12-29\nb,absent,2026-12-29\n")

    def page(self, name, folder="2026-12"):
        text = self.read("out", folder, name).decode()
        return text, Page(text)

    def publish(self):
        self.run_in("solve", "2026-12", "-q", expect=4)
        self.run_in("publish", "2026-12", "-q")

    def rows(self, name):
        data = self.read("out/2026-12", name)
        encoding = "cp932" if "sjis" in name else "utf-8-sig"
        return list(csv.reader(io.StringIO(data.decode(encoding), newline="")))

    def test_structure(self):
        self.publish()
        for name in PAGES:
            text, page = self.page(name)
            self.assertEqual(page.faults, [], name)
            self.assertEqual(page.of("html")[0]["lang"], "ja")
            self.assertEqual(len(page.of("main")), 1)
            self.assertEqual(len(page.of("h1")), 1)
            tables = text.split("<table")[1:]
            self.assertTrue(tables)
            for table in tables:
                self.assertRegex(table, r"^[^<]*<caption>(?:<h\d[^>]*>)?[^<]")
                self.assertIn('scope="col"', table)
                self.assertRegex(table, r'scope="row(?:group)?"')
            self.assertNotIn("<th>", text)
            ids = [at["id"] for _, at, _ in page.elements if "id" in at]
            self.assertEqual(len(ids), len(set(ids)))
            for link in page.of("a"):
                if link["href"].startswith("#"):
                    self.assertIn(link["href"][1:], ids)
            for _, at, _ in page.elements:
                self.assertIn(at.get("aria-labelledby", ids[0]), ids)

    def test_needs_nothing_else(self):
        self.publish()
        for name in PAGES:
            text, page = self.page(name)
            self.assertNotRegex(text, r"(?i)https?:|//[a-z]|url\(|@import|\bfetch\(|XMLHttp")
            for tag, at, _ in page.elements:
                self.assertNotIn("src", at, tag)
                self.assertNotIn(tag, ("link", "img", "iframe", "base"))
                self.assertFalse([name for name in at if name.startswith("on")])

    def test_names_stay_text(self):
        self.publish()
        for name in PAGES:
            text, page = self.page(name)
            self.assertNotIn("<script>alert", text)
            self.assertNotIn("<b>医院", text)
        text, page = self.page("rota.html")
        self.assertEqual(len(page.of("script")), 1)
        for name in ("<script>alert(1)</script>", '髙橋 "花子"', "O'Neil", "青葉 <b>医院"):
            self.assertIn(name, page.text)

    def test_what_is_private(self):
        self.publish()
        text, _ = self.page("rota.html")
        for private in ("090-", "045-", "1961", "港町"):
            self.assertNotIn(private, text)
        for name in ("notice.html", "notice.csv", "notice-by-day.csv"):
            text = self.read("out/2026-12", name).decode()
            self.assertNotIn("090-", text)
            self.assertNotIn("1961", text)
            self.assertNotIn("当直", text)
        self.write("region.yaml", REGION.replace("    names-in-notice: true\n", ""))
        self.run_in("publish", "2026-12", "-q")
        for name in ("notice.html", "notice.csv", "notice-by-day.csv"):
            text = self.read("out/2026-12", name).decode()
            for private in ("alert(1)", "花子", "Neil"):
                self.assertNotIn(private, text)

    def test_draft_and_publication(self):
        self.run_in("solve", "2026-12", "-q", expect=4)
        for name in PAGES:
            self.assertIn("案", self.page(name)[1].text)
        self.run_in("publish", "2026-12", "-q")
        for name in PAGES:
            text, page = self.page(name)
            self.assertNotIn("案", text)
            self.assertIn("第1版", page.text)
            self.assertIn("2026年11月20日(金) 9:00 公表", page.text)
        self.assertNotIn("id=\"changes\"", self.page("rota.html")[0])

    def test_open_places_have_reasons(self):
        self.publish()
        text, page = self.page("rota.html")
        part = Page(text[text.index('<section id="open"'):text.index('<section id="proof"')])
        self.assertIn("2026年12月29日(火) 準夜", part.text)
        self.assertIn("空き 1", part.text)
        self.assertIn("requests/r.csv:2", part.text)
        self.assertNotIn(self.folder, text)
        self.assertEqual(text.count("<em>空き</em>"), 1)

    def test_changes(self):
        self.publish()
        rota = self.rota("out/2026-12/rota.csv")
        moved = next(row for row in rota if row["line"] == "secret")
        other = "b" if moved["provider"] != "b" else "c"
        self.write("requests/s.csv", f"who,kind,from,line\n{other},fix,{moved['date']},secret\n")
        self.run_in("solve", "2026-12", "-q", expect=4)
        text, _ = self.page("rota.html", "2026-12.draft")
        part = text[text.index('<section id="changes"'):text.index('<section id="open"')]
        self.assertIn(f'href="#d{moved["date"]}"', part)
        self.run_in("publish", "2026-12", "-q")
        text, page = self.page("rota.html")
        self.assertIn("第2版", page.text)
        self.assertIn(part.split("<table>")[1], text)

    def test_every_duty_stands_twice(self):
        self.publish()
        text, page = self.page("rota.html")
        duties = [row for row in self.rota("out/2026-12/rota.csv") if row["role"] == "duty"]
        grid = text[text.index('<section id="rota"'):text.index('<section id="people"')]
        people = text[text.index('<section id="people"'):text.index('<section id="fair"')]
        self.assertEqual(grid.count('<a href="#p-'), len(duties))
        self.assertEqual(people.count('<a href="#d2026'), len(duties))
        for row in duties:
            day = re.search(f'<tr id="d{row["date"]}".*?</tr>', grid, re.S)[0]
            self.assertIn(f'href="#p-{row["provider"]}"', day)
        self.assertEqual(len(page.of("svg")), 4 + 4)  # a legend of four, four members

    def test_notices(self):
        self.publish()
        rows = self.rows("notice.csv")
        self.assertEqual(rows[0], ["date", "week", "medical", "name", "time", "phone", "address",
                                   "doctor"])
        self.assertEqual(rows[2], ["2026-12-06", "日", "休日当番医", "青葉 <b>医院",
                                   "09:00-12:00,13:00-17:00", "045-111-2222", "港町1&2", ""])
        self.assertEqual(rows[1][:7], ["2026-12-05", "土", "準夜", "急患センター", "19:00-23:00",
                                       "045-333-4444", "港町3"])
        self.assertEqual(self.rows("notice.sjis.csv"), rows)
        by_day = self.rows("notice-by-day.csv")
        self.assertEqual(by_day[:3], [["date", "week", "休日当番医", "準夜"],
                                      ["2026-12-05", "土", "", "急患センター"],
                                      ["2026-12-06", "日", "青葉 <b>医院", ""]])
        self.assertEqual(len(by_day) - 1, len({row[0] for row in rows[1:]}))

    def test_internal(self):
        self.publish()
        text, page = self.page("internal.html")
        self.assertIn("内部用", page.text)
        self.assertIn("090-1234-5678", page.text)
        # on the 29th c stands, and neither of the others is there
        day = re.findall(r'<tr[^>]*data-day="2026-12-29".*?</tr>', text, re.S)
        self.assertEqual(len(day), 1)
        self.assertIn("いません", day[0])

    def test_substitutes_take_the_place_of_one_who_is_away(self):
        """Ann (p) and Ben stand: whoever comes must be of the kind that goes."""
        self.write("region.yaml", TWO_KINDS)
        self.write("hand.csv", "date,line,provider,role\n2026-12-06,x,a,duty\n2026-12-06,x,b,duty\n")
        self.run_in("publish", "2026-12", "-q", "--rota", self.path("hand.csv"))
        page = self.read("out", "2026-12", "internal.html").decode()
        found = re.findall(r"<li><b>(\w+)</b> <em>for (\w+)</em>", page)
        self.assertEqual(sorted(found), [("Cem", "Ann"), ("Dan", "Ben")])

    def test_who_has_a_duty_that_day_too_is_asked_last(self):
        self.write("region.yaml",
                   harness.FOUR + "  - {id: y, unit: doctor, days: [sunday], hours: 17:00-20:00}\n")
        self.write("hand.csv", "date,line,provider\n2026-12-06,x,a\n2026-12-06,y,b\n"
                               "2026-12-13,x,c\n2026-12-13,y,a\n")
        self.run_in("publish", "2026-12", "-q", "--rota", self.path("hand.csv"))
        page = self.read("out", "2026-12", "internal.html").decode()
        morning, evening = re.findall(r'<tr[^>]*data-day="2026-12-06".*?</tr>', page, re.S)
        told = r"<li><b>(\w+)</b> <small>(.*?)</small>"
        self.assertEqual(re.findall(told, morning), [("Ben", "next Sun 6 December"),
                                                     ("Cem", "next Sun 13 December"),
                                                     ("Dan", "no duty yet")])
        self.assertEqual(re.findall(told, evening),
                         [("Cem", "next Sun 13 December"), ("Dan", "no duty yet"),
                          ("Ann", "last Sun 6 December, next Sun 13 December")])

    def test_exported_again(self):
        self.publish()
        for today in ("2026-11-20", "2026-12-20"):
            self.run_in("publish", "2026-12", "-q", "--today", today)
            text = self.read("out/2026-12/rota.html").decode()
            out, _ = self.run_in("export", "2026-12", "--as", "html", "-o", "-", "--today", today)
            self.assertEqual(out, text)

    def test_english(self):
        self.write("region.yaml", REGION.replace("domain:", "language: en, domain:"))
        self.publish()
        text, page = self.page("rota.html")
        self.assertEqual(page.of("html")[0]["lang"], "en")
        self.assertIn("Duty rota December 2026", page.text)
        self.assertIn("Sat 5 December", page.text)
        self.assertIn("Fri 20 November 2026 9:00", page.text)


harness.main()
