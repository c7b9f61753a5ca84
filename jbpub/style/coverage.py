"""Which face draws each character of a role: its own, the one for Western text, or one that lends what is lacking."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from jbpub.patterns import pattern
from jbpub.style.faces.face import TWO_EM_DASH, Face
from jbpub.style.faces.packaged import FACES
from jbpub.style.fonts import Choice, choose_face, find_faces
from jbpub.style.keys import FacesStyle, FontRole

_WESTERN = pattern("[ -~\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0370-\u03ff\u0400-\u052f\u1e00-\u1eff]")
_PRIVATE = pattern("[\ue000-\uf8ff\U000f0000-\U0010ffff]")
_ELLIPSES = frozenset("…⋯")
_HAN = "中"
_SLACK = 0.03  # em that a mark may reach out of the half where it is expected


class Sides(NamedTuple):
    """Where full-width marks stand in their square by a region's custom (CLREQ 3.1.2).

    The ink of `opening` marks is in the right half and of `closing` ones in the left, so that the other half can be
    taken away; that of `centred` ones is in the middle.
    """

    opening: frozenset[str] = frozenset()
    closing: frozenset[str] = frozenset()
    centred: frozenset[str] = frozenset()

    def names(self, char: str) -> bool:
        """Whether the character is one of those marks."""
        return char in self.opening or char in self.closing or char in self.centred

    def fits(self, face: Face, char: str) -> bool:
        """Whether one of those marks, or any other character, stands in a face where it should."""
        left, right = face.ink(char)
        middle = face.advances[char] / 2
        if char in self.opening:
            return left >= middle - _SLACK
        if char in self.closing:
            return right <= middle + _SLACK
        return char not in self.centred or abs((left + right) / 2 - middle) <= 5 * _SLACK


@dataclass(frozen=True, slots=True)
class Lending:
    """A character that the face of a role lacks, and the face that draws it; None when none has it."""

    char: str
    wanted: Face
    lender: Face | None


class Suite(dict[str, Face]):
    """The face that draws each character of a role's text, found when it is first asked for.

    A dict, so that `map(suite.__getitem__, text)` goes at the speed of C.
    """

    def __init__(self, choice: Choice, western: Face, lenders: Iterator[Face], sides: Sides) -> None:
        """`western` draws letters and digits of the West; the others are asked in turn for what is lacking.

        A mark of the face that does not stand as `sides` has it is lent too, but not told of as lacking.
        """
        super().__init__()
        own = choice.face
        self.own, self.embolden_em, self.refused = own, choice.embolden_em, choice.refused
        self._western = own if _is_same_file(own, western) else western
        self._lenders, self._asked, self._sides = lenders, [own], sides
        self._han_width = own.advances[_HAN] if own.has(_HAN) else 0.0
        self.lacking: list[Lending] = []

    def __missing__(self, char: str) -> Face:
        self[char] = face = self._drawing(char)
        return face

    def _drawing(self, char: str) -> Face:
        if self._western is not self.own and _WESTERN.match(char) and self._western.has(char):
            return self._western
        if self._is_misfit(char):
            fitting = (face for face in self._faces() if face.has(char) and self._fits(face, char, 1.0))
            return next(fitting, self.own)
        if self.own.has(char):
            return self.own
        willing = () if _PRIVATE.match(char) else self._faces()  # what it means, only its own face can know
        lender = next((face for face in willing if face.has(char)), None)
        if char != TWO_EM_DASH:
            self.lacking.append(Lending(char, self.own, lender))
        return lender or self.own

    def _is_misfit(self, char: str) -> bool:
        """Whether a mark of this Chinese face is not as wide as a Han character, or not where it should be in it."""
        mark = char in _ELLIPSES or self._sides.names(char)
        return mark and self._han_width > 0 and self.own.has(char) and not self._fits(self.own, char, self._han_width)

    def _fits(self, face: Face, char: str, width: float) -> bool:
        return face.advances[char] == width and self._sides.fits(face, char)

    def _faces(self) -> Iterator[Face]:
        """The faces to ask, each opened when those before it did not help."""
        yield from self._asked
        for face in self._lenders:
            self._asked.append(face)
            yield face


def suite_of(role: FontRole, latin: FontRole, places: FacesStyle, sides: Sides) -> Suite:
    """The suite of a role; letters and digits are the Latin role's where the role says so.  Raises FontError."""
    choice = choose_face(role, places)
    western = choose_face(latin, places).face if role.latin else choice.face
    return Suite(choice, western, _lenders(role, choice.face, places), sides)


def _lenders(role: FontRole, own: Face, places: FacesStyle) -> Iterator[Face]:
    """Who may lend a character: the role's other families, those that pip brings, those for rare characters."""
    kin = sorted(FACES, key=lambda family: ("Serif" in family) != own.metrics.serif)
    for found in find_faces((*role.pdf, *role.stand_in, *kin, *places.rare), places):
        if found.face:
            yield found.face


def _is_same_file(one: Face, other: Face) -> bool:
    return (one.path, one.index, one.wght) == (other.path, other.index, other.wght)
