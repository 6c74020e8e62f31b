"""At three in the morning: quiet, one line for machines, hooks, modes, units."""
import json
import os
import shutil
import signal
import stat
import subprocess
import unittest

import harness

HOOK = """#!/bin/sh
printf '%s\\n' "$@" > arguments
cat > input
echo "$RINBAN_ASSOCIATION $RINBAN_PERIOD $RINBAN_REVISION $RINBAN_RECORD" >> runs
"""
KEYS = {"format", "ended", "host", "process", "command", "folder", "status", "exit", "seconds",
        "association", "period", "messages"}


class Log(harness.Case):
    def setUp(self):
        super().setUp()
        self.write("region.yaml", harness.TINY)

    def line(self, *words, expect=0, **environment):
        out, err = self.run_in(*words, "-q", "--log-json", "-", expect=expect, **environment)
        self.assertEqual(out, "")
        return json.loads(err.splitlines()[-1]), err

    def test_solve(self):
        line, err = self.line("solve", "2026-12")
        self.assertEqual(len(err.splitlines()), 1)
        self.assertLessEqual(KEYS, set(line))
        self.assertEqual((line["command"], line["association"], line["period"], line["status"],
                          line["exit"], line["gap"], line["unfilled"]),
                         ("solve", "tiny", "2026-12", "optimal", 0, 0, 0))
        line, _ = self.line("publish", "2026-12")
        self.assertEqual((line["status"], line["revision"]), ("published", 1))

    def test_what_fails(self):
        self.write("requests/r.csv", "who,kind,from\nNobody At All,absent,2026-12-06\n")
        line, _ = self.line("solve", "2026-12", expect=3)
        self.assertEqual((line["status"], line["exit"]), ("input", 3))
        self.assertEqual(line["messages"], {"who-unknown": 1})
        self.assertNotIn("Nobody", json.dumps(line))
        line, _ = self.line("solve", "2026-99", expect=2)
        self.assertEqual((line["status"], line["period"]), ("usage", None))

    def test_to_a_file(self):
        for _ in range(2):
            self.run_in("check", "-q", "--log-json", self.path("log"))
        self.assertEqual(len(self.read("log").splitlines()), 2)
        self.assertEqual(stat.S_IMODE(os.stat(self.path("log")).st_mode), 0o600)
        self.run_in("check", "-q", "--log-json", self.path("no", "log"), expect=74)

    def test_no_surprises_by_locale_or_zone(self):
        lines = []
        for locale, zone in (("C", "UTC"), ("ja_JP.UTF-8", "Asia/Tokyo"),
                             ("C", "Pacific/Kiritimati"), ("de_DE.UTF-8", ":nonsense")):
            shutil.rmtree(self.path("out"), ignore_errors=True)
            line, _ = self.line("solve", "next", LC_ALL=locale, TZ=zone)
            lines.append({key: line[key] for key in ("period", "status", "exit", "gap")})
        self.assertEqual(lines, [lines[0]] * 4)
        self.assertEqual(lines[0]["period"], "2026-12")


class Hooks(harness.Case):
    def setUp(self):
        super().setUp()
        self.write("region.yaml", harness.TINY)
        self.hook(HOOK)
        self.run_in("solve", "2026-12")

    def hook(self, text, mode=0o700):
        os.chmod(self.write("hooks/after-publish", text), mode)

    def runs(self):
        return self.read("runs").decode().splitlines() if "runs" in self.names() else []

    def test_gets_the_files(self):
        self.assertEqual(self.runs(), [])
        self.run_in("publish", "2026-12")
        self.assertEqual(self.runs(), ["tiny 2026-12 1 records/2026-12-r1.yaml"])
        files = self.read("input").decode().splitlines()
        self.assertEqual(self.read("arguments").decode().splitlines(), files)
        self.assertEqual(files[0], "records/2026-12-r1.yaml")
        self.assertEqual(sorted(files[1:]), ["out/" + name for name in self.names("out")])
        # published again, nothing is new
        self.run_in("publish", "2026-12")
        self.assertEqual(len(self.runs()), 1)

    def test_other_ways_to_publish(self):
        self.run_in("publish", "2026-12", "--no-hooks")
        self.assertEqual(self.runs(), [])
        self.run_in("withdraw", "2026-12")
        self.assertEqual(self.runs(), ["tiny 2026-12 2 records/2026-12-r2.yaml"])

    def test_a_failing_one_undoes_nothing(self):
        self.hook("#!/bin/sh\nexit 9\n")
        _, err = self.run_in("publish", "2026-12", "-q", "--log-json", "-")
        self.assertIn("ended with 9; the publication stands", err)
        self.assertEqual(json.loads(err.splitlines()[-1])["hook"], 9)
        self.assertIn("records/2026-12-r1.yaml", self.names())
        self.hook("not a program")
        self.run_in("withdraw", "2026-12")

    def test_ends_with_who_began_it(self):
        """Asked to end, with all that it has begun; and where it does not listen, made to."""
        for deaf, code in (("", 143), ("trap '' TERM; ", 137)):
            self.hook(f"#!/bin/sh\n{deaf}echo $$ > hanging\nsleep 600\n")
            process = self.start("publish", "2026-12", "-q", "--log-json", "-")
            self.wait_until(lambda: "hanging" in self.names() and self.read("hanging"), "the hook")
            process.send_signal(signal.SIGTERM)
            _, err = self.end(process)
            self.assertIn(f"ended with {code}; the publication stands", err)
            self.assertEqual(json.loads(err.splitlines()[-1])["hook"], code)
            self.wait_for_end(int(self.read("hanging")))
            self.assertIn("ics/all.ics", self.names("out", "2026-12"))
            os.remove(self.path("hanging"))
            self.run_in("withdraw", "2026-12", "--no-hooks")
            self.run_in("solve", "2026-12")

    def test_the_lock_is_free(self):
        self.hook(f"#!/bin/sh\n{harness.PROGRAM} solve 2027-01 -q\necho $? > code\n")
        self.run_in("publish", "2026-12")
        self.assertEqual(self.read("code"), b"0\n")

    def test_after_what_was_interrupted_just_once(self):
        self.run_in("publish", "2026-12", "--no-hooks")
        self.write("records/.unfinished", "records/2026-12-r1.yaml")
        self.run_in("solve", "2027-01")
        self.run_in("solve", "2027-01")
        self.assertEqual(self.runs(), ["tiny 2026-12 1 records/2026-12-r1.yaml"])

    def test_what_is_not_run(self):
        self.hook(HOOK, 0o600)
        self.run_in("publish", "2026-12")
        self.assertEqual(self.runs(), [])
        self.hook(HOOK, 0o707)
        _, err = self.run_in("withdraw", "2026-12")
        self.assertIn("everybody may write it", err)
        self.assertEqual(self.runs(), [])

    def test_output_does_not_mix(self):
        self.hook("#!/bin/sh\necho said by the hook\n")
        out, err = self.run_in("publish", "2026-12", "--json")
        json.loads(out)
        self.assertIn("said by the hook", err)


class Modes(harness.Case):
    def modes(self, kind):
        found = {}
        for folder, folders, names in os.walk(self.folder):
            for name in (folders if kind == "folders" else names):
                path = os.path.join(folder, name)
                part = os.path.relpath(path, self.folder)
                if part.startswith(("out", "records")) and name != ".lock":
                    found[part] = stat.S_IMODE(os.stat(path).st_mode)
        return found

    def publish(self):
        self.write("region.yaml", harness.TINY)
        for word in ("solve", "publish"):
            process = subprocess.run([harness.PROGRAM, "-C", self.folder, word, "2026-12"],
                                     umask=0o022, capture_output=True, check=False)
            self.assertEqual(process.returncode, 0, process.stderr)

    def test_nobody_else_reads(self):
        self.publish()
        self.assertEqual(set(self.modes("files").values()), {0o600})
        self.assertEqual(set(self.modes("folders").values()), {0o700})

    def test_told_otherwise(self):
        os.mkdir(self.path("out"))
        os.chmod(self.path("out"), 0o750)
        self.publish()
        modes = self.modes("files")
        self.assertEqual(modes["out/2026-12/ics/a.ics"], 0o640)
        self.assertEqual(modes["records/2026-12-r1.yaml"], 0o600)
        self.assertEqual(self.modes("folders")["out/2026-12/ics"], 0o750)


class Units(harness.Case):
    @unittest.skipUnless(shutil.which("systemd-analyze"), "systemd-analyze is not installed")
    def test_units(self):
        source = os.path.join(harness.ROOT, "examples", "cron")
        for name in ("rinban.service", "rinban.timer"):
            with open(os.path.join(source, name), encoding="utf-8") as file:
                text = file.read().replace("/usr/bin/rinban", harness.PROGRAM)
            self.write(name, text)
        done = subprocess.run(["systemd-analyze", "verify", "--man=no", self.path("rinban.service"),
                               self.path("rinban.timer")], capture_output=True, text=True,
                              check=False)
        self.assertEqual((done.returncode, done.stderr), (0, ""))

    @unittest.skipUnless(shutil.which("git"), "git is not installed")
    def test_hook(self):
        """The hook of the examples: a commit for each publication, of what people and rinban wrote
        and nothing else; calendars go out under names that cannot be guessed."""
        def git(*words):
            return subprocess.run(["git", "-C", self.folder, "-c", "init.defaultBranch=main",
                                   *words], check=True, capture_output=True, text=True).stdout

        self.write("region.yaml",
                   harness.TINY + "calendar-files: {feeds: {secret: feed.key}}\n")
        self.write("feed.key", "sixteen characters and more")
        os.makedirs(self.path("hooks"))
        shutil.copy(os.path.join(harness.ROOT, "examples", "cron", "after-publish"),
                    self.path("hooks"))
        self.write("bin/rsync", '#!/bin/sh\necho "$@" > rsynced\n')
        os.chmod(self.path("bin/rsync"), 0o755)
        git("init", "-q")
        given = {"PATH": self.path("bin") + ":" + os.environ["PATH"], "RINBAN_FEEDS": "web:feeds"}
        for name in ("AUTHOR", "COMMITTER"):
            given.update({f"GIT_{name}_NAME": "office", f"GIT_{name}_EMAIL": "office@example.org"})
        kept = ["records/2026-12-r1.yaml", "region.yaml"]
        for words in (("solve",), ("publish",), ("withdraw",)):
            _, err = self.run_in(*words, "2026-12", "-q", **given)
            self.assertEqual(err, "")
        self.assertEqual(git("log", "--format=%s").split("\n")[:2], ["2026-12 r2", "2026-12 r1"])
        self.assertEqual(git("ls-tree", "-r", "--name-only", "HEAD~1").split(), kept)
        self.assertEqual(self.read("rsynced").decode(),
                         "-a --delete-after out/feeds/ web:feeds/\n")

    def test_crontab(self):
        with open(os.path.join(harness.ROOT, "examples", "cron", "crontab"),
                  encoding="utf-8") as file:
            lines = [line for line in file.read().splitlines()
                     if line and not line.startswith("#") and "=" not in line.split()[0]]
        self.assertEqual(len(lines), 2)
        for folder in ("", "minato"):
            self.write(folder + "/region.yaml" if folder else "x", harness.TINY)
        self.write("manifest", "minato\n")
        path = os.path.dirname(harness.PROGRAM) + ":" + os.environ["PATH"]
        for line in lines:
            command = line.split(None, 5)[5].replace("/srv/rinban", self.folder)
            done = subprocess.run(["sh", "-c", command], capture_output=True, text=True,
                                  check=False, env={**os.environ, "PATH": path})
            self.assertEqual((done.returncode, done.stdout, done.stderr), (0, "", ""), command)
        self.assertEqual(len(self.read("rinban.log").splitlines()), 3)


harness.main()
