"""A web page as a Source: its article in Markdown, and how much of the page was left out."""

from __future__ import annotations

import re
from pathlib import Path

from lxml import etree, html

from jbpub.diagnostics import Diagnostic, SourceError, diagnostic
from jbpub.parser.decode import decode
from jbpub.parser.readers.html.article import find_article
from jbpub.parser.readers.html.text import read_blocks
from jbpub.parser.readers.pictures import collect, picture_targets
from jbpub.parser.readers.reading import Reading
from jbpub.patterns import pattern
from jbpub.source import Source, Span

_CHARSET = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_:.-]+)""", re.IGNORECASE)
_HEAD = 4096  # bytes in which a page names its encoding
_DECLARATION = pattern(r"\s*<\?xml[^>]*\?>")
_UNSEEN = (
    "script", "style", "noscript", "template", "iframe", "object", "svg", "math", "select", "button", "textarea",
    "input", "audio", "video", "canvas", "map", "dialog",
)  # fmt: skip
_HIDDEN = pattern(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_DEEPEST = 250  # elements in one another; pages of this world have some fifty
_SHOWN = 20  # characters of what is left out that the message shows


def read_page(data: bytes, name: str, folder: Path | None = None) -> Reading:
    """The report on a web page; `folder` is where its pictures lie, if anywhere.

    Raises SourceError when the page is no text or holds none.
    """
    declared = _CHARSET.search(data[:_HEAD])
    decoded = decode(data, name, declared[1].decode() if declared else "")
    try:
        page = _tree(decoded.text, name)
        parts = find_article(page)
        text, embedded = read_blocks(parts)
    except RecursionError as problem:
        raise _too_deep(name) from problem
    if not text.strip():
        raise SourceError(f"{name}: is a web page without text; save the page as its readers see it")
    # What the page embeds has its bytes by now; what lies beside it is looked for.
    targets = [found for found in picture_targets(text) if found[0] not in embedded]
    assets, findings = collect(targets, folder)
    source = Source(text, name, decoded.encoding, {**embedded, **assets})
    return Reading(source, (*_left_out(page, parts), *findings))


def _tree(text: str, name: str) -> html.HtmlElement:
    """The page as a tree of what its readers see."""
    parser = html.HTMLParser(remove_comments=True, remove_pis=True, no_network=True, huge_tree=True)
    try:
        page = html.document_fromstring(_DECLARATION.sub("", text, count=1), parser=parser)
    except (etree.LxmlError, ValueError) as problem:
        raise SourceError(f"{name}: is a web page that cannot be read; save it as text") from problem
    _check_depth(page, name)
    for element in [*page.iter(*_UNSEEN), *page.xpath("//*[@hidden or @style]")]:
        if element.tag in _UNSEEN or element.get("hidden") is not None or _HIDDEN.search(element.get("style", "")):
            element.drop_tree()
    return page


def _check_depth(page: html.HtmlElement, name: str) -> None:
    """Raise SourceError for elements without end: every question to an element costs what lies within."""
    depth = 0
    for event, _ in etree.iterwalk(page, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > _DEEPEST:
            raise _too_deep(name)


def _too_deep(name: str) -> SourceError:
    return SourceError(f"{name}: is nested too deep for a report; save the page as text")


def _left_out(page: html.HtmlElement, parts: list[html.HtmlElement]) -> list[Diagnostic]:
    """How much of the page's text is not in the article (I601)."""
    inside = {element for part in parts for element in part.iter()}
    body = page.find("body")
    texts: list[str] = []
    for element in body.iter(etree.Element) if body is not None else ():
        if element not in inside:
            texts.append(element.text or "")
        parent = element.getparent()
        if element is not body and parent not in inside:
            texts.append(element.tail or "")
    words = "".join("".join(texts).split())
    if not words:
        return []
    message = f"around the article: {len(words)} characters (“{words[:_SHOWN]}…”)"
    return [diagnostic("I601", Span(0, 0), message, "left out")]
