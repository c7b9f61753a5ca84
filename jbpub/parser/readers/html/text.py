"""Elements of a web page to Markdown: headings, paragraphs, lines, bold, links, lists, tables, pictures."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from urllib.parse import urlsplit

from lxml import html

from jbpub.parser.readers.html.tables import is_data_table, read_table
from jbpub.parser.readers.pictures import data_of_uri, suffix_of
from jbpub.parser.readers.pieces import LINE_BREAK, Piece, markdown, plain
from jbpub.patterns import pattern

_INLINE = {
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "del", "dfn", "em", "font", "i", "ins", "kbd",
    "label", "mark", "nobr", "o:p", "q", "rb", "rp", "rt", "ruby", "s", "samp", "small", "span", "st1:chsdate",
    "strike", "strong", "sub", "sup", "time", "tt", "u", "ucapcontent", "var", "wbr", "img", "br",
}  # fmt: skip
_BOLD_TAGS = {"b", "strong"}
_BOLD = pattern(r"font-weight\s*:\s*(bold|[6-9]00|normal|[1-5]00)", re.IGNORECASE)
_LIGHT = ("normal", "100", "200", "300", "400", "500")
_HEADING = pattern("h([1-6])")
_HAN = "\u3000-\u303f\u3400-\u9fff\uff00-\uffef\u2018-\u201d"
_BLANK = pattern("[ \t\r\n\f]+")
_WRAP = pattern(f"(?<=[{_HAN}])[ \t\r\f]*\n[ \t\r\n\f]*(?=[{_HAN}])")
_SCHEMES = ("http", "https", "mailto")


@dataclass(frozen=True, slots=True)
class _State:
    """What holds at a place in the page: bold, the address that the words lead to, text kept as typed."""

    bold: bool = False
    link: str = ""
    raised: bool = False
    typed: bool = False


@dataclass(slots=True)
class _Draft:
    """The blocks written so far and the pieces of the one being written; pictures within the page by target."""

    blocks: list[str] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    assets: dict[str, bytes] = field(default_factory=dict)

    def flush(self) -> None:
        """End the block being written."""
        lines = markdown(_trimmed(self.pieces))
        self.pieces.clear()
        if lines:
            self.blocks.append("\n".join(lines))


def read_blocks(elements: Iterable[html.HtmlElement]) -> tuple[str, dict[str, bytes]]:
    """The Markdown of some elements, and the bytes of the pictures that the page itself holds, by target."""
    draft = _Draft()
    for element in elements:
        _write(element, _State(), draft)
        draft.flush()
    return "\n\n".join(draft.blocks) + "\n", draft.assets


def _write(element: html.HtmlElement, state: _State, draft: _Draft) -> None:
    """Write an element's words; blocks end what stands before them and themselves."""
    if not isinstance(element.tag, str):
        return
    tag = element.tag.lower()
    if tag == "br":
        draft.pieces.append(LINE_BREAK)
    elif tag == "img":
        draft.pieces += _picture(element, draft)
    elif tag in _INLINE:
        _write_children(element, _inner(element, tag, state), draft)
    else:
        draft.flush()
        _write_block(element, tag, state, draft)
        draft.flush()


def _write_block(element: html.HtmlElement, tag: str, state: _State, draft: _Draft) -> None:
    heading = _HEADING.fullmatch(tag)
    if heading:
        _write_heading(element, int(heading[1]), draft)
    elif tag == "table" and is_data_table(element):
        _write_table(element, draft)
    elif tag == "li":
        draft.pieces.append(Piece(_mark(element), raw=True))
        _write_children(element, state, draft)
    elif tag == "hr":
        return  # a line drawn across a page, no page's end
    else:
        _write_children(element, _inner(element, tag, state), draft)


def _write_children(element: html.HtmlElement, state: _State, draft: _Draft) -> None:
    draft.pieces += _words(element.text, state)
    for child in element:
        _write(child, state, draft)
        draft.pieces += _words(child.tail, state)


def _write_heading(element: html.HtmlElement, depth: int, draft: _Draft) -> None:
    inner = _Draft(assets=draft.assets)
    _write_children(element, _State(), inner)
    title = plain(_trimmed(inner.pieces)) if not inner.blocks else " ".join([*inner.blocks, *markdown(inner.pieces)])
    draft.blocks += [f"{'#' * depth} {title}"] if title else []


def _write_table(element: html.HtmlElement, draft: _Draft) -> None:
    lines = read_table(element, lambda cell: _cell(cell, draft))
    draft.blocks += ["\n".join(lines)] if lines else []


def _cell(cell: html.HtmlElement, draft: _Draft) -> str:
    """A cell's words on one line."""
    inner = _Draft(assets=draft.assets)
    _write_children(cell, _State(), inner)
    inner.flush()
    return " ".join(" ".join(inner.blocks).split())


def _words(text: str | None, state: _State) -> Iterator[Piece]:
    """Text as a browser shows it: a run of blanks is one, and none is between Han characters over two lines."""
    if not text:
        return
    if state.typed:
        for number, line in enumerate(text.split("\n")):
            yield from [LINE_BREAK] * (number > 0)
            yield Piece(line, bold=state.bold, link=state.link)
    else:
        shown = _BLANK.sub(" ", _WRAP.sub("", text))
        yield Piece(shown, bold=state.bold, link=state.link, raised=state.raised)


def _inner(element: html.HtmlElement, tag: str, state: _State) -> _State:
    said = _BOLD.search(element.get("style", ""))
    if said:
        state = replace(state, bold=said[1].lower() not in _LIGHT)
    elif tag in _BOLD_TAGS:
        state = replace(state, bold=True)
    if tag == "a":
        state = replace(state, link=_address(element.get("href", "")))
    return replace(state, raised=state.raised or tag == "sup", typed=state.typed or tag in ("pre", "listing"))


def _address(target: str) -> str:
    try:
        return target.strip() if urlsplit(target.strip()).scheme in _SCHEMES else ""
    except ValueError:
        return ""


def _mark(item: html.HtmlElement) -> str:
    """What stands before a list item: its number, or the dash of a list without."""
    holder = item.getparent()
    if holder is None or holder.tag != "ol":
        return "- "
    said, start = item.get("value", ""), holder.get("start", "")
    if said.isdecimal():
        return f"{int(said)}. "
    place = sum(1 for before in item.itersiblings("li", preceding=True))
    return f"{place + (int(start) if start.isdecimal() else 1)}. "


def _picture(element: html.HtmlElement, draft: _Draft) -> Iterator[Piece]:
    """A picture on a line of its own; one that the page itself holds gets a short name for a target."""
    target = element.get("src", "").strip()
    data = data_of_uri(target) if target[:5].lower() == "data:" else None
    if data is not None and suffix_of(data):
        target = f"picture{len(draft.assets) + 1}{suffix_of(data)}"
        draft.assets[target] = data
    alt = " ".join(re.sub(r"[\[\]]", " ", element.get("alt", "")).split())
    target = re.sub(r"[\s()]", lambda found: f"%{ord(found[0]):02X}", target)
    if target:
        yield Piece(f"\n![{alt}]({target})\n", raw=True)


def _trimmed(pieces: list[Piece]) -> Iterator[Piece]:
    """Pieces without the blanks that a browser does not show: at the start of a line, and after another blank."""
    blank = True
    for piece in pieces:
        if piece.raw:
            blank = piece.text.endswith(("\n", " "))
            yield piece
            continue
        text = piece.text.lstrip(" ") if blank else piece.text
        if text:
            blank = text.endswith(" ")
            yield replace(piece, text=text)
