"""A printed table of contents: its lines end in leaders and a page number."""

from __future__ import annotations

import re
from collections.abc import Sequence

from jbpub.diagnostics import Diagnostic, diagnostic
from jbpub.parser.lines import Kind, Line
from jbpub.patterns import pattern
from jbpub.source import Span

_HEAD = pattern(r"目[ \u3000]*[录錄次]|contents", re.IGNORECASE)
_ENTRY = pattern(r"(?:[.．…·⋯•]|\. ){3,}[ \t\u3000]*[-—(（]?[0-9０-９]{1,4}[-—)）]?$")
_FEWEST = 3  # entries
_WRAPPED = 4  # lines that an entry may take


def drop_contents(lines: Sequence[Line]) -> tuple[list[Line], list[Diagnostic]]:
    """R155: a table of contents is left out, its head with it: it repeats the headings, its page numbers are stale."""
    entries = [at for at, line in enumerate(lines) if line.kind is not Kind.RULE and _ENTRY.search(line.text)]
    if len(entries) < _FEWEST:
        return list(lines), []
    start, end = _stretch(lines, entries)
    words = [line for line in lines[start : end + 1] if line.kind is not Kind.RULE]
    rules = [line for line in lines[start : end + 1] if line.kind is Kind.RULE]
    span = Span(words[0].span.start, words[-1].end)
    finding = diagnostic("R155", span, f"a table of contents: {len(entries)} entries", "left out")
    return [*lines[:start], *rules, *lines[end + 1 :]], [finding]


def _stretch(lines: Sequence[Line], entries: Sequence[int]) -> tuple[int, int]:
    """The first and the last line of the contents: from the head, if one is near, to the last entry without a gap."""
    end = entries[0]
    for at in entries[1:]:
        if at - end > _WRAPPED:
            break
        end = at
    heads = (at for at in range(entries[0], max(-1, entries[0] - _WRAPPED - 1), -1) if _HEAD.fullmatch(lines[at].text))
    return next(heads, entries[0]), end
