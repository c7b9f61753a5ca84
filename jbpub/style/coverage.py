"""Which face draws each character of a role: its own, the one for Western text, or one that lends what is lacking."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from jbpub.patterns import pattern
from jbpub.style.faces.face import TWO_EM_DASH, Face
from jbpub.style.faces.packaged import FACES
from jbpub.style.fonts import Choice, choose_face, find_faces
from jbpub.style.keys import FacesStyle, FontRole

_WESTERN = pattern("[ -~\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0370-\u03ff\u0400-\u052f\u1e00-\u1eff]")
_FULL_WIDTH = frozenset("“”‘’（）《》〈〉【】「」『』〔〕［］｛｝〖〗，、；。：？！．…⋯")
_HAN = "中"


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

    def __init__(self, choice: Choice, western: Face, lenders: Iterator[Face]) -> None:
        """`western` draws letters and digits of the West; the others are asked in turn for what is lacking."""
        super().__init__()
        own = choice.face
        self.own, self.embolden_em = own, choice.embolden_em
        self._western = own if _is_same_file(own, western) else western
        self._lenders, self._asked = lenders, [own]
        self._han_width = own.advances[_HAN] if own.has(_HAN) else 0.0
        self.lacking: list[Lending] = []

    def __missing__(self, char: str) -> Face:
        self[char] = face = self._drawing(char)
        return face

    def _drawing(self, char: str) -> Face:
        if self._western is not self.own and _WESTERN.match(char) and self._western.has(char):
            return self._western
        if self._is_misfit(char):
            return next((face for face in self._faces() if _is_full_width(face, char)), self.own)
        if self.own.has(char):
            return self.own
        lender = next((face for face in self._faces() if face.has(char)), None)
        if char != TWO_EM_DASH:
            self.lacking.append(Lending(char, self.own, lender))
        return lender or self.own

    def _is_misfit(self, char: str) -> bool:
        """Whether a mark that is as wide as a character in Chinese is narrow in this Chinese face."""
        if not self._han_width or char not in _FULL_WIDTH or not self.own.has(char):
            return False
        return self.own.advances[char] != self._han_width

    def _faces(self) -> Iterator[Face]:
        """The faces to ask, each opened when those before it did not help."""
        yield from self._asked
        for face in self._lenders:
            self._asked.append(face)
            yield face


def suite_of(role: FontRole, latin: FontRole, places: FacesStyle) -> Suite:
    """The suite of a role; letters and digits are the Latin role's where the role says so.  Raises FontError."""
    choice = choose_face(role, places)
    western = choose_face(latin, places).face if role.latin else choice.face
    return Suite(choice, western, _lenders(role, choice.face, places))


def _lenders(role: FontRole, own: Face, places: FacesStyle) -> Iterator[Face]:
    """Who may lend a character: the role's other families, those that pip brings, those for rare characters."""
    kin = sorted(FACES, key=lambda family: ("Serif" in family) != own.metrics.serif)
    for found in find_faces((*role.pdf, *role.stand_in, *kin, *places.rare), places):
        if found.face:
            yield found.face


def _is_same_file(one: Face, other: Face) -> bool:
    return (one.path, one.index, one.wght) == (other.path, other.index, other.wght)


def _is_full_width(face: Face, char: str) -> bool:
    return face.has(char) and face.advances[char] == 1.0
