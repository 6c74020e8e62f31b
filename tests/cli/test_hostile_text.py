"""What a text may hold by accident or malice: every file says where, and nothing gets out."""
import json
import os
import re

import harness

PERIOD = "2026-12"
RECORD = """period: 2026-11
duties:
- {line: x, date: 2026-11-01, provider: a}
"""


class Text(harness.Case):
    def setUp(self):
        super().setUp()
        self.outside = self.path("outside")
        os.makedirs(self.path("region"))
        os.makedirs(self.outside)
        self.write("outside/kept", "kept")
        self.folder = self.path("region")
        self.write("region.yaml", harness.TINY)

    def told(self, *words, expect=3, codes=None):
        """The command is refused soon, in words which steer no terminal; returns them."""
        process = self.start(*words)
        out, err = process.communicate(timeout=30)
        self.assertIn(process.returncode, codes or (expect,), f"{words}\n{out}\n{err}")
        err = err.decode()
        self.assertNotRegex(err, "[\x00-\x08\x0b-\x1f\x7f]")
        return err

    def refused(self, name, text, words=("check", PERIOD), said=""):
        path = self.write(name, text)
        err = self.told(*words)
        self.assertIn(said, err)
        os.remove(path)
        return err

    def tearDown(self):
        self.assertEqual(os.listdir(self.outside), ["kept"])
        with open(os.path.join(self.outside, "kept")) as file:
            self.assertEqual(file.read(), "kept")
        super().tearDown()


class Size(Text):
    def test_a_billion_laughs(self):
        laughs = "a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol, lol]\n" + "".join(
            f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 10)}]\n" for i in range(1, 12))
        for name in ("region.yaml", "requests/a.yaml", "records/2026-11-r1.yaml"):
            kept = self.read("region.yaml")
            self.refused(name, laughs)
            self.write("region.yaml", kept)

    def test_deep(self):
        for name in ("region.yaml", "requests/a.yaml", "records/2026-11-r1.yaml"):
            for text in ("[" * 1000000, "{a: " * 200000, "- " * 500000, "? " * 500000, "!!map " * 200000):
                kept = self.read("region.yaml")
                self.refused(name, text)
                self.write("region.yaml", kept)

    def test_one_long_line(self):
        long = "x" * 10_000_000
        self.refused("requests/a.csv", "who,kind,note\na,none," + long + "\n" + long[:5_000_000] + ",none,\n", said=":3:")
        self.refused("requests/a.yaml", "- {who: " + long + ", kind: none}\n")
        self.refused("requests/a.ics", "BEGIN:VCALENDAR\r\nX-A:" + "x" * 1_000_000 + "\r\nEND:VCALENDAR\r\n")
        self.refused("records/2026-11-r1.yaml", RECORD.replace("a}", long + "}"))
        self.refused("region.yaml", harness.TINY.replace("山田 太郎", "x" * 8_000_000), said="region.yaml:4:")

    def test_many_rows(self):
        self.write("requests/a.csv", "who,kind,from\n" + "a,avoid,2026-12-06\n" * 300_000)
        self.told("check", PERIOD, codes=(0,))
        err = self.refused("requests/a.csv", "who,kind,from\n" + "z,avoid,2026-12-06\n" * 300_000)
        self.assertLess(err.count("\n"), 40_000)

    def test_numbers(self):
        for number in ("99999999999999999999", "-1", "1e308", "0x10", "1_000", "nan", ".inf", "2147483648"):
            self.refused("region.yaml", harness.TINY.replace("days: 14", "days: " + number), said="region.yaml:9:")
            self.write("region.yaml", harness.TINY)


class Bytes(Text):
    def test_nul_and_broken_characters(self):
        for bad in (b"\0", b"\xff", b"\xc0\x80", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\xe3\x81"):
            kept = self.read("region.yaml")
            self.refused("region.yaml", kept.replace("山田".encode(), bad), said="region.yaml:4:")
            self.write("region.yaml", kept)
            self.refused("requests/a.yaml", b"- {who: a, kind: none, note: " + bad + b"}\n", said=":1:")
            self.refused("requests/a.ics", b"BEGIN:VCALENDAR\r\nX-A:" + bad + b"\r\nEND:VCALENDAR\r\n", said=":2:")
            self.refused("records/2026-11-r1.yaml", RECORD.encode().replace(b"a}", bad + b"}"))

    def test_byte_order_mark_and_line_ends(self):
        self.write("region.yaml", "\ufeff" + harness.TINY.replace("\n", "\r\n"))
        self.write("requests/a.csv", "\ufeffwho,kind,from\r\na,avoid,2026-12-06\r\n")
        self.write("requests/b.yaml", "\ufeff- {who: a, kind: avoid, from: 2026-12-13}\r\n- {who: b, kind: none}\r\n")
        self.write("requests/b.ics", "\ufeffBEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n")
        self.write("records/2026-11-r1.yaml", "\ufeff" + RECORD.replace("\n", "\r\n"))
        self.told("check", PERIOD, codes=(0,))
        for end in ("\r", "\u0085", "\u2028"):
            self.write("requests/a.csv", "who,kind,from" + end + "a,avoid,2026-12-06" + end)
            self.told("check", PERIOD, codes=(0, 3))

    def test_drafts(self):
        """json-glib knows comments; brackets and quotes in them count for nothing."""
        self.run_in("solve", PERIOD, "-q")
        draft = self.read("out", PERIOD, "rota.json").decode()
        deep = "[" * 300_000
        for text in (deep, '/* " */' + deep, "/*" + "]" * 300_000 + "*/" + deep, "'\"'" + deep,
                     '//"\n' + deep, '#"\n' + deep, "]" * 300_000 + deep, '"\\' + deep, "",
                     draft.replace('"a"', '"\\ud800"'), draft.replace('"a"', '"\\udc00\\ud800"'),
                     draft.replace('"a"', '"\\u0000"'), draft.replace('"a"', '"../../outside/x"'),
                     draft.replace('"provider": "a"', '"provider": ' + "9" * 400), draft[:-20], draft + draft):
            self.write(f"out/{PERIOD}/rota.json", text)
            self.told("publish", PERIOD, codes=(3,))
            self.told("show", PERIOD, "--draft", codes=(0, 3))


class Places(Text):
    BAD = ("../outside/x", "..", ".", "/etc/x", "a/b", "a\\b", "", "A", "-a", "con.", "a" * 33, "a\nb", "a\0", "~", "$HOME",
           "ａ", "a%2f..", "everyone")

    def test_ids_in_the_region(self):
        for bad in self.BAD:
            quoted = json.dumps(bad)
            for old, new in (("{id: a,", "{id: " + quoted + ","), ("{id: x,", "{id: " + quoted + ","),
                             ("{id: tiny,", "{id: " + quoted + ",")):
                if (bad, old) in (("everyone", "{id: x,"), ("everyone", "{id: tiny,")):
                    continue  # taken among people only
                self.write("region.yaml", harness.TINY.replace(old, new))
                self.told("solve", PERIOD)
        self.assertEqual(self.names(), ["region.yaml"])

    def test_ids_in_records(self):
        for bad in self.BAD[:-1]:
            quoted = json.dumps(bad)
            for text in (RECORD.replace("provider: a", "provider: " + quoted),
                         RECORD.replace("line: x", "line: " + quoted),
                         RECORD + "names:\n- {id: " + quoted + ", name: X}\n",
                         RECORD + "members:\n- {line: x, provider: " + quoted + "}\n",
                         RECORD + "events:\n- {uid: u, owner: " + quoted + ", line: x, provider: a, day: 2026-11-01, "
                                  "start: 2026-11-01T09:00, end: 2026-11-01T12:00, role: duty, piece: 1, sequence: 0, "
                                  "moment: 2026-10-20T00:00:00Z}\n"):
                self.write("records/2026-11-r1.yaml", text)
                self.told("publish", "2026-11")
                self.told("export", "2026-11", "--as", "ics")
        self.assertFalse(os.path.exists(self.path("out")))

    def test_names_of_records(self):
        for period in ("../outside/x", "2026-11/../x", "next", "this", "2026-13", "-"):
            self.write("records/2026-11-r1.yaml", RECORD.replace("2026-11\n", json.dumps(period) + "\n"))
            self.told("publish", "2026-11")

    def test_files_named_in_the_region(self):
        for name in ("../outside/kept", "/etc/passwd", "link", "."):
            if not os.path.lexists(self.path("link")):
                os.symlink("../outside/kept", self.path("link"))
            quoted = json.dumps(name)
            self.write("region.yaml", harness.TINY.replace("doctors:", "calendar: {holidays: " + quoted + "}\ndoctors:"))
            self.assertNotIn("kept", self.told("check").replace("outside/kept", ""))
            self.write("region.yaml", harness.TINY + "calendar-files: {feeds: {secret: " + quoted + "}}\n")
            self.told("check")

    def test_names_of_requests(self):
        for name in ("a..ics", "..a.ics", "a .ics", "-.ics", "A.ICS", "a\n.ics"):
            self.write("requests/" + name, "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n")
            self.told("check", PERIOD, codes=(0, 3))
            os.remove(self.path("requests", name))


class Links(Text):
    def setUp(self):
        super().setUp()
        self.run_in("solve", PERIOD, "-q")

    def publish(self):
        """Whatever stands in the way, nothing outside is written and nothing is half done."""
        self.told("publish", PERIOD, codes=(0, 3, 74))
        self.told("export", PERIOD, "--as", "csv", codes=(0, 3, 74))

    def test_files_of_out(self):
        for name in ("rota.csv", "rota.html", "rota.json", "notice.csv"):
            os.remove(self.path("out", PERIOD, name))
            os.symlink("../../../outside/kept", self.path("out", PERIOD, name))
            self.publish()

    def test_folders_of_out(self):
        for name in ("calendars", "feeds", PERIOD, PERIOD + ".draft", "2027-01"):
            path = self.path("out", name)
            os.rename(path, path + ".aside") if os.path.lexists(path) else None
            os.symlink("../../outside", path)
            self.publish()
            self.told("solve", "2027-01", codes=(0, 3, 74))

    def test_a_record(self):
        os.makedirs(self.path("records"), exist_ok=True)
        os.symlink("../../outside/new", self.path("records", PERIOD + "-r1.yaml"))
        self.publish()
        os.remove(self.path("records", PERIOD + "-r1.yaml"))
        os.symlink("../../outside/kept", self.path("records", PERIOD + "-r1.yaml"))
        self.publish()


class Words(Text):
    """Text that a terminal, a page, a sheet or a calendar would take for more than a text."""

    def test_control_characters_are_refused(self):
        for code in list(range(0x01, 0x20)) + [0x7f, 0x85, 0x9b]:
            bad = json.dumps("x" + chr(code) + "y")
            for text in (harness.TINY.replace("山田 太郎", "X").replace("name: X", "name: " + bad),
                         harness.TINY.replace("name: Tiny", "name: " + bad),
                         harness.TINY.replace("unit: doctor", "unit: doctor, name: " + bad)):
                self.write("region.yaml", text)
                self.assertIn("region.yaml:", self.told("check"))

    def test_separators_and_directions_break_nothing(self):
        name = "x\u2028y\u2029z\u202ew\u200b"
        self.write("region.yaml", harness.TINY.replace("山田 太郎", json.dumps(name, ensure_ascii=False)))
        self.run_in("solve", PERIOD, "-q")
        self.run_in("publish", PERIOD, "-q")
        self.json("show", PERIOD)
        for file in self.names("out"):
            if file.endswith(".ics"):
                data = self.read("out", file).decode()
                self.assertTrue(all(re.match(r"[A-Z-]+[:;]| ", line) for line in data.split("\r\n")[:-1]), file)
        self.run_in("check", PERIOD)  # its record is read again

    def test_every_escape_at_once(self):
        name = "</script><!--\\\"'&amp;{{x}}${y}`%s%n;,:\\n|]]>"
        self.write("region.yaml", harness.TINY.replace("山田 太郎", json.dumps(name)))
        self.run_in("solve", PERIOD, "-q")
        draft = json.loads(self.read("out", PERIOD, "rota.json"))
        self.assertEqual(draft["format"], 1)
        self.run_in("publish", PERIOD, "-q")
        for file in ("rota.html", "internal.html", "notice.html"):
            page = self.read("out", PERIOD, file).decode()
            self.assertNotIn(name, page)
            self.assertNotIn("</script><!--", page)
            self.assertLessEqual(page.count("</script>"), 1)
        names = {row["name"] for row in self.rota(f"out/{PERIOD}/rota.csv")}
        self.assertIn(name, names)
        calendar = self.read("out", PERIOD, "ics", "all.ics").decode().replace("\r\n ", "")
        self.assertIn("</script><!--\\\\\"'&amp\\;{{x}}${y}`%s%n\\;\\,:\\\\n|]]>", calendar)
        self.assertIn(name[:20], self.run_in("show", PERIOD, "--list")[0])

    def test_folders_of_a_batch(self):
        names = (b"\xee", b"\xe3\x81", b"\xff\xfe", b"a\x1b[31mb\nc", "当".encode())
        process = self.begin("batch", *names, PERIOD, cwd=self.folder)
        out, err = process.communicate(timeout=60)
        self.assertEqual(process.returncode, 3, err)
        self.assertNotIn(b"\x1b", out + err)
        self.assertEqual(len(out.decode().splitlines()), len(names) + 1)
        process = self.begin("batch", *names, PERIOD, "--json", cwd=self.folder)
        self.assertEqual(len(json.loads(process.communicate(timeout=60)[0])["regions"]), len(names))


class Benchmark(Text):
    """import minizinc-oncall."""

    GOOD = ("num_staff = 1; work_load = [100]; num_days = 7; unavailable = [{}]; fixed = [{}]; weekend_offset = 2; "
            "adj_days_str = 1; wed_before_weekend_str = 1;\n")

    def setUp(self):
        super().setUp()
        os.remove(self.path("region.yaml"))

    def test_refused_in_words(self):
        good = self.GOOD
        for text in (good.replace("num_staff = 1", "num_staff = 0"), good.replace("num_days = 7", "num_days = 0"),
                     good.replace("[100]", "[]"), good.replace("[100]", "100..1000000"), good.replace("[100]", "[\xff"),
                     good.replace("[{}]", "[{-1}]", 1), good.replace("[{}]", "[{}, {}]", 1), "", "\0", "/*", '"',
                     good.replace("[{}]", "[" + "0..100000," * 200000 + "]", 1), "a = 99999999999999999999;",
                     "a=[" * 100000, good.encode() + b"% \xff\n"):
            path = self.write("a.dzn", text)
            self.assertIn("a.dzn", self.told("import", "minizinc-oncall", path))
            os.remove(path)
        self.assertEqual(self.names(), [])

    def test_strange_files(self):
        os.mkfifo(self.path("pipe"))
        for path in (self.path("pipe"), "/dev/zero", self.folder, self.path("missing")):
            self.told("import", "minizinc-oncall", path)

    def test_good(self):
        self.run_in("import", "minizinc-oncall", self.write("a.dzn", self.GOOD))
        self.run_in("check", "2001-01-01..2001-01-07")


if __name__ == "__main__":
    harness.main()
