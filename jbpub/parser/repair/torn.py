"""Lines that extraction tore: at a web page's links, whose words stand alone, and after a paragraph's number."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from jbpub.diagnostics import Diagnostic, diagnostic
from jbpub.parser.lines import Kind, Line, is_closed, join
from jbpub.parser.numbering import read_number
from jbpub.parser.repair.edits import Repaired
from jbpub.patterns import pattern
from jbpub.source import Span

_NO_START = "，。、；：！？”’》」』）】〕"  # no line begins with these (CLREQ 3.1.3): it goes on from the one before
_PAIRS = {"“": "”", "《": "》", "（": "）", "「": "」", "『": "』"}
_NEAR = 3  # so many lines later the partner of an open mark is found
_LOOKED_AT = 400  # characters at the end of a sentence in which an open mark is looked for
_LINK = 20  # characters of a link's words
_SENTENCE = 60  # characters; an unclosed line as long is no head
_NUMBER_ALONE = pattern(r"[0-9０-９]{1,3}[.．]")
_BULLETS = tuple("•●▪■◆")
_PROSE = 20  # characters of a paragraph


def join_torn(lines: Sequence[Line]) -> Repaired:
    """R116: a line that begins with closing punctuation, or one that leaves a mark open, is joined to its sentence."""
    groups: list[list[Line]] = []
    before = ""  # the end of the sentence so far
    for at, line in enumerate(lines):
        if before and groups[-1][-1].kind is line.kind is Kind.TEXT and _goes_on(before, lines[at : at + 1 + _NEAR]):
            groups[-1].append(line)
            before = (before + line.text)[-_LOOKED_AT:]
        else:
            groups.append([line])
            before = line.text[-_LOOKED_AT:]
    findings = [_finding(one, two) for group in groups for one, two in pairwise(group)]
    return [join(group) if len(group) > 1 else group[0] for group in groups], findings


def join_numbers(lines: Sequence[Line]) -> Repaired:
    """R120: a number with its point, or a bullet, alone on a line is joined to the paragraph after it."""
    kept: list[Line] = []
    findings = []
    for line in lines:
        before = kept[-1] if kept else None
        if before and line.kind is before.kind is Kind.TEXT and _stands_before(before.text, line.text):
            kind = Kind.ITEM if before.text in _BULLETS else Kind.TEXT
            kept[-1] = replace(join([before, line]), kind=kind)
            message = f"“{before.text}” is of the paragraph after it"
            findings.append(diagnostic("R120", Span(before.end, line.span.start), message, "joined"))
        else:
            kept.append(line)
    return kept, findings


def _stands_before(mark: str, text: str) -> bool:
    """Whether a line is the mark of the paragraph that the next line is."""
    if mark in _BULLETS:
        return read_number(text) is None
    return _NUMBER_ALONE.fullmatch(mark) is not None and len(text) >= _PROSE and is_closed(text)


def _finding(one: Line, two: Line) -> Diagnostic:
    message = f"“…{one.text[-6:]}|{two.text[:6]}…” is one sentence"
    return diagnostic("R116", Span(one.end, two.span.start), message, "joined")


def _goes_on(before: str, lines: Sequence[Line]) -> bool:
    """Whether the first of some lines carries on the sentence that a text ends with."""
    text = lines[0].text
    if text[0] in _NO_START:
        return before[-1] in "，、" or not (is_closed(before) and text[0] in _PAIRS.values())
    if is_closed(before) or read_number(text):
        return False
    following = [more.text for more in lines if more.kind is Kind.TEXT]
    return _closes(before, following) or _is_link(before, following)


def _closes(before: str, following: Sequence[str]) -> bool:
    """Whether a mark that a line leaves open finds its partner in the lines that follow."""
    opener = max(_PAIRS, key=before.rfind)
    at = before.rfind(opener)
    if at < 0 or before.find(_PAIRS[opener], at) >= 0:
        return False
    return any(_PAIRS[opener] in text for text in _until_opened(following, opener))


def _until_opened(texts: Sequence[str], opener: str) -> Iterator[str]:
    """Texts up to the first that opens such a mark anew, cut there."""
    for text in texts:
        at = text.find(opener)
        yield text if at < 0 else text[:at]
        if at >= 0:
            return


def _is_link(before: str, following: Sequence[str]) -> bool:
    """Whether a short line stands between a long unclosed one and one that begins with closing punctuation."""
    if len(following) < 2 or len(before) <= _SENTENCE or len(following[0]) > _LINK:
        return False
    return following[1][0] in _NO_START and not is_closed(following[0])
