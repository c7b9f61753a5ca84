"""Note marks that a copy has lost: raised figures that became bare numbers after the term (“清四乱”2，封堵).

Such a number looks like a quantity.  It is read as a mark only where the entry of that number explains the very words
before it and nothing is counted after it; where the entries nearly bear it out, it is asked about.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from jbpub.nodes import Entry
from jbpub.parser.entries import entries_by_key, entries_by_number, term_key
from jbpub.patterns import pattern

_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_NUMBER = pattern(
    rf"(?<=[\w”’」』》）)])(?<![\d_])(?:(?P<raised>[{_RAISED}]{{1,3}})"
    r"|(?P<bare>[0-9]{1,3}))(?![0-9.．,%％‰℃°+×\-—～~:：/])"
)
_RAISED_DIGITS = str.maketrans(_RAISED, "0123456789")
# What follows a quantity: a measure word, a unit, a numeral of thousands.
_COUNTED = pattern(
    "[个個条條座家万萬亿億千百年月日号號名人亩畝公里平方立米元件次处處所批场場大级級期届屆倍吨噸辆台套栋张本篇"
    "村镇县市区省岁小时分天周位支只棵株艘架门款幅段站块趟班多余]|项(?!目)|項(?!目)|户(?!外)|戶(?!外)|类(?!型)|类(?!型)"
    "|层(?!次)|组(?!织)|对(?!接)|种(?!植)|路(?!线)|片(?!区)"
)
_QUOTED = pattern(r"[“「『]([^“”「」『』]{2,40})[”」』]$")
_REACH = 60  # characters before a number that may hold its term
_TRUSTED = 3  # numbers borne out before those that nearly are get asked about


@dataclass(frozen=True, slots=True)
class Evidence:
    """What bears out bare numbers: the entries by number and by key, and whether enough numbers are borne out."""

    numbers: Mapping[int, Sequence[Entry]]
    keys: Mapping[str, Entry]
    trusted: bool = False


@dataclass(frozen=True, slots=True)
class LostMark:
    """A bare number: its place, its entry when it is a mark, and the finding about it."""

    start: int
    end: int
    entry: Entry | None
    code: str
    message: str
    repair: str = ""


def gather_evidence(texts: Iterable[str], entries: Sequence[Entry]) -> Evidence | None:
    """The evidence of a document's texts and entries; None when these bear out no number at all."""
    evidence = Evidence(entries_by_number(entries), entries_by_key(entries))
    marks = (mark for text in texts for mark in find_lost_marks(text, evidence)) if evidence.numbers else ()
    borne_out = len(list(islice(marks, _TRUSTED)))
    return replace(evidence, trusted=borne_out == _TRUSTED) if borne_out else None


def find_lost_marks(text: str, evidence: Evidence) -> Iterator[LostMark]:
    """The bare numbers in a text that are note marks, or may be."""
    for match in _NUMBER.finditer(text):
        mark = _read(match, evidence)
        if mark:
            yield mark


def _read(match: re.Match[str], evidence: Evidence) -> LostMark | None:
    written = match[0]
    value = int(written.translate(_RAISED_DIGITS))
    before = match.string[max(0, match.start() - _REACH) : match.start()]
    counted = match["bare"] and _COUNTED.match(match.string, match.end())
    entry = next((entry for entry in evidence.numbers.get(value, ()) if explains(entry, before)), None)
    if entry and not counted:
        message = f"{written} after “{entry.key}” is its entry's number"
        return LostMark(*match.span(), entry, "G408", message, "read as a note mark")
    return _doubtful(match, before, counted=bool(counted), evidence=evidence) if evidence.trusted else None


def _doubtful(match: re.Match[str], before: str, *, counted: bool, evidence: Evidence) -> LostMark | None:
    """A number right after a quoted term: another entry's, or one that may hold a mark."""
    entry = quoted_entry(before, evidence.keys)
    if entry is None:
        return None
    own = "".join(filter(str.isdigit, entry.number))
    message = f"{match[0]} after “{entry.key}”, entry {entry.number}"
    if not counted and match[0] != own and int(match[0].translate(_RAISED_DIGITS)) in evidence.numbers:
        return LostMark(*match.span(), entry, "G412", message, "read as that entry's mark")
    if match[0].startswith(own):
        return LostMark(*match.span(), None, "G413", message)
    return None


def explains(entry: Entry, before: str) -> bool:
    """Whether an entry explains the words that a text ends with, quotation marks aside.

    They end with its term, or are quoted and part of it (“黑天鹅” of 灰犀牛、黑天鹅), or it is part of them.
    """
    if len(entry.key) > 1 and term_key(before).endswith(entry.key):
        return True
    quoted = _QUOTED.search(before)
    words = term_key(quoted[1]) if quoted else ""
    return bool(words) and bool(entry.key) and (words in entry.key or entry.key in words)


def quoted_entry(before: str, keys: Mapping[str, Entry]) -> Entry | None:
    """The entry whose whole term is quoted where a text ends."""
    quoted = _QUOTED.search(before)
    return keys.get(term_key(quoted[1])) if quoted else None
