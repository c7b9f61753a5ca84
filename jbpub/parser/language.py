"""Which Chinese a report is written in."""

from __future__ import annotations

from jbpub.patterns import pattern

# Frequent characters that differ between the two scripts and are not shared by either.
_SIMPLIFIED = pattern("[们这国个时来会说对发为经业农务产设实现进]")
_TRADITIONAL = pattern("[們這國個時來會說對發為經業農務產設實現進]")
_SAMPLE = 20_000  # characters looked at


def detect_language(text: str) -> str:
    """The tag "zh-Hant" when Traditional characters outnumber Simplified ones, else "zh-Hans"."""
    sample = text[:_SAMPLE]
    return "zh-Hant" if len(_TRADITIONAL.findall(sample)) > len(_SIMPLIFIED.findall(sample)) else "zh-Hans"
