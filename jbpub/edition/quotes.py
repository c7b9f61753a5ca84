"""Quotation marks by region: “ ” ‘ ’ in Mainland China, 「 」 『 』 in Taiwan and Hong Kong (CLREQ, 3.1.7; GB/T 15834).

For Chinese runs only, one paragraph at a time: a quotation of several paragraphs opens in each and closes in the last.
"""

from __future__ import annotations

from jbpub.patterns import pattern

# ’ between two letters is an apostrophe.
_CURVED = pattern("[“”‘]|’(?!(?<=[A-Za-z]’)[A-Za-z])")
_CLOSER = {"「": "」", "『": "』"}
_TO_CURVED = str.maketrans("「」『』", "“”‘’")


def to_corner(text: str) -> str:
    """A text with corner brackets for its curved marks; one quotation in another gets the other kind of bracket.

    A ’ that closes nothing stays: it is an apostrophe, or in doubt.

    >>> to_corner("“推进‘放管服’改革”")
    '「推进『放管服』改革」'
    """
    if _CURVED.search(text) is None:
        return text
    opened: list[tuple[str, str]] = []
    return _CURVED.sub(lambda found: _bracket(found[0], opened), text)


def to_curved(text: str) -> str:
    """A text with curved marks for its corner brackets."""
    return text.translate(_TO_CURVED) if "「" in text or "『" in text else text


def _bracket(mark: str, opened: list[tuple[str, str]]) -> str:
    """The bracket for a mark; `opened` are the marks that wait for their closer, each with its bracket."""
    around = opened[-1][1] if opened else ""
    match mark:
        case "“":
            opened.append((mark, "『" if around == "「" else "「"))
        case "‘":
            opened.append((mark, "「" if around == "『" else "『"))
        case "”":
            return _closed("“", opened) or "」"
        case _:
            return _closed("‘", opened) if opened and opened[-1][0] == "‘" else mark
    return opened[-1][1]


def _closed(opener: str, opened: list[tuple[str, str]]) -> str:
    """The bracket that closes the nearest quotation of that opener, and all inside it; empty when there is none."""
    while any(mark == opener for mark, _ in opened):
        mark, bracket = opened.pop()
        if mark == opener:
            return _CLOSER[bracket]
    return ""
