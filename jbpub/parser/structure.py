"""Structure: the tree of sections that heads and paragraphs make.

The tree has no gaps: a section is one level below the one that holds it.  Ids count what stands beside one another:
"s2.3" is the third section in the second, "s2.3.p4" the fourth paragraph in that.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from jbpub.nodes import Block, Inlines, Lead, Paragraph, Role, Section, Strong
from jbpub.parser.heads import Head, Item
from jbpub.parser.inline import read_inlines
from jbpub.parser.leads import Opening, read_openings
from jbpub.parser.lines import Kind, Line

_PLAIN_LEVEL = 3  # the depth of an unnumbered lead

RoleOf: TypeAlias = Callable[[Line], Role]


@dataclass(slots=True)
class _Open:
    """A section whose children are being gathered; `sections` counts those among them."""

    id: str
    head: Head
    level: int
    children: list[Block | _Open] = field(default_factory=list)
    sections: int = 0


def build_sections(items: Sequence[Item], prefix: str, role_of: RoleOf) -> tuple[Section, ...]:
    """The sections that headings make, with the paragraphs below each; the first item is a heading.

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
        section.children += build_blocks(lines, f"{section.id}.", role_of)
        path.append(section)
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
        title=read_inlines(line, number.end if number else 0),
        children=tuple(_closed(child) if isinstance(child, _Open) else child for child in section.children),
        inferred=head.inferred,
        span=line.span,
    )


# ---- paragraphs ----


def build_blocks(lines: Sequence[Line], prefix: str, role_of: RoleOf) -> list[Block]:
    """The paragraphs and page marks that stand together in a section, ids counted from 1 ("s2.p1" with "s2.")."""
    openings = iter(read_openings([line.text for line in lines if line.kind is not Kind.RULE]))
    blocks: list[Block] = []
    count = 0
    for line in lines:
        if line.kind is Kind.RULE:
            blocks += [mark for _, mark in line.marks]
        else:
            count += 1
            blocks.append(Paragraph(f"{prefix}p{count}", role_of(line), _inlines(line, next(openings)), line.span))
    return blocks


def _inlines(line: Line, opening: Opening) -> Inlines:
    """A paragraph's inlines, its lead set apart; a number without a lead stays in the text."""
    if not opening.end:
        return read_inlines(line)
    number = opening.number
    words = read_inlines(line, number.end if number else 0, opening.end)
    level = number.form.level if number else _PLAIN_LEVEL
    lead = Lead(_unbolded(words), number.text if number else "", level)
    return (lead, *read_inlines(line, opening.end, after=opening.end))


def _unbolded(inlines: Inlines) -> Inlines:
    """A lead's inlines without bold: being a lead says it."""
    return tuple(inner for inline in inlines for inner in (inline.inlines if isinstance(inline, Strong) else (inline,)))
