"""Characters that extraction spoiled: invisible ones, spaces, widths, what a code page lacked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from jbpub.diagnostics import Diagnostic, diagnostic
from jbpub.parser.han import HAN, RADICAL
from jbpub.parser.lines import BREAK_CODE, Kind, Line, without
from jbpub.parser.numbering import read_number
from jbpub.parser.repair.edits import SPACE, Repaired, replace_each
from jbpub.patterns import pattern
from jbpub.source import Source, Span

_CJK = f"(?:{HAN}|{RADICAL}|[\u3001-\u3004\u3008-\u301f\uff01-\uff60\u2014\u2018\u2019\u201c\u201d\u2026])"
_LATIN = "0-9A-Za-z%‰℃°²³#+\u00c0-\u024f\u0370-\u03ff"
_SPACES = pattern(f"{SPACE}+")
# What stands right before and right after the spaces: digits or Latin beside Han or its punctuation, a number's sign.
_LOOSE = pattern(f"{_CJK}[{_LATIN}]|[{_LATIN}]{_CJK}|[0-9][%‰]")
_BESIDE = pattern(f"[，。、；：！？”’）》】〕](?:{HAN}|[“‘（《【〔])|{HAN}[，。、；：！？”’）》〕“‘《]")
# Controls, zero-width characters, surrogates, noncharacters: no edition can show them, XML forbids most.
_UNPRINTABLE = pattern(
    "[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]+"
)
# Two bytes of an ideographic space that a code page did not know, or one of a no-break space.
_LOST_SPACE = pattern(rf"\?\?(?:\?|{SPACE})*")
_WIDE = "０-９Ａ-Ｚａ-ｚ"
_WIDE_RUN = pattern(f"[{_WIDE}]+(?:[．／－](?=[０-９])[{_WIDE}]+|，[０-９]{{3}}(?![０-９]))*")
_NARROW = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_OPENERS, _CLOSERS = tuple("[［【〔（("), tuple("]］】〕）)")
_APART = pattern(r"(?<![0-9.])[0-9](?: ?\. ?[0-9]| [0-9])+(?![0-9.])")
_SURELY_APART = pattern(r"[0-9](?<![0-9.][0-9])(?<![0-9.] [0-9])(?: [0-9]){2,}(?! ?[0-9.])")
_ENOUGH_APART = 3  # so many numbers of three or more digits that stand apart make it the text's habit
_HALF = pattern(f"[,;:!](?<=(?:{HAN}|[”’）》]).)(?: ?(?={HAN}|[“‘（《])|$)|\\?(?<=[吗呢吧么何谁].)$")
_FULL = str.maketrans(",;:!?", "，；：！？")
_NUMERALS = "〇零○一二三四五六七八九"
_LOST_ZERO = pattern(f"\ufffd{{1,3}}(?=(?P<rest>[{_NUMERALS}]{{0,2}})年)")
_YEAR_START = pattern(f"[一二][{_NUMERALS}]{{0,2}}$")
# ＠① and its like stand where a code page lacked a character; □ where a typeface did.
_LOST = pattern("\ufffd|＠[①-⑳]|□(?=[^\\W\\d_A-Za-z])")
_ODD = pattern("[\t\u00a0\u2000-\u200a\u202f]+")
_BACKWARD = pattern("(?P<open>[“”])(?P<words>[^“”。]{1,20})(?P<close>[“”])")
_HAS_HAN = pattern(HAN)
_STRAIGHT = pattern('"(?P<words>[^"“”]{1,60})"')


def drop_unprintable(lines: Sequence[Line]) -> Repaired:
    """R104: characters that cannot be printed are dropped."""
    return replace_each("R104", _UNPRINTABLE, lambda _: "", "characters that cannot be printed", "dropped", lines)


def restore_spaces(lines: Sequence[Line]) -> Repaired:
    """R106: question marks in a row, which stand for spaces that a code page lacked, become one space."""
    return replace_each("R106", _LOST_SPACE, _lost_space, "“{old}” stands for a space", "read as a space", lines)


def _lost_space(match: re.Match[str]) -> str:
    text, (start, end) = match.string, match.span()
    return " " if start > 0 and end < len(text) and not text[start - 1].isspace() else ""


def narrow_digits(lines: Sequence[Line]) -> Repaired:
    """R107: full-width digits and letters become half-width (GB/T 15835-2011), but in numbers of heads and notes.

    Those are kept as written: they are names of places in the report.
    """
    return replace_each("R107", _WIDE_RUN, _narrowed, "“{old}” is full-width", "made {new}", lines)


def _narrowed(match: re.Match[str]) -> str:
    text, (start, end) = match.string, match.span()
    if text[start - 1 : start] in _OPENERS and text[end : end + 1] in _CLOSERS:
        return match[0]
    number = read_number(text) if start <= 1 else None
    return match[0] if number and end <= number.end else match[0].translate(_NARROW)


def close_digits(lines: Sequence[Line]) -> Repaired:
    """R108: the digits of a number that stand apart, 1 9 9 8, are closed up, where this is the text's habit."""
    habit = sum(1 for line in lines for _ in _SURELY_APART.finditer(line.text))
    if habit < _ENOUGH_APART:
        return list(lines), []
    return replace_each("R108", _APART, _closed_up, "“{old}” is one number", "made {new}", lines)


def _closed_up(match: re.Match[str]) -> str:
    return match[0].replace(" ", "")


def close_spaces(lines: Sequence[Line]) -> Repaired:
    """R102: spaces between Han (or its punctuation) and digits, Latin letters or signs are dropped.

    Renderers set a quarter em there themselves (CLREQ 3.2.2); a space typed there doubles it.  One finding a line,
    at the first of its spaces.
    """
    kept, findings = [], []
    for line in lines:
        spaces = _SPACES.finditer(line.text) if line.kind is not Kind.RULE else ()
        holes = [match.span() for match in spaces if _LOOSE.match(_neighbours(match))]
        if holes:
            message = f"spaces between Han characters and digits or Latin letters: {len(holes)}"
            findings.append(diagnostic("R102", line.place(*holes[0]), message, "dropped"))
        kept.append(without(line, holes) if holes else line)
    return kept, findings


def _neighbours(match: re.Match[str]) -> str:
    """The characters on both sides of a match; fewer than two at the end of a line."""
    start, end = match.span()
    return match.string[start - 1 : start] + match.string[end : end + 1]


def widen_punctuation(lines: Sequence[Line]) -> Repaired:
    """R109: half-width , ; : ! between Han characters, or at the end after one, become full-width (GB/T 15834-2011).

    A question mark does so only after a word that asks: elsewhere it may stand for a lost character.
    """
    return replace_each("R109", _HALF, _widened, "“{old}” between Han characters", "made {new}", lines)


def _widened(match: re.Match[str]) -> str:
    return match[0].strip().translate(_FULL)


def restore_zeros(lines: Sequence[Line]) -> Repaired:
    """R110: 〇, which some code pages lack, is put back where a year shows that it was lost: 二〇三五年."""
    return replace_each("R110", _LOST_ZERO, _zeros, "a character was lost in a year", "read as {new}", lines)


def _zeros(match: re.Match[str]) -> str:
    """As many 〇 as the year lacks; three lost bytes may be one of them."""
    before = _YEAR_START.search(match.string, max(0, match.start() - 3), match.start())
    missing = 4 - len(before[0]) - len(match["rest"]) if before else 0
    return "〇" * missing if missing > 0 and len(match[0]) in (missing, 3 * missing) else match[0]


def find_lost(lines: Sequence[Line]) -> list[Diagnostic]:
    """R111: a character was lost, and nothing tells which."""
    return [
        diagnostic("R111", line.place(*match.span()), f"“{match[0]}” stands for a lost character")
        for line in lines
        for match in _LOST.finditer(line.text)
    ]


def close_punctuation(lines: Sequence[Line]) -> Repaired:
    """R112: spaces beside full-width punctuation, which has its own, are dropped."""
    return replace_each("R112", _SPACES, _beside, "a space beside full-width punctuation", "dropped", lines)


def _beside(match: re.Match[str]) -> str:
    return "" if _BESIDE.match(_neighbours(match)) else match[0]


def plain_spaces(lines: Sequence[Line]) -> Repaired:
    """R113: tabs, no-break and em spaces within a line become one ordinary space."""
    return replace_each("R113", _ODD, lambda _: " ", "a tab or odd space", "made a space", lines)


def turn_quotes(lines: Sequence[Line]) -> Repaired:
    """R114: the one pair of quotation marks in a line that has both turned the same way is set right."""
    return replace_each("R114", _BACKWARD, _turned, "{old} has a mark turned the wrong way", "made {new}", lines)


def _turned(match: re.Match[str]) -> str:
    if match["open"] != match["close"] or _count(match.string, "“") + _count(match.string, "”") != 2:
        return match[0]
    return f"“{match['words']}”"


@lru_cache(maxsize=2)  # a line is counted once, not for each of its marks
def _count(line: str, mark: str) -> int:
    return line.count(mark)


def curve_quotes(lines: Sequence[Line]) -> Repaired:
    """R115: straight double quotation marks round Chinese words become “ and ” (GB/T 15834-2011, 4.8)."""
    return replace_each("R115", _STRAIGHT, _curved, "straight quotation marks: {old}", "made {new}", lines)


def _curved(match: re.Match[str]) -> str:
    paired = _count(match.string, '"') % 2 == 0 and _HAS_HAN.search(match["words"])
    return f"“{match['words']}”" if paired else match[0]


def find_break_codes(source: Source, *, read: bool = True) -> list[Diagnostic]:
    """R105: the codes of a line break, written out, have been read as line breaks (lines.split_lines)."""
    text = source.text
    places = [match.start() for match in re.finditer(re.escape(BREAK_CODE), text)] if BREAK_CODE in text else []
    done = "read as a line break" if read else ""
    return [diagnostic("R105", Span(at, at + len(BREAK_CODE)), f"{BREAK_CODE} is written out", done) for at in places]
