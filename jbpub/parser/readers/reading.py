"""What a reader gives: the report as a Source, and what it had to leave out."""

from __future__ import annotations

from dataclasses import dataclass

from jbpub.diagnostics import Diagnostic
from jbpub.source import Source


@dataclass(frozen=True, slots=True)
class Reading:
    """A report's text with its pictures, and findings about what is not in that text."""

    source: Source
    findings: tuple[Diagnostic, ...] = ()
