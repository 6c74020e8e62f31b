"""Turns the Markdown of docs/ into the man(7) macros: headings, paragraphs, tables (as lists of their first
column), lists, blocks of code, and `code`, **bold** and [links](…) within a line."""
import re
import textwrap

INLINE = re.compile(r"`([^`]+)`|\*\*([^*]+)\*\*|\[([^\]]+)\]\(([^)]*)\)")
WIDE = re.compile(r"[⺀-鿿豈-﫿＀-￯、-〿]")


def escaped(text):
    return text.replace("\\", "\\e")


def code(text):
    for plain, roff in (("-", "\\-"), ("'", "\\(aq"), ("`", "\\(ga"), ("^", "\\(ha"), ("~", "\\(ti")):
        text = text.replace(plain, roff)
    return text


def inline(text, pages={}):
    """One line of running text; links to Markdown that is a page of the manual name that page."""
    def replaced(found):
        literal, bold, words, target = found.groups()
        if literal:
            return "\\fB" + code(literal) + "\\fR"
        if bold:
            return "\\fB" + bold + "\\fR"
        page = pages.get(target.split("#")[0].rsplit("/", 1)[-1])
        return "\\fB{}\\fR({})".format(code(page[0]), page[1]) if page else words
    return INLINE.sub(replaced, escaped(text))


def lines(text):
    """Text lines of a paragraph; one whole line where the script has no spaces to break at."""
    if WIDE.search(text):
        parts = [text]
    else:
        parts = textwrap.wrap(text, 78, break_long_words=False, break_on_hyphens=False)
    return [("\\&" if part[0] in ".'" else "") + part for part in parts]


def joined(rows):
    """Rows of Markdown as one text: a space at a break, none between wide characters."""
    text = rows[0].strip()
    for row in (row.strip() for row in rows[1:]):
        between = "" if WIDE.match(text[-1]) and WIDE.match(row[0]) else " "
        text += between + row
    return text


def literal(rows, first):
    out = ([] if first else [".PP"]) + [".RS 4", ".nf"]
    out += [("\\&" if row[:1] in (".", "'") else "") + code(escaped(row)) for row in rows]
    return out + [".fi", ".RE"]


def cells(row):
    return [cell.strip().replace("\\|", "|") for cell in re.split(r"(?<!\\)\|", row.strip().strip("|"))]


def table(rows, pages):
    """Each row a tagged paragraph; what stands in the third column and on is named by its heading."""
    heads, out = cells(rows[0]), []
    for row in rows[2:]:
        first, *rest = cells(row)
        told = [cell if not head or at == 0 else f"{head}: {cell}"
                for at, (head, cell) in enumerate(zip(heads[1:], rest)) if cell]
        body = "; ".join(told)
        out += [".TP", inline(first, pages) or "\\&"] + lines(inline(body, pages) if body else "\\&")
    return out


def listed(rows, pages):
    out, item = [], []
    for row in rows + ["- "]:
        if row.startswith("- ") and item:
            out += [".IP \\(bu 2"] + lines(inline(joined(item), pages))
            item = []
        item.append(row[2:])
    return out


def blocks(text):
    """(kind, rows) of the text, in order."""
    rows = text.splitlines() + [""]
    kind, block, fence = None, [], False
    for row in rows:
        if row.startswith("```"):
            if not fence and block:
                yield kind, block
                block = []
            fence, kind = not fence, "code"
            if not fence:
                yield kind, block
                block = []
            continue
        if fence:
            block.append(row)
            continue
        now = (None if not row.strip() or row.startswith("<!--") else
               "heading" if row.startswith("#") else "table" if row.startswith("|") else
               "list" if row.startswith("- ") or (kind == "list" and row.startswith("  ")) else
               "code" if row.startswith("    ") else "text")
        if now != kind or now == "heading":
            if block:
                yield kind, block
            block = []
        kind = now
        if now:
            block.append(row[4:] if now == "code" else row)


def page(text, pages={}, top=2):
    """The macros for a text whose headings of `top` number signs are sections."""
    out = []
    for kind, rows in blocks(text):
        first = not out or out[-1].startswith((".SH", ".SS"))
        if kind == "heading":
            signs, title = rows[0].split(" ", 1)
            macro = ".SH" if len(signs) <= top else ".SS"
            out.append(f"{macro} {inline(title.upper() if macro == '.SH' else title)}")
        elif kind == "code":
            out += literal(rows, first)
        elif kind == "table":
            out += table(rows, pages)
        elif kind == "list":
            out += listed(rows, pages)
        else:
            out += ([] if first else [".PP"]) + lines(inline(joined(rows), pages))
    return out
