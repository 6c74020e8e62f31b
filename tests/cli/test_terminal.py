"""A terminal sees progress, a pipe that closes is no error, Ctrl-C gives the best so far."""
import json
import os
import pty
import signal
import subprocess
import time

import harness


class Terminal(harness.Case):
    def solve_on_terminal(self, *words, interrupt=None):
        """Runs with standard error on a terminal: (exit code, stdout, what the terminal got). The
        signal `interrupt` comes as soon as a rota is found."""
        controller, terminal = pty.openpty()
        process = subprocess.Popen([harness.PROGRAM, "-C", self.folder, "solve", *words],
                                   stdout=subprocess.PIPE, stderr=terminal)
        os.close(terminal)
        told = b""
        while True:
            try:
                part = os.read(controller, 4096)
            except OSError:
                break
            if not part:
                break
            told += part
            if interrupt and b"rota found" in told:
                process.send_signal(interrupt)
                interrupt = None
        out, _ = process.communicate(timeout=60)
        os.close(controller)
        return process.returncode, out.decode(), told.decode()

    def test_progress(self):
        self.busy_region()
        code, out, told = self.solve_on_terminal("2026-12", "--time", "2")
        self.assertEqual(code, 0)
        self.assertIn("rota found", told)
        self.assertIn("gap", told)
        self.assertTrue(told.rstrip().endswith("\x1b[K") or "\r\x1b[K" in told)
        self.assertNotIn("\x1b", out)
        code, _, told = self.solve_on_terminal("2026-12", "--time", "2", "-q")
        self.assertEqual((code, told), (0, ""))

    def test_none_in_a_pipe(self):
        self.busy_region()
        _, err = self.run_in("solve", "2026-12", "--time", "1")
        self.assertNotIn("rota found", err)
        self.assertNotIn("\x1b", err)

    def busy_region(self):
        """Easily filled, hard to prove."""
        doctors = "".join(f"  - {{id: d{i:02}, name: D{i}, area: a{i % 5}}}\n"
                          for i in range(40))
        self.write("region.yaml", f"""rinban: 1
association: {{id: t, name: T, domain: t.example, language: en}}
doctors:
{doctors}lines:
  - {{id: x, unit: doctor, days: [every-day], hours: 09:00-12:00, need: 3}}
  - {{id: y, unit: doctor, days: [every-day], hours: 13:00-17:00, need: 2, weight: 3}}
  - {{id: z, unit: doctor, days: [every-day], hours: 22:00-07:00, need: 2, weight: 2}}
rules:
  - {{handover: {{by: area}}, level: 1}}
  - {{spread: {{by: area, max: 1}}, level: 1}}
  - rest: {{hours: 9}}
  - gap: {{days: 14}}
  - limit: {{max: 6, per: month}}
fair:
  - {{count: all, weigh: true}}
  - {{count: nights, lines: [z], level: 1}}
  - {{count: off, days: [off-day], level: 1}}
""")

    def test_ctrl_c_gives_the_best_so_far(self):
        self.busy_region()
        begun = time.monotonic()
        code, out, _ = self.solve_on_terminal("2026-12", "--time", "60", interrupt=signal.SIGINT)
        self.assertLess(time.monotonic() - begun, 30)
        self.assertEqual(code, 0)
        self.assertIn("the best found", out)
        self.run_in("audit", "2026-12")

    def test_a_polite_end(self):
        self.busy_region()
        process = self.start("solve", "2026-12", "--time", "60", "--json")
        time.sleep(1.5)
        process.send_signal(signal.SIGTERM)
        out, _ = self.end(process, timeout=30)
        self.assertIn('"feasible"', out)

    def draft(self):
        return json.loads(self.read("out", "2026-12", "rota.json"))

    def test_a_signal_marks_the_draft(self):
        """What was cut short is made again where the inputs are the same; what used its time up,
        proven or not, is not, and has no mark."""
        self.busy_region()
        for number in (signal.SIGINT, signal.SIGTERM):
            self.solve_on_terminal("2026-12", "--time", "60", interrupt=number)
            draft = self.draft()
            self.assertEqual((draft["status"], draft.get("interrupted")), ("feasible", True))
        again = ("solve", "2026-12", "--time", "1", "--unless", "current")
        self.run_in(*again)
        draft = self.draft()
        self.assertEqual((draft["status"], draft.get("interrupted")), ("feasible", None))
        before = self.identities("out")
        self.run_in(*again)
        self.assertEqual(self.identities("out"), before)

    def test_nohup_stays_deaf(self):
        self.busy_region()
        process = subprocess.Popen([harness.PROGRAM, "-C", self.folder, "solve", "2026-12", "--time",
                                    "2.5", "--json"], stdout=subprocess.PIPE,
                                   stderr=subprocess.PIPE,
                                   preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_IGN))
        begun = time.monotonic()
        time.sleep(0.7)
        process.send_signal(signal.SIGINT)
        self.end(process)
        self.assertGreater(time.monotonic() - begun, 1.5)

    def test_a_reader_that_goes(self):
        self.init()
        self.run_in("solve", "2026-12")
        for words in (("show", "2026-12"), ("check",), ("solve", "2026-12"),
                      ("export", "2026-12", "--as", "mps", "-o", "-"), ("holidays", "1950..2099")):
            end, begin = os.pipe()
            os.close(end)
            process = subprocess.Popen([harness.PROGRAM, "-C", self.folder, *words], stdout=begin,
                                       stderr=subprocess.PIPE)
            os.close(begin)
            _, err = process.communicate(timeout=60)
            self.assertEqual((process.returncode, err), (0, b""), words)

    def test_a_full_disk_behind_standard_output(self):
        self.init()
        self.run_in("solve", "2026-12")
        with open("/dev/full", "wb") as full:
            process = subprocess.Popen([harness.PROGRAM, "-C", self.folder, "show", "2026-12"],
                                       stdout=full, stderr=subprocess.PIPE)
            _, err = process.communicate(timeout=60)
        self.assertEqual(process.returncode, 74)
        self.assertIn(b"standard output", err)


harness.main()
