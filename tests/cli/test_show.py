"""rinban show: columns that line up in Japanese, colours only where they are wanted."""
import os
import pty
import subprocess
import unicodedata

import harness


def width(text):
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


class Show(harness.Case):
    def setUp(self):
        super().setUp()
        self.write("region.yaml", harness.TINY.replace("id: x,", "id: x, name: 休日当番,"))
        self.run_in("solve", "2026-12")

    def on_terminal(self, **environment):
        """What a terminal is sent."""
        controller, terminal = pty.openpty()
        process = subprocess.Popen([harness.PROGRAM, "-C", self.folder, "show", "2026-12"],
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

    def test_columns_line_up(self):
        out, _ = self.run_in("show", "2026-12")
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
        self.assertIn("日", out.splitlines()[1])


harness.main()
