"""Printed pages: a clean report is wrapped, indented, paged and numbered as print does, and must come back."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jbpub.nodes import Document, Paragraph, Section, heading_text, plain_text, walk_document
from jbpub.parser.lines import split_lines
from jbpub.parser.report import parse
from jbpub.parser.wraps.shape import find_shape, width_of
from jbpub.source import Source

SEED = (Path(__file__).parents[2] / "seeds" / "jiangbei-2021.md").read_text(encoding="utf-8")
NEVER_FIRST = "，。、；：！？）”’》"
LATIN = re.compile("[0-9A-Za-z.%#+]{2}")  # no line ends within a word or a number


def paragraphs() -> list[str]:
    """The seed's lines as print has them: no marks of Markdown, sentences whole."""
    text = re.sub(r"([^。：\n])\n\n---\n\n", r"\1", SEED).replace("---\n\n", "")
    text = re.sub("(?<=[\u4e00-\u9fff]) (?=[0-9])|(?<=[0-9]) (?=[\u4e00-\u9fff])", "", text)
    return [line.lstrip("# ") for line in text.split("\n") if line.strip()]


PARAGRAPHS = paragraphs()


def wrapped(words: str, width: int, indent: str) -> list[str]:
    """A paragraph as printed lines of `width` em, no line beginning with a stop (CLREQ 3.1.3)."""
    lines: list[str] = []
    room = width - 2
    while words:
        end = room
        while width_of(words[:end]) < room and end < len(words):
            end += 1
        while end < len(words) and (words[end] in NEVER_FIRST or LATIN.match(words[end - 1 : end + 1])):
            end -= 1
        lines.append((indent if not lines else "") + words[:end])
        words, room = words[end:], width
    return lines


def printed(width: int, indent: str, page: int, foot: str) -> str:
    """The report on pages of so many lines, each with a running head and a foot that has its number."""
    lines = [line for words in PARAGRAPHS for line in wrapped(words, width, indent)]
    pages = [lines[at : at + page] for at in range(0, len(lines), page)]
    return "\f".join(
        "\n".join(["政府工作报告"] * (number > 1) + content + ["", foot.format(number), ""])
        for number, content in enumerate(pages, 1)
    )


def outline(document: Document) -> list[str]:
    return [
        heading_text(block) if isinstance(block, Section) else plain_text(block.inlines)
        for block in walk_document(document)
        if isinstance(block, Section | Paragraph)
    ]


EXPECTED = outline(parse(text="\n\n".join(PARAGRAPHS)))


def lost(text: str) -> float:
    """The share of headings and paragraphs that do not come back word for word."""
    read = set(outline(parse(text=text)))
    return sum(words not in read for words in EXPECTED) / len(EXPECTED)


@pytest.mark.parametrize("foot", ["{}", "— {} —", "第{}页"])
@pytest.mark.parametrize("width", [22, 28, 35, 41])
def test_indented_pages_come_back_whole(width: int, foot: str) -> None:
    assert lost(printed(width, "　　", 30, foot)) == 0.0


@pytest.mark.parametrize("width", [24, 28, 35, 41])  # of 22 em three heads fill two lines exactly: that cannot be told
def test_pages_that_lost_their_indents_come_back_nearly_whole(width: int) -> None:
    assert lost(printed(width, "", 30, "- {} -")) <= 0.03


def test_numbers_and_running_heads_are_gone_and_named() -> None:
    text = printed(28, "　　", 30, "— {} —")
    document = parse(text=text)
    pages = text.count("\f") + 1
    left_out = [document.source.at(found.span) for found in document.diagnostics if found.code in ("R152", "R153")]
    assert sorted(left_out) == sorted(
        [f"— {number} —" for number in range(1, pages + 1)] + ["政府工作报告"] * (pages - 1)
    )
    assert not any("— " in words for words in outline(document))


def test_every_joined_line_still_knows_its_place() -> None:
    source = parse(text=printed(28, "", 30, "{}")).source
    document = parse(text=source.text)
    for block in walk_document(document):
        if isinstance(block, Paragraph):
            written = "".join(source.at(block.span).split())
            assert written.startswith(plain_text(block.inlines)[:5].replace(" ", ""))


def test_without_repairs_the_lines_stay_as_they_stand() -> None:
    document = parse(text=printed(28, "　　", 30, "— {} —"), repair="none")
    assert not any(found.repair for found in document.diagnostics if found.code.startswith("R15"))
    assert any("— 3 —" in words for words in outline(document))


def test_an_ordinary_report_is_not_taken_for_a_wrapped_one() -> None:
    for text in (SEED, "\n".join(PARAGRAPHS)):
        source = Source(text)
        assert find_shape(split_lines(source), source) is None


@given(st.lists(st.text(alphabet="一二人民政府工作。，、1 a\f\n（）”", max_size=40), max_size=40).map("\n".join))
def test_any_heap_of_lines_gives_a_document(text: str) -> None:
    assert isinstance(parse(text=text), Document)
