"""The marks of the master, shared by the one who writes it and the one who reads it.

| mark | meaning |
| --- | --- |
| `---`, `jbpub: 1`, … `---` | front matter: title, occasion, speaker and what they say |
| `<!-- body -->` `<!-- back -->` `<!-- glossary -->` | here this part begins; before the first stands the front |
| `#` … | a heading, as many # as its level, its number first; `<!-- inferred -->` at its end |
| `<!-- level 1 -->` | what follows belongs to the open section of this level again |
| `<!-- salutation -->` and the other roles | what the next paragraph does |
| `（一）**强化支撑**。` | a lead with its number, full stop included; `<!-- lead -->` parts it from a second one |
| `<!-- page 3 -->` | here page 3 of the source begins |
| `<!-- list -->` | the lines of this block are items that begin with their number and a space |
| `<!-- caption -->`, `<!-- rebuilt -->` | the next line is the caption of this block; its table was rebuilt |
| `1. **双循环**：…` | a glossary entry: number, term, definition |
| `<!---->` | nothing: what stands after it is text, and no mark begins there |
"""

from __future__ import annotations

from jbpub.nodes import Role
from jbpub.parser.numbering import read_number
from jbpub.patterns import pattern

OPENING = "---\njbpub: 1\n"
CLOSING = "---\n"
NOTHING = "<!---->"
INFERRED, LEAD, LIST, CAPTION, REBUILT = "inferred", "lead", "list", "caption", "rebuilt"
BODY, BACK, GLOSSARY = "body", "back", "glossary"
PARTS = (BODY, BACK, GLOSSARY)
ROLES = {role.value: role for role in Role if role is not Role.PROSE}
BULLET = "•"
STOPS = (
    "。：；！？，"  # one of these after a lead's bold belongs to the lead: bold that ends with it, other readers miss
)

COMMENT = pattern(r"<!-- (?P<word>[a-z]+)(?: (?P<value>[0-9]+))? -->")
_ESCAPED = pattern(r"[\\*]|_(?=_)|(?<=_)_|(?<=\])\(|<(?=!--)|!$")
_ESCAPE = pattern(r"\\([!-/:-@\[-`{-~])")
_MARKS = pattern(r"#|\||!\[|<!-- [a-z]+(?: [0-9]+)? -->$|[-*+][ \t\u3000]|[•●▪■◆]|\s")
_LEAD = pattern(r"(?P<number>[^*\\<\[]{0,16}?)\*\*")


def comment(word: str, value: int | None = None) -> str:
    """A comment that is a mark: `<!-- page 3 -->`."""
    return f"<!-- {word} -->" if value is None else f"<!-- {word} {value} -->"


def escape(text: str) -> str:
    """Text as Markdown in which nothing of it is a mark."""
    return _ESCAPED.sub(r"\\\g<0>", text)


def unescape(text: str) -> str:
    """The text that escaped Markdown stands for."""
    return _ESCAPE.sub(r"\1", text)


def looks_marked(line: str) -> bool:
    """Whether a line of Markdown would be read as something other than a paragraph's text."""
    return _MARKS.match(line) is not None


def lead_number(line: str) -> str | None:
    """The number of the lead that a paragraph's Markdown opens with, empty for one without; None without a lead."""
    found = _LEAD.match(line)
    if found is None or (found["number"] and not _is_number(found["number"])):
        return None
    return found["number"]


def _is_number(text: str) -> bool:
    number = read_number(text + "一")  # a dash is a number only before words
    return number is not None and number.text == text


def split_heading(line: str) -> tuple[str, str]:
    """A heading's Markdown as its number and its title; `<!---->` between them settles doubts."""
    before, nothing, after = line.partition(NOTHING)
    if nothing:
        return before, after
    number = read_number(line)
    if number is None or number.end == len(line):
        return "", line
    return number.text, line[number.end :]
