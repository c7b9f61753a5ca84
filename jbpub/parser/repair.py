"""Repair rules for what extraction spoiled: one rule, one function, one code.

Each rule takes the lines and gives back lines and findings; it never changes what a report says.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from typing import TypeAlias

from jbpub.diagnostics import Diagnostic, diagnostic
from jbpub.parser.lines import BREAK_CODE, Kind, Line, is_closed, join, without
from jbpub.parser.numbering import read_number
from jbpub.source import Source, Span

Repaired: TypeAlias = tuple[list[Line], list[Diagnostic]]
Rule: TypeAlias = Callable[[Sequence[Line]], Repaired]

_HAN = "\u2e80-\u2fdf\u3005-\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_CJK = _HAN + "\u3001-\u3004\u3008-\u301f\uff01-\uff60\u2014\u2018\u2019\u201c\u201d\u2026"
_LATIN = "0-9A-Za-z%‰℃°²³#+\u00c0-\u024f\u0370-\u03ff"
_SPACE = "[ \t\u00a0\u2000-\u200a\u202f\u3000]+"
_LOOSE = re.compile(f"(?<=[{_CJK}]){_SPACE}(?=[{_LATIN}])|(?<=[{_LATIN}]){_SPACE}(?=[{_CJK}])")
# Controls, zero-width characters, surrogates, noncharacters: no edition can show them, XML forbids most.
_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]+"
)
_SENTENCE_END = re.compile("[。！？]")
_HEAD_LENGTH = 60  # characters; a longer line without a full stop is a sentence cut, not a head
_SHORTEST_HEAD = 4
_EXPECTING = "第、，,的和与及至"  # after these a numeral carries the sentence on
_PAIRS = (("“", "”"), ("‘", "’"), ("《", "》"), ("（", "）"), ("「", "」"), ("『", "』"))


def drop_unprintable(lines: Sequence[Line]) -> Repaired:
    """R104: characters that cannot be printed are dropped."""
    return _drop("R104", _UNPRINTABLE, "unprintable characters: {count}", lines)


def close_spaces(lines: Sequence[Line]) -> Repaired:
    """R102: spaces between Han (or its punctuation) and digits, Latin letters or signs are dropped.

    Renderers set a quarter em there themselves (CLREQ 3.2.2); a space typed there doubles it.
    """
    return _drop("R102", _LOOSE, "spaces between Han characters and digits or Latin letters: {count}", lines)


def _drop(code: str, what: re.Pattern[str], message: str, lines: Sequence[Line]) -> Repaired:
    """Lines without the characters that a pattern finds, one finding a line."""
    kept, findings = [], []
    for line in lines:
        holes = [match.span() for match in what.finditer(line.text)] if line.kind is not Kind.RULE else []
        if holes:
            span = line.place(holes[0][0], holes[-1][1])
            findings.append(diagnostic(code, span, message.format(count=len(holes)), "dropped"))
            line = without(line, holes)
        if line.text:
            kept.append(line)
    return kept, findings


def find_break_codes(source: Source) -> list[Diagnostic]:
    """R105: the codes of a line break, written out, have been read as line breaks (lines.split_lines)."""
    text = source.text
    places = [match.start() for match in re.finditer(re.escape(BREAK_CODE), text)] if BREAK_CODE in text else []
    return [
        diagnostic("R105", Span(at, at + len(BREAK_CODE)), f"{BREAK_CODE} is written out", "read as a line break")
        for at in places
    ]


def heal_page_breaks(lines: Sequence[Line]) -> Repaired:
    """R101: a sentence that a page break cut in two is joined again, the break kept in it as a mark.

    R103: a break between paragraphs stays between them.
    """
    cut = _cut_test(lines)
    groups: list[list[Line]] = []
    rules: list[Line] = []
    for line in lines:
        if line.kind is Kind.RULE:
            rules.append(line)
        elif rules and groups and cut(groups[-1][-1], line):
            groups[-1] += [*rules, line]
            rules = []
        else:
            groups += [[rule] for rule in rules] + [[line]]
            rules = []
    groups += [[rule] for rule in rules]
    return [join(group) if len(group) > 1 else group[0] for group in groups], _break_findings(groups)


def _break_findings(groups: Iterable[Sequence[Line]]) -> list[Diagnostic]:
    return [
        diagnostic("R101", rule.span, f"{_around(group, at)} is one sentence", "joined")
        if len(group) > 1
        else diagnostic("R103", rule.span, f"page {rule.marks[0][1].page} begins here")
        for group in groups
        for at, rule in enumerate(group)
        if rule.kind is Kind.RULE
    ]


def _around(group: Sequence[Line], at: int) -> str:
    """The words on both sides of a break, as a message shows them."""
    before = next(group[i] for i in range(at - 1, -1, -1) if group[i].kind is not Kind.RULE)
    after = next(group[i] for i in range(at + 1, len(group)) if group[i].kind is not Kind.RULE)
    return f"“…{before.text[-6:]}|{after.text[:6]}…”"


def _cut_test(lines: Sequence[Line]) -> Callable[[Line, Line], bool]:
    """A test whether two lines round a break are one, with what this report's own heads look like as evidence.

    A line that ends without closing punctuation is either cut or a head.  It is a head when it is marked as one, or
    when the report has others like it (the same opening, or the same form of number) that no break follows: then it
    is cut only if what follows the break is no sentence either, nor a head of its own.  Else see `_is_fragment`.
    """
    openings = Counter(_opening(line) for line in _standing_heads(lines))
    marked = any(line.kind is Kind.HEADING and read_number(line.text) for line in lines)
    before_breaks = {line.span for line, following in pairwise(lines) if following.kind is Kind.RULE}

    def cut(before: Line, after: Line) -> bool:
        if after.kind is not Kind.TEXT or is_closed(before.text):
            return False
        if _leaves_open(before.text):
            return True
        if read_number(after.text) and before.text[-1] not in _EXPECTING:
            return False
        if before.kind is Kind.TEXT and _is_fragment(before.text, marked=marked):
            return True
        if before.kind is Kind.HEADING or openings[_opening(before)]:
            own_head = is_closed(after.text) or openings[_opening(after)] > 1  # it counts itself
            return not own_head and len(before.text) + len(after.text) <= _HEAD_LENGTH
        return not _opens_paragraph(after.text) and (is_closed(after.text) or after.span in before_breaks)

    return cut


def _is_fragment(text: str, *, marked: bool) -> bool:
    """Whether a text line without closing punctuation can be no head.

    It holds a sentence, ends in a comma, is too long or too short, or has a number such as no head of this report
    has (`marked`: its numbered heads bear # marks).
    """
    number = read_number(text)
    return (
        _SENTENCE_END.search(text) is not None
        or text[-1] in "，、,"
        or not _SHORTEST_HEAD <= len(text) <= _HEAD_LENGTH
        or (number is not None and (marked or not number.form.heads))
    )


def _standing_heads(lines: Sequence[Line]) -> Iterable[Line]:
    """Short unclosed lines with text, no break, right after them."""
    for line, following in pairwise(lines):
        if line.kind is following.kind is Kind.TEXT and len(line.text) <= _HEAD_LENGTH and not is_closed(line.text):
            yield line


def _opening(line: Line) -> str:
    """What a head shares with its like: the form of its number, or its first three characters."""
    number = read_number(line.text)
    return number.form.name if number else line.text[:3]


def _opens_paragraph(text: str) -> bool:
    """Whether a line begins like a paragraph with a run-in head: a short sentence and more after it."""
    end = text.find("。")
    return 3 < end <= 20 and end + 1 < len(text) and "，" not in text[:end]


def _leaves_open(text: str) -> bool:
    return any(text.rfind(opener) > text.rfind(closer) for opener, closer in _PAIRS)


RULES: tuple[Rule, ...] = (drop_unprintable, close_spaces)


def repair(lines: Sequence[Line]) -> Repaired:
    """The lines after the character rules, in the table's order, with all their findings."""
    findings: list[Diagnostic] = []
    repaired = list(lines)
    for rule in RULES:
        repaired, found = rule(repaired)
        findings += found
    return repaired, findings
