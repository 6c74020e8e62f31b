"""rinban init: a region that solves as it stands."""
import os
import pty
import shutil
import subprocess

import harness


class Init(harness.Case):
    def test_solves_as_it_stands(self):
        out, err = self.rinban("init", self.path("new"))
        self.assertIn(self.path("new"), out)
        self.assertEqual(err, "")
        self.assertEqual(sorted(self.tree("new")), ["region.yaml", "requests/2026-12.csv"])
        self.assertIn("#", self.read("new", "region.yaml").decode())
        self.rinban("-C", self.path("new"), "check")
        self.rinban("-C", self.path("new"), "check", "2026-12")
        out, _ = self.rinban("-C", self.path("new"), "solve", "2026-12")
        self.assertIn("11 of 11", out)
        rows = self.rota("new/out/2026-12/rota.csv")
        self.assertEqual(len(rows), 11)
        self.assertTrue(all(row["role"] == "duty" for row in rows))

    def test_solves_in_any_month(self):
        self.init()
        for period in ("next", "this", "2027-05", "2026-H2"):
            self.run_in("solve", period, "--today", "2026-11-20", "--time", "10")
        self.assertEqual(sorted(os.listdir(self.path("out"))),
                         ["2026-11", "2026-12", "2026-H2", "2027-05"])

    def test_speaks_the_language_of_the_environment(self):
        for locale, word in (("ja_JP.UTF-8", "language: ja"), ("en_US.UTF-8", "language: en"),
                             ("C", "language: en")):
            self.rinban("init", self.path(locale), "-q", LC_ALL=locale)
            self.assertIn(word, self.read(locale, "region.yaml").decode())
            self.rinban("-C", self.path(locale), "solve", "2026-12", "-q", LC_ALL="C")

    def test_leaves_a_region_alone(self):
        self.init()
        before = self.identities()
        _, err = self.rinban("init", self.folder, expect=3)
        self.assertIn(self.folder, err)
        self.assertEqual(self.identities(), before)

    def test_leaves_a_file_alone(self):
        self.write("file", "text")
        self.rinban("init", self.path("file"), expect=3)
        self.assertEqual(self.read("file"), b"text")

    def test_takes_an_empty_folder_and_makes_parents(self):
        os.mkdir(self.path("empty"))
        self.rinban("init", self.path("empty"))
        self.rinban("init", self.path("a", "b", "c"))
        self.assertIn("region.yaml", self.tree("a", "b", "c"))

    def test_is_relative_to_the_folder_of_the_option(self):
        self.rinban("-C", self.folder, "init", "inner")
        self.assertIn("inner/region.yaml", self.tree())
        self.rinban("init", "beside", cwd=self.folder)
        self.assertIn("beside/region.yaml", self.tree())

    def test_cannot_write(self):
        self.write("file", "")
        _, err = self.rinban("init", self.path("file", "below"), expect=74)
        self.assertNotEqual(err, "")

    def test_quiet(self):
        self.assertEqual(self.rinban("init", self.path("new"), "-q"), ("", ""))



LIST = """氏名,ふりがな,診療科,医療機関,電話番号,趣味
医師 一,いし いち,内科・小児科,青葉医院,000-000-0001,釣り
医師 二,いし に,内科,青葉医院,,
医師 三,いし さん,小児科,若葉クリニック,,
"""


class FromList(harness.Case):
    def take(self, text, *more, encoding="utf-8", expect=0, **environment):
        """init --from-csv of the text; what it says on standard error, in English where nothing else is said."""
        environment.setdefault("LC_ALL", "en_US.UTF-8")
        path = self.write("doctors.csv", text, encoding)
        _, err = self.rinban("init", self.path("new"), "--from-csv", path, *more, expect=expect,
                             **environment)
        return err

    def region(self):
        return self.read("new", "region.yaml").decode()

    def test_same_in_every_encoding(self):
        texts = set()
        for encoding in ("utf-8", "utf-8-sig", "cp932"):
            shutil.rmtree(self.path("new"), ignore_errors=True)
            self.take(LIST, "-q", encoding=encoding)
            texts.add(self.region())
        self.assertEqual(len(texts), 1)

    def test_solves_as_it_stands(self):
        self.take(LIST, LC_ALL="ja_JP.UTF-8")
        region = self.region()
        for line in (
                '- {id: c01, name: "青葉医院", departments: ["内科", "小児科"]}',
                '- {id: c02, name: "若葉クリニック", departments: ["小児科"]}',
                '- {id: d01, name: "医師 一", kana: "いし いち", clinic: c01, '
                'departments: ["内科", "小児科"], phone: "000-000-0001"}',
                '- {id: d03, name: "医師 三", kana: "いし さん", clinic: c02, '
                'departments: ["小児科"]}',
                "name: \"見本市医師会\"", "language: ja", "unit: doctor"):
            self.assertIn(line, region)
        self.rinban("-C", self.path("new"), "check", "2026-12")
        self.rinban("-C", self.path("new"), "solve", "2026-12")
        rows = self.rota("new/out/2026-12/rota.csv")
        self.assertEqual([row["role"] for row in rows], ["duty"] * 4)

    def test_unknown_columns_are_told(self):
        err = self.take(LIST.replace("ふりがな", "氏名"))
        self.assertIn("doctors.csv:1:4: warning", err)  # 氏名 a second time
        self.assertIn("趣味", err)
        self.assertEqual(err.count("warning"), 2)
        self.assertNotIn("kana", self.region().split("lines:")[0])

    def test_english_headings_and_own_ids(self):
        err = self.take("ID,Name,Department,Area\nx-7,A,internal; surgery,east\nX-7,B,,\n"
                        "d01,C,,\na b,D,,\n")
        self.assertEqual(err.count("cannot be an id here"), 2, err)
        region = self.region()
        self.assertIn('- {id: x-7, name: "A", area: "east", departments: ["internal", "surgery"]}',
                      region)
        for person in ('{id: d02, name: "B"}', '{id: d01, name: "C"}', '{id: d03, name: "D"}'):
            self.assertIn(person, region)

    def test_clinics_alone_open_their_doors(self):
        self.take("医療機関;地区;所在地\nあ医院;東;一丁目\nい医院;西;\n")
        self.assertIn('- {id: c01, name: "あ医院", area: "東", address: "一丁目"}', self.region())
        self.assertIn("unit: clinic", self.region())
        self.assertNotIn("doctors:\n", self.region())
        self.rinban("-C", self.path("new"), "solve", "2026-12", "-q")

    def test_many_people_bear_ids_of_one_length(self):
        self.take("name\n" + "".join(f"Doctor {i}\n" for i in range(120)), "-q")
        self.assertIn('{id: d001, name: "Doctor 0"}', self.region())
        self.assertIn('{id: d120, name: "Doctor 119"}', self.region())

    def test_what_a_name_holds_is_text(self):
        names = ['a"b', "c\\d", "@NAME@", "e: [f", "# g", "{h}", "@PEOPLE@"]
        quoted = "".join('"' + name.replace('"', '""') + '"\n' for name in names)
        self.take("name\n" + quoted + '"i\nj"\n' + "k" * 500 + "\n")
        self.rinban("-C", self.path("new"), "solve", "2026-Q4", "-q")
        shown = {row["name"] for row in self.rota("new/out/2026-Q4/rota.csv")}
        text = [name if name[0] != "@" else "'" + name for name in names]  # no formula
        self.assertEqual(shown, set(text + ["i j", "k" * 200]))  # one duty each, at least

    def test_a_row_without_a_name(self):
        err = self.take("name,phone\nA,1\n,2\n")
        self.assertIn("doctors.csv:3:1: warning: this row names neither", err)

    def test_codes(self):
        """Each of the list's messages, by its English sentence."""
        for code, text, words in (
                ("people-column", "name,x\nA,\n", "is none of a list of doctors"),
                ("people-id", "name,id\nA,-\n", "cannot be an id here"),
                ("people-days", "name,never\nA,sometimes\n", "is no list of days"),
                ("people-twice", "name\nA\na\n", "stands on line 2, too"),
                ("people-nameless", "name,phone\nA,\n,1\n", "names neither a doctor"),
                ("people-empty", "name,phone\n", "this list names nobody")):
            shutil.rmtree(self.path("new"), ignore_errors=True)
            err = self.take(text, expect=3 if code == "people-empty" else 0)
            self.assertIn(words, err, code)
            self.assertEqual(err.count("doctors.csv"), 1, err)

    def test_days(self):
        """Closing days are the clinic's, days that never do the doctor's."""
        err = self.take("氏名,医療機関,休診日,当番不可\nあ,あ医院,水・土曜日,第1木曜\nい,い医院,日祝,月、お盆\n"
                        "う,う医院,木午後,\n")
        self.assertIn('- {id: c01, name: "あ医院", closed: [wednesday, saturday]}', self.region())
        self.assertIn('- {id: c02, name: "い医院", closed: [off-day]}', self.region())
        self.assertIn('- {id: c03, name: "う医院"}', self.region())
        self.assertIn('- {id: d01, name: "あ", clinic: c01}', self.region())
        self.assertIn('- {id: d02, name: "い", clinic: c02, never: [monday, obon]}', self.region())
        self.assertIn("doctors.csv:2:13: warning: “第1木曜”", err)
        self.assertIn("doctors.csv:4:7: warning: “木午後”", err)
        self.assertEqual(err.count("warning"), 2, err)
        self.rinban("-C", self.path("new"), "check", "2026-12")

    def test_names_that_are_alike(self):
        err = self.take("氏名,医療機関\n髙橋　花子,あ医院\n鈴木 一,あ医院\n高橋花子,い医院\n")
        self.assertIn("doctors.csv:4:1: warning: the name “高橋花子” stands on line 2, too", err)
        self.assertEqual(err.count("warning"), 1, err)

    def test_a_japanese_list_makes_a_japanese_region(self):
        """Where the environment says nothing else, as on a bare system."""
        for environment, language, words in (
                ({"LC_ALL": "C"}, "ja", "読み飛ばしました"), ({"LC_ALL": "", "LANG": ""}, "ja", "読み飛ばしました"),
                ({"LC_ALL": "en_US.UTF-8"}, "en", "passed over")):
            shutil.rmtree(self.path("new"), ignore_errors=True)
            self.assertIn(words, self.take(LIST, LC_MESSAGES="", **environment))
            self.assertIn(f"language: {language}", self.region())
        shutil.rmtree(self.path("new"))
        self.take("name\nA\n", LC_ALL="C")
        self.assertIn("language: en", self.region())

    def test_a_workbook_is_no_list(self):
        self.init()
        self.run_in("solve", "2026-12", "-q")
        with open(self.path("out/2026-12/rota.xlsx"), "rb") as file:
            workbook = file.read()
        for text in (workbook, b"\xd0\xcf\x11\xe0" + workbook):
            path = self.write("list.csv", text)
            _, err = self.rinban("init", self.path("new"), "--from-csv", path, expect=3, LC_ALL="C")
            self.assertEqual(err, f"{path}: error: this is a workbook; in Excel, save it as CSV under “Save as”\n")

    def test_nothing_is_written_for_a_list_of_nobody(self):
        for text in ("", "name\n", "趣味\n釣り\n", "name,x\n\"A\n", b"\xff\xff\xff\n", b"\0"):
            err = self.take(text, expect=3)
            self.assertIn("doctors.csv", err)
            self.assertFalse(os.path.exists(self.path("new")), text)
        self.rinban("init", self.path("new"), "--from-csv", self.path("none.csv"), expect=3)
        self.assertFalse(os.path.exists(self.path("new")))


class Wizard(harness.Case):
    def answer(self, text, *more, expect=0, **environment):
        done = subprocess.run([harness.PROGRAM, "init", self.path("new"), "--wizard", *more],
                              input=text.encode(), capture_output=True, timeout=60,
                              env={**os.environ, **environment})
        self.assertEqual(done.returncode, expect, done.stderr)
        return done.stderr.decode()

    def region(self):
        return self.read("new", "region.yaml").decode()

    def test_asks_eight_questions_in_two_languages(self):
        for locale, words in (("C", "How many at a time?"), ("ja_JP.UTF-8", "一度に何人")):
            shutil.rmtree(self.path("new"), ignore_errors=True)
            err = self.answer("", LC_ALL=locale)
            self.assertIn(words, err)
            self.assertEqual([f"{i}/8" in err for i in range(1, 10)], [True] * 8 + [False])

    def test_what_is_usual_solves(self):
        self.answer("\n" * 8)
        self.rinban("-C", self.path("new"), "solve", "2026-12", "-q")
        self.assertEqual(len(self.rota("new/out/2026-12/rota.csv")), 4)

    def test_writes_the_answers(self):
        path = self.write("doctors.csv", LIST)
        self.answer(f"みなと市医師会\nMinato.example\n{path}\n2\n２\n9:00~12:00、13:00-17:00\n2\n０\n",
                    LC_ALL="ja_JP.UTF-8")
        for line in ('id: "minato" ', 'name: "みなと市医師会"', 'domain: "minato.example"',
                     "unit: clinic", "days: [saturday, off-day]", 'hours: "9:00-12:00,13:00-17:00"',
                     "need: 2", "gap: {days: 0}"):
            self.assertIn(line, self.region())
        self.rinban("-C", self.path("new"), "check", "2026-12")

    def test_takes_what_people_write(self):
        self.answer("\n\n\n１\n土日、祝日・年末年始\n９：００～１２：００\n二人\n１０日\n")
        for line in ("days: [saturday, sunday, holiday, new-year]", 'hours: "9:00-12:00"', "need: 2",
                     "gap: {days: 10}"):
            self.assertIn(line, self.region())
        self.rinban("-C", self.path("new"), "check", "2026-12")

    def test_tells_what_would_be_right(self):
        for answers, words in (
                ("a\x01b", "one line"), ("\nno domain", "minato-ishikai.example"), ("\n\nnone.csv", "no such file"),
                ("\n\n\n3", "1 or 2"), ("\n\n\n\nsometimes", "1, 2, 3"), ("\n\n\n\n\nlate", "09:00-17:00"),
                ("\n\n\n\n\n\n0", "from 1 to 100"), ("\n" * 7 + "-1", "from 0 to 3660")):
            last = self.answer(answers + "\n", expect=3, LC_ALL="C").splitlines()[-1]
            self.assertIn("Right would be", last)
            self.assertIn(words, last)

    def test_what_is_usual_is_shown_as_one_answers(self):
        err = self.answer("", LC_ALL="ja_JP.UTF-8")
        self.assertEqual(err.count("[1]"), 3)  # who, which days, how many

    def test_text_that_is_not_utf8(self):
        done = subprocess.run([harness.PROGRAM, "init", self.path("new"), "--wizard"],
                              input="みなと\n".encode("cp932"), capture_output=True, timeout=60)
        self.assertEqual(done.returncode, 3)
        self.assertFalse(os.path.exists(self.path("new")))

    def test_takes_day_words(self):
        self.answer("\n\n\n\nmonday, new-year, not holiday\n")
        self.assertIn("days: [monday, new-year, not holiday]", self.region())
        self.rinban("-C", self.path("new"), "check", "2026-12")

    def test_does_not_ask_for_a_list_that_it_has(self):
        err = self.answer("", "--from-csv", self.write("doctors.csv", LIST))
        self.assertIn("7/7", err)
        self.assertNotIn("Which file", err)
        self.assertIn("医師 一", self.region())

    def test_wrong_answers_write_nothing(self):
        for wrong in ("\nno domain", "\n\nnone.csv", "\n\n\n3", "\n\n\n\n時々", "\n\n\n\nsometimes",
                      "\n\n\n\n\nlate", "\n\n\n\n\n\n0", "\n" * 7 + "-1", "x" * 300,
                      "a\x01b", "\n\n\n\n,"):
            err = self.answer(wrong + "\n", expect=3)
            self.assertNotEqual(err, "")
            self.assertFalse(os.path.exists(self.path("new")), wrong)

    def test_asks_again_in_a_terminal(self):
        ours, theirs = pty.openpty()
        process = subprocess.Popen([harness.PROGRAM, "init", self.path("new"), "--wizard", "-q"],
                                   stdin=theirs, stdout=theirs, stderr=subprocess.PIPE,
                                   env={**os.environ, "LC_ALL": "C"})
        os.close(theirs)
        os.write(ours, b"Minato\nminato\nminato.example\nnone.csv\n\n3\n1\n\n\n\n9\n")
        _, err = process.communicate(timeout=60)
        os.close(ours)
        self.assertEqual(process.returncode, 0, err)
        self.assertEqual(err.count(b"cannot be the answer"), 3)
        self.assertEqual(err.count(b"2/8"), 2)
        self.assertIn("gap: {days: 9}", self.region())

    def test_clinics_want_clinics(self):
        err = self.answer(f"\n\n{self.write('doctors.csv', 'name' + chr(10) + 'A' + chr(10))}\n2\n",
                          expect=3)
        self.assertIn("no clinics", err)


harness.main()
