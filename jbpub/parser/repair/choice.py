"""Repairs: which repairs are made; all others are findings only."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from jbpub.diagnostics import CATALOGUE, Diagnostic, RepairError

LEVELS = ("all", "safe", "none")

# Repairs that touch nothing but what nobody reads: white space, invisible characters, the width of a character.
SAFE = frozenset({"R102", "R104", "R105", "R107", "R109", "R112", "R113"})


@dataclass(frozen=True, slots=True)
class Repairs:
    """Which repairs are made: a level, and codes that are refused whatever the level."""

    level: str = "all"
    refused: frozenset[str] = frozenset()

    @classmethod
    def choose(cls, level: str = "all", refuse: Iterable[str] = ()) -> Repairs:
        """The choice as a caller names it.  Raises RepairError when there is no such level or code."""
        if level not in LEVELS:
            raise RepairError(f"no repair level {level!r}: there are {', '.join(LEVELS)}")
        refused = frozenset((refuse,) if isinstance(refuse, str) else refuse)
        if unknown := refused - CATALOGUE.keys():
            raise RepairError(f"no finding {min(unknown)} whose repair could be refused: see docs/findings.md")
        return cls(level, refused)

    def allow(self, code: str) -> bool:
        """Whether the repair of a code is made.

        >>> Repairs.choose("safe").allow("R102"), Repairs.choose("safe").allow("R101")
        (True, False)
        """
        return code not in self.refused and (self.level == "all" or (self.level == "safe" and code in SAFE))


ALL = Repairs()


def as_allowed(finding: Diagnostic, repairs: Repairs) -> Diagnostic:
    """A finding, without what was done about it where that was refused."""
    return finding if repairs.allow(finding.code) else replace(finding, repair="")
