"""Where glossaries lie in a report's lines: head, entries and the lines of each, and where a glossary ends.

Numbered entries are followed by their numbers: what stands between one and the next belongs to the first, so that
definitions may have several paragraphs and lists.  After the last entry only what it leaves open belongs to it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from jbpub.parser.entries import BRACKETED_MARK, EntryNumber, mark_value, names_term, read_entry_number
from jbpub.parser.glossary_heads import (
    closes_glossary,
    ends_glossary,
    head_end,
    heads_glossary,
    is_annex_label,
    is_plain_entry,
)
from jbpub.parser.lines import Kind, Line, followers, is_closed, part, without
from jbpub.patterns import pattern

_REACH = 12  # lines within which the next entry is looked for
_GAP = 20  # a number further ahead is no entry's
_BOLD = pattern(r"(\*\*|__)(?=\S)(?:(?!\1).){1,60}?\1")
_GLUED = pattern(rf"(?<=[。；;！？”）)])\s*(?P<number>{BRACKETED_MARK}|[0-9０-９]{{1,3}}[.．、](?=[“「『\[【]))")
_CONTINUED = pattern(
    r"[②-⑳]|[（(](?:[2-9２-９]|[二三四五六七八九十]{1,2})[）)]|[二三四五六七八九]是|第?其?[二三四五六][，、是]"
)
_PAIRS = (("“", "”"), ("《", "》"), ("（", "）"), ("「", "」"))


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of lines that is a glossary.

    `label` is the line before the head that calls it an annex (附件2), `marks` are the rules between head and first
    entry, `groups` the lines of each entry with the rules in it.
    """

    head: Line
    label: Line | None = None
    marks: tuple[Line, ...] = ()
    groups: tuple[tuple[Line, ...], ...] = ()

    @property
    def lines(self) -> tuple[Line, ...]:
        """Every line of the stretch, in order."""
        label = (self.label,) if self.label else ()
        return (*label, self.head, *self.marks, *(line for group in self.groups for line in group))


@dataclass(slots=True)
class _Gathering:
    """A glossary whose entries are being gathered: local to `_stretch`.

    `form` is that of its numbers, or empty; `last` the number of the last entry; `nested` the last number of a list
    of the same form inside that entry.
    """

    form: str = ""
    last: int = 0
    nested: int = 0
    groups: list[list[Line]] = field(default_factory=list)


def divide(lines: Sequence[Line]) -> tuple[list[Line], list[Stretch], list[Line]]:
    """The lines before the first glossary, the glossaries, and the other lines after the first."""
    body: list[Line] = []
    stretches: list[Stretch] = []
    back: list[Line] = []
    lines = [piece for line in lines for piece in _head_apart(line)]
    after = followers(lines)
    at = 0
    while at < len(lines):
        here = back if stretches else body
        if heads_glossary(lines[at], after[at]):
            label = here.pop() if here and is_annex_label(here[-1]) else None
            stretch, at = _stretch(lines, at, label)
            stretches.append(stretch)
        else:
            here.append(lines[at])
            at += 1
    return body, stretches, back


def _head_apart(line: Line) -> list[Line]:
    """A line as it is, or in two where a head and its first entry share it."""
    end = head_end(line.text) if line.kind is not Kind.RULE else 0
    if not end:
        return [line]
    return [part(line, 0, end), _trimmed(part(line, end, len(line.text)))]


def _trimmed(line: Line) -> Line:
    start = len(line.text) - len(line.text.lstrip())
    return part(line, start, len(line.text.rstrip())) if start or line.text[-1:].isspace() else line


def _stretch(lines: Sequence[Line], start: int, label: Line | None) -> tuple[Stretch, int]:
    """The glossary that lines[start] heads, and the index of the line after it."""
    first = start + 1
    while first < len(lines) and lines[first].kind is Kind.RULE:
        first += 1
    number = read_entry_number(lines[first].text) if first < len(lines) else None
    gathering = _Gathering(form=number.form if number else "")
    end = _gather(lines, first, gathering) if first < len(lines) else first
    groups = tuple(map(tuple, gathering.groups))
    marks = tuple(lines[start + 1 : first]) if groups else ()
    return Stretch(lines[start], label, marks, groups), end if groups else start + 1


def _gather(lines: Sequence[Line], start: int, gathering: _Gathering) -> int:
    """Gather the entries from `start` on; give the index of the first line that belongs to none."""
    rules: list[Line] = []
    end = start
    for at in range(start, len(lines)):
        line = lines[at]
        if line.kind is Kind.RULE:
            rules.append(line)
            continue
        plain = _without_bold(line)
        if _opens(plain, at, lines, gathering):
            if gathering.groups:
                gathering.groups[-1] += rules
            _open(plain, gathering)
        elif gathering.groups and _belongs(line, at, lines, gathering):
            gathering.groups[-1] += [*rules, line]
        else:
            break
        rules, end = [], at + 1
    return end


def _without_bold(line: Line) -> Line:
    """An entry's line without the bold that sets its number or term apart."""
    found = _BOLD.search(line.text, 0, 80) if line.kind is Kind.TEXT and "**" in line.text[:10] else None
    if found is None:
        return line
    return without(line, [(found.start(), found.start() + 2), (found.end() - 2, found.end())])


def _open(line: Line, gathering: _Gathering) -> None:
    """Begin an entry with a line, or several where the line holds the next ones too."""
    number = _number(line, gathering)
    gathering.nested = 0
    if number is None:
        gathering.groups.append([line])
        return
    gathering.last = number.value
    at = 0
    for found in _GLUED.finditer(line.text, number.end):
        if mark_value(found["number"]) == gathering.last + 1:
            gathering.groups.append([_trimmed(part(line, at, found.start("number")))])
            gathering.last += 1
            at = found.start("number")
    gathering.groups.append([part(line, at, len(line.text)) if at else line])


def _number(line: Line, gathering: _Gathering) -> EntryNumber | None:
    number = read_entry_number(line.text)
    return number if number and number.form == gathering.form else None


def _opens(line: Line, at: int, lines: Sequence[Line], gathering: _Gathering) -> bool:
    """Whether a line begins an entry."""
    if not gathering.form:
        return line.kind is Kind.TEXT and not closes_glossary(line) and is_plain_entry(line.text)
    number = _number(line, gathering)
    if number is None or (line.kind is Kind.HEADING and number.value != gathering.last + 1):
        return False
    if not gathering.groups:
        return True
    if _is_nested(number, at, lines, gathering):
        gathering.nested = number.value
        return False
    if number.value == gathering.last + 1:
        return True
    if number.value == 1 != gathering.last and gathering.form != "bracketed":
        return False  # another list begins
    return 0 < number.value <= gathering.last + _GAP and names_term(line.text, number.end)


def _is_nested(number: EntryNumber, at: int, lines: Sequence[Line], gathering: _Gathering) -> bool:
    """Whether a number counts a list inside the last entry: the list begins at 1, and the next entry is to come."""
    if gathering.form == "bracketed" or number.value != gathering.nested + 1:
        return False
    wanted = number.value if number.value == gathering.last + 1 else gathering.last + 1
    return _comes(wanted, at, lines, gathering)


def _comes(value: int, at: int, lines: Sequence[Line], gathering: _Gathering) -> bool:
    """Whether an entry with a number follows within reach, nothing else between that ends a glossary."""
    for line in lines[at + 1 : at + 1 + _REACH]:
        number = _number(_without_bold(line), gathering) if line.kind is not Kind.RULE else None
        if number and number.value == value:
            return True
        if number is None and ends_glossary(line):
            return False
    return False


def _belongs(line: Line, at: int, lines: Sequence[Line], gathering: _Gathering) -> bool:
    """Whether a line that begins no entry carries on the last one."""
    if ends_glossary(line):
        return False
    if gathering.form and _comes(gathering.last + 1, at, lines, gathering):
        return True
    if closes_glossary(line):
        return False
    return _is_left_open(gathering.groups[-1][-1], line) or bool(_CONTINUED.match(line.text))


def _is_left_open(before: Line, line: Line) -> bool:
    """Whether an entry's last line is unfinished, so that a line carries it on."""
    if before.kind is Kind.RULE:
        return False
    text = before.text
    if text[-1] in "：:，,、；;—" or any(text.rfind(opener) > text.rfind(closer) for opener, closer in _PAIRS):
        return True
    return not is_closed(text) and is_closed(line.text)
