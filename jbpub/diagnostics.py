"""What the library says about a report: Severity, Diagnostic, the catalogue of codes, and the errors it raises.

A finding is a value that rides on the Document; it is never printed here.  An error is raised only when
there is nothing sensible to return: no input, no such style, a font that cannot be read.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from jbpub.source import Source, Span


class Severity(IntEnum):
    """How much a finding matters; comparable, so that a threshold can be set."""

    NOTE = 1
    WARNING = 2
    ERROR = 3


@dataclass(frozen=True, slots=True)
class Finding:
    """A kind of finding: what the catalogue knows of a code."""

    code: str
    severity: Severity
    title: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding in one report.

    `code` names the kind (see CATALOGUE), `span` the place in the source, `message` what was seen there,
    `repair` what was done about it (empty when nothing was), `hint` what a person can do.
    """

    code: str
    severity: Severity
    message: str
    span: Span
    hint: str = ""
    repair: str = ""

    def line(self, source: Source) -> str:
        """The finding as `file:line:column CODE text`."""
        where = source.position(self.span.start)
        done = f" [{self.repair}]" if self.repair else ""
        return (
            f"{source.name}:{where.line}:{where.column} {self.code} {self.severity.name.lower()}: {self.message}{done}"
        )


def _catalogue(*findings: Finding) -> dict[str, Finding]:
    return {finding.code: finding for finding in findings}


_NOTE, _WARNING, _ERROR = Severity.NOTE, Severity.WARNING, Severity.ERROR

CATALOGUE: dict[str, Finding] = _catalogue(
    # I6: what a Word file, a web page or a picture brings
    Finding("I601", _NOTE, "what surrounds the article on a web page left out"),
    Finding("I602", _WARNING, "text that a tracked change deletes left out", "accept or reject the changes in Word"),
    Finding("I603", _NOTE, "a table of contents left out"),
    Finding("I604", _NOTE, "headers, footers, comments or hidden text of a Word file left out"),
    Finding("I605", _WARNING, "a picture cannot be had", "put a PNG or JPEG file beside the report"),
    # R1: characters and lines that extraction spoiled
    Finding(
        "R101", _WARNING, "a page break cut a sentence in two", "compare the joined sentence with the original page"
    ),
    Finding("R102", _NOTE, "spaces between Han characters and digits dropped"),
    Finding("R103", _NOTE, "a page break between paragraphs kept as a page mark"),
    Finding("R104", _NOTE, "characters that cannot be printed dropped"),
    Finding("R105", _NOTE, "the code of a line break, written out, read as a line break"),
    Finding("R106", _NOTE, "question marks that stand for lost spaces"),
    Finding("R107", _NOTE, "full-width digits or letters made half-width"),
    Finding("R108", _WARNING, "a number whose digits stand apart closed up", "compare the number with the original"),
    Finding("R109", _NOTE, "half-width punctuation between Han characters made full-width"),
    Finding("R110", _WARNING, "a lost 〇 in a year restored", "compare the year with the original"),
    Finding("R111", _WARNING, "a character was lost", "look at the original for what should stand there"),
    Finding("R112", _NOTE, "spaces beside full-width punctuation dropped"),
    Finding("R113", _NOTE, "tabs and odd spaces made ordinary spaces"),
    Finding("R114", _WARNING, "a quotation mark turned the wrong way", "compare with the original"),
    Finding("R115", _NOTE, "straight quotation marks made curved"),
    Finding("R116", _WARNING, "a line broken inside a sentence", "compare the joined sentence with the original"),
    Finding(
        "R117", _NOTE, "what the web site put round the report left out", "see that nothing of the report is in it"
    ),
    Finding("R118", _NOTE, "an abstract that repeats the opening left out"),
    Finding("R119", _WARNING, "a part that stands in the report already left out", "see that it is only repeated"),
    Finding("R120", _NOTE, "a number or a bullet alone on a line joined to its paragraph"),
    Finding("R151", _NOTE, "hard-wrapped lines joined to a paragraph"),
    Finding("R152", _NOTE, "a page's number left out"),
    Finding("R153", _WARNING, "a running head or foot left out", "see that it is no part of the text"),
    Finding("R154", _WARNING, "the scattered letters of a title joined", "compare the title with the original"),
    Finding("R155", _NOTE, "a printed table of contents left out"),
    # N2: numbering and headings
    Finding("N201", _NOTE, "a heading's # count disagrees with its number", "the number decides the level"),
    Finding(
        "N202", _WARNING, "an unnumbered line taken for a heading", "say so with # marks, or join it to its paragraph"
    ),
    Finding("N203", _WARNING, "a number is missing or out of order", "check against the original"),
    # F3: title, occasion, speaker
    Finding(
        "F301", _WARNING, "title and occasion name different places", "correct the title or the occasion in the source"
    ),
    Finding(
        "F302",
        _WARNING,
        "title and occasion name different years",
        "a report given in one year may be on the year before: check",
    ),
    Finding("F303", _WARNING, "no title found", "give the report a title line"),
    Finding("F304", _NOTE, "a further line that says the title left out"),
    Finding("F305", _NOTE, "a title or an occasion broken over lines joined"),
    Finding("F306", _NOTE, "words beside the speaker in the occasion's line left out"),
    Finding("F307", _NOTE, "a field of the file's header read for the title page"),
    Finding("F308", _NOTE, "a field of the file's header left out"),
    # G4: glossary and terms
    Finding("G401", _WARNING, "a glossary term is not found in the text"),
    Finding("G402", _WARNING, "two glossary entries explain the same term"),
    Finding("G403", _NOTE, "a further glossary heading; its entries join the first glossary"),
    Finding("G404", _WARNING, "a note mark that no entry explains", "give the entry, or delete the mark"),
    Finding("G405", _WARNING, "an entry's number is missing or out of order", "check against the original"),
    Finding("G406", _WARNING, "two glossary entries have one number", "correct one of them in the source"),
    Finding(
        "G407", _WARNING, "a page of another edition is referred to", "delete it: pages differ from edition to edition"
    ),
    Finding("G408", _NOTE, "a bare number after a term read as its note mark"),
    Finding("G410", _NOTE, "the caret before a note mark dropped"),
    Finding("G411", _WARNING, "a glossary entry without a definition", "look for it in the original"),
    Finding("G412", _WARNING, "a note mark stands at another entry's term", "correct the mark or the entry's number"),
    Finding("G413", _WARNING, "a number that may hold a note mark", "compare with the original"),
    # B6: lists, tables, pictures
    Finding("B601", _WARNING, "a picture has no alternative text", "say in ![words](file) what it shows"),
    Finding("B602", _WARNING, "a table that had one cell a line rebuilt", "compare its rows with the original"),
    Finding("B603", _WARNING, "lines that look like a table's cells", "make a table of them with | between the cells"),
    # C7: what a careful editor asks about
    Finding("C701", _WARNING, "the text speaks of another place than the title", "correct the title in the source"),
    Finding("C702", _WARNING, "the headings speak of other years than the title", "correct the year that is wrong"),
    Finding("C703", _WARNING, "more or fewer things follow than announced", "count again, or correct the number"),
    Finding("C704", _WARNING, "shares do not sum to 100", "check the figures"),
    Finding("C705", _WARNING, "a quotation mark or bracket without its partner", "add or delete one"),
    Finding("C706", _NOTE, "a term in two spellings", "one of them may be a slip"),
    Finding("C707", _NOTE, "full-width and half-width forms of one character", "choose one of them"),
    Finding("C708", _NOTE, "characters of the other script", "check for wrong conversion"),
    # T6: term tables
    Finding("T601", _WARNING, "a row of a term table without Chinese term", "fill it in or delete the row"),
    Finding("T602", _WARNING, "two preferred English forms of one term", "mark one of them admitted"),
    Finding("T603", _NOTE, "a column that term tables do not have"),
    Finding("T604", _NOTE, "a term without English"),
    Finding("T605", _WARNING, "rows of one term contradict each other", "keep one definition and part of speech"),
    Finding("T606", _NOTE, "sentences among terms", "a translation memory's sentences are no terms"),
    Finding("T607", _WARNING, "a translation is missing", "translate it, or give the file that holds it"),
    Finding("T608", _WARNING, "a translation of an earlier text", "compare it with the Chinese as it is now"),
    Finding("T609", _WARNING, "a translation of what the report does not say", "see whether it belongs elsewhere"),
    # Q7: figures
    Finding("Q701", _WARNING, "a figure differs between the Chinese and its English", "correct the wrong one"),
    Finding("Q702", _NOTE, "a figure of the Chinese is not in its English"),
    # E5: editions and output
    Finding("E501", _WARNING, "a character is not in the chosen typeface", "see how it looks in the face that lent it"),
    Finding(
        "E502", _WARNING, "a character that no edition can carry", "look at the original for what should stand there"
    ),
    Finding("E503", _NOTE, "the report is in Traditional characters", "for Simplified ones ask for zh-Hans"),
    Finding("E504", _WARNING, "a name that conversion may write wrongly", "say in a list of names how it is written"),
    Finding(
        "E505",
        _ERROR,
        "a character that no typeface at hand has",
        "name a folder with a typeface that has it: --fonts FOLDER",
    ),
    Finding("E506", _WARNING, "a typeface cannot be used", "see jbpub fonts for the one that is"),
    Finding("E507", _NOTE, "a picture in colour is printed in gray", "give the ICC profile of the press: --icc FILE"),
)


def diagnostic(code: str, span: Span, message: str, repair: str = "") -> Diagnostic:
    """A Diagnostic of a catalogued kind: severity and hint come from the catalogue.

    Raises KeyError for a code that the catalogue does not know.
    """
    kind = CATALOGUE[code]
    return Diagnostic(code, kind.severity, message, span, kind.hint, repair)


class JbpubError(Exception):
    """Every error that this library raises on purpose; its text is one line and names the remedy.

    JbpubError
    ├── SourceError    the report cannot be read
    ├── RepairError    a repair is refused that there is not
    ├── TreeError      a JSON tree is not one of ours
    ├── TermError      a term table cannot be read
    ├── TranslationError  a translation cannot be read
    ├── StyleError     a style sheet is missing or wrong
    ├── FontError      a typeface is missing or cannot be used
    ├── EditionError   an edition is not one that can be made
    ├── OutputError    the edition cannot be written, or its format is unknown
    └── BatchError     some reports of a batch could not be made
    """


class SourceError(JbpubError):
    """The report cannot be read: missing, a directory, empty, or not text."""


class RepairError(JbpubError):
    """There is no such level of repair, or no finding of that code."""


class TreeError(JbpubError):
    """A JSON tree has another schema version or a value that does not fit."""


class TermError(JbpubError):
    """A term table cannot be read; names file, line and column."""


class TranslationError(JbpubError):
    """A translation cannot be read; names file and line."""


class StyleError(JbpubError):
    """A style sheet is missing, not TOML, or has a key or value that does not fit."""


class FontError(JbpubError):
    """A typeface is missing, cannot be read, or may not be embedded."""


class EditionError(JbpubError):
    """The edition's name is wrong, or it asks for what is not there."""


class OutputError(JbpubError):
    """The edition cannot be written there, or its format is unknown."""


class BatchError(JbpubError):
    """Some reports of a batch could not be made; the others were.  `errors` holds one JbpubError for each."""

    def __init__(self, errors: Sequence[JbpubError]) -> None:
        self.errors = tuple(errors)
        super().__init__(f"{len(self.errors)} of the reports could not be made: " + "; ".join(map(str, self.errors)))
