"""What reading a Word file gathers on its way: notes, pictures, and what is left out."""

from __future__ import annotations

from collections import Counter as Tally
from collections.abc import Mapping
from dataclasses import dataclass, field
from posixpath import basename

from jbpub.diagnostics import Diagnostic, diagnostic
from jbpub.parser.readers.docx.numbering import Counter
from jbpub.parser.readers.docx.package import Package, Relation
from jbpub.parser.readers.docx.styles import Style
from jbpub.parser.readers.pictures import suffix_of
from jbpub.source import Span

NOWHERE = Span(0, 0)  # what is left out has no place in the text
_LEFT_OUT = {  # what → its code and how the message counts it
    "deleted": ("I602", "{count} characters that tracked changes delete"),
    "contents": ("I603", "a table of contents: {count} characters"),
    "furniture": ("I604", "headers and footers: {count} characters"),
    "comments": ("I604", "comments: {count} characters"),
    "hidden": ("I604", "hidden text: {count} characters"),
    "embedded": ("I604", "embedded documents: {count}"),
}


@dataclass(frozen=True, slots=True)
class Ledger:
    """A Word file's tables (styles, numbering, relations), and what has been met so far.

    `notes` are the numbers of the notes by (kind, id), in the order of their marks;
    `assets` the pictures' bytes by target.
    """

    package: Package
    styles: Mapping[str, Style]
    default_style: str
    numbering: Counter
    relations: Mapping[str, Relation]
    notes: dict[tuple[str, str], int] = field(default_factory=dict)
    assets: dict[str, bytes] = field(default_factory=dict)
    lost_pictures: list[str] = field(default_factory=list)
    left_out: Tally[str] = field(default_factory=Tally)

    def note_mark(self, kind: str, name: str) -> str:
        """The mark of a note: its number in the order of the text, in brackets."""
        return f"[{self.notes.setdefault((kind, name), len(self.notes) + 1)}]"

    def picture(self, relation: str, alt: str) -> str:
        """A picture as Markdown; its bytes go to the assets, or its loss is noted."""
        link = self.relations.get(relation)
        target = f"media/{basename(link.target)}" if link and not link.outside else "picture"
        target = "".join("_" if char.isspace() or char in "()" else char for char in target)
        data = self.package.part(link.target) if link and not link.outside else None
        if data is not None and suffix_of(data):
            self.assets[target] = data
        else:
            self.lost_pictures.append(target)
        return f"![{' '.join(alt.translate(_NO_BRACKETS).split())}]({target})"

    def findings(self) -> list[Diagnostic]:
        """What the text does not hold (I602 to I605)."""
        found = [
            diagnostic(code, NOWHERE, message.format(count=self.left_out[what]), "left out")
            for what, (code, message) in _LEFT_OUT.items()
            if self.left_out[what]
        ]
        lost = (f"the picture {target} is missing or no PNG or JPEG" for target in self.lost_pictures)
        return found + [diagnostic("I605", NOWHERE, message) for message in lost]


_NO_BRACKETS = {ord("["): "（", ord("]"): "）", ord("\n"): " "}
