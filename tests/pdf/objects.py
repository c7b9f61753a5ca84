"""A PDF file's objects as text that people can compare: numbered as they are met, without what changes with nothing.

Left out: what the other dumps say (tags, pen moves), programs of fonts and profiles, widths, identifiers, dates of the
making program's release.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pikepdf

ELSEWHERE = {"/StructTreeRoot": "the tags", "/Contents": "the pen moves", "/Parent": "above"}
COUNTED = ("/W", "/Differences")
_SUBSET = re.compile(r"^/[A-Z]{6}\+")
_IDENTIFIER = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|[0-9a-f]{32}")


def objects_of(pdf: pikepdf.Pdf) -> str:
    """The objects from the catalogue on, in the order in which they are met; each with its entries, sorted."""
    walk = _Walk()
    walk.meet(pdf.Root)
    return "\n".join(line for line in walk.lines())


@dataclass
class _Walk:
    """Objects met so far, by number."""

    numbers: dict[tuple[int, int], int] = field(default_factory=dict)
    waiting: list[Any] = field(default_factory=list)

    def meet(self, found: Any) -> str:
        """The name of an object that has a number of its own."""
        if found.objgen not in self.numbers:
            self.numbers[found.objgen] = len(self.numbers) + 1
            self.waiting.append(found)
        return f"→{self.numbers[found.objgen]}"

    def lines(self) -> Iterator[str]:
        """The objects that wait, and those that they lead to."""
        for number, found in enumerate(self.waiting, 1):  # grows while we go
            yield f"{number}{' stream' * isinstance(found, pikepdf.Stream)}"
            if isinstance(found, pikepdf.Dictionary | pikepdf.Stream):
                yield from (f"  {key[1:]}: {self.entry(key, found[key])}" for key in sorted(found.keys()))
            else:
                yield f"  {self.shown(found)}"
            if isinstance(found, pikepdf.Stream):
                yield from (f"  | {line}" for line in _content(found))

    def entry(self, key: str, value: Any) -> str:
        """An entry's value, or where it is told."""
        if key in ELSEWHERE and not isinstance(value, pikepdf.String):  # a link's Contents is its name
            return f"({ELSEWHERE[key]})"
        if key in COUNTED:
            return f"({len(value)} values)"
        return "(of the stream)" if key in ("/Length", "/Length1") else self.shown(value)

    def shown(self, value: Any) -> str:
        """A value in one line."""
        if isinstance(value, pikepdf.Object) and value.is_indirect:
            return self.meet(value)
        match value:
            case pikepdf.Array():
                return f"[{' '.join(map(self.shown, value))}]"
            case pikepdf.Dictionary():
                return f"<{' '.join(f'{key[1:]} {self.entry(key, value[key])}' for key in sorted(value.keys()))}>"
            case pikepdf.Name():
                return _SUBSET.sub("/", str(value))
            case pikepdf.String():
                return f"({_IDENTIFIER.sub('…', str(value))})"
            case _:
                return f"{float(value):g}" if not isinstance(value, bool) and value is not None else str(value)


def _content(stream: pikepdf.Stream) -> Iterator[str]:
    """What a stream holds, where it can be read."""
    data = stream.read_bytes()
    if stream.get("/Type") == "/Metadata":
        yield from _IDENTIFIER.sub("…", data.decode()).strip().splitlines()
    elif b"begincmap" in data:
        yield f"{data.count(b'> <')} characters"
    elif stream.get("/Subtype") == "/Image":
        yield f"{len(data)} samples"
