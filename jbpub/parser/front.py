"""Front matter: title, occasion, speaker, salutation and opening, before the first part of a report."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from jbpub.diagnostics import Diagnostic, diagnostic
from jbpub.nodes import NOWHERE, Meta, Occasion, Role
from jbpub.parser.front_lines import (
    AROUND,
    BEFORE_SPEAKER,
    SESSION,
    SPEAKER_THERE,
    TITLE,
    best,
    closed_up,
    date_beside,
    header_speaker,
    is_called_report,
    is_opening,
    is_salutation,
    join_torn,
    occasion_worth,
    shows_front,
    speaker_lines,
    title_worth,
)
from jbpub.parser.header import Header, header_findings
from jbpub.parser.lines import Kind, Line
from jbpub.parser.numbering import read_number
from jbpub.parser.places import find_date, find_year, places_differ
from jbpub.parser.repair.choice import ALL, Repairs
from jbpub.patterns import pattern
from jbpub.source import Span

NO_HEADER = Header()
_REACH = 40  # lines looked at; what stands deeper is no front matter
_SAME = 12  # characters after the address in which an opening and its copy in an abstract agree
_ADDRESS = pattern(r"各位[^。！？：:]{0,30}[：:！!]")
_TITLE_TAIL = pattern(
    r"(?:(?:人民)?政府《?)?(?:人民)?(?:政府|行政院|行政長官|行政长官)?(?:财政年度|財政年度)?(?:工作|施政)?的?[报報]告.*$"
)
_TITLE_HEAD = pattern("^(?:关于|關於)")
_SESSION_PLACE = pattern(r"(?:在|日)[ \t\u3000]*([^在日]{2,20})$")
_ISSUER = pattern(r"(?:我|本人)[谨謹]?代表([^，,。;]{2,40}?)[，,]?(?:向|作|做|[报報]告)")


@dataclass(frozen=True, slots=True)
class Front:
    """What stands before the first part: the Meta, and the lines that are not in it."""

    meta: Meta
    lines: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class _Found:
    """The lines that the Meta is made of, and how the speaker's are read."""

    title: Line | None
    occasion: Line | None
    date: Line | None
    speaker: tuple[Line, ...]
    named: re.Match[str] | None


def read_front(
    lines: list[Line], repairs: Repairs = ALL, header: Header = NO_HEADER
) -> tuple[Front, list[Line], list[Diagnostic]]:
    """The front matter, the lines after it, and what is doubtful about it (F301 to F308).

    What the report's own lines do not say, a header before them may.
    """
    end = _end(lines)
    head, torn = join_torn(lines[:end])
    if not repairs.allow("F305"):
        head, torn = lines[:end], [replace(finding, repair="") for finding in torn]
    found = _find(head, header)
    opening = next((line.text for line in head if is_opening(line)), "")
    occasion, left_out = _occasion(found, repairs)
    meta = _meta(found, occasion, opening)
    taken = {id(line) for line in (found.title, found.occasion, found.date, *found.speaker)}
    rest = [line for line in head if id(line) not in taken]
    rest, again = _without_titles(rest, meta.title, repairs)
    fields = header_findings(header, (found.title, found.occasion, *found.speaker))
    return Front(meta, tuple(rest)), lines[end:], [*torn, *again, *left_out, *fields, *_doubts(meta, found)]


def _find(head: Sequence[Line], header: Header) -> _Found:
    occasion = best(head, occasion_worth) or header.value("occasion", "date")
    speaker, named = speaker_lines(head, occasion)
    if not speaker and not (occasion and SPEAKER_THERE.search(occasion.text)):
        speaker, named = header_speaker(header.value("speaker"))
    return _Found(_title(head, header), occasion, date_beside(head, occasion), speaker, named)


def _title(head: Sequence[Line], header: Header) -> Line | None:
    """The title: a header's when the report has none of its own, or one that says less."""
    own, field = best(head, title_worth), header.value("title")
    if own is None or field is None:
        return own or field
    words, more = closed_up(own.text), closed_up(field.text)
    return field if len(more) > len(words) and more.endswith(words) else own


def front_role(line: Line) -> Role:
    """What a paragraph of the front matter does."""
    if is_opening(line):
        return Role.OPENING
    return Role.SALUTATION if is_salutation(line) else Role.PROSE


# ---- how far front matter goes ----


def _end(lines: Sequence[Line]) -> int:
    """How many lines are front matter: up to the opening or the salutation, else to the last line that shows it."""
    reach = _reach(lines)
    openings = [at for at in range(reach) if is_opening(lines[at])]
    if openings:
        return max(at for at in openings if _repeats(lines[at], lines[openings[0]])) + 1
    for at in range(reach):
        if is_salutation(lines[at]):
            return at + 1
    end = 0
    for at in range(reach):
        if shows_front(lines[at]) or (end == 0 and _is_first_heading(lines, at)):
            end = at + 1
        elif "。" in lines[at].text:
            break
    return end


def _repeats(opening: Line, first: Line) -> bool:
    """Whether an opening says what the first one says: that was an abstract's, the last is the report's own."""
    return _ADDRESS.sub("", opening.text)[:_SAME] == _ADDRESS.sub("", first.text)[:_SAME]


def _reach(lines: Sequence[Line]) -> int:
    """How far front matter can reach: up to the first head that is no title."""
    for at, line in enumerate(lines[:_REACH]):
        numbered = line.text[0] not in AROUND and read_number(line.text) is not None
        if (numbered or line.kind is Kind.HEADING) and not title_worth(line):
            return at
    return min(len(lines), _REACH)


def _is_first_heading(lines: Sequence[Line], at: int) -> bool:
    return lines[at].depth == 1 and all(line.kind is Kind.RULE for line in lines[:at])


# ---- what the lines say ----


def _meta(found: _Found, occasion: Occasion | None, opening: str) -> Meta:
    issuer = _ISSUER.search(opening)
    meta = Meta(issuer=issuer[1] if issuer else "", occasion=occasion)
    if found.title:
        words = closed_up(found.title.text.replace("**", ""))
        year, start, end = find_year(words)
        unit = _TITLE_TAIL.sub("", _TITLE_HEAD.sub("", closed_up(words[:start] + words[end:])))
        place = unit if TITLE.fullmatch(words) else ""
        meta = replace(meta, title=words, place=place, year=year, title_span=found.title.span)
    return _with_speaker(meta, found)


def _with_speaker(meta: Meta, found: _Found) -> Meta:
    named = found.named
    if found.speaker:
        span = Span(found.speaker[0].span.start, found.speaker[-1].end)
    else:
        named = SPEAKER_THERE.search(found.occasion.text) if found.occasion else None
        span = found.occasion.place(*named.span("both")) if named and found.occasion else NOWHERE
    if named is None:
        name = closed_up(found.speaker[0].text) if found.speaker else ""
        return replace(meta, speaker=name, speaker_span=span)
    return replace(meta, speaker=closed_up(named["name"]), speaker_role=named["role"].strip(), speaker_span=span)


def _occasion(found: _Found, repairs: Repairs) -> tuple[Occasion | None, list[Diagnostic]]:
    """The occasion, up to the speaker that its line may name too, and F306 for what else that line says."""
    line = found.occasion
    if line is None:
        return None, []
    session = SESSION.search(line.text)
    place = _SESSION_PLACE.search(line.text[: session.start()]) if session else None
    text, left_out = _parted(line, found, repairs)
    span = line.place(0, len(text))
    if found.date:
        text = f"{text} {found.date.text}"
        span = Span(min(span.start, found.date.span.start), max(span.end, found.date.end))
    return Occasion(text, find_date(text)[0], session[0] if session else "", place[1] if place else "", span), left_out


def _parted(line: Line, found: _Found, repairs: Repairs) -> tuple[str, list[Diagnostic]]:
    """What an occasion's line says of the occasion, and F306 for what it says neither of that nor of the speaker."""
    named = SPEAKER_THERE.search(line.text)
    if named is None:
        return line.text, []
    text = line.text[: named.start("both")].rstrip(BEFORE_SPEAKER)
    # A line of its own that names the speaker too goes first.
    ends = [len(text), len(line.text)] if found.speaker else [len(text), *named.span("both"), len(line.text)]
    holes = [hole for hole in zip(ends[::2], ends[1::2], strict=True) if line.text[slice(*hole)].strip()]
    repair = "left out" if repairs.allow("F306") else ""
    findings = [diagnostic("F306", line.place(*hole), f"“{line.text[slice(*hole)]}”", repair) for hole in holes]
    return (text if repair or not holes else line.text), findings


# ---- what is doubtful ----


def _without_titles(lines: list[Line], title: str, repairs: Repairs) -> tuple[list[Line], list[Diagnostic]]:
    """F304: a further line that says the title, or the end of it, is left out."""
    again = [line for line in lines if _says_title(line, title)]
    allowed = repairs.allow("F304")
    findings = [diagnostic("F304", line.span, f"“{line.text}” again", "left out" if allowed else "") for line in again]
    return ([line for line in lines if line not in again] if allowed else lines), findings


def _says_title(line: Line, title: str) -> bool:
    words = closed_up(line.text)
    return bool(title) and line.kind is not Kind.RULE and is_called_report(words) and title.endswith(words)


def _doubts(meta: Meta, found: _Found) -> list[Diagnostic]:
    if found.title is None:
        return [diagnostic("F303", Span(0, 0), "the report has no title line")]
    occasion = meta.occasion or Occasion("")
    doubts = []
    part = places_differ(meta.place, occasion.place) if meta.place and occasion.place else ""
    if part:
        message = f"the title says {meta.place}, the occasion {occasion.place}"
        doubts.append(diagnostic("F301", _within(found.title, part), message))
    if meta.year and occasion.date and meta.year != occasion.date.year:
        message = f"the title says {meta.year}, the occasion {occasion.date.year}"
        doubts.append(diagnostic("F302", _year_span(found.title), message))
    return doubts


def _within(line: Line, words: str) -> Span:
    """Where words stand in a line; the whole line when letterspacing hides them."""
    at = line.text.find(words)
    return line.place(at, at + len(words)) if at >= 0 else line.span


def _year_span(title: Line) -> Span:
    year, start, _ = find_year(title.text)
    return title.place(start, start + 4) if year else title.span
