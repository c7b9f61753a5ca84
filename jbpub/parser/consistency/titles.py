"""Place and year: whether the text speaks of what the title names."""

from __future__ import annotations

from collections.abc import Sequence

from jbpub.diagnostics import Diagnostic, diagnostic
from jbpub.nodes import Meta
from jbpub.parser.lines import Line
from jbpub.parser.numbering import numeral, read_number
from jbpub.parser.places import place_units
from jbpub.patterns import pattern
from jbpub.source import Span

_KIND = pattern("(?:特别行政区|自治[区州县旗]|地区|新区|[省市区县州盟旗镇乡])$")
_YEAR = pattern("([12][0-9]{3}|[一二][〇零○一二三四五六七八九]{3})年")
_PART_RANK = 2  # 一、
_OFTEN = 3  # so many times a place is named by a text that speaks of it


def find_other_place(lines: Sequence[Line], meta: Meta) -> list[Diagnostic]:
    """C701: the text never names the title's province or city, but often the one that the occasion or issuer has."""
    text = "\n".join(line.text for line in lines)
    theirs = dict(place_units(meta.occasion.place if meta.occasion else "")) or dict(place_units(meta.issuer))
    for rank, name in place_units(meta.place):
        other = theirs.get(rank, "")
        told = text.count(_stem(other)) if len(_stem(other)) > 1 else 0
        if other and _stem(other) != _stem(name) and _stem(name) not in text and told >= _OFTEN:
            message = f"the title says {name}, which the text never names; it names {_stem(other)} {told} times"
            return [diagnostic("C701", _within(meta, name), message)]
    return []


def _stem(name: str) -> str:
    """A place's name without what kind of place it is: 宁波 of 宁波市."""
    return _KIND.sub("", name) if len(name) > 2 else name


def find_other_years(lines: Sequence[Line], meta: Meta) -> list[Diagnostic]:
    """C702: the headings 一、二、 name years, and the title's is not among them."""
    heads = [line.text for line in lines if len(line.text) <= 40 and _is_part(line.text)]
    years = sorted({numeral(found) for head in heads for found in _YEAR.findall(head)})
    if not meta.year or not years or meta.year in years or meta.year - 1 in years:
        return []
    told = "、".join(map(str, years))
    return [diagnostic("C702", _within(meta, str(meta.year)), f"the title says {meta.year}, the headings say {told}")]


def _within(meta: Meta, words: str) -> Span:
    """Where words stand in the title; the whole title when its letters stand apart."""
    start, end = meta.title_span
    at = meta.title.find(words)
    return Span(start + at, start + at + len(words)) if at >= 0 and end - start == len(meta.title) else meta.title_span


def _is_part(text: str) -> bool:
    number = read_number(text)
    return number is not None and number.form.rank <= _PART_RANK
