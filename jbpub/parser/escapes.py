"""Backslash escapes: how literal characters that look like markup stand in Markdown (CommonMark 0.31.2, 2.4)."""

from __future__ import annotations

from jbpub.patterns import pattern

ESCAPED = pattern(r"\\([*_\[\]()#|\\+\-])")
# Runs that the inline reader would take for bold, and the seam of a link or picture.
_INLINE = pattern(r"\*{2,}|_{2,}|\](?=\()|\\(?=[*_\[\]()#|\\+\-])")
_LINE_START = pattern(r"[ \t\u3000]*(?:#(?=#{0,5}(?![#0-9]))|\||([-*_])(?=(?:[ \t]*\1){2,}[ \t]*$))")


def escape(text: str) -> str:
    """Text within a line as Markdown that reads back as this text."""
    return _INLINE.sub(lambda found: "".join("\\" + char for char in found[0]), text)


def escape_line(text: str) -> str:
    """A whole line of text as Markdown: as `escape` does, and no mark of a block at its start."""
    found = _LINE_START.match(text)
    if found is None:
        return escape(text)
    return text[: found.end() - 1] + "\\" + text[found.end() - 1] + escape(text[found.end() :])


def unescape(text: str) -> str:
    """The text that Markdown with backslash escapes stands for."""
    return ESCAPED.sub(r"\1", text) if "\\" in text else text
