"""The appendix of key figures: which rows, what they say, in which language; asked for by +figures."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image as Pixels

from jbpub.edition.adapt import adapt
from jbpub.edition.appendix.choice import telling
from jbpub.edition.appendix.excerpt import LONGEST, excerpt
from jbpub.nodes import Document, Figure, Lead, Meta, Paragraph, Role, Section, Table, Text, plain_text, sections
from jbpub.parser.report import parse
from jbpub.pipeline import render
from jbpub.terms.quantities.keyfigures import figures_of
from tests.dump import dump

REVIEW = (
    "全区地区生产总值突破660亿元。规上工业增加值167亿元，增长7.0%。服务业增加值增长3.9%，治安警情下降30.9%。"
    "改造老旧小区26个，增速居全市第二，投入民生支出是五年前的2.4倍，高于全市1.2个百分点。"
)
GOALS = "主要目标是：地区生产总值增长7.2%左右，城镇新增就业8000人。"


def report(*parts: str, lead: str = "") -> Document:
    """A report with a part for each text, a paragraph in each."""
    head = (Lead((Text(lead),)),) if lead else ()
    body = tuple(
        Section(
            f"s{at}", f"{'一二三'[at - 1]}、", 1, (Text(f"第{'一二三'[at - 1]}编"),),
            (Paragraph(f"s{at}.p1", Role.PROSE, (*head, Text(text))),),
        )
        for at, text in enumerate(parts, 1)
    )  # fmt: skip
    return Document(Meta(title="2021年报告"), body=body)


def appendix(document: Document, edition: str) -> str:
    """What the edition adds behind the text, as a dump."""
    return dump(Document(Meta(), back=adapt(document, edition).back))


def test_the_table_has_a_row_for_each_telling_figure_under_the_heading_of_its_part() -> None:
    assert appendix(report(REVIEW, GOALS), "zh+figures") == (
        """\
figures |主要数据
  figures.t1 table 表1　报告所述主要数据，按行文先后
    = 指标 ¦ 数值 ¦ 增减 ¦ 出处
    - **一、第一编** 4x1
    - 全区地区生产总值 ¦ 突破660亿元 ¦ ∅ ¦ 全区地区生产总值突破660亿元。
    - 规上工业增加值 ¦ 167亿元 ¦ +7.0% ¦ 规上工业增加值167亿元，增长7.0%。
    - 服务业增加值 ¦ ∅ ¦ +3.9% ¦ 服务业增加值增长3.9%，治安警情下降30.9%。
    - 治安警情 ¦ ∅ ¦ −30.9% ¦ 服务业增加值增长3.9%，治安警情下降30.9%。
    - 改造老旧小区 ¦ 26个 ¦ ∅ ¦ 改造老旧小区26个……
    - **二、第二编** 4x1
    - 地区生产总值 ¦ ∅ ¦ +7.2%左右 ¦ 主要目标是：地区生产总值增长7.2%左右，城镇新增就业8000人。
    - 城镇新增就业 ¦ 8000人 ¦ ∅ ¦ 主要目标是：地区生产总值增长7.2%左右，城镇新增就业8000人。
  figures.f1 figure figures.png \
“条形图：规上工业增加值 +7.0%；服务业增加值 +3.9%；治安警情 −30.9%” 图1　指标增减幅度（一、第一编）"""
    )


def test_with_english_the_figures_stand_in_english_below_their_passages() -> None:
    document = adapt(report(GOALS), "zh+en+figures")
    (section,) = (section for section in sections(document) if section.id == "figures")
    assert section.english == "Key Figures"
    assert dump(Document(Meta(), back=section.children)) == (
        """\
figures.t1 table 表1　报告所述主要数据，按行文先后 / Table 1: figures named in this report, in the order of its text
  = 指标 / Indicator ¦ 数值 / Value ¦ 增减 / Change ¦ 出处 / Passage
  - 地区生产总值 ¦ ∅ ¦ +7.2%左右 ¦ \
主要目标是：地区生产总值增长7.2%左右，城镇新增就业8000人。 / up around 7.2 percent
  - 城镇新增就业 ¦ 8000人 ¦ ∅ ¦ 主要目标是：地区生产总值增长7.2%左右，城镇新增就业8000人。 / 8,000 people"""
    )


def test_a_traditional_edition_has_the_same_rows_in_its_script() -> None:
    assert appendix(report(REVIEW), "zh-Hant-TW+figures") == (
        """\
figures |主要數據
  figures.t1 table 表1　報告所述主要數據，按行文先後
    = 指標 ¦ 數值 ¦ 增減 ¦ 出處
    - 全區地區生產總值 ¦ 突破660億元 ¦ ∅ ¦ 全區地區生產總值突破660億元。
    - 規上工業增加值 ¦ 167億元 ¦ +7.0% ¦ 規上工業增加值167億元，增長7.0%。
    - 服務業增加值 ¦ ∅ ¦ +3.9% ¦ 服務業增加值增長3.9%，治安警情下降30.9%。
    - 治安警情 ¦ ∅ ¦ −30.9% ¦ 服務業增加值增長3.9%，治安警情下降30.9%。
    - 改造老舊小區 ¦ 26個 ¦ ∅ ¦ 改造老舊小區26個……
  figures.f1 figure figures.png \
“條形圖：規上工業增加值 +7.0%；服務業增加值 +3.9%；治安警情 −30.9%” 圖1　指標增減幅度（一、第一編）"""
    )


@pytest.mark.parametrize("edition", ["zh", "zh+en", "zh-Hant"])
def test_nothing_is_added_that_is_not_asked_for(edition: str) -> None:
    assert adapt(report(REVIEW), edition).back == ()


def test_a_report_without_figures_gets_no_empty_appendix() -> None:
    assert adapt(report("大力发展经济。"), "zh+figures").back == ()


def test_an_edition_that_has_its_appendix_gets_no_second_one() -> None:
    once = adapt(report(REVIEW), "zh+figures")
    assert adapt(once, "zh+figures").back == once.back


def test_nor_does_a_master_that_has_one() -> None:
    master = render(adapt(report(REVIEW), "zh+figures"), to="md").data.decode()
    again = adapt(parse(text=master), "zh+figures")
    assert [plain_text(block.title) for block in again.back if isinstance(block, Section)] == ["主要数据"]


def test_captions_count_on_from_the_reports_own() -> None:
    given_ = report(REVIEW)
    own = (Table("t1", (), ()), Figure("f1", "a.png", "图"))
    told = appendix(replace(given_, back=own), "zh+figures")
    assert [name in told for name in ("表1", "表2", "图1", "图2")] == [False, True, False, True]


@pytest.mark.parametrize(
    ("words", "english"),
    [("", "RMB 300 million"), ("向行政院報告。", "NT$300 million"), ("行政長官說。", "HK$300 million")],
)
def test_a_bare_yuan_is_renminbi_unless_the_report_speaks_of_another_place(words: str, english: str) -> None:
    told = appendix(replace(report(f"{words}預算收入達到3億元。"), language="zh-Hant"), "zh-Hant+en+figures")
    assert f" / {english}" in told


# ---- which rows ----


def test_of_too_many_the_well_known_statistics_stay_and_the_order_is_the_reports() -> None:
    many = "".join(f"建成第{name}类公园{at}个。" for at, name in enumerate("甲乙丙丁戊己庚辛壬癸", 11))
    figures = figures_of(f"{many}投入资金3亿元。地区生产总值增长5%。")
    assert [figure.indicator for figure in telling(figures, 3)] == ["建成第甲类公园", "投入资金", "地区生产总值"]


def test_the_same_is_said_once_in_a_part_but_a_target_may_be_last_years_figure() -> None:
    last, next_ = (figures_of("地区生产总值增长5%。地区生产总值增长5%。", block) for block in ("s1.p1", "s3.p1"))
    assert [figure.block for figure in telling((*last, *next_))] == ["s1.p1", "s3.p1"]


# ---- the passage ----

LONG = (
    "我们" + "坚持稳中求进工作总基调，" * 4 + "规上工业、服务业增加值分别增长7.3%、14.7%和5.9%，" + "经济运行总体平稳。"
)


def test_a_long_sentence_is_cut_to_the_clause_that_says_it() -> None:
    (first, *_) = figures_of(LONG)
    assert excerpt(first) == "……规上工业、服务业增加值分别增长7.3%、14.7%和5.9%……"


def test_a_long_clause_is_cut_in_front_and_not_within_a_number() -> None:
    (figure, *_) = figures_of(f"收入{'在12.5万平方米的' * 9}土地上增长5%，好。", "p1")[-1:]
    said = excerpt(figure)
    assert said == "……平方米的在12.5万平方米的在12.5万平方米的在12.5万平方米的在12.5万平方米的土地上增长5%……"


@given(st.text("地区生产总值增长降收入达到3.4%亿元，；。、和了“” 5", max_size=160))
def test_an_excerpt_holds_its_figure_and_is_part_of_its_sentence(text: str) -> None:
    for figure in figures_of(text):
        said = excerpt(figure)
        sentence = " ".join(figure.sentence.split())
        assert said.removeprefix("……").removesuffix("……") in sentence
        assert len(said) <= LONGEST + 4


@given(st.text("地区生产总值增长收入支出3.4%亿元，。、和个", max_size=300), st.integers(0, 5))
def test_what_is_told_is_some_of_the_figures_in_their_order(text: str, most: int) -> None:
    figures = figures_of(text)
    told = telling(figures, most)
    assert len(told) <= most
    places = [next(at for at, figure in enumerate(figures) if figure is one) for one in told]
    assert places == sorted(set(places))


# ---- in the files ----


@pytest.mark.parametrize("form", ["pdf", "docx", "html", "md"])
def test_every_format_has_it_and_twice_the_same(form: str) -> None:
    first, second = (render(adapt(report(REVIEW), "zh+en+figures"), to=form).data for _ in range(2))
    assert first == second
    assert len(first) > len(render(adapt(report(REVIEW), "zh+en"), to=form).data)


def test_the_picture_is_gray_and_fine_enough_for_print() -> None:
    *_, figure = (block for block in adapt(report(REVIEW), "zh+figures").back[-1].children)  # type: ignore[union-attr]
    assert isinstance(figure, Figure)
    assert figure.image is not None
    with Pixels.open(BytesIO(figure.image.data)) as picture:
        assert (picture.format, picture.mode, picture.width) == ("PNG", "L", 1800)
    assert plain_text(figure.caption).startswith("图1")
