"""名词解释: finds its heading, reads its entries."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain, takewhile

from jbpub.diagnostics import Diagnostic, diagnostic
from jbpub.nodes import Entry, Glossary, Inlines
from jbpub.parser.inline import read_inlines
from jbpub.parser.lines import Kind, Line, is_closed
from jbpub.parser.numbering import read_number
from jbpub.source import Span

_HEAD = re.compile(
    r"[※*【〔\[（(]*(?:附件?[一二三四五六七八九十0-9]*[：:、]?)?(?:《?政府工作报告》?)?(?:有关(?:内容|名词))?(?:的)?"
    r"(?:名词(?:解释|注释|说明)|(?:短语|术语|名词术语)(?:解释|说明)|註釋|注释|名詞解釋)[】〕\]）)※*：:]*"
)
_NUMBER = re.compile(r"(?P<number>[0-9０-９]{1,3}[.．、]|[\[［【〔(（][0-9０-９]{1,3}[\]］】〕)）]|[①-⑳])[ \t\u3000]*")
# The term is what comes before the first colon that no quotation mark or bracket holds, or what brackets hold.
_TERM = re.compile(
    r"(?:[“「『《（(\[][^”」』》）)\]]*[”」』》）)\]]|[^：:“「『《（(\[]){1,60}?(?P<colon>[：:])[ \t\u3000]*"
)
_BRACKETED = re.compile(r"[\[［【〔]([^\]］】〕]{1,40})[\]］】〕]")
_VERB = re.compile(r"(?P<term>[^，。：:]{2,30}?)[，,]?(?=是指|指的是|即|指|系指)")
_LOOSE = re.compile("[\\s“”‘’「」『』\"'＂＇\u200b]+")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of lines that is a glossary: its head, and the lines and rules up to where it ends."""

    head: Line
    lines: tuple[Line, ...]


def is_glossary_head(line: Line, following: Line | None) -> bool:
    """Whether a line opens a glossary: it is called so, and is marked as a heading or an entry follows."""
    if line.kind is Kind.RULE or len(line.text) > 40 or not _HEAD.fullmatch("".join(line.text.split())):
        return False
    return line.kind is Kind.HEADING or (following is not None and _is_entry(following))


def _is_entry(line: Line) -> bool:
    return line.kind is Kind.TEXT and bool(_NUMBER.match(line.text) or _TERM.match(line.text))


def block_length(lines: Sequence[Line], start: int) -> int:
    """How many lines from `start` on belong to a glossary: entries, the rest of unfinished ones, rules between."""
    first = next((lines[at].text for at in range(start, len(lines)) if lines[at].kind is not Kind.RULE), "")
    numbered = bool(_NUMBER.match(first))
    unfinished = False
    length = 0
    for at in range(start, len(lines)):
        line = lines[at]
        if line.kind is Kind.RULE:
            continue
        if not (unfinished or _continues(line, numbered=numbered)) or line.kind is Kind.HEADING:
            break
        length = at + 1 - start
        unfinished = not is_closed(line.text) or line.text[-1] in "：:"
    return length


def _continues(line: Line, *, numbered: bool) -> bool:
    return bool(_NUMBER.match(line.text)) if numbered else bool(_TERM.match(line.text)) and not read_number(line.text)


def read_glossary(blocks: Sequence[Stretch]) -> tuple[Glossary | None, list[Diagnostic]]:
    """The glossary: the entries of all blocks in order, under the first one's head.

    G402 names an entry whose term another entry explains already, G403 a further head.
    """
    if not blocks:
        return None, []
    first = blocks[0]
    groups = [group for block in blocks for group in _groups(block.lines)]
    entries = tuple(_entry(group, count) for count, group in enumerate(groups, start=1))
    title = read_inlines(first.head) + _marks(takewhile(lambda line: line.kind is Kind.RULE, first.lines))
    heads = [
        diagnostic("G403", block.head.span, f"“{block.head.text}” again", "entries joined") for block in blocks[1:]
    ]
    return Glossary("glossary", title, entries, first.head.span), heads + _repeated(entries)


def _groups(lines: Sequence[Line]) -> list[list[Line]]:
    """The lines of each entry: where it begins, then its rest and the rules in it.

    Rules before the first entry belong to the head.
    """
    groups: list[list[Line]] = []
    for line in lines:
        if line.kind is not Kind.RULE and not (groups and _is_rest(line, groups[-1][0])):
            groups.append([line])
        elif groups:
            groups[-1].append(line)
    return groups


def _is_rest(line: Line, opening: Line) -> bool:
    """Whether a line carries on the entry before it: that one is numbered, or this one names no term."""
    return not _NUMBER.match(line.text) and bool(_NUMBER.match(opening.text) or not _TERM.match(line.text))


def _entry(lines: Sequence[Line], count: int) -> Entry:
    line, *rest = lines
    number = _NUMBER.match(line.text)
    start = number.end() if number else 0
    term_end, definition_start = _divide(line.text, start)
    term = line.text[start:term_end]
    pieces = [_marks([more]) if more.kind is Kind.RULE else read_inlines(more) for more in rest]
    definition = read_inlines(line, definition_start) + tuple(chain.from_iterable(pieces))
    return Entry(
        id=f"g{count}",
        key=term_key(bracketed[1] if (bracketed := _BRACKETED.fullmatch(term)) else term),
        number=number["number"] if number else "",
        term=term,
        definition=definition,
        span=Span(line.span.start, lines[-1].end if rest and rest[-1].kind is not Kind.RULE else line.end),
    )


def _marks(lines: Iterable[Line]) -> Inlines:
    return tuple(mark for line in lines for _, mark in line.marks)


def _divide(text: str, start: int) -> tuple[int, int]:
    """Where an entry's term ends and its definition begins."""
    found = _BRACKETED.match(text, start)
    if found and text[found.end() : found.end() + 1] not in ("", "：", ":"):
        return found.end(), found.end()
    found = _TERM.match(text, start)
    if found:
        return found.start("colon"), found.end()
    found = _VERB.match(text, start)
    end = found.end() if found else len(text)
    return end, end


def term_key(term: str) -> str:
    """A term without quotation marks and spaces: what it is found by.

    >>> term_key("“双底线” 考核")
    '双底线考核'
    """
    return _LOOSE.sub("", term)


def _repeated(entries: Iterable[Entry]) -> list[Diagnostic]:
    seen: dict[str, Entry] = {}
    return [
        diagnostic("G402", entry.span, f"“{entry.key}” is entry {first.number or first.id} already")
        for entry in entries
        if (first := seen.setdefault(entry.key, entry)) is not entry
    ]
