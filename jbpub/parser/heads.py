"""Heads: which lines of a report are headings, and how deep each lies.

A head's depth comes from its number (一、 before （一） before 1.), never from its # marks (GB/T 9704-2012, 7.3.3).
A line is a head when it is marked as one, or worded as a title with a number, or worded as a title with prose after
it.  A whole sentence with a full stop is one only where the report has more of its kind.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from jbpub.diagnostics import Diagnostic, diagnostic
from jbpub.parser.lines import WORDS, Kind, Line, followers, is_closed
from jbpub.parser.numbering import Number, read_number
from jbpub.parser.phrasing import (
    LONGEST,
    LONGEST_NUMBERED,
    SUBHEAD_RANK,
    is_numbered_title,
    is_prose,
    is_sentence,
    is_title,
)
from jbpub.parser.ranks import PART_RANK, Head, Item, place_heads
from jbpub.parser.repair.choice import ALL, Repairs, as_allowed
from jbpub.patterns import pattern

_SENTENCE_RANK = 5  # the rank of 第一，: the deepest whose sentences may be heads
_DEEPEST_RANK = 7  # below 1., the deepest number that heads
_WRAPPED = 0.3  # share of unclosed lines from which on a text is hard-wrapped, not full of heads
_WRAPPED_LINES = 20  # a text of fewer lines is not judged
_SENTENCES = 8  # unnumbered sentences that stand as heads, so many that it is the report's manner …
_SENTENCE_SHARE = 0.15  # … and so large a share of its lines
_LONGEST_SENTENCE = 64
_MANNER = 12  # such heads from which on one finding speaks for all: a report's manner, not twelve doubts
_SENTENCE_PROSE = 50  # characters that follow such a sentence

# Titles that are known by their words alone.
_KNOWN = pattern(
    r"(?:结束?语|結束?語|前言|引言|附[件录錄][一二三四五六七八九十0-9]{0,2}[：:]?|附[件：:][^。；！]{4,40}(?<![a-z]))"
)
_ANNOUNCES = pattern("以下|如下|下列|下面")  # a sentence that lost its colon


def find_heads(lines: Sequence[Line], repairs: Repairs = ALL) -> tuple[list[Item], list[Diagnostic]]:
    """The lines with the headings among them named as such, and what is odd about those (N201, N202).

    Where `repairs` do not allow N202 no heading is inferred, where they do not allow N201 the # marks decide the level.
    """
    after = followers(lines)
    numbered = _numbered_heads(lines, after)
    depths = _usual_depths(head for head in numbered if head)
    has_parts = any(head and head.rank <= PART_RANK for head in numbered)
    stands = _standing_test(lines, after)
    items: list[Item] = []
    enclosing = before = None
    for line, next_line, by_number in zip(lines, after, numbered, strict=True):
        head = by_number or _marked_head(line, depths)
        if head is None and stands(line, next_line, before):
            head = Head(line, None, _inferred_rank(line, enclosing if has_parts else None), inferred=True)
        elif head:
            enclosing = head
        before = before if line.kind is Kind.RULE else head or line
        items.append(head or line)
    marked = [_as_marked(item, depths, repairs) if isinstance(item, Head) else item for item in items]
    return place_heads(marked), [as_allowed(found, repairs) for found in _oddities(items, depths)]


def _as_marked(head: Head, depths: Mapping[int, int], repairs: Repairs) -> Item:
    """A head as the source marks it, where putting it right is refused."""
    if head.inferred:
        return head if repairs.allow("N202") else head.line
    if repairs.allow("N201") or not head.number or head.line.depth in (0, depths.get(head.rank)):
        return head
    return replace(head, rank=_rank_of_depth(head.line.depth, depths))


# ---- numbered heads ----


def _numbered_heads(lines: Sequence[Line], after: Sequence[Line | None]) -> list[Head | None]:
    """The head that each line is by its number; whole sentences are heads in the company that `_manners` tells."""
    pairs = list(zip(lines, after, strict=True))
    titles = [_numbered_head(line, following) for line, following in pairs]
    forms = [_sentence_form(line, following) for line, following in pairs]
    manners = _manners(titles, forms) if any(forms) else frozenset()
    return [
        _head_by_number(line) if form in manners else head
        for line, head, form in zip(lines, titles, forms, strict=True)
    ]


def _manners(titles: Iterable[Head | None], forms: Iterable[str]) -> frozenset[str]:
    """The forms of number whose sentences are heads: two or more stand, or they count the parts as titles do."""
    counts = Counter(form for form in forms if form)
    parts = {head.number.form.name for head in titles if head and head.number and head.rank == PART_RANK}
    return frozenset(form for form, count in counts.items() if count > 1 or form in parts)


def _head_by_number(line: Line) -> Head | None:
    number = read_number(line.text)
    return Head(line, number, number.form.rank) if number else None


def _numbered_head(line: Line, following: Line | None) -> Head | None:
    """The head that a line is because it is marked as one, or worded as a title."""
    number = read_number(line.text) if line.kind in WORDS else None
    if number is None:
        return None
    if number.end == len(line.text):
        return Head(line, number, number.form.rank) if _heads_alone(number, following) else None
    if line.kind is Kind.HEADING:
        return Head(line, number, number.form.rank)
    if not number.form.heads or not is_numbered_title(line.text, number):
        return None
    if number.form.rank > SUBHEAD_RANK and not (is_prose(following) or _is_bare_sentence(following)):
        return None
    return Head(line, number, number.form.rank)


def _heads_alone(number: Number, following: Line | None) -> bool:
    """Whether a number without words heads the prose after it: older reports part their text so."""
    return number.form.rank <= SUBHEAD_RANK and number.form.heads and is_prose(following)


def _sentence_form(line: Line, following: Line | None) -> str:
    """The form of number of a line that is one short sentence with longer prose or the next count after it, or ""."""
    if line.kind is not Kind.TEXT or len(line.text) > LONGEST_NUMBERED or not is_sentence(line.text):
        return ""
    number = read_number(line.text)
    if number is None or not number.form.heads or number.form.rank > _SENTENCE_RANK:
        return ""
    return number.form.name if _follows_sentence(line, following) or _begins_count(following, number) else ""


def _is_bare_sentence(line: Line | None) -> bool:
    return line is not None and line.kind is Kind.TEXT and is_sentence(line.text) and read_number(line.text) is None


def _follows_sentence(line: Line, following: Line | None) -> bool:
    """Whether unnumbered prose, longer than the sentence before it, follows."""
    if following is None or not is_prose(following) or read_number(following.text):
        return False
    return len(following.text) > max(_SENTENCE_PROSE, len(line.text))


# ---- unnumbered heads ----


def _inferred_rank(line: Line, enclosing: Head | None) -> int:
    """The rank of an unnumbered head in the part of another; whole sentences lie below all numbered heads."""
    if enclosing is None or _KNOWN.fullmatch(line.text):
        return PART_RANK
    return max(enclosing.rank + 1, _DEEPEST_RANK if is_sentence(line.text) else 0)


def _standing_test(
    lines: Sequence[Line], after: Sequence[Line | None]
) -> Callable[[Line, Line | None, Item | None], bool]:
    """A test whether an unmarked, unnumbered line is a heading, with the report's own manner as evidence."""
    texts = [line for line in lines if line.kind is Kind.TEXT]
    wrapped = _is_wrapped(texts)
    count = sum(map(_is_sentence_head, lines, after))
    sentences = count >= max(_SENTENCES, _SENTENCE_SHARE * len(texts))

    def stands(line: Line, following: Line | None, before: Item | None) -> bool:
        if line.kind is not Kind.TEXT or _leaves_open(before):
            return False
        if _KNOWN.fullmatch(line.text):
            return following is not None
        if _is_bold_sentence(line.text):
            return is_prose(following)
        if wrapped or read_number(line.text):
            return False
        if is_title(line.text) and not _ANNOUNCES.search(line.text):
            return is_prose(following) or (before is not None and _begins_count(following))
        return sentences and _is_sentence_head(line, following)

    return stands


def _begins_count(line: Line | None, outer: Number | None = None) -> bool:
    """Whether a line is a head with the number one, or within an `outer` number a paragraph with it."""
    number = read_number(line.text) if line is not None and line.kind in WORDS else None
    if line is None or number is None or number.value != 1 or not number.form.heads:
        return False
    return number.form.rank > outer.form.rank if outer else is_title(line.text)


def _leaves_open(before: Item | None) -> bool:
    """Whether a paragraph before a line is cut in a sentence: what follows cannot be told from its rest."""
    return isinstance(before, Line) and not is_closed(before.text)


def _is_sentence_head(line: Line, following: Line | None) -> bool:
    if line.kind is not Kind.TEXT or len(line.text) > _LONGEST_SENTENCE or not is_sentence(line.text):
        return False
    return read_number(line.text) is None and _follows_sentence(line, following)


def _is_bold_sentence(text: str) -> bool:
    """Whether a line is bold as a whole, a sentence with its full stop."""
    return (
        text[:2] == text[-2:] == "**" and len(text) <= LONGEST + 4 and text.count("**") == 2 and is_sentence(text[2:-2])
    )


def _is_wrapped(texts: Sequence[Line]) -> bool:
    unclosed = sum(not is_closed(line.text) for line in texts)
    return len(texts) >= _WRAPPED_LINES and unclosed > _WRAPPED * len(texts)


# ---- # marks ----


def _usual_depths(heads: Iterable[Head]) -> dict[int, int]:
    """For each rank the count of # that most of its headings have; of two equally frequent ones the smaller."""
    counts: dict[int, Counter[int]] = {}
    for head in heads:
        if head.line.depth:
            counts.setdefault(head.rank, Counter())[head.line.depth] += 1
    return {rank: max(found, key=lambda depth: (found[depth], -depth)) for rank, found in sorted(counts.items())}


def _marked_head(line: Line, depths: Mapping[int, int]) -> Head | None:
    """An unnumbered line with # marks: as deep as the numbered heads that usually have so many."""
    if line.kind is not Kind.HEADING:
        return None
    return Head(line, None, _rank_of_depth(line.depth, depths))


def _rank_of_depth(depth: int, depths: Mapping[int, int]) -> int:
    if not depths:
        return PART_RANK * depth
    level = [rank for rank, usual in depths.items() if usual == depth]
    outer = [rank for rank, usual in depths.items() if usual < depth]
    return min(level) if level else max(outer) + 1 if outer else min(depths) - 1


def _oddities(items: Iterable[Item], depths: Mapping[int, int]) -> list[Diagnostic]:
    heads = [item for item in items if isinstance(item, Head)]
    inferred = [head.line for head in heads if head.inferred]
    manner = [line for line in inferred if is_sentence(line.text)]
    if len(manner) >= _MANNER:
        message = f"{len(manner)} sentences have no number and no #, the first is “{manner[0].text}”"
        found = [diagnostic("N202", manner[0].span, message, "taken for headings")]
        inferred = [line for line in inferred if not is_sentence(line.text)]
    else:
        found = []
    found += [
        diagnostic("N202", line.span, f"“{line.text}” has no number and no #", "taken for a heading")
        for line in inferred
    ]
    return found + [_odd_depth(head, depths[head.rank]) for head in heads if _has_odd_depth(head, depths)]


def _has_odd_depth(head: Head, depths: Mapping[int, int]) -> bool:
    return bool(head.number and not head.inferred and head.line.depth and head.line.depth != depths[head.rank])


def _odd_depth(head: Head, usual: int) -> Diagnostic:
    number = head.number.text if head.number else ""
    message = f"{number} has {'#' * head.line.depth}, its like have {'#' * usual}"
    return diagnostic("N201", head.line.place(0, len(number)), message, "placed by its number")
