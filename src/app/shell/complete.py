"""Writes what a shell completes, from the program's own help: complete.py HELP.json SHELL OUT

Commands, their options, the words that some options choose from, files and folders where a path is meant,
and periods: next, this, and those of the region's records and drafts."""
import json
import shlex
import sys

# Options and arguments whose values are words of the program; a test asks the program for each.
CHOICES = {"as": "lp mps csv xlsx html json ics", "unless": "current published", "engine": "price compact",
           "color": "auto always never"}
ARGUMENTS = {"import": "rota requests minizinc-oncall", "records": "verify"}
PATHS = {"FILE": "file", "FOLDER": "folder"}


def values(option):
    """What completes the option's value: words, 'file', 'folder', or '' for nothing known."""
    return CHOICES.get(option["long"]) or PATHS.get(option["argument"], "")


def place(command):
    """What its arguments are: a period, a folder, or words of its own."""
    if command["name"] in ARGUMENTS:
        return ARGUMENTS[command["name"]]
    if command["arguments"].startswith("FOLDER…"):
        return "folders and a period"
    return {"F": "folder", "P": "period", "[": "period"}.get(command["arguments"][:1], "")


BASH = r"""# bash completion of rinban {version}; made from its help

_rinban_periods() {{
    local folder=$1 path
    echo next this
    for path in "$folder"/records/*-r*.yaml; do
        path=${{path##*/}}
        echo "${{path%-r*.yaml}}"
    done
    for path in "$folder"/out/*/rota.json; do
        path=${{path%/rota.json}}
        path=${{path##*/}}
        echo "${{path%.draft}}"
    done
}}

# What the value of an option is completed from: words, files or folders.
_rinban_value() {{
    case $1 in
{values}
    *) return 1 ;;
    esac
}}

_rinban() {{
    local current=${{COMP_WORDS[COMP_CWORD]}} previous=${{COMP_WORDS[COMP_CWORD - 1]}}
    local command='' folder=. options='' places='' wanted='' word i
    COMPREPLY=()
    # readline parts words at "="
    if [[ $current == = ]]; then
        current=''
    elif [[ $previous == = ]]; then
        previous=${{COMP_WORDS[COMP_CWORD - 2]}}
    fi
    for ((i = 1; i < COMP_CWORD; i++)); do
        word=${{COMP_WORDS[i]}}
        case $word in
        -C | --folder)
            [[ ${{COMP_WORDS[i + 1]}} == = ]] && i=$((i + 1))
            folder=${{COMP_WORDS[++i]}}
            ;;
        -C*) folder=${{word#-C}} ;;
        -*) ;;
        *) [[ $command ]] || command=$word ;;
        esac
    done
    case $command in
    '') options='-C --help --version' places='{commands}' ;;
{cases}
    esac
    # shellcheck disable=SC2088
    folder=${{folder/#~\//$HOME/}}
    wanted=$(_rinban_value "$previous") || {{
        wanted=$places
        [[ $current != -* ]] || wanted=$options
    }}
    local IFS=$' \n'
    case $wanted in
    file) compopt -o filenames; mapfile -t COMPREPLY < <(compgen -f -- "$current") ;;
    folder) compopt -o filenames; mapfile -t COMPREPLY < <(compgen -d -- "$current") ;;
    period) mapfile -t COMPREPLY < <(compgen -W "$(_rinban_periods "$folder" | grep -v '\*')" -- "$current" | sort -u) ;;
    'folders and a period')
        compopt -o filenames
        mapfile -t COMPREPLY < <(compgen -d -- "$current"; compgen -W 'next this' -- "$current")
        ;;
    *) mapfile -t COMPREPLY < <(compgen -W "$wanted" -- "$current") ;;
    esac
}}
complete -F _rinban rinban
"""


def spellings(option):
    return (["-" + option["short"]] if option["short"] else []) + ["--" + option["long"]]


def bash(document):
    cases, seen = [], {}
    for command in document["commands"]:
        options = " ".join(spelling for option in command["options"] for spelling in spellings(option))
        cases.append(f"    {command['name']}) options='{options}' places='{place(command)}' ;;")
        for option in command["options"]:
            if option["argument"]:
                seen[" | ".join(spellings(option))] = values(option)
    told = "\n".join(f"    {names}) echo '{words}' ;;" for names, words in seen.items())
    return BASH.format(version=document["version"], values=told, cases="\n".join(cases),
                       commands=" ".join(command["name"] for command in document["commands"]))


def fish(document):
    quoted = shlex.quote
    out = [f"# fish completion of rinban {document['version']}; made from its help",
           "complete -c rinban -f", "complete -c rinban -n __fish_use_subcommand -s C -r -a '(__fish_complete_directories)'"]
    for command in document["commands"]:
        name = command["name"]
        here = f"complete -c rinban -n '__fish_seen_subcommand_from {name}'"
        out.append(f"complete -c rinban -n __fish_use_subcommand -a {name} -d {quoted(command['summary'])}")
        for option in command["options"]:
            short = f" -s {option['short']}" if option["short"] else ""
            words = values(option)
            taken = {"": " -x", "file": " -r -F", "folder": " -x -a '(__fish_complete_directories)'"}.get(
                words, f" -x -a {quoted(words)}") if option["argument"] else ""
            out.append(f"{here}{short} -l {option['long']}{taken} -d {quoted(option['text'])}")
        where = place(command)
        words = {"period": "next this", "folders and a period": "next this (__fish_complete_directories)",
                 "folder": "(__fish_complete_directories)"}.get(where, where)
        if words:
            out.append(f"{here} -a {quoted(words)}")
        if name == "import":
            out.append(f"{here} -F")
    return "\n".join(out) + "\n"


def zsh_text(text):
    for sign in "\\[]:'":
        text = text.replace(sign, "'\\''" if sign == "'" else "\\" + sign)
    return text


def zsh_option(option):
    action = {"file": "_files", "folder": "_files -/", "": " "}
    words = values(option)
    value = f":{option['argument']}:{action.get(words, f'({words})')}" if option["argument"] else ""
    ends = ["-" + option["short"] + ("+" if option["argument"] else "")] if option["short"] else []
    ends += ["--" + option["long"] + ("=" if option["argument"] else "")]
    return [f"'*{end}[{zsh_text(option['text'])}]{value}'" for end in ends]


def zsh(document):
    out = ["#compdef rinban", f"# zsh completion of rinban {document['version']}; made from its help", "",
           "_rinban() {", "    local curcontext=$curcontext state line", "    local -a commands", "    commands=("]
    out += [f"        '{c['name']}:{zsh_text(c['summary'])}'" for c in document["commands"]]
    out += ["    )", "    _arguments -C '-C+[folder]:folder:_files -/' '--help' '--version' \\",
            "        '1:command:->command' '*::argument:->argument'", "    case $state in",
            "    command) _describe command commands ;;", "    argument)", "        case $words[1] in"]
    actions = {"period": "(next this)", "folder": "_files -/", "": " ",
               "folders and a period": "{_alternative 'p:period:(next this)' 'f:folder:_files -/'}"}
    for command in document["commands"]:
        where = place(command)
        rows = [row for option in command["options"] for row in zsh_option(option)]
        action = actions.get(where, f"({where})")
        rows.append('"*:argument:' + action + '"' if "'" in action else f"'*:argument:{action}'")
        if command["name"] == "import":
            rows[-1:] = [f"'1:format:({where})'", "'2:file:_files'", "'3:period:(next this)'"]
        out += [f"        {command['name']})", "            _arguments \\"]
        out += [f"                {row} \\" for row in rows[:-1]] + [f"                {rows[-1]}", "            ;;"]
    return "\n".join(out + ["        esac", "        ;;", "    esac", "}", "", '_rinban "$@"', ""])


def main(help_json, shell, out):
    with open(help_json, encoding="utf-8") as file:
        document = json.load(file)["en"]
    with open(out, "w", encoding="utf-8") as file:
        file.write({"bash": bash, "zsh": zsh, "fish": fish}[shell](document))


if __name__ == "__main__":
    main(*sys.argv[1:])
