"""Term tables: which Chinese term has which English, as values; `jbpub.terms.formats` reads and writes their files."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from os import PathLike
from typing import Protocol

from jbpub.diagnostics import Diagnostic
from jbpub.source import Source

REFUSED = frozenset({"deprecated", "superseded"})  # statuses of forms that are known but not to be used


@dataclass(frozen=True, slots=True)
class Designation:
    """A further English form of a term: its text, and what is said of that form.

    `status` is one of ISO 1087's ("preferred", "admitted", "deprecated", "superseded") or free text such as "draft";
    `scope` says where the form is used ("national", "Zhejiang"), `year` when, `source` who used it.
    """

    text: str
    status: str = ""
    scope: str = ""
    year: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Term:
    """One concept: its Chinese designation and its English one, with what the table says of them.

    `en` is the form to use, empty when there is none yet; `status`, `source`, `scope` and `year` belong to it, as in
    a Designation.  `others` are the further English forms, in the table's order, `variants` the other Chinese ones.
    `definition` and `note` are for readers of the table; `part_of_speech` is TBX's ("noun", "verb", …) or free text
    such as "title".
    """

    zh: str
    en: str
    variants: tuple[str, ...] = ()
    status: str = ""
    source: str = ""
    definition: str = ""
    note: str = ""
    scope: str = ""
    year: str = ""
    part_of_speech: str = ""
    others: tuple[Designation, ...] = ()

    @property
    def admitted(self) -> tuple[str, ...]:
        """The further English forms that may be used."""
        forms = (other.text for other in self.others if other.status not in REFUSED and other.text != self.en)
        return tuple(dict.fromkeys(forms))

    @property
    def deprecated(self) -> tuple[str, ...]:
        """The English forms that are not to be used."""
        return tuple(dict.fromkeys(other.text for other in self.others if other.status in REFUSED))


class TermSource(Protocol):
    """Anything that can name its terms: a TermTable, or a database's own reader."""

    def terms(self) -> Iterable[Term]:
        """The terms; of two for one designation the first counts."""
        ...


@dataclass(frozen=True, slots=True)
class TermTable:
    """A table of terms, in the order of its file.

    `diagnostics` say what was doubtful in the file; `finding.line(table.source)` shows one with its place.
    Two tables are equal when they have the same terms.
    """

    entries: tuple[Term, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = field(default=(), compare=False)
    source: Source = field(default_factory=lambda: Source("", "terms"), repr=False, compare=False)

    def terms(self) -> tuple[Term, ...]:
        """The terms in the table's order."""
        return self.entries

    @classmethod
    def read(cls, path: str | PathLike[str]) -> TermTable:
        """The table in a file: CSV, TSV, XLSX, TBX, XLIFF or TMX, told by what is in it, not by its name.

        Rows of one Chinese term make one Term.  What is doubtful becomes a finding (T601–T606); raises TermError,
        which names file, line and column (or cell), when the file cannot be understood.
        """
        from jbpub.terms.formats.files import read_table  # brings lxml and zipfile, needed here only

        return read_table(path)

    def write(self, path: str | PathLike[str]) -> None:
        """Write the table to a file whose suffix names the format: .csv, .tsv, .xlsx, .tbx, .xlf or .xliff.

        Reading it again gives an equal table.  Raises TermError for another suffix, OutputError when the file
        cannot be written.
        """
        from jbpub.terms.formats.files import write_table

        write_table(self, path)
