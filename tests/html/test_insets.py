"""Lists, tables, pictures and note marks as HTML."""

from collections.abc import Callable

import pytest

from jbpub.edition.adapt import adapt
from jbpub.nodes import (
    Block,
    Cell,
    Document,
    Entry,
    Figure,
    Glossary,
    Image,
    Inline,
    Item,
    ItemList,
    Lead,
    Link,
    Meta,
    NoteMark,
    PageMark,
    Paragraph,
    Role,
    Section,
    Table,
    TermMention,
    Text,
)
from jbpub.renderers.html.marks import joined_marks, source_pages
from tests.html.samples import Page, Read

Show = Callable[[Page, str], str]


def with_blocks(*blocks: Block) -> Document:
    """A report of these blocks and a glossary that explains 双碳, mentioned three times."""
    entry = Entry("g1", "双碳", "[1]", "“双碳”", (Text("两个目标。"),), mentions=("g1.m1", "g1.m2", "g1.m3"))
    return adapt(Document(Meta(title="报告"), blocks, glossary=Glossary("g", (Text("名词解释"),), (entry,))))


def with_inlines(*inlines: Inline) -> Document:
    return with_blocks(Paragraph("p1", Role.PROSE, inlines))


def cell(text: str, columns: int = 1, rows: int = 1) -> Cell:
    return Cell((Text(text),) if text else (), columns, rows)


# ---- note marks ----

TERM = TermMention("g1.m1", "双碳", True, (Text("“双碳”"),))
MARK = NoteMark("g1.m2", "[1]", "双碳")
RAISED = '<sup class="note"><a id="g1.m2" role="doc-noteref" href="#g1" aria-label="注释[1]">[1]</a></sup>'


@pytest.mark.parametrize(
    ("inlines", "html"),
    [
        ((Text("低碳"), MARK), f"低碳{RAISED}"),
        ((Text("低碳"), NoteMark("n1", "[7]")), '低碳<sup class="note" id="n1">[7]</sup>'),
        ((Lead((Text("低碳。"), MARK)),), f'<strong class="lead level3">低碳。{RAISED}</strong>'),
        ((Link("https://a/", (MARK,)),), '<a href="https://a/"><sup class="note" id="g1.m2">[1]</sup></a>'),
        (
            (TERM, MARK, Text("行动")),
            '<a id="g1.m1" class="first term" role="doc-glossref" href="#g1">“双碳”'
            '<sup class="note" id="g1.m2">[1]</sup></a>行动',
        ),
        (
            (TERM, Text("等"), MARK),
            f'<a id="g1.m1" class="first term" role="doc-glossref" href="#g1">“双碳”</a>等{RAISED}',
        ),
    ],
    ids=["explained", "not explained", "in a lead", "in a link", "after its term", "near its term"],
)
def test_a_note_mark_is_raised_and_leads_to_its_entry(
    inlines: tuple[Inline, ...], html: str, read: Read, source_of: Show
) -> None:
    assert source_of(read(with_inlines(*inlines)), "//main/p") == f'<p id="p1">{html}</p>'


def backlinks(page: Page) -> object:
    return page.xpath("//a[@role='doc-backlink']/@href")


def test_a_mark_that_stands_at_its_term_is_one_place_with_it(read: Read) -> None:
    again = NoteMark("g1.m3", "[1]", "双碳")
    report = with_inlines(TERM, MARK, Text("和低碳"), again)
    assert joined_marks(report) == {"g1.m2"}
    assert backlinks(read(report)) == ["#g1.m1", "#g1.m3"]


def test_the_contents_show_no_note_marks(read: Read) -> None:
    page = read(with_blocks(Section("s1", "一、", 1, (Text("低碳"), MARK))))
    assert page.xpath("string(//nav[@role='doc-toc']/ol/li[1])") == "一、低碳"
    assert page.xpath("string(//main//h2)") == "一、低碳[1]"


# ---- lists ----


def test_a_numbered_list_keeps_its_numbers_as_written(read: Read, source_of: Show) -> None:
    items = ItemList("l1", (Item("1.", (Text("教育"),)), Item("（三）", (Text("医疗"), PageMark(2)))))
    assert source_of(read(with_blocks(items)), "//main/ol") == (
        '<ol id="l1"><li><span class="number">1.</span> 教育</li><li><span class="number">（三）</span>医疗'
        '<span id="page2" class="page" role="doc-pagebreak separator" aria-label="原稿第2页" data-page="2"></span>'
        "</li></ol>"
    )


def test_marks_that_are_no_numbers_are_seen_and_not_read_aloud(read: Read, source_of: Show) -> None:
    items = ItemList("l1", (Item("•", (Text("教育"),)), Item("", (Text("医疗"),))))
    assert source_of(read(with_blocks(items)), "//main/ul") == (
        '<ul id="l1"><li><span class="number" aria-hidden="true">•</span>教育</li><li>医疗</li></ul>'
    )


# ---- tables ----

SMALL = Table(
    "t1",
    head=((cell(""), cell("2020年"), cell("2021年")),),
    rows=((cell("增速"), cell("5.2%"), cell("8.1%")),),
    caption=(Text("表1"),),
)
LONG = "新建公办幼儿园三所，改扩建学校五所"


def wide(caption: str = "") -> Table:
    return Table("t1", (), ((cell(LONG), cell(LONG), cell("1亿元")),), (Text(caption),) if caption else ())


def test_a_table_has_its_caption_and_headers_with_scope(read: Read, source_of: Show) -> None:
    assert source_of(read(with_blocks(SMALL)), "//main/div") == (
        '<div class="table"><table id="t1"><caption id="t1.caption">表1</caption>'
        '<thead><tr><td></td><th scope="col" class="short">2020年</th><th scope="col" class="short">2021年</th></tr>'
        '</thead><tbody><tr><td class="short">增速</td><td class="short">5.2%</td><td class="short">8.1%</td></tr>'
        "</tbody></table></div>"
    )


def test_cells_stand_over_columns_and_rows(read: Read, source_of: Show) -> None:
    head = ((cell("项目", rows=2), cell("投资", 2)), (cell("上年"), cell("本年")))
    page = read(with_blocks(Table("t1", head, ((cell("合计", 3),),))))
    assert source_of(page, "//thead/tr[1]") == (
        '<tr><th scope="col" rowspan="2" class="short">项目</th>'
        '<th scope="col" colspan="2" class="short">投资</th></tr>'
    )
    assert source_of(page, "//tbody/tr") == '<tr><td colspan="3" class="short">合计</td></tr>'


@pytest.mark.parametrize(
    ("table", "name"),
    [(wide("投资计划"), 'aria-labelledby="t1.caption"'), (wide(), 'aria-label="表格"')],
    ids=["caption", "none"],
)
def test_a_table_too_wide_for_a_phone_scrolls_in_a_frame_that_the_keyboard_reaches(
    table: Table, name: str, read: Read, source_of: Show
) -> None:
    frame = source_of(read(with_blocks(table)), "//main/div")
    assert frame.startswith(f'<div class="table" role="group" tabindex="0" {name}>')


def test_a_table_too_wide_for_paper_may_break_its_short_cells_there(read: Read) -> None:
    table = Table("t1", (), ((cell(LONG),) * 5,))
    assert read(with_blocks(table)).xpath("string(//main/div/@class)") == "crowded table"


def test_terms_notes_and_page_marks_work_in_cells_and_captions(read: Read) -> None:
    table = Table("t1", (), ((Cell((TERM, MARK, PageMark(3))),),), (Text("表"), PageMark(2)))
    report = with_blocks(table, Figure("f1", "a.png", "图", caption=(PageMark(4),)))
    page = read(report)
    assert page.xpath("string(//td/a/@href)") == "#g1"
    assert backlinks(page) == ["#g1.m1", "#g1.m3"]
    assert tuple(source_pages(report)) == (2, 3, 4)
    assert page.xpath("//nav[@role='doc-pagelist']//a/@href") == ["#page2", "#page3", "#page4"]


# ---- pictures ----

PICTURE = Image(b"\x89PNG", "image/png")


def test_a_picture_is_in_the_page_with_words_and_caption(read: Read, source_of: Show) -> None:
    figure = Figure("f1", "images/a.png", "产值“五年”图", PICTURE, (Text("图1"),))
    assert source_of(read(with_blocks(figure)), "//main/figure") == (
        '<figure id="f1"><img src="data:image/png;base64,iVBORw==" alt="产值“五年”图">'
        "<figcaption>图1</figcaption></figure>"
    )


def test_a_picture_that_nobody_described_is_called_a_picture(read: Read) -> None:
    page = read(with_blocks(Figure("f1", "a.png", "", PICTURE)))
    assert page.xpath("string(//img/@alt)") == "图片"


@pytest.mark.parametrize(("alt", "shown"), [("产值图", "<b>图片</b> 产值图"), ("", "<b>图片</b>")])
def test_a_picture_that_could_not_be_had_leaves_its_words(alt: str, shown: str, read: Read, source_of: Show) -> None:
    page = read(with_blocks(Figure("f1", "a.png", alt)))
    assert source_of(page, "//main/figure") == f'<figure id="f1"><p class="stand-in">{shown}</p></figure>'


def test_nothing_of_them_needs_the_web(read: Read) -> None:
    page = read(with_blocks(SMALL, Figure("f1", "https://a/b.png", "图"), Figure("f2", "a", "", PICTURE)))
    assert page.xpath("//@src") == ["data:image/png;base64,iVBORw=="]
