"""Hard-wrapped lines to paragraphs, by the evidence that wrapping leaves: width, indent, punctuation, numbering."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from jbpub.diagnostics import Diagnostic, diagnostic
from jbpub.parser.entries import opens_noted_entry
from jbpub.parser.lines import Kind, Line, is_closed, join
from jbpub.parser.numbering import read_number
from jbpub.parser.wraps.contents import drop_contents
from jbpub.parser.wraps.furniture import drop_page_numbers, drop_running_heads
from jbpub.parser.wraps.glyphs import join_scattered_title
from jbpub.parser.wraps.shape import Shape, find_shape, has_blank, width_of
from jbpub.patterns import pattern
from jbpub.source import Source, Span

# What no line may begin with (CLREQ 3.1.3): a line that does was cut off from the one before.
_NEVER_FIRST = tuple("，。、；：！？）」』》】〉〕”’…％%,.;:!?)")
_EXPECTING = tuple("第、，,的和与及至")  # after these a numeral carries the sentence on
_TABULAR = pattern(r"\S {3,}\S|[.…·．]{4,}[ \t]*[0-9]+$")  # columns, or a line of a table of contents
_PUNCTUATION = pattern("[，。、；：！？「」『』“”（）《》]")  # each may be squeezed to half its width
_LETTER = pattern("[A-Za-z]")
_SENTENCE = tuple("。！？!?")
_SUBHEAD_RANK = 4  # the rank of （一）; deeper numbers number lists more often than heads


def wrap_rules(source: Source) -> tuple[tuple[str, partial[tuple[list[Line], list[Diagnostic]]]], ...]:
    """The rules for text from printed pages under the codes by which they can be refused, in their order."""
    return (
        ("R154", partial(join_scattered_title)),
        ("R152", partial(drop_page_numbers)),
        ("R153", partial(drop_running_heads)),
        ("R155", partial(drop_contents)),
        ("R151", partial(join_wraps, source=source)),
    )


@dataclass(frozen=True, slots=True)
class _Printed:
    """A line as it stood on the page: the lines that extraction made of it, their words, their width in em."""

    lines: tuple[Line, ...]
    text: str
    width: float

    @property
    def kind(self) -> Kind:
        """The kind of its first line."""
        return self.lines[0].kind


def join_wraps(lines: Sequence[Line], source: Source) -> tuple[list[Line], list[Diagnostic]]:
    """R151: the lines of a hard-wrapped paragraph are joined, also over a page's end (R101)."""
    shape = find_shape(lines, source)
    if shape is None:
        return list(lines), []
    groups = _paragraphs(_printed_lines(lines, shape, source), shape, source)
    joined = [_joined(group) for group in groups]
    findings = [finding for group in groups if len(group) > 1 for finding in _findings(group)]
    return joined, findings


def _printed_lines(lines: Sequence[Line], shape: Shape, source: Source) -> list[_Printed]:
    """The lines as they stood on the page: what squeezed punctuation parted is put together."""
    found: list[_Printed] = []
    for line in lines:
        last = found[-1] if found else None
        if last is not None and _is_fragment(last, line, shape, source):
            width = last.width + width_of(line.text)
            found[-1] = _Printed((*last.lines, line), last.text + line.text, width)
        else:
            found.append(_Printed((line,), line.text, width_of(line.text)))
    return found


def _is_fragment(last: _Printed, line: Line, shape: Shape, source: Source) -> bool:
    """Whether a line goes on on the height of the last: it cannot begin one, or the last was parted and has room."""
    if line.kind is not Kind.TEXT or last.kind is Kind.RULE:
        return False
    if line.text.startswith(_NEVER_FIRST):
        return not has_blank(last.lines[-1], line, source)
    if len(last.lines) == 1 or last.text.endswith(_SENTENCE) or has_blank(last.lines[-1], line, source):
        return False
    squeezed = len(_PUNCTUATION.findall(last.text)) / 2
    return last.width + width_of(line.text) <= shape.width + squeezed


def _paragraphs(printed: Sequence[_Printed], shape: Shape, source: Source) -> list[list[Line]]:
    """The lines of each paragraph, the rules within it included."""
    groups: list[list[Line]] = []
    rules: list[Line] = []
    last: _Printed | None = None
    first = True  # whether the last line is its paragraph's first
    for now in printed:
        if now.kind is Kind.RULE:
            rules += now.lines
            continue
        if last is not None and _goes_on(last, now, shape, source, first=first, over_page=bool(rules)):
            groups[-1] += [*rules, *now.lines]
            first = False
        else:
            groups += [[rule] for rule in rules] + [list(now.lines)]
            first = True
        rules, last = [], now
    return groups + [[rule] for rule in rules]


def _goes_on(last: _Printed, now: _Printed, shape: Shape, source: Source, *, first: bool, over_page: bool) -> bool:
    """Whether a line goes on with the paragraph that the last one belongs to."""
    if last.kind not in (Kind.TEXT, Kind.ITEM) or now.kind is not Kind.TEXT:
        return False
    if not shape.is_full(last.text, last.width, first=first):
        return False
    if _TABULAR.search(last.text) or _TABULAR.search(now.text) or opens_noted_entry(now.text):
        return False
    if not over_page and not shape.double and has_blank(last.lines[-1], now.lines[0], source):
        return False
    if shape.starts is not None:
        is_head = is_closed(last.text) and read_number(now.text) is not None  # heads may stand flush
        return not is_head and now.lines[0].span.start not in shape.starts
    if is_closed(last.text):
        return read_number(now.text) is None and not shape.looks_first(now.text, now.width)
    return not _begins_anew(last, now, shape, first=first)


def _begins_anew(last: _Printed, now: _Printed, shape: Shape, *, first: bool) -> bool:
    """Whether a line begins a paragraph though the one before reaches the margin and ends without a full stop.

    Then that one is a head: it is numbered as one, and what follows is numbered too or as wide as a first line.
    """
    if read_number(now.text) and not last.text.endswith(_EXPECTING):
        return True
    number = read_number(last.text) if first else None
    is_head = number is not None and number.form.heads and number.form.rank <= _SUBHEAD_RANK
    return is_head and "。" not in last.text and shape.looks_first(now.text, now.width)


def _joined(lines: Sequence[Line]) -> Line:
    """Lines as one: nothing between Han characters, a space between Latin words."""
    if len(lines) == 1:
        return lines[0]
    pieces: list[Line] = []
    last: Line | None = None
    for line in lines:
        if line.kind is not Kind.RULE:
            if last is not None and _LETTER.match(last.text[-1]) and _LETTER.match(line.text):
                pieces.append(Line(Kind.TEXT, " ", ((0, last.end),), last.end + 1))
            last = line
        pieces.append(line)
    return join(pieces)


def _findings(group: Sequence[Line]) -> list[Diagnostic]:
    count = sum(1 for line in group if line.kind is not Kind.RULE)
    span = Span(group[0].span.start, group[-1].end)
    found = [diagnostic("R151", span, f"{count} lines are one paragraph", "joined")]
    for at, rule in enumerate(group):
        if rule.kind is Kind.RULE:
            before = next(line for line in reversed(group[:at]) if line.kind is not Kind.RULE)
            after = next(line for line in group[at:] if line.kind is not Kind.RULE)
            message = f"“…{before.text[-6:]}|{after.text[:6]}…” is one sentence"
            found.append(diagnostic("R101", rule.span, message, "joined"))
    return found
