"""Writes the manual pages: of each command, its words from docs/commands.md and its options from the
program's own help; of each kind of file, its page in docs/.
pages.py HELP.json DOCS LANGUAGE DATE PAGE…"""
import json
import os
import re
import sys

import roff

WORDS = {
    "en": {"NAME": "NAME", "SYNOPSIS": "SYNOPSIS", "DESCRIPTION": "DESCRIPTION", "COMMANDS": "COMMANDS",
           "OPTIONS": "OPTIONS", "EXIT": "EXIT STATUS", "SEE": "SEE ALSO", "option": "option",
           "files": "files of rinban", "commands": "commands of rinban",
           "program": "duty rotas of medical associations", "every": "Every command has"},
    "ja": {"NAME": "名前", "SYNOPSIS": "書式", "DESCRIPTION": "説明", "COMMANDS": "コマンド",
           "OPTIONS": "オプション", "EXIT": "終了ステータス", "SEE": "関連項目", "option": "オプション",
           "files": "rinban のファイル", "commands": "rinban のコマンド",
           "program": "医師会の当番表を作る", "every": "どのコマンドにも次のものがある。"}}
FILES = ("region", "requests", "records")
# Markdown that has a page of its own
LINKS = {f"{name}{suffix}.md": (f"rinban-{name}", 5) for name in FILES for suffix in ("", ".ja")}
# A manual is read in the language of the system: the page's link to the other one is left out.
OTHER_LANGUAGE = re.compile(r"(English|日本語): \[[^\]]*\]\([^)]*\)")


class Manual:
    def __init__(self, document, docs, language, date):
        self.help = document[language]
        self.docs, self.language, self.date = docs, language, date
        self.words = WORDS[language]
        self.commands = {command["name"]: command for command in self.help["commands"]}
        self.common = set.intersection(*({o["long"] for o in c["options"]} for c in self.commands.values()))
        self.texts = self.sections(self.markdown("commands"))

    def markdown(self, name):
        suffix = "" if self.language == "en" else "." + self.language
        with open(os.path.join(self.docs, name + suffix + ".md"), encoding="utf-8") as file:
            return file.read()

    def sections(self, text):
        """Command -> its section of docs/commands.md."""
        parts = re.split(r"^## (\S+)\n", text, flags=re.M)
        return dict(zip(parts[1::2], parts[2::2]))

    def head(self, name, section, subject, what):
        return ['.\\" made from docs/ and from the program\'s own help',
                f'.TH {name.upper()} {section} {self.date} "rinban {self.help["version"]}" "{subject}"',
                ".ad l", ".nh", f".SH {self.words['NAME']}", f"{roff.code(name)} \\- {what}"]

    def options(self, options):
        out = []
        for option in options:
            short = f"\\fB\\-{option['short']}\\fR, " if option["short"] else ""
            argument = f"=\\fI{option['argument']}\\fR" if option["argument"] else ""
            out += [".TP", f"{short}\\fB{roff.code('--' + option['long'])}\\fR{argument}"]
            out += roff.lines(roff.escaped(option["text"]))
        return out

    def exits(self):
        out = [f".SH {self.words['EXIT']}"]
        for code, text in self.help["exits"]:
            out += [".TP 4", code] + roff.lines(text)
        return out

    def see(self, *pages):
        return [f".SH {self.words['SEE']}",
                ",\n".join(f"\\fB{roff.code(name)}\\fR({section})" for name, section in pages)]

    def synopsis(self, command):
        arguments = f" \\fI{roff.escaped(command['arguments'])}\\fR" if command["arguments"] else ""
        return [f".SH {self.words['SYNOPSIS']}",
                f"\\fBrinban\\fR [\\fI{self.words['option']}\\fR …] \\fB{command['name']}\\fR{arguments}"]

    def body(self, name):
        return [f".SH {self.words['DESCRIPTION']}"] + roff.page(self.texts[name], LINKS, top=3)

    def command(self, name):
        command = self.commands[name]
        return (self.head("rinban-" + name, 1, self.words["commands"], command["summary"].rstrip(".。")) +
                self.synopsis(command) + self.body(name) +
                [f".SH {self.words['OPTIONS']}"] + self.options(command["options"]) + self.exits() +
                self.see(("rinban", 1), *(("rinban-" + file, 5) for file in FILES)))

    def program(self):
        out = self.head("rinban", 1, self.words["commands"], self.words["program"])
        out += [f".SH {self.words['SYNOPSIS']}",
                f"\\fBrinban\\fR [\\fB\\-C\\fR \\fI{self.folder()}\\fR] \\fI{self.words['COMMANDS'].lower()}\\fR …"]
        out += self.body("rinban") + [f".SH {self.words['COMMANDS']}"]
        for name, command in self.commands.items():
            out += [".TP", f"\\fBrinban\\-{name}\\fR(1)"] + roff.lines(command["summary"])
        out += [f".SH {self.words['OPTIONS']}", self.words["every"]]
        any_command = next(iter(self.commands.values()))
        out += self.options(o for o in any_command["options"] if o["long"] in self.common)
        return out + self.exits() + self.see(*(("rinban-" + file, 5) for file in FILES))

    def folder(self):
        any_command = next(iter(self.commands.values()))
        return next(o["argument"] for o in any_command["options"] if o["long"] == "folder")

    def file(self, name):
        title, text = OTHER_LANGUAGE.sub("", self.markdown(name)).split("\n", 1)
        return (self.head("rinban-" + name, 5, self.words["files"], roff.inline(title.lstrip("# "))) +
                [f".SH {self.words['DESCRIPTION']}"] + roff.page(text.lstrip(), LINKS) +
                self.see(("rinban", 1), *(("rinban-" + file, 5) for file in FILES if file != name)))

    def page(self, path):
        name, section = os.path.basename(path).split(".")
        topic = name.removeprefix("rinban-")
        if section == "5":
            return self.file(topic)
        return self.program() if topic == "rinban" else self.command(topic)


def main(help_json, docs, language, date, *paths):
    with open(help_json, encoding="utf-8") as file:
        manual = Manual(json.load(file), docs, language, date)
    asked = {os.path.basename(path).split(".")[0] for path in paths if path.endswith(".1")}
    known = {"rinban"} | {"rinban-" + name for name in manual.commands}
    if asked and asked != known:
        sys.exit(f"docs/man/meson.build and the program differ in commands: {sorted(asked ^ known)}")
    for path in paths:
        with open(path, "w", encoding="utf-8") as file:
            file.write("\n".join(manual.page(path)) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
