"""The full-width marks whose blank can go, by a region's custom (CLREQ 3.1.6).

On the Mainland commas and stops stand at the lower left of their square; in Taiwan and Hong Kong they stand in its
middle, and ！？ always keep it whole.  A bracket beside another mark is squeezed everywhere (CLREQ 3.1.6.2); at line
starts and ends the Mainland and Hong Kong squeeze, most printing in Taiwan does not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from jbpub.layout import classes as c
from jbpub.patterns import pattern

HALF = 0.5

STEP = (
    dict.fromkeys(c.FULL_OPENING + c.CLOSING_BRACKETS, "brackets")
    | dict.fromkeys(c.COMMAS, "commas")
    | dict.fromkeys(c.STOPS, "stops")
)
"""The step of CLREQ's order of reduction (3.2.3) at which a full-width mark gives way."""


@dataclass(frozen=True, slots=True)
class Marks:
    """A region's marks.

    `closing` and `opening` give way after and before themselves, `centred` on both sides.  `one` finds any of them,
    `pair` two that meet, of which at least one is a bracket, or which stand at the left of their squares.
    `edges`: whether those that give way do so at line starts and ends as a rule, not only where a line needs it.
    `interpunct`: what · takes, in em.
    `hanging`: whether commas and stops may stand out of a line's end as the last resort.
    """

    opening: frozenset[str]
    closing: frozenset[str]
    centred: frozenset[str]
    one: re.Pattern[str]
    pair: re.Pattern[str]
    edges: bool = True
    interpunct: float = HALF
    hanging: bool = False


def _marks(closing: str, centred: str) -> Marks:
    """Marks that give way as a rule; two in the middle of their squares leave each other alone."""
    opening, every = c.FULL_OPENING, c.FULL_CLOSING + c.FULL_OPENING
    beside = f"[{centred}](?=[{c.CLOSING_BRACKETS}])|" if centred else ""
    return Marks(
        opening=frozenset(opening),
        closing=frozenset(closing),
        centred=frozenset(centred),
        one=pattern(f"[{opening}{closing}{centred}]"),
        pair=pattern(f"{beside}[{closing}](?=[{every}])|[{c.FULL_CLOSING}{opening}](?=[{opening}])"),
    )


MAINLAND = replace(_marks(c.FULL_CLOSING, ""), hanging=True)
HONG_KONG = replace(_marks(c.CLOSING_BRACKETS, "，、；。：．"), interpunct=1.0)
TAIWAN = replace(HONG_KONG, edges=False)


def adjusted(marks: Marks, squeeze: str) -> Marks:
    """A region's marks where a style sheet wants them squeezed always, or never; `region` leaves its custom."""
    if squeeze == "always":
        return replace(marks, edges=True)
    if squeeze == "never":
        nothing: frozenset[str] = frozenset()
        return Marks(nothing, nothing, nothing, _NEVER, _NEVER, edges=False, interpunct=marks.interpunct)
    return marks


_NEVER = pattern(r"(?!)")
