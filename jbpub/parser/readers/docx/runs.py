"""What a paragraph of a Word file says: its runs with their bold, breaks, notes, links and pictures.

The text is the one with all tracked insertions accepted and all deletions carried out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from lxml import etree

from jbpub.parser.readers.docx.ledger import Ledger
from jbpub.parser.readers.docx.package import R, W
from jbpub.parser.readers.docx.styles import PLAIN, Style, switched, value
from jbpub.parser.readers.pieces import LINE_BREAK, PAGE_BREAK, Piece

MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_V = "{urn:schemas-microsoft-com:vml}"

_TRANSPARENT = {
    W + tag for tag in ("ins", "moveTo", "smartTag", "sdt", "sdtContent", "fldSimple", "customXml", "dir", "bdo")
}
_DELETED = {W + "del", W + "moveFrom"}
_FIXED = {
    W + "tab": Piece(" "),
    W + "noBreakHyphen": Piece("-"),
    W + "cr": LINE_BREAK,
}
_BREAKS = {"page": PAGE_BREAK, "column": LINE_BREAK, "textWrapping": LINE_BREAK}
_PRIVATE = range(0xF000, 0xF100)  # where symbol fonts keep their characters


def read_pieces(element: etree._Element, style: Style, ledger: Ledger, link: str = "") -> Iterator[Piece]:
    """The pieces of a paragraph, or of what wraps runs in it, in reading order."""
    for child in element:
        if child.tag == W + "r":
            yield from _run(child, style, ledger, link)
        elif child.tag == W + "hyperlink":
            yield from read_pieces(child, style, ledger, _address(child, ledger))
        elif child.tag in _TRANSPARENT:
            yield from read_pieces(child, style, ledger, link)
        elif child.tag in _DELETED:
            ledger.left_out["deleted"] += _length(child, "delText", "t")
        elif child.tag in (_M + "oMath", _M + "oMathPara"):
            yield Piece("".join(child.itertext(_M + "t")))
        elif child.tag == MC + "AlternateContent":
            yield from read_pieces(chosen(child), style, ledger, link)


def _run(run: etree._Element, style: Style, ledger: Ledger, link: str) -> Iterator[Piece]:
    properties = run.find(W + "rPr")
    own = ledger.styles.get(value(properties, "rStyle") or "", PLAIN)
    if switched(properties, "vanish", own.hidden or style.hidden):
        ledger.left_out["hidden"] += _length(run, "t")
        return
    # A toggle that two styles set cancels itself; what the run itself says counts alone (17.7.3).
    bold = switched(properties, "b", own.bold != style.bold)
    raised = value(properties, "vertAlign") == "superscript"
    for child in run:
        for piece in _run_child(child, ledger, bold=bold, link=link):
            yield replace(piece, raised=True) if raised and not piece.raw else piece


def _run_child(child: etree._Element, ledger: Ledger, *, bold: bool, link: str) -> Iterator[Piece]:
    if child.tag == W + "t":
        yield Piece((child.text or "").replace("\n", " "), bold=bold, link=link)
    elif child.tag in _FIXED:
        yield _FIXED[child.tag]
    elif child.tag == W + "br":
        yield _BREAKS.get(child.get(W + "type", "textWrapping"), LINE_BREAK)
    elif child.tag in _READ:
        yield from _READ[child.tag](child, ledger)
    elif child.tag == MC + "AlternateContent":
        for inner in chosen(child):
            yield from _run_child(inner, ledger, bold=bold, link=link)


def _symbol(element: etree._Element, _: Ledger) -> Iterator[Piece]:
    code = element.get(W + "char", "")
    try:
        number = int(code, 16)
        yield Piece(chr(number - _PRIVATE.start if number in _PRIVATE else number))
    except (ValueError, OverflowError):
        return


def _note(element: etree._Element, ledger: Ledger) -> Iterator[Piece]:
    kind = etree.QName(element).localname.removesuffix("Reference")
    yield Piece(ledger.note_mark(kind, element.get(W + "id", "")))


def _ruby(element: etree._Element, _: Ledger) -> Iterator[Piece]:
    """A base with its reading: the reading goes into brackets, as print without ruby has it."""
    base = "".join(part for child in element.iterfind(W + "rubyBase") for part in child.itertext(W + "t"))
    reading = "".join(part for child in element.iterfind(W + "rt") for part in child.itertext(W + "t"))
    yield Piece(f"{base}（{reading}）" if reading else base)


def _pictures(element: etree._Element, ledger: Ledger) -> Iterator[Piece]:
    """The pictures of a drawing, each on a line of its own; a drawing that is no picture is noted."""
    if any(True for _ in element.iter(W + "txbxContent")):
        return  # its paragraphs are read after the paragraph that holds it
    facts = next(element.iter(_WP + "docPr"), None)
    alt = (facts.get("descr") or facts.get("title") or "") if facts is not None else ""
    names = [blip.get(R + "embed") or blip.get(R + "link") for blip in element.iter(_A + "blip")]
    old = list(element.iter(_V + "imagedata"))
    alt = alt or next((shape.get("alt") or "" for shape in element.iter(_V + "shape")), "")
    names += [image.get(R + "id") for image in old]
    for name in names:
        yield Piece(f"\n{ledger.picture(name or '', alt)}\n", raw=True)
    if not names and element.tag == W + "drawing":
        ledger.lost_pictures.append(alt or "(a chart or diagram)")


_READ: dict[str, Callable[[etree._Element, Ledger], Iterator[Piece]]] = {
    W + "sym": _symbol,
    W + "footnoteReference": _note,
    W + "endnoteReference": _note,
    W + "ruby": _ruby,
    W + "drawing": _pictures,
    W + "pict": _pictures,
    W + "object": _pictures,
}


def chosen(alternatives: etree._Element) -> etree._Element:
    """The branch of an mc:AlternateContent that is read: the first choice, or the fallback (ISO/IEC 29500-3)."""
    choice = alternatives.find(MC + "Choice")
    fallback = alternatives.find(MC + "Fallback")
    found = choice if choice is not None else fallback
    return found if found is not None else alternatives


def text_boxes(paragraph: etree._Element) -> list[etree._Element]:
    """The text boxes that hang on a paragraph, those of unchosen alternatives left out."""
    return [
        box
        for box in paragraph.iter(W + "txbxContent")
        if not any(above.tag == MC + "Fallback" for above in _between(box, paragraph))
    ]


def _between(inner: etree._Element, outer: etree._Element) -> Iterator[etree._Element]:
    above = inner.getparent()
    while above is not None and above is not outer:
        yield above
        above = above.getparent()


def _address(hyperlink: etree._Element, ledger: Ledger) -> str:
    link = ledger.relations.get(hyperlink.get(R + "id", ""))
    return link.target if link and link.outside else ""


def _length(element: etree._Element, *tags: str) -> int:
    return sum(len(part) for part in element.itertext(*(W + tag for tag in tags)))
