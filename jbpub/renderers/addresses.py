"""Where links of a report may lead: to the web, never into the reader's own machine."""

from __future__ import annotations

_SCHEMES = ("http://", "https://", "mailto:", "tel:")


def is_web_address(target: str) -> bool:
    """Whether a link's target is one that every edition may lead to; a script, a file and a lost path are none."""
    return target.lower().startswith(_SCHEMES)
