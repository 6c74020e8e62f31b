"""Whatever happens to a publication, it is old or new and whole, and the next run heals it."""
import errno
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import unittest

import harness

FAULT = os.path.join(harness.BUILD, "tests", "cli", "libfault.so")
OTHER = "who,kind,from,line\na,fix,2026-12-13,x\na,fix,2026-12-27,x\nb,fix,2026-12-06,x\n"
# more is never needed for one publication of the tiny region
CALLS_MAX = 2000
SLOW = os.environ.get("RINBAN_SLOW")


class Whole(harness.Case):
    """A publication stands, and the draft of another one waits."""

    def setUp(self):
        super().setUp()
        self.write("region.yaml", harness.TINY)
        self.run_in("solve", "2026-12")
        self.run_in("publish", "2026-12")
        self.old = self.tree()
        self.write("requests/r.csv", OTHER)
        self.run_in("solve", "2026-12")
        self.before = self.folder + "-before"
        shutil.copytree(self.folder, self.before)
        self.addCleanup(shutil.rmtree, self.before)
        self.run_in("publish", "2026-12")
        self.new = self.tree()
        self.assertIn("records/2026-12-r2.yaml", self.new)

    def restore(self):
        shutil.rmtree(self.folder)
        shutil.copytree(self.before, self.folder)

    @staticmethod
    def part(tree, prefix):
        return {name[len(prefix):]: data for name, data in tree.items() if name.startswith(prefix)}

    def expect_whole(self, what):
        """At once: every folder is the old one or the new one, every record is whole."""
        for folder in ("out/2026-12", "out/calendars"):
            self.assertTrue(self.tree(folder) in (self.part(self.old, folder + "/"),
                                                  self.part(self.new, folder + "/")), what)
        for name, data in self.tree("records").items():
            if not name.startswith("."):
                self.assertEqual(data, self.new["records/" + name], what)

    def expect_healed(self, what):
        self.run_in("publish", "2026-12")
        self.assertEqual(self.names(), sorted(self.new), what)
        self.assertEqual(self.tree(), self.new, what)

    def publish_with(self, fault):
        process = self.start("publish", "2026-12", RINBAN_FAULT=fault, LD_PRELOAD=FAULT)
        _, err = process.communicate(timeout=60)
        return process.returncode, err.decode()


@unittest.skipIf(harness.sanitized(), "the sanitizers want to be loaded first")
class Faults(Whole):
    def test_the_zone_cannot_be_read(self):
        """All calendar files of a publication have one and the same VTIMEZONE, or there are none."""
        told = 0
        for code in errno.EIO, errno.EMFILE, errno.ENOENT:
            for at in range(1, 12):
                self.restore()
                status, err = self.publish_with(f"{code}:{at}:zone")
                if status == 0:
                    self.assertEqual(self.tree(), self.new, (code, at))
                else:
                    self.assertEqual(status, 74, err)
                    self.assertIn("Asia/Tokyo", err)
                    self.expect_whole((code, at))
                    self.expect_healed((code, at))
                    told += 1
        self.assertGreater(told, 2)

    def test_killed_before_every_call(self):
        for at in range(1, CALLS_MAX):
            self.restore()
            code, _ = self.publish_with(f"kill:{at}")
            if code == 0:
                break
            self.assertEqual(code, -signal.SIGKILL, at)
            self.expect_whole(at)
            self.expect_healed(at)
        self.assertEqual(code, 0)
        self.assertGreater(at, 50)

    def test_the_current_fails(self):
        """What was not synced by then is gone."""
        for at in range(1, CALLS_MAX, 1 if SLOW else 5):
            self.restore()
            code, _ = self.publish_with(f"power:{at}")
            if code == 0:
                break
            self.assertEqual(code, -signal.SIGKILL, at)
            self.expect_whole(at)
            self.expect_healed(at)
        self.assertEqual(code, 0)

    def test_the_current_fails_on_a_disk_that_lies(self):
        """Against that nothing helps: so the test above does see what is not synced."""
        damaged = 0
        for at in range(1, CALLS_MAX, 5):
            self.restore()
            code, _ = self.publish_with(f"powerless:{at}")
            if code == 0:
                break
            damaged += any(data == b"" for name, data in self.tree("records").items()
                           if not name.startswith("."))
        self.assertEqual(code, 0)
        self.assertGreater(damaged, 0)

    def test_reading_fails(self):
        """Whatever cannot be read, a region or a record is never taken for an empty one."""
        for call in ("read", "close"):
            for at in range(1, CALLS_MAX, 1 if SLOW else 3):
                self.restore()
                code, err = self.publish_with(f"{errno.EIO}:{at}:{call}")
                what = (call, at, code, err)
                self.assertIn(code, (0, 3, 74), what)
                self.assertTrue(code == 0 or err, what)
                self.expect_whole(what)
                self.expect_healed(what)
                if code == 0 and at > self.calls_of(call):
                    break

    def test_every_call_fails(self):
        for call, number in (("write", errno.ENOSPC), ("fsync", errno.EIO), ("rename", errno.EIO),
                             ("renameat2", errno.EINVAL), ("link", errno.EPERM),
                             ("open", errno.EROFS), ("mkdir", errno.ENOSPC), ("chmod", errno.EPERM),
                             ("unlink", errno.EROFS), ("rmdir", errno.EBUSY),
                             ("ftruncate", errno.EIO), ("pwrite", errno.ENOSPC)):
            with self.subTest(call=call):
                self.fails_everywhere(call, number)

    def fails_everywhere(self, call, number):
        for at in range(1, CALLS_MAX):
            self.restore()
            code, err = self.publish_with(f"{number}:{at}:{call}")
            what = (call, at, code, err)
            self.assertIn(code, (0, 74), what)
            self.expect_whole(what)
            self.expect_healed(what)
            if code == 74:
                self.assertTrue(err, what)
            elif at > self.calls_of(call):
                return

    def calls_of(self, call):
        """How often one undisturbed publication makes the call."""
        self.counts = getattr(self, "counts", {})
        if call not in self.counts:
            at = 1
            while True:
                self.restore()
                code, _ = self.publish_with(f"kill:{at}:{call}")
                if code == 0:
                    break
                at += 1
            self.counts[call] = at - 1
        return self.counts[call]

    def test_a_record_deleted_under_it(self):
        for at in range(1, 60, 7):
            self.restore()
            process = self.start("publish", "2026-12", RINBAN_FAULT=f"stop:{at}", LD_PRELOAD=FAULT)
            os.waitid(os.P_PID, process.pid, os.WSTOPPED | os.WEXITED | os.WNOWAIT)
            os.remove(self.path("records", "2026-12-r1.yaml"))
            process.send_signal(signal.SIGCONT)
            process.communicate(timeout=60)
            # deleted before it was read, the draft is that of another region
            self.assertIn(process.returncode, (0, 3, 74), at)
            if process.returncode == 3:
                self.assertEqual([], [name for name in self.names("records") if name[0] != "."])
                self.run_in("solve", "2026-12")
            # what is left says the same as its records
            self.run_in("publish", "2026-12")
            tree = self.tree()
            shutil.rmtree(self.path("out"))
            self.run_in("publish", "2026-12")
            self.assertEqual(self.tree(), tree, at)


class World(Whole):
    def test_two_at_once(self):
        for _ in range(5):
            self.restore()
            processes = [self.start("publish", "2026-12", "--wait", wait)
                         for wait in ("0", "30", "30", "0")]
            codes = []
            for process in processes:
                process.communicate(timeout=60)
                codes.append(process.returncode)
            self.assertLessEqual(set(codes), {0, 75})
            self.assertIn(0, codes)
            self.assertEqual(self.tree(), self.new)

    @unittest.skipIf(os.geteuid() != 0, "only root may mount")
    def test_full_disk(self):
        disk = tempfile.mkdtemp(prefix="rinban-disk-")
        self.addCleanup(os.rmdir, disk)
        if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", disk],
                          capture_output=True, check=False).returncode != 0:
            self.skipTest("no tmpfs can be mounted here")
        self.addCleanup(subprocess.run, ["umount", disk], check=True)
        home = self.folder
        self.addCleanup(setattr, self, "folder", home)
        self.folder = os.path.join(disk, "region")
        filler = os.path.join(disk, "filler")
        codes = set()
        for free in range(0, 160, 4):
            shutil.copytree(self.before, self.folder)
            with open(filler, "wb") as file:
                room = os.statvfs(disk).f_bavail * os.statvfs(disk).f_frsize
                file.write(b"x" * max(0, room - free * 1024))
            process = self.start("publish", "2026-12")
            _, err = process.communicate(timeout=60)
            codes.add(process.returncode)
            self.assertIn(process.returncode, (0, 74), err)
            self.expect_whole(free)
            os.remove(filler)
            self.expect_healed(free)
            shutil.rmtree(self.folder)
        self.assertEqual(codes, {0, 74})

    @unittest.skipIf(os.geteuid() != 0, "only root may become another user")
    def test_read_only_folders(self):
        # root may write everywhere, so that somebody else has to try
        for path in ("records", "out", "out/2026-12", "out/calendars"):
            self.restore()
            for folder, _, names in os.walk(self.folder):
                for name in [".", *names]:
                    os.chown(os.path.join(folder, name), 65534, 65534)
            os.chmod(self.path(path), 0o500)
            process = subprocess.Popen(
                [harness.PROGRAM, "-C", self.folder, "publish", "2026-12"], user=65534, group=65534,
                extra_groups=[], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
            _, err = process.communicate(timeout=60)
            self.assertIn(process.returncode, (0, 74), (path, err))
            self.expect_whole(path)
            os.chmod(self.path(path), 0o700)
            self.expect_healed(path)


@unittest.skipUnless(shutil.which("strace"), "strace is not installed")
class SystemCalls(Whole):
    CALLS = ("write,pwrite64,fsync,fdatasync,rename,renameat,renameat2,link,linkat,unlink,unlinkat,"
             "rmdir,mkdir,mkdirat,chmod,fchmod,fchmodat,ftruncate,fallocate,openat,close,flock,fcntl")

    @unittest.skipUnless(SLOW, "slow: tools/test --all runs it")
    def test_killed_at_every_system_call(self):
        # the leak sanitizer traces the process itself, which a traced process cannot be
        options = os.environ.get("ASAN_OPTIONS", "") + ":detect_leaks=0"
        for at in range(1, CALLS_MAX):
            self.restore()
            process = subprocess.run(
                ["strace", "-f", "-qq", "-o", "/dev/null", "-e", f"trace={self.CALLS}", "-e",
                 f"inject={self.CALLS}:signal=SIGKILL:when={at}", harness.PROGRAM, "-C",
                 self.folder, "publish", "2026-12"], capture_output=True, timeout=60, check=False,
                env={**os.environ, "ASAN_OPTIONS": options})
            if process.returncode == 0:
                break
            self.assertEqual(process.returncode, -signal.SIGKILL, process.stderr)
            self.expect_whole(at)
            self.expect_healed(at)
        self.assertEqual(process.returncode, 0)


harness.main()
