"""Where an English word may be divided at the end of a line, by Liang's method.

F. M. Liang, Word Hy-phen-a-tion by Com-put-er, 1983.  The patterns are those of the package pyphen (hyph_en_US, as
used by LibreOffice); its own reader takes 0.1 s for them, which every cold start would pay, so it is not imported.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from jbpub.layout.classes import WORD

LEFT, RIGHT = 2, 3  # letters that stay before and after a division, as the patterns are made for
_HEADER = 1  # lines: the encoding


def division_points(text: str) -> Iterator[int]:
    """The offsets in a text at which its English words may be divided, in order."""
    for word in WORD.finditer(text):
        for point in word_points(word.group().lower()):
            yield word.start() + point


@cache
def word_points(word: str) -> tuple[int, ...]:
    """The offsets at which a word in small letters may be divided: an odd number of the patterns' highest."""
    framed, patterns = f".{word}.", _patterns()
    values = [0] * (len(framed) + 1)
    for start in range(len(framed)):
        for end in range(start + 1, len(framed) + 1):
            for at, digit in _digits(patterns.get(framed[start:end], "")):
                values[start + at] = max(values[start + at], digit)
    return tuple(at for at in range(LEFT, len(word) - RIGHT + 1) if values[at + 1] % 2)


def _digits(pattern: str) -> Iterator[tuple[int, int]]:
    """A pattern's digits, each with the number of letters before it: a1b2 gives 1 after one, 2 after two."""
    letters = 0
    for char in pattern:
        if char.isdigit():
            yield letters, int(char)
        else:
            letters += 1


@cache
def _patterns() -> dict[str, str]:
    """The patterns by their letters."""
    rows = _dictionary().read_text("utf-8").split("\n")[_HEADER:]
    wanted = " ".join(row for row in rows if row[:1] not in ("%", "#") and not row.isupper() and "HYPHENMIN" not in row)
    return dict(zip(re.sub("[0-9]", "", wanted).split(), wanted.split(), strict=True))


def _dictionary() -> Path:
    spec = find_spec("pyphen")
    folders = (spec.submodule_search_locations or ()) if spec else ()
    return next(Path(folder, "dictionaries", "hyph_en_US.dic") for folder in folders)
