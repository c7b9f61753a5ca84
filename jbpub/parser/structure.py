"""Structure: the tree of sections that heads and paragraphs make.

The tree has no gaps: a section is one level below the one that holds it.  Ids count what stands beside one another:
"s2.3" is the third section in the second, "s2.3.p4" the fourth paragraph in that.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from jbpub.nodes import Block, Inlines, Lead, PageMark, Paragraph, Role, Section, Strong
from jbpub.parser.inline import read_inlines
from jbpub.parser.insets import Inset, gather, read_inset
from jbpub.parser.leads import Opening, read_openings
from jbpub.parser.lines import Kind, Line
from jbpub.parser.numbering import read_number
from jbpub.parser.ranks import Head, Item
from jbpub.patterns import pattern

_PLAIN_LEVEL = 3  # the depth of an unnumbered lead
_RUN_IN_RANK = 5  # the rank of 第一，, the deepest number that a section may have and a run-in head too
_TURN_RANK = 98  # of a paragraph that turns to the audience
_NO_RANK = 99  # deeper than any head
_TURN = pattern("各位(?:代表|委員先進)[！，：、!,:]")

RoleOf: TypeAlias = Callable[[Line], Role]


@dataclass(slots=True)
class _Open:
    """A section whose children are being gathered; `sections` and `blocks` count those among them."""

    id: str
    head: Head
    level: int
    children: list[Block | _Open] = field(default_factory=list)
    sections: int = 0
    blocks: int = 0


def build_sections(items: Sequence[Item], prefix: str, role_of: RoleOf) -> tuple[Section, ...]:
    """The sections that headings make, with the paragraphs below each; the first item is a heading.

    A paragraph with a run-in head （四） ends the section of an own-line （三）: it and what follows stand beside that.
    One that turns to the audience (各位代表，…) ends the inferred sections round it.
    `prefix` begins the ids ("s" gives "s1"); `role_of` tells what a paragraph does.
    """
    top: list[_Open] = []
    path: list[_Open] = []
    for head, lines in _parts(items):
        while path and path[-1].head.rank >= head.rank:
            path.pop()
        section = _below(path[-1], head) if path else _Open(f"{prefix}{len(top) + 1}", head, 1)
        if not path:
            top.append(section)
        path.append(section)
        for rank, row in _rows(lines, inferred=len(path) > 1 and head.inferred):
            while len(path) > 1 and (path[-1].head.rank >= rank or (rank == _TURN_RANK and path[-1].head.inferred)):
                path.pop()
            _add_blocks(path[-1], row, role_of)
    return tuple(map(_closed, top))


def _parts(items: Iterable[Item]) -> list[tuple[Head, list[Line]]]:
    """Each heading with the lines up to the next."""
    parts: list[tuple[Head, list[Line]]] = []
    for item in items:
        if isinstance(item, Head):
            parts.append((item, []))
        else:
            parts[-1][1].append(item)
    return parts


def _rows(lines: Sequence[Line], *, inferred: bool) -> list[tuple[int, list[Line]]]:
    """Lines with the rank of the run-in head or turn that they begin with; those before the first come with none.

    `inferred` tells that an inferred head is above them, whose section a turn ends.
    """
    rows: list[tuple[int, list[Line]]] = [(_NO_RANK, [])]
    for line in lines:
        rank = _TURN_RANK if inferred and _TURN.match(line.text) else _run_in_rank(line)
        if rank < rows[-1][0]:
            rows.append((rank, []))
        rows[-1][1].append(line)
    return rows


def _run_in_rank(line: Line) -> int:
    number = read_number(line.text) if line.kind is Kind.TEXT else None
    return number.form.rank if number and number.form.rank <= _RUN_IN_RANK else _NO_RANK


def _add_blocks(section: _Open, lines: Sequence[Line], role_of: RoleOf) -> None:
    blocks = build_blocks(lines, f"{section.id}.", role_of, counted=section.blocks)
    section.children += blocks
    section.blocks += sum(not isinstance(block, PageMark) for block in blocks)


def _below(parent: _Open, head: Head) -> _Open:
    parent.sections += 1
    section = _Open(f"{parent.id}.{parent.sections}", head, parent.level + 1)
    parent.children.append(section)
    return section


def _closed(section: _Open) -> Section:
    head, line, number = section.head, section.head.line, section.head.number
    return Section(
        id=section.id,
        number=number.text if number else "",
        level=section.level,
        title=_unbolded(read_inlines(line, number.end if number else 0)),
        children=tuple(_closed(child) if isinstance(child, _Open) else child for child in section.children),
        inferred=head.inferred,
        span=line.span,
    )


# ---- paragraphs ----


def build_blocks(lines: Sequence[Line], prefix: str, role_of: RoleOf, *, counted: int = 0) -> list[Block]:
    """The paragraphs, insets and page marks that stand together in a section.

    Ids are counted from 1 ("s2.p1" with "s2."), or go on from those that are `counted` already.
    """
    parts = gather(lines)
    texts = [part.text for part in parts if isinstance(part, Line) and part.kind is not Kind.RULE]
    openings = iter(read_openings(texts))
    blocks: list[Block] = []
    count = counted
    for part in parts:
        if isinstance(part, Line) and part.kind is Kind.RULE:
            blocks += [mark for _, mark in part.marks]
            continue
        count += 1
        if isinstance(part, Inset):
            blocks.append(read_inset(part, prefix, count))
        else:
            blocks.append(Paragraph(f"{prefix}p{count}", role_of(part), _inlines(part, next(openings)), part.span))
    return blocks


def _inlines(line: Line, opening: Opening) -> Inlines:
    """A paragraph's inlines, its lead set apart; a number without a lead stays in the text."""
    if not opening.end:
        return read_inlines(line)
    number = opening.number
    level = number.form.level if number else _PLAIN_LEVEL
    lead = Lead(_lead_words(line, opening), number.text if number else "", level)
    if not opening.second:
        return (lead, *read_inlines(line, opening.end, after=opening.end))
    second = Lead(_unbolded(read_inlines(line, opening.end, opening.second, after=opening.end)), level=_PLAIN_LEVEL)
    return (lead, second, *read_inlines(line, opening.second, after=opening.second))


def _lead_words(line: Line, opening: Opening) -> Inlines:
    """A lead's words without its bold; of a bold that holds the number too only the end is left to take away."""
    if not opening.inside:
        return _unbolded(read_inlines(line, opening.start, opening.end))
    close = line.text.find(line.text[:2], opening.start)
    return read_inlines(line, opening.start, close) + read_inlines(line, close + 2, opening.end, after=close)


def _unbolded(inlines: Inlines) -> Inlines:
    """A lead's inlines without bold: being a lead says it."""
    return tuple(inner for inline in inlines for inner in (inline.inlines if isinstance(inline, Strong) else (inline,)))
