"""Bookmarks that nest, labels of pages, trees of names that many readers search, addresses in ASCII."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pikepdf
import pytest

from jbpub.renderers.pdf.model import Outline, PageLabel, PdfModel
from jbpub.renderers.pdf.objects import Objects
from jbpub.renderers.pdf.syntax import number
from jbpub.renderers.pdf.trees import add_name_tree, add_number_tree
from jbpub.renderers.pdf.write import write
from tests.pdf.dump import outline, read, read_part
from tests.pdf.sample import sample_model

PARTS = [("一", 1), ("（一）", 2), ("1．", 3), ("2．", 3), ("（二）", 2), ("二", 1)]
NESTED = """\
- 一 -> page 0
  + （一） -> page 0
    - 1． -> page 0
    - 2． -> page 0
  - （二） -> page 0
- 二 -> page 0"""


def outlined(*items: tuple[str, int]) -> Any:
    model: PdfModel = sample_model()
    model.outlines = [Outline(title, "s1", level) for title, level in items]
    return read(write(model))


def labelled(*labels: PageLabel) -> list[str]:
    model = sample_model()
    model.labels = list(labels)
    return [page.label for page in read(write(model)).pages]


def tree(add: Callable[[Objects, Any], int], entries: Any) -> Any:
    """A file whose /Part is the tree of these entries."""
    return read_part(lambda objects: add(objects, entries))


# ---- bookmarks ----


def test_bookmarks_nest_by_level_and_only_the_top_level_is_open() -> None:
    assert outline(outlined(*PARTS)) == NESTED


def test_counts_say_how_many_show() -> None:
    pdf = outlined(*PARTS)
    top = pdf.Root.Outlines
    assert (top.Count, top.First.Count, top.First.First.Count) == (4, 2, -2)
    assert "/Count" not in top.Last


def test_a_level_that_is_left_out_does_not_break_the_chain() -> None:
    assert outline(outlined(("1．", 3), ("一", 1), ("1．", 3), ("（一）", 2))) == (
        "- 1． -> page 0\n- 一 -> page 0\n  - 1． -> page 0\n  - （一） -> page 0"
    )


def test_siblings_and_parents_know_each_other() -> None:
    pdf = outlined(*PARTS)
    first = pdf.Root.Outlines.First
    assert first.Next.Prev.objgen == first.objgen
    assert first.Last.Parent.objgen == first.objgen
    assert "/Prev" not in first


def test_without_bookmarks_there_is_no_outline() -> None:
    pdf = outlined()
    assert "/Outlines" not in pdf.Root
    assert pdf.Root.PageMode == "/UseNone"


# ---- page labels ----


@pytest.mark.parametrize(
    ("labels", "read_as"),
    [
        ([PageLabel(0, "D")], ["1", "2"]),
        ([PageLabel(0, "r"), PageLabel(1, "D")], ["i", "1"]),
        ([PageLabel(0, "", prefix="封面"), PageLabel(1, "D", first=7)], ["封面", "7"]),
    ],
)
def test_page_labels(labels: list[PageLabel], read_as: list[str]) -> None:
    assert labelled(*labels) == read_as


# ---- trees ----


def test_a_long_name_tree_has_leaves_that_any_reader_can_search() -> None:
    names = {f"s{index}.p{index % 7}": number(index) for index in range(1000)}
    pdf = tree(add_name_tree, names)
    limits = [str(end) for leaf in pdf.Root.Part.Kids for end in leaf.Limits]
    assert len(limits) == 2 * 4
    assert limits == sorted(limits)
    assert {key: str(value) for key, value in pikepdf.NameTree(pdf.Root.Part).items()} == names


def test_a_long_number_tree_is_in_the_order_of_its_numbers() -> None:
    entries = {index: f"[{index}]" for index in reversed(range(600))}
    pdf = tree(add_number_tree, entries)
    written = pikepdf.NumberTree(pdf.Root.Part)
    assert list(written) == list(range(600))
    assert written[417][0] == 417


def test_names_are_in_the_order_of_their_bytes() -> None:
    pdf = tree(add_name_tree, {"乙": "2", "s10": "1", "s2": "3", "S": "4"})
    assert [bytes(key).decode() for key in list(pdf.Root.Part.Names)[::2]] == ["S", "s10", "s2", "乙"]


# ---- addresses ----


@pytest.mark.parametrize(
    ("uri", "written"),
    [
        ("https://example.org/a?b=c#d", "https://example.org/a?b=c#d"),
        ("https://example.org/报告 (1)", "https://example.org/%E6%8A%A5%E5%91%8A%20(1)"),
    ],
)
def test_addresses_are_ascii(uri: str, written: str) -> None:
    model = sample_model()
    model.pages[1].annotations[0].uri = uri
    pdf = read(write(model))
    assert str(pdf.pages[1].obj.Annots[0].A.URI) == written
