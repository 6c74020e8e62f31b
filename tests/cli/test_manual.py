"""Manual pages and completions: they say what the program says, and are well-formed."""
import glob
import os
import re
import shutil

import harness
import installation

PAGES = os.path.join(harness.BUILD, "docs", "man")
SHELLS = os.path.join(harness.BUILD, "src", "app", "shell")
LOCALES = {"": "C.UTF-8", "ja": "ja_JP.UTF-8"}
OPTION = re.compile(r"^  (?:-(\w), )?--([\w-]+)", re.M)


def page(language, name):
    with open(os.path.join(PAGES, language, name), encoding="utf-8") as file:
        return file.read()


class Manual(installation.Case):
    def commands(self):
        out, _ = self.rinban("--help", LC_ALL="C.UTF-8")
        return re.findall(r"^  ([a-z]+) ", out, re.M)

    def options(self, command, locale="C.UTF-8"):
        """(short, long) of each option in the program's own help."""
        out, _ = self.rinban(command, "--help", LC_ALL=locale)
        return OPTION.findall(out)

    def test_a_page_for_each_command(self):
        expected = {f"rinban-{command}.1" for command in self.commands()} | {"rinban.1"}
        for language in LOCALES:
            found = {os.path.basename(path) for path in glob.glob(os.path.join(PAGES, language, "*.1"))}
            self.assertEqual(found, expected)

    def test_options_of_each_page(self):
        for language, locale in LOCALES.items():
            for command in self.commands():
                text = page(language, f"rinban-{command}.1").replace("\\-", "-").replace("\\fB", "").replace("\\fR", "")
                part = re.split(r"^\.SH (?:OPTIONS|オプション)$", text, flags=re.M)[1].split(".SH")[0]
                found = re.findall(r"^\.TP\n(?:-(\w), )?--([\w-]+)", part, re.M)
                self.assertEqual(found, self.options(command, locale), (language, command))

    def test_words_of_a_page_know_its_options(self):
        """Each option that the text of a command's page names is one of that command."""
        for language in LOCALES:
            for command in self.commands():
                known = {long for _, long in self.options(command)}
                text = page(language, f"rinban-{command}.1").replace("\\-", "-")
                body = re.split(r"^\.SH (?:OPTIONS|オプション)$", text, flags=re.M)[0]
                self.assertEqual(set(re.findall(r"--([a-z][a-z-]+)", body)) - known, set(), (language, command))

    def test_exit_codes_of_each_page(self):
        out, _ = self.rinban("--help", LC_ALL="C.UTF-8")
        codes = re.findall(r"^ +(\d+)  ", out, re.M)
        for language in LOCALES:
            for command in self.commands():
                found = re.findall(r"^\.TP 4\n(\d+)$", page(language, f"rinban-{command}.1"), re.M)
                self.assertEqual(found, codes)

    def lint(self, *words, **environment):
        found = []
        for path in sorted(glob.glob(os.path.join(PAGES, "**", "*.[15]"), recursive=True)):
            out, err = self.run_program(*words, path, **environment)
            found += [line for line in (out + err).splitlines() if ": " in line]
        return found

    def test_mandoc(self):
        if not shutil.which("mandoc"):
            self.skipTest("mandoc is not installed")
        self.assertEqual(self.lint("mandoc", "-Tlint", "-Wwarning"), [])

    def test_man(self):
        if not shutil.which("man"):
            self.skipTest("man-db is not installed")
        for path in sorted(glob.glob(os.path.join(PAGES, "**", "*.[15]"), recursive=True)):
            process = harness.subprocess.Popen(
                ["man", "--warnings", "-E", "UTF-8", "-l", "-Tutf8", "-Z", path], stdout=harness.subprocess.DEVNULL,
                stderr=harness.subprocess.PIPE, env={**os.environ, "MANWIDTH": "80", "MANROFFSEQ": ""})
            _, err = process.communicate(timeout=60)
            told = [line for line in err.decode().splitlines() if "can't break line" not in line]
            self.assertEqual((process.returncode, told), (0, []), path)

    def complete(self, *words):
        """What bash offers for the last word."""
        script = ('source "$0"; compopt() { :; }; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _rinban; '
                  'printf "%s\\n" "${COMPREPLY[@]}"')
        out, err = self.run_program("bash", "-c", script, os.path.join(SHELLS, "rinban"), "rinban", *words)
        self.assertEqual(err, "")
        return out.split()

    def test_bash_commands_and_options(self):
        self.assertEqual(self.complete(""), self.commands())
        self.assertEqual(self.complete("so"), ["solve"])
        for command in self.commands():
            expected = [spelling for short, long in self.options(command)
                        for spelling in (["-" + short] if short else []) + ["--" + long]]
            self.assertEqual(self.complete(command, "-"), expected)

    def test_bash_values(self):
        self.write("region/records/2026-12-r1.yaml", "")
        self.write("region/records/2026-12-r2.yaml", "")
        self.write("region/out/2027-01.draft/rota.json", "")
        self.assertEqual(self.complete("-C", "region", "show", ""), ["2026-12", "2027-01", "next", "this"])
        self.assertEqual(self.complete("show", "--folder", "=", "region", "2026"), ["2026-12"])
        self.assertEqual(self.complete("show", ""), ["next", "this"])
        self.assertEqual(self.complete("records", ""), ["verify"])
        self.assertEqual(self.complete("show", "--rota", "reg"), ["region"])
        self.assertEqual(self.complete("show", "--rota", "=", "reg"), ["region"])
        self.assertEqual(self.complete("batch", ""), ["region", "next", "this"])

    def test_words_offered_are_words_of_the_program(self):
        """Whatever is offered for an option or an argument is no usage error."""
        self.write("region.yaml", harness.TINY)
        self.run_in("solve", "2026-12", "-q")
        offered = {(): ["export", "2026-12", "--as"], ("--unless",): ["solve", "2026-12", "--unless"],
                   ("--engine",): ["solve", "2026-12", "--engine"], ("--color",): ["show", "2026-12", "--color"]}
        for words in offered.values():
            choices = self.complete(*words, "")
            self.assertGreater(len(choices), 1)
            for choice in choices:
                self.run_in(*words, choice, "-q")
            self.run_in(*words, "nonsense", expect=2)
        for choice in self.complete("import", ""):
            self.run_in("import", choice, "missing", expect=3)
        self.run_in("import", "nonsense", "missing", expect=2)

    def test_zsh_and_fish(self):
        for shell, name in (("zsh", "_rinban"), ("fish", "rinban.fish")):
            path = os.path.join(SHELLS, name)
            with open(path, encoding="utf-8") as file:
                text = file.read()
            for command in self.commands():
                part = (text.split(f"\n        {command})\n")[1].split(";;")[0] if shell == "zsh" else
                        "\n".join(re.findall(rf"^.*from {command}'.*$", text, re.M)))
                found = re.findall(r"^ *'\*--([\w-]+)" if shell == "zsh" else r" -l ([\w-]+)", part, re.M)
                self.assertEqual(found, [long for _, long in self.options(command)], (shell, command))
            if shutil.which(shell):
                self.run_program(shell, "-n", path)


if __name__ == "__main__":
    harness.main()
