"""The lines of a title page: which is the title, the occasion, the speaker, the salutation, the opening.

A line's worth says how much it is like what is looked for; 0 is not at all.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise, zip_longest

from jbpub.diagnostics import Diagnostic, diagnostic
from jbpub.parser.han import HAN
from jbpub.parser.lines import Kind, Line, is_closed, join
from jbpub.parser.numbering import read_number
from jbpub.parser.places import find_date
from jbpub.patterns import pattern

_LONGEST = 80  # characters of an occasion or speaker line
SPACE = r"\s"
AROUND = "—―－─-（()） \t\u3000"  # what stands round an occasion, with or without its date
_DOTS = "·•・‧"
_LETTER = f"(?:{HAN}|[{_DOTS}])"  # of a name
_NUMERAL = "[一二三四五六七八九十百0-9]{1,4}"
_OFFICES = (
    "省长|市长|区长|县长|旗长|州长|镇长|乡长|盟长|专员|主席|总理|主任|院長|院长|行政長官|行政长官|縣長|市長|區長|總理"
)

TITLE = pattern(r"[^。！？；，]{0,40}[报報]告》?(?:[（(][^）)]{1,20}[）)])?")
SESSION = pattern(rf"第{_NUMERAL}[届屆].{{0,30}}?(?:会议|會議|[会會]期)")
_NAME = rf"{HAN}(?:{SPACE}*{_LETTER}){{1,14}}"
_ROLE = rf"[^，。：:、；！？]{{0,30}}?(?:{_OFFICES})"
SPEAKER = pattern(rf"(?P<role>{_ROLE})(?:{SPACE}*[：:]{SPACE}*|{SPACE}+)(?P<name>{_NAME})")
# Without a space an office and a name are one run: only a short name at the end of a short line is certain.
_GLUED = pattern(rf"(?P<role>[^，。：、；！？\s]{{0,20}}(?:{_OFFICES}))(?P<name>(?!助理|办公|讲话|作|在){HAN}{{2,3}})")
# The occasion's line may name the speaker too: …会议上省长毛伟明作政府工作报告, …会议上 省长 毛伟明
SPEAKER_THERE = pattern(
    rf"会议上?[，,]?{SPACE}*(?P<both>(?P<role>{_ROLE}){SPACE}*(?P<name>{_LETTER}{{2,4}}?|{_NAME}))(?=[作代向]|$)"
)
BEFORE_SPEAKER = " \t\u3000，,"  # what stands between an occasion and the speaker on the same line
_SPEAKER_ROLE, _SPEAKER_NAME = pattern(_ROLE), pattern(_NAME)
_NAME_ALONE = pattern(rf"{HAN}(?:{SPACE}*{HAN}){{1,2}}|{HAN}{{1,8}}[{_DOTS}]{_LETTER}{{1,12}}")
_SALUTATION = pattern(
    rf"(?:尊敬的|各位|主席|同志|{HAN}{{1,6}}(?:院長|院长|主席|議長|议长)[、，])[^。！？：:]{{0,40}}[：:！!]"
)
_OPENING = pattern(
    r"(?:各位[^。！？：:]{0,30}[：:！!])?(?:[现現]在|下面)?[，,]?(?:[请請]允[许許])?(?:我|本人)[谨謹受]?(?:代表|.{0,20}委托)"
)
_LETTERSPACE = pattern(rf"(?<={HAN}){SPACE}+(?={_LETTER})|(?<=[{_DOTS}]){SPACE}+")


def closed_up(text: str) -> str:
    """A title or name without the spaces that set its letters apart.

    >>> closed_up("政 府 工 作 报 告")
    '政府工作报告'
    """
    return _LETTERSPACE.sub("", text)


def is_opening(line: Line) -> bool:
    """Whether a line is the sentence 现在，我代表…."""
    return line.kind is Kind.TEXT and _OPENING.match(line.text) is not None


def is_salutation(line: Line) -> bool:
    """Whether a line is an address and nothing else: 各位代表：."""
    return line.kind is Kind.TEXT and _SALUTATION.fullmatch(line.text) is not None


def shows_front(line: Line) -> bool:
    """Whether a line can only stand on a title page."""
    if title_worth(line) or occasion_worth(line):
        return True
    return any(form.fullmatch(line.text) for form in (SPEAKER, _SPEAKER_ROLE))


def best(lines: Sequence[Line], worth: Callable[[Line], int]) -> Line | None:
    """The line of most worth, the first among equals; None when none has any."""
    line = max(lines, key=worth, default=None)
    return line if line is not None and worth(line) else None


def title_worth(line: Line) -> int:
    """How much a line is like the report's title: marked as a heading, called a government's report."""
    if line.kind is Kind.RULE:
        return 0
    words = closed_up(line.text)
    called = is_called_report(words)
    if not called and (line.depth != 1 or read_number(words)):
        return 0
    return 1 + 4 * (line.kind is Kind.HEADING) + 2 * called + ("政府" in words or "施政" in words)


def is_called_report(words: str) -> bool:
    """Whether words are a report's title, not the name of an occasion that ends in one."""
    return TITLE.fullmatch(words) is not None and SESSION.search(words) is None


def occasion_worth(line: Line) -> int:
    """How much a line is like the occasion: it names a session, or is a date and nothing else."""
    if line.kind is Kind.RULE or len(line.text) > _LONGEST or "。" in line.text[:-1]:
        return 0
    day, start, end = find_date(line.text)
    if SESSION.search(line.text):
        return 2 + (day is not None)
    bare = line.text.strip(AROUND)
    return int(day is not None and bare == line.text[start:end])


def date_beside(lines: Sequence[Line], occasion: Line | None) -> Line | None:
    """The line that gives nothing but the date of an occasion without one, right before or after it."""
    if occasion is None or find_date(occasion.text)[0]:
        return None
    for before, after in pairwise(lines):
        for near, line in ((before, after), (after, before)):
            if near is occasion and occasion_worth(line) == 1:
                return line
    return None


# ---- the speaker ----


def speaker_lines(lines: Sequence[Line], occasion: Line | None) -> tuple[tuple[Line, ...], re.Match[str] | None]:
    """The lines that name the speaker, and the match with `role` and `name`: both on one line, or on two.

    A name alone counts after the occasion only; then there is no match.
    """
    texts = [line for line in lines if line.kind is Kind.TEXT and len(line.text) <= _LONGEST]
    for line, following in zip_longest(texts, texts[1:]):
        if SESSION.search(line.text):
            continue
        if named := SPEAKER.fullmatch(line.text):
            return (line,), named
        if following and _SPEAKER_ROLE.fullmatch(line.text) and _SPEAKER_NAME.fullmatch(following.text):
            return (line, following), SPEAKER.fullmatch(f"{line.text} {following.text}")
    glued = next((line for line in texts if _GLUED.fullmatch(line.text) and not is_called_report(line.text)), None)
    if glued:
        return (glued,), _GLUED.fullmatch(glued.text)
    return _name_alone(texts, occasion), None


def header_speaker(line: Line | None) -> tuple[tuple[Line, ...], re.Match[str] | None]:
    """A header's speaker as `speaker_lines` gives one: a name with or without an office, no site and no department."""
    if line is None:
        return (), None
    named = SPEAKER.fullmatch(line.text) or _GLUED.fullmatch(line.text)
    return ((line,) if named or _NAME_ALONE.fullmatch(line.text) else ()), named


def _name_alone(lines: Sequence[Line], occasion: Line | None) -> tuple[Line, ...]:
    if occasion is None or SPEAKER_THERE.search(occasion.text):
        return ()
    for before, line in pairwise(lines):
        if before is occasion and _NAME_ALONE.fullmatch(line.text) and not is_called_report(closed_up(line.text)):
            return (line,)
    return ()


# ---- lines that a break tore ----


def join_torn(lines: Sequence[Line]) -> tuple[list[Line], list[Diagnostic]]:
    """F305: a title broken after 报, or an occasion broken inside its session, is one line again."""
    joined: list[Line] = []
    findings: list[Diagnostic] = []
    for line in lines:
        if joined and (_tears_title(joined[-1], line) or _tears_occasion(joined[-1], line)):
            message = f"“{joined[-1].text}|{line.text}” is one line"
            findings.append(diagnostic("F305", join([joined[-1], line]).span, message, "joined"))
            joined[-1] = join([joined[-1], line])
        else:
            joined.append(line)
    return joined, findings


def _tears_title(before: Line, line: Line) -> bool:
    first, second = closed_up(before.text), closed_up(line.text)
    if Kind.RULE in (before.kind, line.kind) or len(second) > 4 or is_called_report(first):
        return False
    return (
        second.endswith(("告", "报告", "報告"))
        and first.endswith(("报", "報", "工作", "施政"))
        and is_called_report(first + second)
    )


def _tears_occasion(before: Line, line: Line) -> bool:
    if not before.kind is line.kind is Kind.TEXT or is_closed(before.text):
        return False
    if not find_date(before.text)[0] or find_date(line.text)[0] or occasion_worth(before) == 3:
        return False
    return occasion_worth(join([before, line])) == 3 and not SPEAKER.search(line.text)
