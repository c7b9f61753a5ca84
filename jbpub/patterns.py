"""Regular expressions that are compiled when they are first used.

There are some two hundred in the library, and a report meets half of them: to compile the others would be a tenth of
a cold start.
"""

from __future__ import annotations

import re
from typing import Any, cast

_METHODS = ("findall", "finditer", "fullmatch", "match", "search", "split", "sub", "subn")


def pattern(text: str, flags: int = 0) -> re.Pattern[str]:
    """What `re.compile` gives, as late as can be."""
    return cast("re.Pattern[str]", _Pattern(text, flags))


class _Pattern:
    """Its methods are the compiled expression's own, put into its slots by its first use: then it costs nothing."""

    __slots__ = ("_source", *_METHODS)

    def __init__(self, text: str, flags: int) -> None:
        self._source = (text, flags)

    def __getattr__(self, name: str) -> Any:
        """Reached for what is in no slot yet."""
        if name[0] == "_":
            raise AttributeError(name)
        compiled = re.compile(*self._source)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)
