"""Word files as text that people can read and compare: paragraphs with the numbers that a word processor shows.

Heading1 一、|回顾                 a paragraph: its style, the number that is counted, its text
BodyText <Lead:做强平台。>现在…     <style:…> is a run with a character style
BodyText [g1:“双循环”]             [bookmark:…] is a link inside the document, [http…:…] one to outside
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from zipfile import ZipFile

from lxml import etree

from jbpub.renderers.docx.numbering import WORDS

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


@dataclass(frozen=True)
class WordFile:
    """The XML parts of a .docx file, parsed."""

    parts: Mapping[str, etree._Element]

    def part(self, name: str) -> etree._Element:
        return self.parts[name]

    @property
    def body(self) -> etree._Element:
        return self.parts["word/document.xml"][0]

    def paragraphs(self) -> Iterator[etree._Element]:
        return self.body.iter(f"{W}p")

    def style(self, identifier: str) -> etree._Element:
        styles = self.parts["word/styles.xml"].iter(f"{W}style")
        return next(style for style in styles if style.get(f"{W}styleId") == identifier)


def read(data: bytes) -> WordFile:
    with ZipFile(BytesIO(data)) as archive:
        names = [name for name in archive.namelist() if name.endswith((".xml", ".rels"))]
        return WordFile({name: etree.fromstring(archive.read(name)) for name in names})


def name_of(element: etree._Element) -> str:
    """An element's name without its namespace."""
    return etree.QName(element).localname


def text_of(element: etree._Element) -> str:
    return "".join(piece.text or "" for piece in element.iter(f"{W}t"))


def dump(word: WordFile) -> list[str]:
    """Every paragraph of the body."""
    links = {
        relation.get("Id", ""): relation.get("Target", "")
        for relation in word.part("word/_rels/document.xml.rels")
        if relation.get("TargetMode") == "External"
    }
    numbers = numbers_shown(word)
    lines = []
    for at, paragraph in enumerate(word.paragraphs()):
        number = f"{numbers[at]}|" if numbers[at] else ""
        lines.append(f"{style_of(paragraph)} {number}{''.join(_pieces(paragraph, links))}".rstrip())
    return lines


def style_of(paragraph: etree._Element) -> str:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return "-" if style is None else style.get(f"{W}val", "")


def _pieces(element: etree._Element, links: Mapping[str, str]) -> Iterator[str]:
    for child in element:
        if child.tag == f"{W}hyperlink":
            target = child.get(f"{W}anchor") or links[child.get(f"{R}id", "")]
            yield f"[{target}:{''.join(_pieces(child, links))}]"
        elif child.tag == f"{W}r":
            yield _run(child)


def _run(run: etree._Element) -> str:
    style = run.find(f"{W}rPr/{W}rStyle")
    code = "".join(f"{{{code.text or ''}}}" for code in run.iter(f"{W}instrText"))
    breaks = "/" * len(run.findall(f"{W}br")) + "→" * len(run.findall(f"{W}tab"))
    text = code + breaks + text_of(run)
    return f"<{style.get(f'{W}val')}:{text}>" if style is not None and text else text


# ---- numbers, counted as Word counts them ----


def numbers_shown(word: WordFile, *, shared: bool = True) -> list[str]:
    """The list number before each paragraph of the body.

    Word counts all instances of a list definition together (`shared`), LibreOffice each by itself.
    """
    numbering = word.part("word/numbering.xml")
    abstracts = {item.get(f"{W}abstractNumId"): item for item in numbering.iter(f"{W}abstractNum")}
    instances = {item.get(f"{W}numId"): item for item in numbering.iter(f"{W}num")}
    counters: dict[str, dict[int, int]] = {}
    begun: set[tuple[str, int]] = set()
    shown = []
    for paragraph in word.paragraphs():
        list_id, level = _membership(word, paragraph)
        if list_id == "0":
            shown.append("")
            continue
        instance = instances[list_id]
        abstract = instance[0].get(f"{W}val", "")
        counter = counters.setdefault(abstract if shared else list_id, {})
        start = instance.find(f"{W}lvlOverride[@{W}ilvl='{level}']/{W}startOverride")
        if start is not None and (list_id, level) not in begun:
            counter[level] = int(start.get(f"{W}val", ""))
        else:
            counter[level] = counter.get(level, 0) + 1
        begun.add((list_id, level))
        for deeper in [key for key in counter if key > level]:
            del counter[deeper]
        shown.append(_shown(abstracts[abstract][1 + level], level, counter[level]))
    return shown


def _membership(word: WordFile, paragraph: etree._Element) -> tuple[str, int]:
    """List id and level from 0 of a paragraph, its own or its style's; "0" for none."""
    for place in (paragraph, word.style(style_of(paragraph)) if style_of(paragraph) != "-" else None):
        numbering = place.find(f"{W}pPr/{W}numPr") if place is not None else None
        if numbering is not None:
            return numbering[1].get(f"{W}val", ""), int(numbering[0].get(f"{W}val", ""))
    return "0", 0


def _shown(level: etree._Element, index: int, value: int) -> str:
    values = {child.tag: child.get(f"{W}val", "") for child in level}
    words = WORDS.get(values[f"{W}numFmt"], ("",) * value)  # a mark is no number
    return values[f"{W}lvlText"].replace(f"%{index + 1}", words[value - 1])
