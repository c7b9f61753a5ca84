"""What is at hand while a document becomes blocks and tags: the typesetter, the terms, the headings met so far."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from jbpub.edition.foreign import chinese_apart
from jbpub.nodes import Inlines, Text, Wording
from jbpub.renderers.pdf.bands import Band
from jbpub.renderers.pdf.flow import Block, Piece, Setting, Target, Typesetter, pieces_of
from jbpub.renderers.pdf.model import Element
from jbpub.renderers.pdf.pairs import Pair
from jbpub.renderers.pdf.pictures import Picture
from jbpub.style.keys import TextStyle

Flowed: TypeAlias = Block | Pair | Band | Picture
"""What stands in the flow of a page: lines of text, alone or beside their translation, rows of a table, a picture."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading as the contents list it: its text, its depth from 1, the name of its place."""

    text: str
    depth: int
    destination: str


@dataclass(frozen=True, slots=True)
class FootNote:
    """A note for the foot of a page, set, and its element, which joins the tag tree where the note is called."""

    block: Block
    element: Element


@dataclass(frozen=True, slots=True)
class Builder:
    """What is at hand while the parts are built.

    `notes` are those that the text calls, in that order.
    """

    setter: Typesetter
    terms: Mapping[str, Target]
    wording: Wording
    language: str
    headings: list[Heading] = field(default_factory=list)
    notes: tuple[FootNote, ...] = ()

    def setting(self, style: TextStyle, *within: Element) -> Setting:
        """How inlines in a text style are set inside these elements."""
        text = self.setter.sheet.text
        return Setting(self.setter.font(style), self.setter.font(text["lead"]), within, self.terms)

    def english(self, text: str) -> Inlines:
        """English as inlines; the Chinese that a translator left in it has its own language."""
        return chinese_apart(Text(text), self.language)

    def block(self, inlines: Inlines, style: TextStyle, element: Element, destination: str = "") -> Iterator[Block]:
        """Inlines as one block whose text belongs to `element`."""
        done = self.setter.set_block(self.pieces(inlines, style, element), style, destination)
        if done:
            yield done

    def pieces(self, inlines: Inlines, style: TextStyle, element: Element) -> tuple[Piece, ...]:
        """The pieces of inlines that belong to `element`."""
        return tuple(pieces_of(inlines, self.setting(style, element)))

    def line(self, text: str, name: str, element: Element, destination: str = "") -> Iterator[Block]:
        """A line of plain text in a style of that name."""
        style = self.setter.sheet.text[name]
        done = self.setter.set_block([self.setting(style, element).piece(text)], style, destination)
        if done:
            yield done


def added(parent: Element, kind: str) -> Element:
    """A new last kid of an element."""
    child = Element(kind)
    parent.kids.append(child)
    return child
