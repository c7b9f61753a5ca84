"""The estimate of page numbers: lines counted as they fill pages."""

from math import floor

from jbpub.nodes import Document, Entry, Glossary, Meta, Paragraph, Role, Section, Text
from jbpub.renderers.docx.pages import estimate_pages
from jbpub.style.sheet import StyleSheet

SHEET = StyleSheet.read("gov-print")
LINE_EM = 27.6  # 28 characters, less what is lost at line ends


def prose(id: str, lines: int) -> Paragraph:
    """A paragraph that fills so many lines, its indent of two characters included."""
    return Paragraph(id, Role.PROSE, (Text("国" * (floor(LINE_EM * lines) - 2)),))


def pages(*blocks: Paragraph | Section, glossary: Glossary | None = None) -> dict[str, int]:
    found = estimate_pages(Document(Meta(), body=blocks, glossary=glossary), SHEET, "")
    return dict(found)


def test_22_lines_fill_a_page() -> None:
    lines = tuple(prose(f"p{at}", 1) for at in range(1, 46))
    found = pages(*lines)
    assert [list(found.values()).count(page) for page in (1, 2, 3)] == [22, 22, 1]


def test_a_heading_is_not_left_at_the_foot_of_a_page() -> None:
    heading = Section("s1", "一、", 1, (Text("回顾"),), (prose("p2", 3),))
    assert pages(prose("p1", 19), heading) == {"p1": 1, "s1": 1, "p2": 1}
    assert pages(prose("p1", 20), heading) == {"p1": 1, "s1": 2, "p2": 2}


def test_a_long_paragraph_runs_over_as_many_pages_as_it_needs() -> None:
    assert pages(prose("p1", 22 * 5), prose("p2", 1))["p2"] == 6


def test_letters_and_figures_count_half() -> None:
    latin = Paragraph("p1", Role.PROSE, (Text("a" * 2000),))
    han = Paragraph("p1", Role.PROSE, (Text("国" * 1000),))
    assert pages(latin, prose("p2", 1)) == pages(han, prose("p2", 1))


def test_the_glossary_begins_a_page_of_its_own() -> None:
    glossary = Glossary("glossary", (Text("名词解释"),), (Entry("g1", "词", "1.", "词", (Text("解释。"),)),))
    assert pages(prose("p1", 1), glossary=glossary) == {"p1": 1, "glossary": 2, "g1": 2}


def test_nothing_takes_no_room() -> None:
    assert pages(Paragraph("p1", Role.PROSE, ())) == {}


def test_one_line_of_a_paragraph_does_not_stand_alone_on_the_next_page() -> None:
    assert pages(prose("p1", 17), prose("p2", 6), prose("p3", 20), prose("p4", 1))["p4"] == 3
