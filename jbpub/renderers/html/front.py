"""What comes before the text: the page's head for machines, its header for readers."""

from __future__ import annotations

from jbpub.nodes import Document, Meta, Occasion, title_of
from jbpub.patterns import pattern
from jbpub.renderers.html.css import style_rules
from jbpub.renderers.html.elements import Element, Setting, add_english, block, child
from jbpub.style.sheet import StyleSheet

_DATE = pattern(
    r"[0-9〇○零一二三四五六七八九]{4}\s*年\s*[0-9一二三四五六七八九十]{1,2}\s*月\s*[0-9一二三四五六七八九十]{1,3}\s*日"
)


# ---- header ----


def add_header(body: Element, document: Document, setting: Setting) -> None:
    """Title, occasion and speaker; whatever the source lacks is left out."""
    header = block(body, "header", {})
    header.text = "\n"
    block(header, "h1", {}).text = title_of(document)
    if document.meta.occasion:
        _add_occasion(header, document.meta.occasion)
    if document.meta.speaker or document.meta.speaker_role:
        _add_speaker(header, document.meta)
    for line in document.meta.english:
        add_english(header, line, setting)


def _add_occasion(header: Element, occasion: Occasion) -> None:
    line = block(header, "p", {"class": "occasion", "role": "doc-subtitle"})
    written = _DATE.search(occasion.text)
    if occasion.date is None or written is None:
        line.text = occasion.text
        return
    line.text = occasion.text[: written.start()]
    time = child(line, "time", {"datetime": occasion.date.isoformat()})
    time.text, time.tail = written[0], occasion.text[written.end() :]


def _add_speaker(header: Element, meta: Meta) -> None:
    line = block(header, "p", {"class": "speaker"})
    line.text = meta.speaker_role + " " * bool(meta.speaker_role and meta.speaker)
    child(line, "span", {"class": "name"}).text = meta.speaker


# ---- head ----


def add_head(html: Element, document: Document, style: StyleSheet) -> None:
    """The head: title, facts on the report, and all of the page's looks."""
    head = block(html, "head", {})
    head.text = "\n"
    block(head, "meta", {"charset": "utf-8"})
    block(head, "meta", {"name": "viewport", "content": "width=device-width, initial-scale=1"})
    block(head, "title", {}).text = title_of(document)
    for name, content in _facts(document).items():
        if content:
            block(head, "meta", {"name": name, "content": content})
    block(head, "style", {}).text = style_rules(style, title_of(document))


def _facts(document: Document) -> dict[str, str]:
    return {
        "author": document.meta.speaker,
        "description": description(document.meta),
        "color-scheme": "light dark",
        "generator": "jbpub",
    }


def description(meta: Meta) -> str:
    """One line on what the report is, for search engines: occasion, office, speaker."""
    occasion = meta.occasion.text.lstrip("—-― （(").rstrip("）) ") if meta.occasion else ""
    return " ".join(part for part in (occasion, meta.speaker_role + meta.speaker) if part)
