"""What stands between the paragraphs: lists and pictures."""

from __future__ import annotations

from base64 import b64encode

from jbpub.nodes import Figure, Image, Item, ItemList
from jbpub.renderers.html.elements import (
    Element,
    Setting,
    add_inlines,
    add_pair,
    add_parallel,
    add_text,
    block,
    child,
)


def add_list(parent: Element, items: ItemList, setting: Setting) -> None:
    """Append a list with its marks or numbers as written: the elements tell where items are, the text how they count.

    A mark that is no number (•) is for the eye alone, since a list's items are announced anyway.
    """
    numbered = any(char.isalnum() for item in items.items for char in item.number)
    element = block(parent, "ol" if numbered else "ul", {"id": items.id})
    element.text = "\n"
    for item in items.items:
        _add_item(block(element, "li", {}), item, setting, numbered=numbered)


def _add_item(line: Element, item: Item, setting: Setting, *, numbered: bool) -> None:
    """An item; with its translation the two are a pair of paragraphs."""
    pair = add_pair(line) if item.parallel else line
    words = block(pair, "p", {}) if item.parallel else line
    if item.number:
        mark = child(words, "span", {"class": "number"} if numbered else {"class": "number", "aria-hidden": "true"})
        mark.text = item.number
        add_text(words, " " * item.number.isascii())
    add_inlines(words, item.inlines, setting)
    add_parallel(pair, item.parallel, setting)


def add_figure(parent: Element, figure: Figure, setting: Setting) -> None:
    """Append a picture with its alternative text and caption; a picture that could not be had leaves its words."""
    element = block(parent, "figure", {"id": figure.id})
    element.text = "\n"
    if figure.image:
        words = figure.alt or setting.wording.picture
        block(element, "img", {"src": data_address(figure.image), "alt": words})
    else:
        stand_in = block(element, "p", {"class": "stand-in"})
        child(stand_in, "b").text = setting.wording.picture
        add_text(stand_in, f" {figure.alt}" if figure.alt else "")
    if figure.caption:
        caption = block(element, "figcaption", {})
        add_inlines(caption, figure.caption, setting)
        add_parallel(caption, figure.parallel, setting)


def data_address(image: Image) -> str:
    """A picture as an address that holds all of it (RFC 2397), so that the page stays one file."""
    return f"data:{image.media_type};base64,{b64encode(image.data).decode('ascii')}"
