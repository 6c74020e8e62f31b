"""rinban import: a past in the shapes that towns publish, and sheets of answers."""
import json
import os

import harness

REGION = """rinban: 1
association: {id: town, name: 町医師会, domain: town.example, language: en}
clinics:
  - {id: c01, name: 青葉医院}
  - {id: c02, name: みどり診療所}
  - {id: c03, name: 髙橋クリニック}
doctors:
  - {id: d01, name: 山田 太郎}
  - {id: d02, name: 佐藤 花子}
lines:
  - {id: naika, name: 休日当番医（内科系）, unit: clinic, days: [sunday], hours: "09:00-12:00,13:00-17:00",
     weight: {2025-12-28: 3, default: 1}}
  - {id: geka, name: 休日当番医（外科系）, unit: clinic, days: [sunday], hours: "09:00-17:00"}
  - {id: night, name: 夜間, unit: doctor, days: [saturday], hours: "22:00-07:00"}
fair:
  - {count: duties, lines: [naika], weigh: true}
"""
HEAD = "# Typed in by rinban import. Fair parts of these days come from today's region (from, until, leave).\n"


class Rota(harness.Case):
    def setUp(self):
        super().setUp()
        self.write("region.yaml", REGION)

    def take(self, text, *words, encoding="utf-8", expect=0):
        path = self.write("list.csv", text, encoding)
        return self.run_in("import", "rota", path, *words, expect=expect)

    def messages(self, text, *words):
        out, _ = self.take(text, *words, "--json", expect=3)
        self.assertFalse([name for name in self.names() if name.startswith("records/")])
        return [(m["code"], m["line"], m["column"]) for m in json.loads(out)["messages"]]

    def warnings(self, text):
        return [m["code"] for m in json.loads(self.take(text, "--json")[0])["warnings"]]

    def record(self, name="2025-12-r1.yaml"):
        text = self.read("records", name).decode()
        self.assertTrue(text.startswith(HEAD), text)
        return text[len(HEAD):]

    def test_our_own_form(self):
        out, err = self.take(
            "date,line,start,end,hours,provider,role,name\r\n"
            "2025-12-07,geka,,,10:00-12:00,c01,duty,青葉医院\r\n"
            "2025-12-06,night,,,22:00-07:00,d02,reserve,\r\n"
            "2025-12-07,naika,,,,,open,\r\n")
        self.assertEqual(err, "")
        self.assertIn("2 duties of 2 providers", out)
        self.assertIn("today's region", out)
        self.assertEqual(self.record(), """period: 2025-12
duties:
  - {date: 2025-12-06, line: night, provider: d02, role: reserve}
  - {date: 2025-12-07, line: geka, provider: c01, hours: "10:00-12:00"}
""")
        self.run_in("records", "verify")

    def test_date_week_medical_name_time(self):
        self.take("休日当番医一覧\r\n\r\ndate,week,medical,name,time\r\n"
                  "2025/12/7,日,内科,青葉医院,9:00～12:00\r\n"
                  ",日,外科,みどり 診療所,09:00-17:00\r\n"
                  "2025/12/28,日,内科,高橋クリニック,\r\n", encoding="cp932")
        self.assertEqual(self.record(), """period: 2025-12
duties:
  - {date: 2025-12-07, line: geka, provider: c02}
  - {date: 2025-12-07, line: naika, provider: c01, hours: "9:00-12:00"}
  - {date: 2025-12-28, line: naika, provider: c03}
""")

    def test_one_row_per_day(self):
        self.take("日付;曜日;内科;外科;夜間\r\n"
                  "令和7年12月6日(土);土;;;山田太郎\r\n"
                  'R7.12.7;日;"青葉医院\nみどり診療所";－;\r\n'
                  "2025/12/14 0:00:00;日;髙橋クリニック、青葉医院;休診;\r\n")
        self.assertEqual(self.record(), """period: 2025-12
duties:
  - {date: 2025-12-06, line: night, provider: d01}
  - {date: 2025-12-07, line: naika, provider: c01}
  - {date: 2025-12-07, line: naika, provider: c02}
  - {date: 2025-12-14, line: naika, provider: c01}
  - {date: 2025-12-14, line: naika, provider: c03}
""")

    def test_the_period(self):
        text = "date,line,provider\n2025-04-06,naika,c01\n2026-03-29,naika,c02\n"
        self.take(text)
        self.assertIn("period: FY2025\n", self.record("FY2025-r1.yaml"))
        self.take("date,line,provider\n12/7,naika,c01\n", "2025-12")
        self.assertIn("2025-12-07", self.record())

    def test_all_mistakes_at_once(self):
        self.assertEqual(self.messages("date,line,provider,hours\n"
                                       "2025-12-07,naika,nobody,\n"
                                       "2025-12-32,naika,c01,\n"
                                       "12/7,naika,c01,\n"
                                       "2025-12-14,nika,c01,\n"
                                       "2025-12-14,naika,c01,noon\n"
                                       "2025-12-14,naika,d01,\n"
                                       "2025-12-21,naika,c01,\n"
                                       "2025-12-21,naika,c01,\n"
                                       "2025-12-28,naika,nobody,\n"
                                       "2025-12-28,naika,stranger,\n"
                                       "2025-12-28,nika,c01,\n"),
                         [("who-unknown", 2, 18), ("date-impossible", 3, 1), ("sheet-year", 4, 1),
                          ("sheet-line", 5, 12), ("not-hours", 6, 22), ("wrong-unit", 7, 18),
                          ("rota-duplicate", 9, 18), ("who-unknown", 11, 18)])

    def test_columns(self):
        self.assertEqual(self.messages("date,who\n2025-12-07,c01\n"), [("csv-missing-column", 1, 1)])
        self.assertEqual(self.messages("day of,naika,eye\nx,c01,c02\n"),
                         [("sheet-line", 1, 1), ("csv-missing-column", 1, 1), ("sheet-line", 1, 14)])
        self.assertEqual(self.messages("date,line,provider\n"), [("sheet-empty", None, None)])
        self.assertEqual(self.messages(""), [("file-empty", None, None)])
        self.assertEqual(self.warnings("date,line,provider,weather\n2025-12-07,naika,c01,rain\n"),
                         ["sheet-column"])

    def test_two_parts_of_a_day(self):
        self.take("date,line,provider,hours\n2025-12-07,geka,c01,08:30-17:30\n"
                  "2025-12-07,geka,c01,17:30-08:30\n")
        self.assertIn('provider: c01, hours: "08:30-17:30,17:30-08:30"}', self.record())

    def test_nothing_is_overwritten(self):
        self.take("date,line,provider\n2025-12-07,naika,c01\n")
        before = self.tree()
        _, err = self.take("date,line,provider\n2025-12-07,naika,c02\n", expect=3)
        self.assertIn("records/2025-12-r1.yaml", err)
        after = self.tree()
        before.pop("list.csv"), after.pop("list.csv")
        self.assertEqual(after, before)
        other = self.path("other.yaml")
        self.take("date,line,provider\n2025-12-07,naika,c02\n", "-o", other)
        self.assertIn(b"provider: c02", self.read("other.yaml"))
        self.assertIn("provider: c02", self.take(
            "date,line,provider\n2025-12-07,naika,c02\n", "-o", "-")[0])

    def test_days_that_a_publication_covers(self):
        self.run_in("solve", "2026-12", "-q", "--today", "2026-11-20", "--time", "5")
        self.run_in("publish", "2026-12", "-q", "--today", "2026-11-20")
        self.assertEqual(
            self.warnings("date,line,provider\n2026-11-29,naika,c01\n2026-12-06,naika,c01\n"),
            ["import-covered"])

    def test_the_first_month_is_fair(self):
        """c01 served weights 1 + 3 in December 2025; a third of 4 is the fair part of each."""
        self.take("date,line,provider\n2025-12-07,naika,c01\n2025-12-28,naika,c01\n")
        document = self.json("solve", "2026-02", "--today", "2026-01-20", "--time", "5")
        before = {t["provider"]: t["before"] for t in document["tallies"]}
        self.assertEqual(before, {"c01": 2.666667, "c02": -1.333333, "c03": -1.333333})
        now = {t["provider"]: t["now"] for t in document["tallies"]}
        self.assertEqual(now, {"c01": 0, "c02": 2, "c03": 2})

    def test_who_joined_later_owes_nothing(self):
        self.write("region.yaml", REGION.replace("name: みどり診療所",
                                                 "name: みどり診療所, from: 2025-12-15"))
        self.take("date,line,provider\n2025-12-07,naika,c01\n2025-12-28,naika,c01\n")
        document = self.json("solve", "2026-02", "--today", "2026-01-20", "--time", "5")
        before = {t["provider"]: t["before"] for t in document["tallies"]}
        # the 7th is shared by two, the 28th (3) by three: 1/2 + 1, 1, 1/2 + 1
        self.assertEqual(before, {"c01": 2.5, "c02": -1, "c03": -1.5})

    def test_json(self):
        document = json.loads(self.take("date,line,provider\n2025-12-07,naika,c01\n", "--json")[0])
        self.assertEqual((document["format"], document["duties"], document["providers"],
                          document["file"]), (1, 1, 1, self.path("records", "2025-12-r1.yaml")))


class Requests(harness.Case):
    def setUp(self):
        super().setUp()
        self.write("region.yaml", REGION)

    def take(self, text, *words, encoding="utf-8", expect=0):
        path = self.write("answers.csv", text, encoding)
        return self.run_in("import", "requests", path, *words, expect=expect)

    def rows(self):
        data = self.read("requests", "answers.csv").decode("utf-8-sig")
        return data.split("\r\n")[1:-1]

    def test_marks(self):
        out, err = self.take(",12/5(土),12/6(日),12/7,12/9,備考\r\n"
                             "山田 太郎,×,×,△,△,学会\r\n"
                             "佐藤花子,○,,〇,,\r\n"
                             "青葉医院,◎,○,不可,x13:00-17:00,\r\n", "2026-12", encoding="cp932")
        self.assertEqual(err, "")
        self.assertIn("3 people, 6 requests", out)
        self.assertEqual(self.rows(), [
            'd01,absent,2026-12-05,2026-12-06,,"学会"', "d01,avoid,2026-12-07,,,",
            "d01,avoid,2026-12-09,,,", "d02,none,,,,", "c01,want,2026-12-05,,,",
            "c01,absent,2026-12-07,,,", 'c01,absent,2026-12-09,,"13:00-17:00",'])
        self.run_in("check", "2026-12")

    def test_day_numbers_and_forms(self):
        self.take("氏名,1,2日,3(木)\n山田太郎,×,,×\n", "2026-12")
        self.assertEqual(self.rows(), ["d01,absent,2026-12-01,,,", "d01,absent,2026-12-03,,,"])
        os.remove(self.path("requests", "answers.csv"))
        out, _ = self.take("タイムスタンプ,お名前,ご都合 [2026/12/1],ご都合 [2026/12/2]\n"
                           "2026/11/1 9:00,山田太郎,×,×\n2026/11/2 9:00,山田太郎,○,×\n", "--json")
        self.assertEqual([m["code"] for m in json.loads(out)["warnings"]], ["sheet-again"])
        self.assertEqual(self.rows(), ["d01,absent,2026-12-02,,,"])

    def test_mistakes(self):
        out, _ = self.take("name,2026-12-01,2026-12-02\n山田太郎,maybe,maybe\nだれか,×,\n,×,\n"
                           "佐藤花子,so so,\n", "--json", expect=3)
        self.assertEqual([(m["code"], m["line"], m["column"]) for m in json.loads(out)["messages"]],
                         [("sheet-mark", 2, 6), ("who-unknown", 3, 1), ("request-empty", 4, 1),
                          ("sheet-mark", 5, 6)])
        self.assertNotIn("requests", os.listdir(self.folder))
        for text, code in (("name,note\n山田太郎,x\n", "sheet-no-day"),
                           ("name,12/1\n山田太郎,x\n", "sheet-year"),
                           ("name,2026-12-01\n", "sheet-empty")):
            out, _ = self.take(text, "--json", expect=3)
            self.assertEqual([m["code"] for m in json.loads(out)["messages"]], [code])

    def test_nothing_is_overwritten(self):
        self.write("requests/answers.csv", "who,kind,from\n")
        self.take("name,2026-12-01\n山田太郎,x\n", expect=3)
        self.assertEqual(self.read("requests", "answers.csv"), b"who,kind,from\n")
        self.assertIn("d01,absent,2026-12-01", self.take("name,2026-12-01\n山田太郎,x\n", "-o", "-")[0])

    def test_other_columns(self):
        _, err = self.take("name,2026-12-01,lunch\n山田太郎,x,fish\n")
        self.assertIn("lunch", err)


class Usage(harness.Case):
    def test_formats(self):
        _, err = self.run_in("import", "nothing", "x.csv", expect=2)
        self.assertIn("requests", err)
        self.write("region.yaml", REGION)
        self.run_in("import", "rota", self.path("missing.csv"), expect=3)
        self.run_in("import", "rota", expect=2)


if __name__ == "__main__":
    harness.main()
