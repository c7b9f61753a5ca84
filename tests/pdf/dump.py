"""Reads a written file back as text that a person can compare: tags with the text of their marks, bookmarks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Any

import pikepdf

from jbpub.renderers.pdf.objects import Objects

_MARK = re.compile(rb"/MCID (\d+)>> BDC (.*?) EMC", re.DOTALL)
_SHOWN = re.compile(rb"/(\w+) [\d.]+ Tf.*?<([0-9A-F]*)> Tj", re.DOTALL)
_SECTION = re.compile(r"beginbfchar(.*?)endbfchar", re.DOTALL)
_BFCHAR = re.compile(r"^<([0-9A-F]{4})> <([0-9A-F]*)>$", re.MULTILINE)
_ATTRIBUTES = ("/Lang", "/T", "/Alt", "/ID")


def read(data: bytes) -> pikepdf.Pdf:
    """Open the file; any complaint about its syntax fails the test."""
    pdf = pikepdf.open(BytesIO(data))
    assert pdf.check_pdf_syntax() == []
    return pdf


def read_part(add: Callable[[Objects], int]) -> Any:
    """The object that `add` writes, as the /Part of an otherwise empty file's catalogue."""
    objects = Objects()
    part, tree = add(objects), objects.reserve()
    page = objects.add(f"<</Type /Page /Parent {tree} 0 R /MediaBox [0 0 9 9] /Resources <<>>>>")
    objects.put(tree, f"<</Type /Pages /Kids [{page} 0 R] /Count 1>>")
    catalog = objects.add(f"<</Type /Catalog /Pages {tree} 0 R /Part {part} 0 R>>")
    return read(objects.finish(catalog, objects.add("<</Producer (jbpub)>>")))


def tag_tree(pdf: pikepdf.Pdf, read_marks: Callable[[pikepdf.Page], dict[int, str]] | None = None) -> str:
    """The structure tree, a line for each element, mark and link; `read_marks` gives a page's texts by mcid."""
    read_marks = read_marks or mark_texts
    texts = {page.obj.objgen: (index, read_marks(page)) for index, page in enumerate(pdf.pages)}
    return "\n".join(line for kid in pdf.Root.StructTreeRoot.K for line in _element(kid, texts, ""))


def mark_texts(page: pikepdf.Page) -> dict[int, str]:
    """The text of a page's marks by mcid, by way of the fonts' ToUnicode maps."""
    maps = {name.lstrip("/"): unicode_map(font) for name, font in page.Resources.Font.items()}
    content = page.Contents.read_bytes()
    return {
        int(mark): "".join(_decoded(codes, maps[font.decode()]) for font, codes in _SHOWN.findall(shown))
        for mark, shown in _MARK.findall(content)
    }


def unicode_map(font: Any) -> dict[str, str]:
    """A font's text by four-digit code."""
    written = font.ToUnicode.read_bytes().decode("ascii")
    lines = "".join(_SECTION.findall(written))
    return {code: bytes.fromhex(text).decode("utf-16-be") for code, text in _BFCHAR.findall(lines)}


def outline(pdf: pikepdf.Pdf) -> str:
    """The bookmarks, a line for each, closed ones with a plus sign; with the page that each leads to."""
    return "\n".join(_outline(pdf, pdf.Root.Outlines, ""))


def _decoded(codes: bytes, unicode: dict[str, str]) -> str:
    return "".join(unicode[codes[at : at + 4].decode()] for at in range(0, len(codes), 4))


def _element(element: Any, texts: Any, indent: str) -> Iterator[str]:
    said = "".join(f" {key[1:]}={element[key]}" for key in _ATTRIBUTES if key in element)
    yield f"{indent}{str(element.S)[1:]}{said}{_owned(element.get('/A'))}"
    kids = element.get("/K", pikepdf.Array())
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        yield from _kid(kid, element, texts, indent + "  ")


def _kid(kid: Any, element: Any, texts: Any, indent: str) -> Iterator[str]:
    if isinstance(kid, int):
        yield _mark(element.Pg, kid, texts, indent)
    elif kid.get("/Type") == "/MCR":
        yield _mark(kid.Pg, kid.MCID, texts, indent)
    elif kid.get("/Type") == "/OBJR":
        yield f"{indent}link on page {texts[kid.Pg.objgen][0]} to {_goal(kid.Obj)}: {kid.Obj.Contents}"
    else:
        yield from _element(kid, texts, indent)


def _mark(page: Any, mcid: int, texts: Any, indent: str) -> str:
    index, marks = texts[page.objgen]
    return f"{indent}{index}.{int(mcid)} {marks.get(int(mcid), '(no text)')}"


def _goal(link: Any) -> str:
    return str(link.get("/Dest") or link.A.URI)


def _owned(attributes: Any) -> str:
    if attributes is None:
        return ""
    return " [" + " ".join(f"{key[1:]}={value}" for key, value in sorted(attributes.items())) + "]"


def _outline(pdf: pikepdf.Pdf, parent: Any, indent: str) -> Iterator[str]:
    names = pikepdf.NameTree(pdf.Root.Names.Dests)
    pages = [page.obj.objgen for page in pdf.pages]
    item = parent.get("/First")
    while item is not None:
        sign = "+" if item.get("/Count", 0) < 0 else "-"
        goal = names[str(item.Dest)]
        yield f"{indent}{sign} {item.Title} -> page {pages.index(goal[0].objgen)}"
        yield from _outline(pdf, item, indent + "  ")
        item = item.get("/Next")
