"""Names that conversion between the scripts must leave as they are: persons, places, what a user says.

A character such as 里 or 于 has one form in Simplified and several in Traditional.  Which one a sentence wants can be
known, which one a name has cannot.  A list of names is a text file, UTF-8, a name a line: `于正` is written so in both
scripts, `里水镇,里水鎮` has the two forms; what follows # is a remark.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from os import PathLike
from pathlib import Path
from typing import TypeAlias

from jbpub.diagnostics import EditionError
from jbpub.patterns import pattern

Names: TypeAlias = tuple[tuple[str, str], ...]
"""Names, each in Simplified and in Traditional characters."""

# In names these are mostly written as in Simplified Chinese: 于, 余, 游 and 涂 are surnames of their own.
KEPT = frozenset("于余里后干面范郁种岳卜谷几系松斗台征制划升游涂占丑采岩咸朴")
# These mostly stand for one other character, but need not: 云 for 雲, 杰 for 傑; 肖 is also short for 蕭.
DOUBTFUL = KEPT | frozenset("云丰党杰冲准肖")

_UNREADABLE = pattern("[\x00-\x1f\x7f\ufffd]")
_REMEDY = "write a name a line: 于正, or its two forms: 里水镇,里水鎮"


def read_names(path: str | PathLike[str]) -> Names:
    """The names in a file.  Raises EditionError, which names file and line, when it cannot be read as such."""
    try:
        text = Path(path).read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as problem:
        raise EditionError(f"{path}: is not UTF-8 (byte {problem.start}); save the names as UTF-8") from problem
    except (OSError, ValueError) as problem:
        reason = getattr(problem, "strerror", None) or problem
        raise EditionError(f"{path}: cannot be read ({reason}); give a text file of names") from problem
    return tuple(_names(text, str(path)))


def _names(text: str, path: str) -> Iterator[tuple[str, str]]:
    for number, line in enumerate(text.splitlines(), 1):
        forms = [form.strip() for form in line.partition("#")[0].replace("，", ",").split(",")]
        if forms == [""]:
            continue
        if len(forms) > 2 or not all(forms) or _UNREADABLE.search("".join(forms)):
            raise EditionError(f"{path}:{number}: is no name; {_REMEDY}")
        yield forms[0], forms[-1]


@cache
def places() -> Names:
    """The places that come with the library: those that conversion by the dictionaries alone writes wrongly."""
    return read_names(Path(__file__).with_name("places.txt"))


def person(name: str, convert: Callable[[str], str]) -> str:
    """A person's name in Traditional characters: converted, but for the characters that names keep (KEPT)."""
    converted = convert(name)
    if len(converted) != len(name):
        return converted
    return "".join(own if own in KEPT else new for own, new in zip(name, converted, strict=True))


def doubtful_in(name: str) -> str:
    """The characters of a name that may have another form in Traditional than was chosen, each once."""
    return "".join(dict.fromkeys(char for char in name if char in DOUBTFUL))


def used(names: Iterable[tuple[str, str]], text: str, *, to_traditional: bool) -> Names:
    """The names that occur in a text, each with its form in the other script; of two for one name the first counts."""
    found: dict[str, str] = {}
    for name in names:
        own, other = name if to_traditional else name[::-1]
        if own in text:
            found.setdefault(own, other)
    return tuple(found.items())
