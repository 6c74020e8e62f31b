"""rinban show: columns that line up in Japanese, colours only where they are wanted."""
import fcntl
import os
import pty
import re
import struct
import subprocess
import termios
import unicodedata

import harness


def width(text):
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


class Show(harness.Case):
    def setUp(self):
        super().setUp()
        self.write("region.yaml", harness.TINY.replace("id: x,", "id: x, name: 休日当番,"))
        self.run_in("solve", "2026-12")

    def on_terminal(self, *words, columns=0, **environment):
        """What a terminal is sent."""
        controller, terminal = pty.openpty()
        fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
        process = subprocess.Popen([harness.PROGRAM, "-C", self.folder, "show", "2026-12", *words],
                                   stdout=terminal, stderr=subprocess.PIPE,
                                   env={**os.environ, **environment})
        os.close(terminal)
        sent = b""
        while True:
            try:
                part = os.read(controller, 65536)
            except OSError:
                break
            if not part:
                break
            sent += part
        os.close(controller)
        process.communicate()
        self.assertEqual(process.returncode, 0)
        return sent.decode()

    def test_what_is_proven_has_the_numbers_of_the_table(self):
        """The sample's lowest standing is -0.866…: rounded in the table, never -0.86 below it."""
        self.init(LC_ALL="C")
        self.run_in("solve", "2026-12", "-q", LC_ALL="C")
        out, _ = self.run_in("show", "2026-12", LC_ALL="C")
        table, proven = out.split("\n\n“duties”", 1)
        for number in re.findall(r"this rota’s, ([+-][\d.]+)", proven):
            self.assertIn(re.sub(r"0+$", "", number), table)
        self.assertIn("above this rota’s, -0.87\n", proven)

    def test_calendar(self):
        """Sundays of December 2026: 6, 13, 20, 27; one name below each."""
        out, _ = self.run_in("show", "2026-12")
        month, line, *weeks = [row for row in out.split("\n\n")[0:2] for row in row.splitlines()]
        self.assertEqual((month, line), ("December 2026", "休日当番"))
        heading, *weeks = weeks
        self.assertEqual(heading.split(), ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"])
        numbers = [row for row in weeks if not any(c.isalpha() for c in row)]
        names = [row for row in weeks if row not in numbers]
        self.assertEqual([int(n) for row in numbers for n in row.split()], list(range(1, 32)))
        self.assertEqual([row.split()[-1] for row in numbers[:4]], ["6", "13", "20", "27"])
        rows = self.rota("out/2026-12/rota.csv")
        self.assertEqual([name.strip() for name in names], [row["name"] for row in rows])
        column = heading.index("Sun")
        self.assertEqual({len(name) - len(name.lstrip()) for name in names}, {column})

    def test_holidays_bear_a_star(self):
        self.write("region.yaml", self.read("region.yaml").replace(b"days: [sunday]", b"days: [holiday]"))
        self.run_in("solve", "2027-01")
        out, _ = self.run_in("show", "2027-01")
        self.assertEqual(out.splitlines()[0], "January 2027  1* 元日  11* 成人の日")
        self.assertIn(" 1*", out.split("休日当番")[1])
        self.assertNotIn(" 2*", out)

    def test_a_narrow_terminal(self):
        """Names are cut so that a week stays on one row of the terminal."""
        self.write("region.yaml", self.read("region.yaml").replace(b"[sunday]", b"[every-day]")
                   .replace("髙橋 花子".encode(), "髙橋 花子 とても長い名前の医師".encode()))
        self.run_in("solve", "2026-12", "--time", "3")
        told = self.on_terminal(NO_COLOR="1", columns=60)
        calendar = told.split("\r\n\r\n")[1].splitlines()
        self.assertLessEqual(max(width(row) for row in calendar), 60)
        self.assertGreater(max(width(row) for row in calendar), 50)

    def test_one_provider(self):
        rows = [row for row in self.rota("out/2026-12/rota.csv") if row["provider"] == "b"]
        for who in ("b", "高橋花子"):
            out, _ = self.run_in("show", "2026-12", "--provider", who)
            heading, *duties = out.split("\n\n")[0].splitlines()
            self.assertEqual(heading, "b 髙橋 花子")
            self.assertEqual([duty.split()[:4] for duty in duties],
                             [[row["date"], "Sun", "09:00-12:00", "休日当番"] for row in rows])
            self.assertNotIn("山田", out)
        document = self.json("show", "2026-12", "--provider", "b")
        self.assertEqual((document["provider"], document["period"]), ("b", "2026-12"))
        self.assertEqual(document["duties"],
                         [{key: row[key] for key in ("date", "line", "start", "end", "hours", "role")}
                          for row in rows])
        self.assertEqual([t["now"] for t in document["tallies"]], [2])
        _, err = self.run_in("show", "2026-12", "--provider", "鈴木", expect=3)
        self.assertIn("鈴木", err)

    def test_columns_line_up(self):
        out, _ = self.run_in("show", "2026-12", "--list")
        heading, *days = out.split("\n\n")[0].splitlines()
        self.assertEqual(len(days), 4)
        column = width(heading[:heading.index("休日当番")])
        for day in days:
            name = "山田 太郎" if "山田" in day else "髙橋 花子"
            self.assertEqual(width(day[:day.index(name)]), column)
        heading, *tallies = out.split("\n\n")[1].splitlines()
        self.assertEqual(len(tallies), 2)
        # numbers are set to the right
        self.assertEqual({width(line) for line in tallies}, {width(heading)})

    def test_colours(self):
        out, _ = self.run_in("show", "2026-12")
        self.assertNotIn("\x1b", out)
        self.assertIn("\x1b[", self.on_terminal(NO_COLOR=""))
        self.assertNotIn("\x1b", self.on_terminal(NO_COLOR="1"))
        self.assertEqual(self.on_terminal(NO_COLOR="1").replace("\r\n", "\n"), out)
        coloured, _ = self.run_in("show", "2026-12", "--color", "always", NO_COLOR="1")
        self.assertIn("\x1b[31m", coloured)
        self.assertNotIn("\x1b", self.on_terminal("--color", "never", NO_COLOR=""))
        self.run_in("show", "2026-12", "--color", "blue", expect=2)

    def test_json(self):
        document = self.json("show", "2026-12")
        self.assertEqual((document["format"], document["period"]), (1, "2026-12"))
        self.assertEqual(len(document["assignments"]), 4)
        self.assertEqual({t["provider"]: t["now"] for t in document["tallies"]}, {"a": 2, "b": 2})

    def test_record_draft_and_file(self):
        rows = self.rota("out/2026-12/rota.csv")
        self.run_in("publish", "2026-12")
        self.run_in("solve", "2026-12", "--pin", f"{rows[1]['provider']}@x@2026-12-06")
        published, draft = (self.json("show", "2026-12", *words)["assignments"][0]["provider"]
                            for words in ((), ("--draft",)))
        self.assertEqual(published, rows[0]["provider"])
        self.assertEqual(draft, rows[1]["provider"])
        hand = self.write("hand.csv", "date,line,provider\n2026-12-06,x,b\n")
        self.assertEqual(self.json("show", "2026-12", "--rota", hand)["assignments"],
                         [{"date": "2026-12-06", "line": "x", "provider": "b", "role": "duty"}])
        out, _ = self.run_in("show", "2026-12", "--rota", hand)
        self.assertEqual(out.count("** open **"), 3)

    def test_nothing_to_show(self):
        _, err = self.run_in("show", "2027-01", expect=3)
        self.assertIn("2027-01", err)

    def test_weekdays_in_japanese(self):
        self.write("region.yaml", self.read("region.yaml").replace(b"en}", b"ja}"))
        out, _ = self.run_in("show", "2026-12", LC_ALL="C")
        self.assertEqual(out.splitlines()[0], "2026年12月")
        self.assertEqual(out.splitlines()[3].split(), list("月火水木金土日"))


harness.main()
