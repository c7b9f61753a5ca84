"""A file as a whole: what its tags say, what its catalogue promises, and that faults of the drawing are refused."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pikepdf
import pytest
from reportlab.pdfbase.pdfdoc import PDFDocument, PDFStream

from jbpub.renderers.pdf.objects import Objects
from jbpub.renderers.pdf.write import write
from tests.pdf.dump import outline, read, tag_tree
from tests.pdf.sample import INFO, sample_model


@pytest.fixture(scope="module")
def data() -> bytes:
    return write(sample_model())


@pytest.fixture(scope="module")
def pdf(data: bytes) -> Any:
    return read(data)


TAGS = """\
Document
  P
    0.0 目录
  TOC
    TOCI
      Reference
        Link
          0.1 一、回顾过去1
          link on page 0 to s1: 一、回顾过去，第1页
  H1 T=一、回顾过去
    0.2 一、回顾过去
  P
    0.3 五年，我们推动高质量发展——
    1.0 “最多跑一次”改革，
    Span Lang=en
      1.1 International cooperation
    1.2 继续前进。
    Link
      1.3 ①
      link on page 1 to https://example.org/%E6%8C%87%E6%A0%87: 指标说明
  Note ID=n1
    Lbl
      1.4 ①
    P
      1.5 注：指标项
  Table
    TR
      TH [ColSpan=1 O=/Table Scope=/Column]
        1.6 数值
    TR
      TD
        1.7 增长6.5%"""


def test_the_tags_give_the_text_in_reading_order_over_the_page_break(pdf: Any) -> None:
    assert tag_tree(pdf) == TAGS


def test_every_mark_and_link_leads_back_to_its_element(pdf: Any) -> None:
    tree = pikepdf.NumberTree(pdf.Root.StructTreeRoot.ParentTree)
    back = [[str(element.S) for element in tree[page.StructParents]] for page in pdf.pages]
    assert back == [["/P", "/Link", "/H1", "/P"], ["/P", "/Span", "/P", "/Link", "/Lbl", "/P", "/TH", "/TD"]]
    links = [link for page in pdf.pages for link in page.Annots]
    assert [str(tree[link.StructParent].S) for link in links] == ["/Link", "/Link"]
    assert pdf.Root.StructTreeRoot.ParentTreeNextKey == len(tree) == 4


def test_identifiers_find_their_elements(pdf: Any) -> None:
    found = pikepdf.NameTree(pdf.Root.StructTreeRoot.IDTree)
    assert {key: str(element.S) for key, element in found.items()} == {"n1": "/Note"}


def test_the_catalogue_keeps_the_promises_of_both_standards(pdf: Any) -> None:
    root = pdf.Root
    assert pdf.pdf_version == "1.7"
    assert (root.Lang, root.MarkInfo.Marked, root.ViewerPreferences.DisplayDocTitle) == ("zh-Hans", True, True)
    assert root.OutputIntents[0].S == "/GTS_PDFA1"
    assert "/Filter" not in root.Metadata
    assert all(page.Tabs == "/S" for page in pdf.pages)


def test_links_can_be_printed_and_are_named(pdf: Any) -> None:
    for page in pdf.pages:
        for link in page.Annots:
            assert (link.F, str(link.Contents) != "", list(link.Border)) == (4, True, [0, 0, 0])


def test_bookmarks_and_labels(pdf: Any) -> None:
    assert outline(pdf) == "- 一、回顾过去 -> page 0\n  - 注 -> page 1"
    assert [page.label for page in pdf.pages] == ["1", "2"]


def test_no_page_inherits_its_fonts(pdf: Any) -> None:
    assert all("/F1" in page.obj.Resources.Font for page in pdf.pages)


def test_the_same_model_gives_the_same_bytes_and_another_one_another_identifier(data: bytes) -> None:
    assert write(sample_model()) == data
    other = sample_model()
    other.info = replace(INFO, title="政府工作报告（草案）")
    assert read(write(other)).trailer.ID[0] != read(data).trailer.ID[0]


def test_characters_on_one_glyph_and_missing_ones_come_back_as_they_were() -> None:
    twins = "①➀ 〓😀𠀀"
    assert f"继续前进。{twins}\n" in tag_tree(read(write(sample_model(twins))))


# ---- the writing of objects ----


def test_reportlab_ends_a_stream_without_a_line_end_and_we_do_not() -> None:
    stream = PDFStream(content=b"0 g")
    assert b"0 gendstream" in stream.format(PDFDocument())
    objects = Objects()
    objects.add_stream(b"0 g", deflate=False)
    assert b"0 g\nendstream" in objects.finish(objects.add("<</Type /Catalog>>"), objects.add("<<>>"))


def test_an_object_is_written_once_and_only_once() -> None:
    objects = Objects()
    first = objects.reserve(2)
    objects.put(first, "[1]")
    with pytest.raises(ValueError, match=f"object {first} is written twice"):
        objects.put(first, "[2]")
    with pytest.raises(ValueError, match=rf"objects \[{first + 1}\] were reserved but never written"):
        objects.finish(first, first)
