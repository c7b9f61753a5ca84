"""What repair rules are made of: patterns dropped or replaced in every line, with a finding for each place."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TypeAlias

from jbpub.diagnostics import Diagnostic, diagnostic
from jbpub.parser.lines import Kind, Line, changed, trimmed

Repaired: TypeAlias = tuple[list[Line], list[Diagnostic]]
Rule: TypeAlias = Callable[[Sequence[Line]], Repaired]

SPACE = "[ \t\u00a0\u2000-\u200a\u202f\u3000]"


def replace_each(
    code: str,
    what: re.Pattern[str],
    new: Callable[[re.Match[str]], str],
    message: str,
    repair: str,
    lines: Sequence[Line],
) -> Repaired:
    """Lines with every match of a pattern replaced, one finding a match.

    `message` and `repair` are templates for str.format: {old} is the match, {new} what stands in its stead.  A match
    whose replacement is the match itself is left alone.
    """
    kept, findings = [], []
    for line in lines:
        if line.kind is Kind.RULE or not what.search(line.text):
            kept.append(line)
            continue
        matches = what.finditer(line.text)
        edits = [(*match.span(), put) for match in matches if (put := new(match)) != match[0]]
        for start, end, put in edits:
            words = {"old": line.text[start:end], "new": put}
            findings.append(diagnostic(code, line.place(start, end), message.format(**words), repair.format(**words)))
        line = trimmed(changed(line, edits)) if edits else line
        if line.text:
            kept.append(line)
    return kept, findings
