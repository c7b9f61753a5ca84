"""The PDF edition of a small report: what stands where, how it is tagged, what leads where."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any, Literal

import pikepdf
import pytest

from jbpub import adapt
from jbpub.nodes import (
    Document,
    Entry,
    Foreign,
    Glossary,
    Lead,
    Link,
    Meta,
    Occasion,
    PageMark,
    Paragraph,
    Parallel,
    Role,
    Section,
    Strong,
    TermMention,
    Text,
)  # fmt: skip
from jbpub.renderers.pdf.edition import render
from jbpub.source import Source
from jbpub.style.sheet import StyleSheet
from tests.pdf.trace import pen_moves, strokes, tag_tree
from tests.style.fontfile import Name, named

MENTION = TermMention("g1.m1", "双循环", first=True, inlines=(Text("“双循环”"),))


def prose(*inlines: object, number: int = 1) -> Paragraph:
    return Paragraph(f"s1.p{number}", Role.PROSE, tuple(inlines))  # type: ignore[arg-type]


def report(*blocks: object, **changes: object) -> Document:
    """A report with one section that holds the blocks."""
    document = Document(
        Meta(
            title="2021年江北区政府工作报告",
            occasion=Occasion("——2021年2月2日在第六次会议上", date(2021, 2, 2)),
            speaker="杨正平",
            speaker_role="代区长",
        ),
        front=(Paragraph("front.p1", Role.SALUTATION, (Text("各位代表："),)),),
        body=(Section("s1", "一、", 1, (Text("回首往昔"),), tuple(blocks)),),  # type: ignore[arg-type]
        glossary=Glossary(
            "glossary",
            (Text("名词解释"),),
            (Entry("g1", "双循环", "1.", "“双循环”", (Text("新发展格局。"),), mentions=("g1.m1",)),),
        ),
        source=Source("双循环"),
    )
    adapted = adapt(replace(document, **changes))  # type: ignore[arg-type]
    return replace(adapted, wording=replace(adapted.wording, month="2021年2月"))


def edition(document: Document, style: str = "gov-print") -> pikepdf.Pdf:
    data, _ = render(document, StyleSheet.read(style))
    return pikepdf.open(BytesIO(data))


# ---- golden dumps ----


def test_the_tag_tree_is_the_document(snapshot: object) -> None:
    blocks = [
        prose(Lead((Text("做强产业平台。"),)), Text("打造"), MENTION, Text("新格局。")),
        prose(Text("成立"), Foreign("en", (Text("Jiangbei Research Institute"),)), Text("。"), number=2),
    ]
    assert tag_tree(edition(report(*blocks))) == snapshot


def test_the_pen_moves_as_the_style_says(snapshot: object) -> None:
    pdf = edition(report(prose(Lead((Text("做强产业平台。"),)), Text("工业总产值达167亿元，打造“双循环”，" * 4))))
    assert "\n\n".join(pen_moves(page) for page in pdf.pages) == snapshot


# ---- single rules ----


def words(pdf: pikepdf.Pdf) -> str:
    return "\n".join(pen_moves(page) for page in pdf.pages)


def test_page_numbers_stand_at_the_outer_side() -> None:
    pdf = edition(report(*(prose(Text("江北" * 300), number=n) for n in range(1, 4))))
    numbers = [line for line in words(pdf).splitlines() if "— " in line]
    ends = [float(line.split()[1]) for line in numbers if not line.endswith("I —")]
    assert len(ends) >= 3
    assert ends[0] > 400 > ends[1]


def test_the_contents_tell_the_printed_page_of_each_heading() -> None:
    pdf = edition(report(*(prose(Text("江北" * 900), number=n) for n in range(1, 3))))
    text = words(pdf)
    assert list(pdf.pages)[2].label == "1"
    glossary_page = next(
        page.label for page in pdf.pages if "“双循环”" in pen_moves(page) and "新发展格局" in pen_moves(page)
    )
    assert f" {glossary_page}\n" in text[text.index("名词解释") :][:400]


def test_a_page_mark_leaves_no_trace_in_print() -> None:
    cut = edition(report(prose(Text("突破千亿"), PageMark(2), Text("大关。"))))
    whole = edition(report(prose(Text("突破千亿大关。"))))
    assert tag_tree(cut) == tag_tree(whole)


def test_bold_is_drawn_with_an_outline() -> None:
    moves = words(edition(report(prose(Text("甲"), Strong((Text("乙"),))))))
    assert any("outline" in line and line.endswith(" 乙") for line in moves.splitlines())


def test_a_web_link_leads_outside() -> None:
    pdf = edition(report(prose(Link("https://example.org/", (Text("网址"),)))))
    targets = [str(note.A.URI) for page in pdf.pages for note in page.obj.get("/Annots", []) if "/A" in note]
    assert targets == ["https://example.org/"]


def test_every_link_inside_the_file_leads_somewhere() -> None:
    pdf = edition(report(prose(MENTION)))
    known = pikepdf.NameTree(pdf.Root.Names.Dests)
    goals = [str(note.Dest) for page in pdf.pages for note in page.obj.get("/Annots", []) if "/Dest" in note]
    assert goals
    assert all(goal in known for goal in goals)


def test_a_character_no_face_has_is_found_and_still_read_back() -> None:
    document = report(prose(Text("甲\U0001f600乙")))
    data, found = render(document, StyleSheet.read("gov-print"))
    assert [finding.code for finding in found] == ["E505"]
    assert "甲" in words(pikepdf.open(BytesIO(data)))
    assert "\U0001f600" in words(pikepdf.open(BytesIO(data)))


def test_a_character_that_another_face_lends_names_both_and_its_place() -> None:
    document = report(prose(Text("北𰻝江")), source=Source("双循环𰻝"))
    data, found = render(document, StyleSheet.read("gov-print"))
    assert [(one.code, one.span.start, one.message, one.repair) for one in found] == [
        ("E501", 3, "𰻝 (U+30EDD) is not in Noto Serif SC", "set in Noto Sans SC")
    ]
    assert "北𰻝江" in re.sub(r"\n.* F\d \S+ ", "", words(pikepdf.open(BytesIO(data))))


def test_what_is_drawn_otherwise_reads_back_as_written() -> None:
    pdf = edition(report(prose(Text("见☎\ufe0f电话"))))
    spans = re.findall(rb"/Span <</MCID \d+ /ActualText <(\w+)>>> BDC", b"".join(map(_stream, pdf.pages)))
    assert [bytes.fromhex(span.decode()).decode("utf-16") for span in spans] == ["☎\ufe0f"]
    actual = [str(element.ActualText) for element in pdf.objects if _is_span(element)]
    assert actual == ["☎\ufe0f"]


def _stream(page: pikepdf.Page) -> bytes:
    return page.Contents.read_bytes()


def _is_span(element: Any) -> bool:
    return isinstance(element, pikepdf.Dictionary) and "/ActualText" in element


def test_a_rare_character_in_the_running_head_is_lent_too() -> None:
    document = report(prose(Text("江" * 2000)), meta=Meta(title="2021年𰻝县政府工作报告"))
    heads = [s for page in edition(document).pages for s in strokes(page) if s.tag == "Artifact" and s.size == 9]
    assert "".join(head.plain for head in heads[:3]) == "2021年𰻝县政府工作报告"
    assert len({head.font for head in heads[:3]}) == 2


def test_a_typeface_that_cannot_be_used_is_told_of(tmp_path: Path) -> None:
    (tmp_path / "fs.otf").write_bytes(named(Name(1, "FangSong"), fs_type=2))
    sheet = StyleSheet.read("gov-print").changed({"faces.folders": (str(tmp_path),)})
    _, found = render(report(prose(Text("江北。"))), sheet)
    assert [(one.code, one.repair) for one in found] == [("E506", "the next typeface taken")]
    assert "FangSong: " in found[0].message
    assert "its licence is restricted" in found[0].message


def test_a_face_from_a_folder_is_embedded_under_its_own_name(tmp_path: Path) -> None:
    (tmp_path / "fs.otf").write_bytes(
        named(Name(4, "仿宋"), Name(1, "FangSong"), Name(6, "MyFangSong", language=0x409))
    )
    sheet = StyleSheet.read("gov-print").changed({"faces.folders": (str(tmp_path),)})
    data, found = render(report(prose(Text("中国"))), sheet)
    pdf = pikepdf.open(BytesIO(data))
    fonts = {str(font.BaseFont) for font in pdf.pages[-1].Resources.Font.values()}
    assert any(name.endswith("+MyFangSong") for name in fonts)
    assert {one.code for one in found} == {"E501"}  # the small file lacks most of the report


def test_the_dash_is_one_stroke_and_reads_back_as_two_characters() -> None:
    assert "奋进——成果" in words(edition(report(prose(Text("奋进——成果。")))))


@pytest.mark.parametrize("document", [report(), report(body=(), glossary=None), report(meta=Meta()), report(front=())])
def test_a_report_that_lacks_its_parts_is_an_edition_still(document: Document) -> None:
    assert len(edition(document).pages) >= 1


def test_a_running_head_too_long_for_the_column_ends_in_an_ellipsis() -> None:
    document = report(prose(Text("江" * 2000)), meta=Meta(title="2021年江北区政府工作报告" * 9))
    heads = [s for page in edition(document).pages for s in strokes(page) if s.tag == "Artifact" and s.size == 9]
    assert heads
    for head in heads:
        assert head.plain.endswith("…")
        assert head.x >= 26 / 25.4 * 72


def test_english_in_a_link_over_two_pages_stays_one_run() -> None:
    web = Link("https://example.org/", (Foreign("en", (Text("Silk Road " * 300),)),))
    tree = tag_tree(edition(report(prose(Text("江" * 450), web, Text("。")))))
    assert len(re.findall("Span Lang=en", tree)) == 1


@pytest.mark.parametrize(("leader", "drawn"), [("", False), ("·-", True), ("—" * 60, False)])
def test_contents_have_as_much_of_any_leader_as_there_is_room_for(leader: str, drawn: bool) -> None:
    sheet = StyleSheet.read("gov-print")
    data, _ = render(report(prose(Text("江北。"))), replace(sheet, contents=replace(sheet.contents, leader=leader)))
    pdf = pikepdf.open(BytesIO(data))
    artifacts = [stroke.plain for page in pdf.pages[:2] for stroke in strokes(page) if stroke.tag == "Artifact"]
    leaders = [text for text in artifacts if "II" not in text]
    assert bool(leaders) is drawn
    assert all(not one.replace(leader, "") for one in leaders)


def test_without_contents_the_title_stands_above_the_text() -> None:
    sheet = StyleSheet.read("gov-print")
    plain = replace(sheet, contents=replace(sheet.contents, show=False))
    data, _ = render(report(prose(Text("江北。"))), plain)
    pdf = pikepdf.open(BytesIO(data))
    moves = pen_moves(pdf.pages[0])
    assert "政府工作报告" in moves
    assert "各位代表" in moves


def test_the_same_document_gives_the_same_bytes() -> None:
    document, sheet = report(prose(MENTION)), StyleSheet.read("gov-print")
    assert render(document, sheet)[0] == render(document, sheet)[0]


def test_print_has_black_ink_only() -> None:
    for page in edition(report(prose(Text("江北。")))).pages:
        operators = {str(step.operator) for step in pikepdf.parse_content_stream(page)}
        assert not operators & {"rg", "RG", "k", "K", "cs", "CS", "sh", "Do"}


def test_a_title_alone_stands_above_the_contents() -> None:
    pdf = edition(report(meta=Meta(title="2021年江北区政府工作报告")))
    first = pen_moves(pdf.pages[0])
    assert "政府工作报告" in first
    assert "目录" in first


# ---- a translation ----

ENGLISH = Parallel("en", (Text("A one-stop centre for talent was built. " * 6),))
TRANSLATED = replace(prose(Text("建成人才服务综合体，" * 6)), parallel=ENGLISH)


@pytest.mark.parametrize("layout", ["columns", "stacked"])
def test_a_translation_is_a_paragraph_in_its_own_language(layout: Literal["columns", "stacked"]) -> None:
    sheet = StyleSheet.read("base")
    data, _ = render(report(TRANSLATED), replace(sheet, bilingual=replace(sheet.bilingual, layout=layout)))
    tree = tag_tree(pikepdf.open(BytesIO(data)))
    assert re.search(r"P\n +2\.\d+ 建成人才.*\n +P Lang=en\n +2\.\d+ A one-stop", tree)


def test_side_by_side_the_lines_of_original_and_translation_meet() -> None:
    pdf = edition(report(TRANSLATED), "base")
    shown = [stroke for page in pdf.pages for stroke in strokes(page)]
    chinese = [stroke.y for stroke in shown if "人才" in stroke.plain]
    english = [stroke for stroke in shown if "talent" in stroke.plain or "centre" in stroke.plain]
    assert len(chinese) >= 3
    assert all(min(abs(stroke.y - y) for y in chinese) < 2 for stroke in english[: len(chinese)])
    assert min(stroke.x for stroke in english) > 200


def test_a_missing_translation_is_shown_as_missing() -> None:
    missing = replace(prose(Text("江北。")), parallel=Parallel("en", (Text("（缺译文）"),), missing=True))
    assert "（缺译文）" in words(edition(report(missing), "base"))


def test_the_title_lines_in_english_stand_below_the_speaker() -> None:
    meta = Meta(title="2021年江北区政府工作报告", speaker="杨正平", english=("Report on the Work of the Government",))
    tree = tag_tree(edition(report(meta=meta)))
    assert re.search(r"杨正平\n +P Lang=en\n +0\.\d+ Report on the Work", tree)
