"""Pieces of a paragraph, bold or plain, and their Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from jbpub.parser.escapes import escape, escape_line
from jbpub.patterns import pattern

_WORD = pattern(r"\w")
_DIGITS = pattern(r"[0-9]{1,3}")
_NOTED = pattern(r"[\u3400-\u9fff”’」』》）](?<!米)$")  # a raised figure after 米 is an exponent
_BLANK = pattern(r"\s*")
_TARGET = pattern(r"(?:https?|mailto):[^\s()<>]+")
RULE = "---"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a paragraph.

    `raw` is Markdown already and stays as it is; a line feed in a raw piece ends the line.  `link` is the address
    that the words lead to, or empty; `raised` tells that they stand above the line.
    """

    text: str
    bold: bool = False
    raw: bool = False
    link: str = ""
    raised: bool = False


LINE_BREAK = Piece("\n", raw=True)
PAGE_BREAK = Piece(f"\n{RULE}\n", raw=True)


def markdown(pieces: Iterable[Piece]) -> list[str]:
    """The lines of a paragraph as Markdown, empty ones left out."""
    text = "".join(_spans(_joined(_marked(pieces))))
    lines = [line.replace("\t", " ").strip() for line in text.split("\n")]
    return [line for line in lines if line]


def plain(pieces: Iterable[Piece]) -> str:
    """A paragraph's words on one line, without bold: for a heading, where bold says nothing more."""
    kept = [replace(piece, bold=False) for piece in pieces if piece is not LINE_BREAK]
    return "".join(_spans(_joined(_marked(kept)))).strip()


def _marked(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """The same pieces, a raised figure after a Chinese word in brackets: it marks a note, and text cannot raise it."""
    before = ""
    for piece in pieces:
        if piece.raised:
            words = piece.text.strip()
            noted = _DIGITS.fullmatch(words) and _NOTED.search(before)
            piece = replace(piece, text=f"[{words}]" if noted else piece.text, raised=False)
        before = piece.text or before
        yield piece


def _joined(pieces: Iterable[Piece]) -> list[Piece]:
    """Neighbours of one kind as one piece; blanks and stray punctuation take the bold of what stands before."""
    kept: list[Piece] = []
    for piece in pieces:
        last = kept[-1] if kept else None
        if not piece.raw and last is not None and not last.raw and not piece.link and _BLANK.fullmatch(piece.text):
            piece = replace(piece, bold=last.bold, link=last.link)
        kept.append(piece)
    groups = groupby(kept, key=lambda piece: (piece.bold, piece.raw, piece.link))
    return [
        Piece("".join(piece.text for piece in group), bold=bold, raw=raw, link=link)
        for (bold, raw, link), group in groups
    ]


def _spans(pieces: list[Piece]) -> Iterator[str]:
    """The Markdown of each piece; a piece in bold keeps its outer spaces outside (CommonMark 0.31.2, 6.2)."""
    fresh = True
    for piece in pieces:
        if piece.raw:
            fresh = piece.text.endswith("\n")
            yield piece.text
            continue
        words = piece.text.strip()
        if _TARGET.fullmatch(piece.link) and words and not set("[]") & set(words):
            written = f"[{escape(words)}]({piece.link})"
        elif piece.bold and _WORD.search(words) and not {words[0], words[-1]} & set("*_\\"):
            written = f"**{escape(words)}**"
        else:
            written = escape_line(words) if fresh and words else escape(words)
        before = piece.text[: len(piece.text) - len(piece.text.lstrip())]
        yield f"{before}{written}{piece.text[len(before) + len(words) :]}"
        fresh = False
