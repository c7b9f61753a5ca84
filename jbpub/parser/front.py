"""Front matter: title, occasion, speaker, salutation and opening, before the first part of a report."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from jbpub.diagnostics import Diagnostic, diagnostic
from jbpub.nodes import NOWHERE, Meta, Occasion, Role
from jbpub.parser.lines import Kind, Line
from jbpub.parser.numbering import read_number
from jbpub.parser.places import find_date, find_year, places_differ
from jbpub.source import Span

_REACH = 40  # lines looked at; what stands deeper is no front matter
_LONGEST = 80  # characters of an occasion or speaker line
_SPACE = r"[ \t\u00a0\u2000-\u200a\u3000]"
_NUMERAL = "[一二三四五六七八九十百0-9]{1,4}"
_OFFICES = "省长|市长|区长|县长|旗长|州长|镇长|乡长|盟长|专员|主席|总理|主任|院長|院长|行政長官|行政长官|縣長|市長"

_TITLE = re.compile(r"[^。！？；，]{0,40}[报報]告(?:[（(][^）)]{1,20}[）)])?")
_TITLE_TAIL = re.compile(r"(?:人民)?(?:政府|行政院)?(?:工作|施政)?[报報]告.*$")
_SESSION = re.compile(rf"第{_NUMERAL}[届屆].{{0,30}}?(?:会议|會議|[会會]期)")
_SESSION_PLACE = re.compile(r"在([^在]{2,20})$")
_AROUND = "—―－─-（()） \t\u3000"
_NAME = rf"[\u4e00-\u9fff](?:{_SPACE}*[\u4e00-\u9fff·•・]){{1,14}}"
_ROLE = rf"[^，。：、；！？]{{0,30}}?(?:{_OFFICES})"
_SPEAKER = re.compile(rf"(?P<role>{_ROLE}){_SPACE}+(?P<name>{_NAME})")
# The occasion's line may name the speaker too: …会议上省长毛伟明作政府工作报告
_SPEAKER_THERE = re.compile(
    rf"会议上?[，,]?{_SPACE}*(?P<both>(?P<role>{_ROLE}){_SPACE}*(?P<name>[\u4e00-\u9fff·]{{2,4}}?))(?=[作代向])"
)
_SPEAKER_ROLE, _SPEAKER_NAME = re.compile(_ROLE), re.compile(_NAME)
_SALUTATION = re.compile(
    r"(?:尊敬的|各位|主席|同志|[\u4e00-\u9fff]{1,6}(?:院長|院长|主席|議長|议长)[、，])[^。！？：:]{0,40}[：:！!]"
)
_OPENING = re.compile(
    r"(?:各位[^。！？：:]{0,30}[：:！!])?(?:[现現]在|下面)?[，,]?(?:[请請]允[许許])?(?:我|本人)[谨謹受]?(?:代表|.{0,20}委托)"
)
_ISSUER = re.compile(r"我[谨謹]?代表([^，,。；]{2,40}?)[，,]?(?:向|作|做|[报報]告)")
_LETTERSPACE = re.compile(rf"(?<=[\u4e00-\u9fff]){_SPACE}+(?=[\u4e00-\u9fff·•・])|(?<=[·•・]){_SPACE}+")


@dataclass(frozen=True, slots=True)
class Front:
    """What stands before the first part: the Meta, and the lines that are not in it."""

    meta: Meta
    lines: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class _Found:
    """The lines that the Meta is made of."""

    title: Line | None
    occasion: Line | None
    speaker: tuple[Line, ...]


def read_front(lines: list[Line]) -> tuple[Front, list[Line], list[Diagnostic]]:
    """The front matter, the lines after it, and what is doubtful about it (F301, F302, F303)."""
    end = _end(lines)
    head = lines[:end]
    found = _Found(_best(head, _title_worth), _best(head, _occasion_worth), _speaker_lines(head))
    opening = next((line.text for line in head if _OPENING.match(line.text)), "")
    meta = _meta(found, opening)
    taken = {id(line) for line in (found.title, found.occasion, *found.speaker)}
    rest = tuple(line for line in head if id(line) not in taken)
    return Front(meta, rest), lines[end:], _doubts(meta, found)


def front_role(line: Line) -> Role:
    """What a paragraph of the front matter does."""
    if _is_opening(line):
        return Role.OPENING
    return Role.SALUTATION if _is_salutation(line) else Role.PROSE


def _end(lines: Sequence[Line]) -> int:
    """How many lines are front matter: up to the opening or the salutation, else to the last line that shows it."""
    reach = _reach(lines)
    for marks_end in (_is_opening, _is_salutation):
        for at in range(reach):
            if marks_end(lines[at]):
                return at + 1
    end = 0
    for at in range(reach):
        if _shows_front(lines[at]) or (end == 0 and _is_first_heading(lines, at)):
            end = at + 1
        elif "。" in lines[at].text:
            break
    return end


def _reach(lines: Sequence[Line]) -> int:
    """How far front matter can reach: up to the first head that is no title."""
    for at, line in enumerate(lines[:_REACH]):
        numbered = line.text[0] not in _AROUND and read_number(line.text) is not None
        if (numbered or line.kind is Kind.HEADING) and not _title_worth(line):
            return at
    return min(len(lines), _REACH)


def _is_opening(line: Line) -> bool:
    return line.kind is Kind.TEXT and _OPENING.match(line.text) is not None


def _is_salutation(line: Line) -> bool:
    return line.kind is Kind.TEXT and _SALUTATION.fullmatch(line.text) is not None


def _is_first_heading(lines: Sequence[Line], at: int) -> bool:
    return lines[at].depth == 1 and all(line.kind is Kind.RULE for line in lines[:at])


def _shows_front(line: Line) -> bool:
    if _title_worth(line) or _occasion_worth(line):
        return True
    return any(form.fullmatch(line.text) for form in (_SPEAKER, _SPEAKER_ROLE))


# ---- which line is which ----


def _best(lines: Sequence[Line], worth: Callable[[Line], int]) -> Line | None:
    """The line of most worth, the first among equals; None when none has any."""
    best = max(lines, key=worth, default=None)
    return best if best is not None and worth(best) else None


def _title_worth(line: Line) -> int:
    """How much a line is like the report's title: marked as a heading, called a government's report."""
    if line.kind is Kind.RULE:
        return 0
    words = _LETTERSPACE.sub("", line.text)
    called = bool(_TITLE.fullmatch(words)) and not _SESSION.search(words)
    if not called and (line.depth != 1 or read_number(words)):
        return 0
    return 1 + 4 * (line.kind is Kind.HEADING) + 2 * called + ("政府" in words or "施政" in words)


def _occasion_worth(line: Line) -> int:
    """How much a line is like the occasion: it names a session, or is a date and nothing else."""
    if line.kind is Kind.RULE or len(line.text) > _LONGEST or "。" in line.text[:-1]:
        return 0
    day, start, end = find_date(line.text)
    if _SESSION.search(line.text):
        return 2 + (day is not None)
    bare = line.text.strip(_AROUND)
    return int(day is not None and bare == line.text[start:end])


def _speaker_lines(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The line with office and name, or the line with the office and the next one with the name."""
    for line, following in zip_longest(lines, lines[1:]):
        if line.kind is not Kind.TEXT or len(line.text) > _LONGEST or _SESSION.search(line.text):
            continue
        if _SPEAKER.fullmatch(line.text):
            return (line,)
        if following and _SPEAKER_ROLE.fullmatch(line.text) and _SPEAKER_NAME.fullmatch(following.text):
            return (line, following)
    return ()


# ---- what the lines say ----


def _meta(found: _Found, opening: str) -> Meta:
    issuer = _ISSUER.search(opening)
    meta = Meta(issuer=issuer[1] if issuer else "", occasion=_occasion(found.occasion) if found.occasion else None)
    if found.title:
        words = _LETTERSPACE.sub("", found.title.text.replace("**", ""))
        year, start, end = find_year(words)
        place = _TITLE_TAIL.sub("", words[:start] + words[end:]) if _TITLE.fullmatch(words) else ""
        meta = replace(meta, title=words, place=place, year=year, title_span=found.title.span)
    return _with_speaker(meta, found)


def _with_speaker(meta: Meta, found: _Found) -> Meta:
    if found.speaker:
        named = _SPEAKER.fullmatch(" ".join(line.text for line in found.speaker))
        span = Span(found.speaker[0].span.start, found.speaker[-1].end)
    else:
        named = _SPEAKER_THERE.search(found.occasion.text) if found.occasion else None
        span = found.occasion.place(*named.span("both")) if named and found.occasion else NOWHERE
    if named is None:
        return meta
    return replace(
        meta, speaker=_LETTERSPACE.sub("", named["name"]), speaker_role=named["role"].strip(), speaker_span=span
    )


def _occasion(line: Line) -> Occasion:
    day, _, _ = find_date(line.text)
    session = _SESSION.search(line.text)
    place = _SESSION_PLACE.search(line.text[: session.start()]) if session else None
    return Occasion(line.text, day, session[0] if session else "", place[1] if place else "", line.span)


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
