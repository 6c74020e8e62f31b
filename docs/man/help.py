"""What the program's own help says, in both languages, as one JSON document: the manual pages and the
completions are made from it. help.py PROGRAM OUT.json"""
import json
import os
import re
import subprocess
import sys

LANGUAGES = {"en": "C.UTF-8", "ja": "ja_JP.UTF-8"}
COMMAND = re.compile(r"^  ([a-z]+) +(\S.*)$", re.M)
# Words around these are GLib's and in whatever language its own catalogue is installed.
USAGE = r"^  rinban \[[^\]]*\] {} ?(.*)\n\n(.*(?:\n.+)*)"
OPTION = re.compile(r"^  (?:-(\w), )?--([\w-]+)(?:=(\S+))? +(\S.*)$", re.M)
EXIT = re.compile(r"^ +(\d+)  (.*)$", re.M)


def ask(program, locale, *words):
    environment = {**os.environ, "LC_ALL": locale, "LANGUAGE": ""}
    return subprocess.run([program, *words], env=environment, check=True, stdout=subprocess.PIPE,
                          encoding="utf-8").stdout


def command(program, locale, name):
    text = ask(program, locale, name, "--help")
    arguments, summary = re.search(USAGE.format(name), text, re.M).groups()
    options = [dict(zip(("short", "long", "argument", "text"), found))
               for found in OPTION.findall(text)]
    return {"name": name, "arguments": arguments.strip(), "summary": summary.replace("\n", " "),
            "options": options}


def tell(program, locale):
    text = ask(program, locale, "--help")
    return {"version": ask(program, locale, "--version").split()[1],
            "commands": [command(program, locale, name) for name, _ in COMMAND.findall(text)],
            "exits": EXIT.findall(text)}


def main(program, out):
    document = {language: tell(program, locale) for language, locale in LANGUAGES.items()}
    with open(out, "w", encoding="utf-8") as file:
        json.dump(document, file, ensure_ascii=False, indent=1)


if __name__ == "__main__":
    main(*sys.argv[1:])
