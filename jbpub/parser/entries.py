"""Glossary entries: their numbers, and where an entry's term ends and its definition begins.

Offices number entries as note marks ([1] ［１］ 【1】 〔1〕), as lists (1. 1、 一、) or not at all; they divide
term and definition by a colon, by brackets round the term, by a verb (是指, 即), or by a new line.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from jbpub.nodes import Entry
from jbpub.parser.numbering import numeral
from jbpub.patterns import pattern

_DIGITS = "[0-9０-９]{1,3}"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㉑㉒㉓㉔㉕㉖㉗㉘㉙㉚㉛㉜㉝㉞㉟㊱㊲㊳㊴㊵㊶㊷㊸㊹㊺㊻㊼㊽㊾㊿"
_HAN = "[一二三四五六七八九十百]{1,4}"
BRACKETED_MARK = rf"[\[［【〔]\^?{_DIGITS}[\]］】〕]"  # [^1] is the footnote of some kinds of Markdown
_FORMS = {
    "bracketed": rf"{BRACKETED_MARK}[.．、]?",
    "enclosed": rf"[(（]{_DIGITS}[)）]、?",
    "arabic": rf"{_DIGITS}[.．、]",
    "note": rf"注释?(?:{_DIGITS}[：:.．、]?|[{_CIRCLED}])",
    "circled": f"[{_CIRCLED}]",
    "chinese": f"{_HAN}、",
    "enclosed-chinese": rf"[(（]{_HAN}[)）]、?",
}
FORMS_OF_MARKS = frozenset({"bracketed", "enclosed", "circled"})  # what entries may have in common with marks
_NUMBER = pattern("(?:" + "|".join(f"(?P<f{at}>{form})" for at, form in enumerate(_FORMS.values())) + r")[：:]?\s*")
_FORM_NAMES = tuple(_FORMS)
_NUMERAL = pattern(f"{_DIGITS}|[{_CIRCLED}]|{_HAN}")

# Quoted or bracketed words count as one: a colon or a verb inside them divides nothing.
_GROUP = r"[“「『《（(\[［【〔][^”」』》）)\]］】〕]*[”」』》）)\]］】〕]"
_UNIT = rf"(?:{_GROUP}|[^：:。；！？“「『《（(\[［【〔])"
_COLON = pattern(rf"{_UNIT}{{1,60}}?(?P<colon>[：:])\s*")
_BRACKETED = pattern(r"[\[［【〔](?P<term>[^\[\]［］【】〔〕]{1,40})[\]］】〕]")
_STRONG_VERB = pattern(rf"(?P<term>{_UNIT}{{1,40}}?)(?=[，,]?(?:就?是指|系指|指的是|即指))")
_QUOTED = r"[“「『][^”」』]*[”」』]"
_WEAK_VERB = pattern(
    rf"(?P<term>{_UNIT}{{0,40}}?(?:{_QUOTED}|[\]］】〕]))(?=[，,]?(?:即|指|就?是|为)(?P<rest>[^：:]*)(?P<colon>[：:])?)"
)
_BARE_VERB = pattern(r"(?P<term>[^，。：:；]{2,30}?)(?=[，,]?(?:即|指))")
_QUOTED_TERM = pattern(rf"{_QUOTED}(?:[、和与及]?{_QUOTED})*(?=.)")
_DASHED = pattern(r"(?P<term>[^。；，—]{2,30}?)(?P<gap>——|—|\u3000+|\t+| {2,})(?=.)")
_TERM_ALONE = 30  # characters; a longer text without colon or verb is a note without a term
_SHORT_TAIL = 8  # characters between a verb and a colon: “一窗办”即办服务： is all term
_CLOSED = tuple("。！？；…")

_PAGE_REFERENCE = (
    r"[（(](?:请?[参详]?见)?(?:本?《?(?:政府工作)?报告》?|正文|原文)?第\s*[0-9０-９]{1,3}\s*页"
    r"[^（）()]{0,12}[）)]"
)
PAGE_REFERENCE = pattern(_PAGE_REFERENCE)
_LOOSE = pattern("[\\s“”‘’「」『』\"'＂＇\u200b]+")


@dataclass(frozen=True, slots=True)
class EntryNumber:
    """The number that an entry opens with: its form, as written, what it counts, where the words begin."""

    form: str
    text: str
    value: int
    end: int


def read_entry_number(text: str) -> EntryNumber | None:
    """The number of the entry that a line opens, or None.

    >>> read_entry_number("［１］ 四库：").value
    1
    """
    found = _NUMBER.match(text)
    if found is None or found.lastgroup is None:
        return None
    written = found[found.lastgroup]
    return EntryNumber(_FORM_NAMES[int(found.lastgroup[1:])], written, mark_value(written), found.end())


def mark_value(written: str) -> int:
    """What an entry's number or a note mark counts: [12] ［１２］ ⑫ 十二、 are all 12."""
    found = _NUMERAL.search(written)
    if found is None:
        return 0
    return _CIRCLED.index(found[0]) + 1 if found[0] in _CIRCLED else numeral(found[0])


def divide_entry(text: str, start: int = 0) -> tuple[int, int]:
    """Where an entry's term ends and its definition begins; the term begins at `start`.

    A colon between them, which every edition sets anew, belongs to neither.  An entry that names no term, as
    footnotes do, has an empty one.
    """
    bracketed = _BRACKETED.match(text, start)
    if bracketed and text[bracketed.end() : bracketed.end() + 1] not in ("", "：", ":"):
        return bracketed.end(), bracketed.end()
    colon = _COLON.match(text, start)
    verb = _verb_end(text, start, colon.start("colon") if colon else len(text))
    if verb:
        return verb, verb
    if colon:
        return colon.start("colon"), colon.end()
    return _without_colon(text, start)


def _verb_end(text: str, start: int, before: int) -> int:
    """Where a term ends that a verb, not the colon at `before`, divides from its definition; 0: nowhere."""
    strong = _STRONG_VERB.match(text, start)
    if strong and strong.end() < before:
        return strong.end()
    weak = _WEAK_VERB.match(text, start)
    if weak is None or weak.end() >= before:
        return 0
    divides = weak["colon"] is None or len(weak["rest"]) > _SHORT_TAIL or not weak["rest"]
    return weak.end() if divides else 0


def _without_colon(text: str, start: int) -> tuple[int, int]:
    for form in (_QUOTED_TERM, _BARE_VERB):
        found = form.match(text, start)
        if found:
            return found.end(), found.end()
    dashed = _DASHED.match(text, start)
    if dashed:
        return dashed.end("term"), dashed.start("gap")
    if len(text) - start <= _TERM_ALONE and not text.endswith(_CLOSED):
        return len(text), len(text)
    return start, start


def names_term(text: str, start: int = 0) -> bool:
    """Whether an entry's line names a term, by a colon, brackets, quotation marks or a verb."""
    end, definition = divide_entry(text, start)
    return start < end and (definition > end or end < len(text))


def opens_noted_entry(text: str) -> bool:
    """Whether a line opens an entry beyond doubt: numbered in brackets, and naming a term."""
    number = read_entry_number(text)
    return number is not None and number.form == "bracketed" and names_term(text, number.end)


def term_key(term: str) -> str:
    """A term without quotation marks and spaces: what it is found by.

    >>> term_key("“双底线” 考核")
    '双底线考核'
    """
    return _LOOSE.sub("", term)


def entry_key(term: str) -> str:
    """The key of an entry's term as written: without quotation marks, spaces, outer brackets, pages referred to.

    >>> entry_key("[双底线考核]（见第3页）")
    '双底线考核'
    """
    return term_key(bare_term(term))


def bare_term(term: str) -> str:
    """A term as written without outer brackets and pages referred to."""
    bare = PAGE_REFERENCE.sub("", term).strip()
    bracketed = _BRACKETED.fullmatch(bare)
    return bracketed["term"] if bracketed else bare


def entries_by_number(entries: Iterable[Entry]) -> dict[int, list[Entry]]:
    """Numbered entries by what their numbers count; several when glossaries count anew."""
    found: dict[int, list[Entry]] = {}
    for entry in entries:
        if entry.number:
            found.setdefault(mark_value(entry.number), []).append(entry)
    return found


def entries_by_key(entries: Sequence[Entry]) -> dict[str, Entry]:
    """Entries by their keys, the first of those that share one."""
    return {entry.key: entry for entry in reversed(entries) if entry.term}
