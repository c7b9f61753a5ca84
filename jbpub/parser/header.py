"""Header: the fields that a site generator or a converter wrote before a report: title: …, date: …, layout: ….

They stand between two rules (YAML front matter) or, as web converters write them, begin with Title: at the very start.
The report's own title page goes first; a header says what that leaves open.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from jbpub.diagnostics import Diagnostic, diagnostic
from jbpub.parser.lines import Kind, Line, number_pages, part
from jbpub.parser.repair.choice import ALL, Repairs
from jbpub.patterns import pattern
from jbpub.source import Span

_MOST = 60  # lines of a header
_FIELD = pattern(r"(?P<key>[A-Za-z][A-Za-z _-]{0,24}|[^\W\da-zA-Z_]{2,4})[ \t]*[:：](?:[ \t]+|$)(?P<value>.*)")
_QUOTED = pattern(r"""(["'])(?P<words>.+)\1""")
_RULE, _END = "---", ("---", "...")
# What a field says; of two that say the same the first counts.
_KEYS = {
    "title": "title", "标题": "title", "標題": "title",
    "occasion": "occasion", "subtitle": "occasion", "副标题": "occasion", "副標題": "occasion",
    "date": "date", "日期": "date", "published time": "date",
    "speaker": "speaker", "author": "speaker", "报告人": "speaker", "報告人": "speaker", "作者": "speaker",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Field:
    """A field: its key with the colon, and its value, which may stand on the next line."""

    key: Line
    value: Line

    @property
    def span(self) -> Span:
        """The place of both."""
        return Span(self.key.span.start, self.value.end)


@dataclass(frozen=True, slots=True)
class Header:
    """The fields that a title page can use, by what they say: title, occasion, date, speaker."""

    fields: Mapping[str, Field] = field(default_factory=dict)

    def value(self, *meanings: str) -> Line | None:
        """The value of the first of these fields that there is."""
        return next((self.fields[meaning].value for meaning in meanings if meaning in self.fields), None)


def read_header(lines: list[Line], repairs: Repairs = ALL) -> tuple[Header, list[Line], list[Diagnostic]]:
    """The header, the lines after it with their pages counted anew, and F308 for each field that says nothing known."""
    start, end = _extent(lines)
    if start == end or not repairs.allow("F307"):
        return Header(), lines, []
    fields: dict[str, Field] = {}
    others: list[Diagnostic] = []
    for group in _groups(lines[start:end]):
        meaning, read = _read_field(group)
        if read and meaning not in fields:
            fields[meaning] = read
            group = [line for line in group if line.span.start > read.value.end]
        others += [_left_out(group)] if group else []
    after = lines[end + 1 :] if start else lines[end:]
    return Header(fields), number_pages(after), others


def _left_out(group: Sequence[Line]) -> Diagnostic:
    """F308 for a field with the lines that go on with it."""
    more = f" and {len(group) - 1} lines more" if group[1:] else ""
    return diagnostic("F308", Span(group[0].span.start, group[-1].end), f"“{group[0].text}”{more}", "left out")


def header_findings(header: Header, used: Iterable[Line | None]) -> list[Diagnostic]:
    """F307 for the key of each field whose value is among those used, F308 for the other fields."""
    taken = {id(line) for line in used}
    return [
        diagnostic("F307", one.key.span, f"“{one.key.text.strip()}” says the {meaning}", "read so")
        if id(one.value) in taken
        else diagnostic("F308", one.span, f"the title page says the {meaning} itself", "left out")
        for meaning, one in header.fields.items()
    ]


def _extent(lines: Sequence[Line]) -> tuple[int, int]:
    """The lines that are fields: those from `start` to `end`, equal when there is no header."""
    if len(lines) > 1 and lines[0].text == _RULE and _FIELD.match(lines[1].text):
        end = next((at for at, line in enumerate(lines[1:_MOST], 1) if line.text in _END), 0)
        return (1, end) if end else (0, 0)
    first = _FIELD.match(lines[0].text) if lines and lines[0].kind is Kind.TEXT else None
    if first is None or first["key"].lower() != "title":
        return 0, 0
    return 0, next((at for at, line in enumerate(lines[:_MOST]) if not _is_ascii_field(line)), len(lines[:_MOST]))


def _is_ascii_field(line: Line) -> bool:
    found = _FIELD.match(line.text) if line.kind is Kind.TEXT else None
    return found is not None and found["key"].isascii()


def _groups(lines: Iterable[Line]) -> list[list[Line]]:
    """Each field's lines: its own and those that go on with its value."""
    groups: list[list[Line]] = []
    for line in lines:
        if not groups or _FIELD.match(line.text):
            groups.append([])
        groups[-1].append(line)
    return groups


def _read_field(group: Sequence[Line]) -> tuple[str, Field | None]:
    """What a field says and its key and value; no Field when it says nothing that a title page needs."""
    found = _FIELD.match(group[0].text)
    meaning = _KEYS.get(found["key"].strip().lower(), "") if found else ""
    if found is None or not meaning:
        return "", None
    key = part(group[0], 0, found.end("key") + 1)
    values = [part(group[0], found.start("value"), len(group[0].text))] if found["value"] else group[1:2]
    return meaning, Field(key, replace(_unquoted(values[0]), kind=Kind.TEXT, depth=0)) if values else None


def _unquoted(line: Line) -> Line:
    quoted = _QUOTED.fullmatch(line.text.strip())
    start = line.text.index(quoted[0]) if quoted else 0
    return part(line, start + 1, start + len(quoted[0]) - 1) if quoted else line
