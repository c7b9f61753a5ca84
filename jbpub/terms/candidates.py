"""Names in a report that a translator has to settle: coinages in quotation marks and names that begin with a numeral.

五水共治, 三改一拆, “亩均论英雄”: every office coins its own, no dictionary has them, and each wants one English form.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from jbpub.nodes import Document, PageMark, plain_text, runs_of, walk_document
from jbpub.parser.entries import term_key
from jbpub.parser.han import HAN
from jbpub.patterns import pattern
from jbpub.terms.bilingual import has_han
from jbpub.terms.forms import TAIL_WORDS
from jbpub.terms.search import Form, build_index, search

_NUMERALS = "一二三四五六七八九十两双"
# what follows a numeral that only counts, and what makes a place's name of it
_COUNTED = "年月日个次期轮批届般步些定体级流家位名项件条种类点度季角是要大与和及至到"
_PLACED = "川峡岸边切线门"
_WORD = f"(?![{_NUMERALS}{_COUNTED}]){HAN}"
_HEADS = (  # what a name such as 五水共治 is the name of, beside the tail words of terms
    "共治", "联动", "共建", "并举", "同创", "联创", "合一", "提升", "倍增", "清零", "融合", "统筹", "同步", "覆盖",
    "优先",
)  # fmt: skip
_NAME = pattern(
    f"(?<![第{_NUMERALS}百千万])(?:"
    f"(?:[{_NUMERALS}]{_WORD}){{2,4}}"  # 三改一拆, 五清三建一改
    # 五水共治, 八八战略, 四大攻坚
    f"|[{_NUMERALS}](?![{_PLACED}])(?:{_WORD}|[大{_NUMERALS}])(?:{'|'.join((*TAIL_WORDS, *_HEADS))})"
    ")"
)
_QUOTED = pattern("[“「]([^“”「」，。；：！？\n]{2,16})[”」]")
_IDIOMS = {
    "一心一意", "四面八方", "五湖四海", "一点一滴", "一草一木", "一朝一夕", "一言一行", "三言两语", "一五一十",
    "一分一秒", "一丝一毫", "一砖一瓦", "一针一线", "一生一世", "一举一动", "五花八门", "五花八門",
}  # fmt: skip
_ROUND = 12  # characters of context on either side


class Kind(StrEnum):
    """What tells that a name is one."""

    QUOTED = "quoted"
    NUMERAL = "numeral"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A name and where it is used: how often, in which block first, in what words.

    `key` is the name without quotation marks and spaces.
    """

    zh: str
    key: str
    kind: Kind
    count: int
    block: str
    context: str


def candidates(document: Document) -> tuple[Candidate, ...]:
    """The names in a report's text, the most frequent first, those of one frequency in the order of the text.

    What the report's own glossary explains is no candidate.
    """
    blocks = (block for block in walk_document(document) if not isinstance(block, PageMark))
    texts = [(block.id, plain_text(run)) for block in blocks for run in runs_of(block) if run]
    entries = document.glossary.entries if document.glossary else ()
    own = {name for entry in entries for name in (entry.key, *entry.variants)}
    names: dict[str, tuple[str, Kind]] = {}
    for _, text in texts:
        for zh, kind in _names(text):
            if (key := term_key(zh)) not in own:
                names.setdefault(key, (zh, kind))
    return tuple(sorted(_counted(names, texts), key=lambda candidate: -candidate.count))


def _names(text: str) -> Iterator[tuple[str, Kind]]:
    for found in _QUOTED.finditer(text):
        if has_han(found[1]):
            yield found[1].strip(), Kind.QUOTED
    for found in _NAME.finditer(text):
        if not _is_plain(found[0]):
            yield found[0], Kind.NUMERAL


def _is_plain(name: str) -> bool:
    """Whether a name is an everyday phrase: an idiom, or one thing said twice (一户一户)."""
    return name in _IDIOMS or name[:2] == name[2:]


def _counted(names: dict[str, tuple[str, Kind]], texts: Iterable[tuple[str, str]]) -> Iterator[Candidate]:
    """The names with every place where the text has them, in quotation marks or not, longer ones first."""
    keys = list(names)
    index = build_index(Form(key, at) for at, key in enumerate(keys))
    counts = dict.fromkeys(keys, 0)
    first: dict[str, tuple[str, str]] = {}
    for block, text in texts:
        for hit in search(text, index) if index else ():
            counts[hit.form.key] += 1
            first.setdefault(hit.form.key, (block, _context(text, *hit.outer)))
    for key, (block, context) in first.items():
        zh, kind = names[key]
        yield Candidate(zh, key, kind, counts[key], block, context)


def _context(text: str, start: int, end: int) -> str:
    """The words round a name on one line."""
    before, after = max(0, start - _ROUND), min(len(text), end + _ROUND)
    words = f"{'…' if before else ''}{text[before:after]}{'…' if after < len(text) else ''}"
    return " ".join(words.split())
