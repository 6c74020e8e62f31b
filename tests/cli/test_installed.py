"""What is installed: the tree, the library and its interface, the examples that use it."""
import os
import re
import shutil
import stat

import harness
import installation

COMMANDS = ("audit batch check explain export holidays import init publish records repair show solve swap upgrade "
            "withdraw").split()
FILES = "records region requests".split()
MANUAL = ["man1/rinban.1", *(f"man1/rinban-{name}.1" for name in COMMANDS),
          *(f"man5/rinban-{name}.5" for name in FILES)]


def source_tree(*parts, leave=()):
    """The files of a folder of the source, without what runs have left in it."""
    top = os.path.join(harness.ROOT, *parts)
    for folder, folders, names in os.walk(top):
        folders[:] = [name for name in folders if name not in ("out", "records", "__pycache__", *leave)]
        for name in names:
            if name != "meson.build":
                yield os.path.join(*parts, os.path.relpath(os.path.join(folder, name), top))


def symbols(text):
    return set(re.findall(r"\brinban_\w+", text))


class Installed(installation.Case):
    def source(self, *parts):
        with open(os.path.join(harness.ROOT, *parts), encoding="utf-8") as file:
            return file.read()

    def expected(self):
        libdir = installation.OPTIONS["libdir"]
        yield from ("bin/rinban", "include/rinban/rinban.h", f"{libdir}/pkgconfig/rinban.pc",
                    "share/locale/ja/LC_MESSAGES/rinban.mo", "share/bash-completion/completions/rinban",
                    "share/fish/vendor_completions.d/rinban.fish", "share/zsh/site-functions/_rinban")
        yield from (f"{libdir}/librinban.{end}" for end in ("a", "so", "so.1", "so.1.0.0"))
        for page in MANUAL:
            yield from ("share/man/" + page, "share/man/ja/" + page)
        documents = ["README.md", "README.ja.md", *source_tree("docs", leave=["man"]), *source_tree("examples")]
        yield from ("share/doc/rinban/" + name for name in documents)

    def test_tree(self):
        found = [os.path.relpath(os.path.join(folder, name), self.at())
                 for folder, _, names in os.walk(self.at()) for name in names]
        self.assertEqual(sorted(found), sorted(self.expected()))
        for name in found:
            mode = stat.S_IMODE(os.stat(self.at(name)).st_mode)
            self.assertIn(mode & 0o022, (0,), name)

    def test_program_runs_there(self):
        program = self.at("bin/rinban")
        self.run_program(program, "init", self.path("region"), "-q")
        self.run_program(program, "-C", self.path("region"), "solve", "2026-12", "-q")
        self.assertIn("out/2026-12/rota.csv", self.names("region"))

    def test_exported_symbols(self):
        """Those of the header, of the version script and of the Debian package are what is exported."""
        out, _ = self.run_program("nm", "-D", "--defined-only", self.library("librinban.so.1"))
        found = {line.split()[-1] for line in out.splitlines()}
        header = symbols(re.sub(r"/\*.*?\*/", "", self.source("include/rinban/rinban.h"), flags=re.S))
        self.assertGreater(len(header), 10)
        self.assertEqual({name for name in found if not name.startswith("RINBAN_")},
                         {name + "@@RINBAN_1" for name in header})
        self.assertEqual(symbols(self.source("src/app/rinban.map")), header)
        self.assertEqual(set(re.findall(r"^ (rinban_\w+)@RINBAN_1 ", self.source("debian/librinban1.symbols"), re.M)),
                         header)
        told = re.findall(r"^\| (.*?) \|", self.source("docs/library.md"), re.M)
        self.assertEqual(symbols(" ".join(told)), header - {"rinban_free"})

    def test_versions(self):
        """The project, the Debian package and pkg-config tell the same version."""
        out, _ = self.rinban("--version")
        version = out.split()[1]
        self.assertTrue(self.source("debian/changelog").startswith(f"rinban ({version}) "))
        self.assertEqual(self.pkg_config("--modversion"), [version])

    def test_soname(self):
        out, _ = self.run_program("readelf", "-d", self.library("librinban.so"))
        self.assertIn("[librinban.so.1]", out)

    def pkg_config(self, *words):
        out, _ = self.run_program("pkg-config", f"--define-variable=prefix={self.at()}", *words, "rinban",
                                  PKG_CONFIG_PATH=self.library("pkgconfig"))
        return [word for word in out.split() if not word.endswith("-2.0/include")]

    def compile(self, *words):
        """examples/embed.c, as a program outside the house is compiled."""
        program = self.path("embed")
        self.run_program("cc", os.path.join(harness.ROOT, "examples/embed.c"), "-Wall", "-Werror", "-o", program,
                         *installation.SANITIZE, *installation.COVERAGE, *words)
        return program

    def check_embed(self, program, **environment):
        self.write("region/region.yaml", harness.TINY)
        out, _ = self.run_program(program, self.path("region"), "2026-12", **environment)
        self.assertEqual(len(out.splitlines()), 5)
        self.assertEqual(out.splitlines()[-1], "proven")
        linked, _ = self.run_program("ldd", program, **environment)
        return linked

    def test_embed_shared(self):
        linked = self.check_embed(self.compile(*self.pkg_config("--cflags", "--libs")),
                                  LD_LIBRARY_PATH=self.library())
        self.assertIn("librinban.so.1", linked)

    def test_embed_static(self):
        """With librinban.a alone, as the linker prefers a shared library that lies beside it."""
        os.makedirs(self.path("static"))
        shutil.copy(self.library("librinban.a"), self.path("static"))
        words = [word.replace(self.library(), self.path("static"))
                 for word in self.pkg_config("--static", "--cflags", "--libs")]
        linked = self.check_embed(self.compile(*words))
        self.assertNotIn("librinban", linked)

    def test_header_in_cplusplus(self):
        if not shutil.which("c++"):
            self.skipTest("no C++ compiler")
        path = self.write("header.cc", "#include <rinban/rinban.h>\nint main() { return rinban_version() == nullptr; }\n")
        self.run_program("c++", "-fsyntax-only", "-Wall", "-Werror", *self.pkg_config("--cflags"), path)

    def test_report(self):
        self.write("region.yaml", harness.TINY)
        self.run_in("solve", "2026-12", "-q")
        report = self.at("share/doc/rinban/examples/report.py")
        out, _ = self.run_program("python3", report, self.folder, "2026-12", RINBAN=self.at("bin/rinban"))
        rows = [line.split("\t") for line in out.splitlines()]
        self.assertEqual([(who, count) for who, count, _ in rows], [("a", "2"), ("b", "2")])
        told = sorted(day for _, _, days in rows for day in days.split(", "))
        self.assertEqual(told, [f"2026-12-{day:02} x" for day in (6, 13, 20, 27)])
        self.run_program("python3", report, self.folder, "2027-01", RINBAN=self.at("bin/rinban"), expect=3)


if __name__ == "__main__":
    harness.main()
