"""Whole small reports as readable dumps: tags, pen moves, objects.  To write them anew: see CONTRIBUTING.md."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

from jbpub import Document, StyleSheet, TermTable, adapt, annotate, parse, render
from jbpub.terms.table import Term
from tests.edition import translations
from tests.pdf.objects import objects_of
from tests.pdf.trace import pen_moves, tag_tree

FOLDER = Path(__file__).parent.parent / "golden"
TERMS = TermTable((Term("双循环", "dual circulation"),))


class TextFile(SingleFileSnapshotExtension):
    """A dump in a file of its own."""

    _write_mode = WriteMode.TEXT
    file_extension = "txt"


@pytest.fixture
def golden(snapshot: SnapshotAssertion) -> SnapshotAssertion:
    return snapshot.use_extension(TextFile)


def everything() -> Document:
    """Title block, contents, headings, leads, a list, a table over two pages, a picture, note marks, a glossary."""
    return adapt(annotate(parse(FOLDER / "report.md"), TERMS), "zh+en")


def translated() -> Document:
    """A report beside its English."""
    return adapt(translations.report(), "zh+en", translations.full())


REPORTS = {"everything": everything, "translated": translated}


@pytest.fixture(scope="module", params=REPORTS)
def edition(request: pytest.FixtureRequest) -> pikepdf.Pdf:
    data = render(REPORTS[request.param](), to="pdf", style=StyleSheet.read(FOLDER / "small.toml")).data
    return pikepdf.open(BytesIO(data))


def test_the_tags(edition: pikepdf.Pdf, golden: SnapshotAssertion) -> None:
    assert tag_tree(edition) == golden


def test_the_pen_moves(edition: pikepdf.Pdf, golden: SnapshotAssertion) -> None:
    pages = (f"page {number} ({page.label})\n{pen_moves(page)}" for number, page in enumerate(edition.pages, 1))
    assert "\n\n".join(pages) == golden


def test_the_objects(edition: pikepdf.Pdf, golden: SnapshotAssertion) -> None:
    assert objects_of(edition) == golden
