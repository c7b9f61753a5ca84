"""Page breaks: a sentence that one cut in two is joined, all others stay between their paragraphs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise

from jbpub.diagnostics import Diagnostic, diagnostic
from jbpub.parser.lines import Kind, Line, is_closed, join
from jbpub.parser.numbering import read_number
from jbpub.parser.repair.edits import Repaired
from jbpub.patterns import pattern

_SENTENCE_END = pattern("[。！？]")
_HEAD_LENGTH = 60  # characters; a longer line without a full stop is a sentence cut, not a head
_SHORTEST_HEAD = 4
_EXPECTING = "第、，,的和与及至"  # after these a numeral carries the sentence on
_PAIRS = (("“", "”"), ("‘", "’"), ("《", "》"), ("（", "）"), ("「", "」"), ("『", "』"))


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
