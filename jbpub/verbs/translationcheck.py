"""`jbpub translate import`: how a translation fits a report, in numbers."""

from __future__ import annotations

from jbpub.edition.translation.adaptation import Check

_SAID = {  # what is counted → how it is said
    "units": "units", "translated": "translated", "reviewed": "reviewed", "final": "final",
    "outdated": "of an earlier text", "missing": "missing", "strays": "nowhere in the report",
}  # fmt: skip


def as_text(checked: Check) -> str:
    """One line: how many units there are and how far their translation has come."""
    return ", ".join(
        f"{number} {_SAID[name]}" for name, number in checked.counts().items() if number or name == "units"
    )
