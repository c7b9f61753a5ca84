"""Web pages: the article found, the site left out and counted; its text as a browser shows it."""

from __future__ import annotations

import base64

import pytest

from jbpub.parser.readers.html.page import read_page
from tests.parser.readers.wordfile import PNG

PARAGRAPHS = [
    "各位代表：",
    "现在，我代表县人民政府，向大会报告工作，请予审议，并请县政协委员和列席人员提出意见。",
    "一、2020年工作回顾",
    "过去一年，我们坚持稳中求进工作总基调，经济总量突破一百亿元，增长百分之六，城乡面貌明显改善。",
    "做强产业平台。新建标准厂房十万平方米，引进企业三十家，规模以上工业增加值增长百分之八。",
    "做优营商环境。全面推行一网通办，审批时限压缩一半，新登记企业五百家，为企业减负两亿元。",
    "二、2021年工作安排",
    "新的一年，我们要紧紧依靠全县人民，以更加务实的作风抓好各项工作落实，谱写高质量发展新篇章。",
    "各位代表！让我们在县委坚强领导下，同心同德，奋勇前进，为全面建设社会主义现代化而努力奋斗！",
]
SECTIONS = ["首页", "政务公开", "互动交流", "办事服务"]
NAVIGATION = (
    "<ul>" + "".join(f'<li><a href="/{number}">{name}</a></li>' for number, name in enumerate(SECTIONS)) + "</ul>"
)
CRUMBS = '<div>当前位置：<a href="/">首页</a> &gt; <a href="/g">政府工作报告</a></div>'
BAR = '<div class="bar">来源：县政府办 字号：<a>大</a><a>中</a> <a href="javascript:print()">打印</a></div>'
EARLIER = "".join(f'<li><a href="/{year}">{year}年青山县政府工作报告</a></li>' for year in range(2003, 2020))
FOOT = '<div class="footer"><p>主办：青山县人民政府 某ICP备05000000号</p></div>'
TITLE = "2021年青山县政府工作报告"
TABLE = "<table><tr><th>序号</th><th>项目</th></tr><tr><td>1</td><td>西堤</td></tr></table>"


def site(article: str, head: str = "") -> str:
    """A page as government sites make them."""
    return (
        f"<!DOCTYPE html><html><head><title>{TITLE}_青山县人民政府</title>{head}<script>var a;</script></head>"
        f"<body><ul>{NAVIGATION}</ul>{CRUMBS}{article}<h3>相关链接</h3><ul>{EARLIER}</ul>{FOOT}</body></html>"
    )


def text_of(page: str) -> str:
    return read_page(page.encode(), "page.html").source.text


def body(markup: str) -> str:
    """The Markdown of a page that is nothing but an article."""
    return text_of(f"<html><body>{markup}</body></html>").removesuffix("\n")


IN_PARAGRAPHS = "".join(f"<p>{words}</p>\n" for words in PARAGRAPHS)
IN_LINES = "<br><br>".join(f"　　{words}" for words in PARAGRAPHS)
IN_FRAMES = "".join(f'<div><span style="font-family:仿宋">{words}</span></div>' for words in PARAGRAPHS)
HEAD = f"<h1>{TITLE}</h1>{BAR}"
LAYOUTS = {
    "paragraphs in an editor's frame": f'<div class="article">{HEAD}<div class="ed">{IN_PARAGRAPHS}</div></div>',
    "line breaks": f'<div class="article">{HEAD}<div id="zoom">{IN_LINES}</div></div>',
    "a page laid out by tables": f"<table><tr><td>{TITLE}</td></tr><tr><td>{BAR}</td></tr>"
    f"<tr><td>{IN_PARAGRAPHS}</td></tr></table>",
    "a frame for each paragraph": f"{HEAD}<div>{IN_FRAMES}</div>",
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_article_is_read_whole_and_the_site_left_out(layout: str) -> None:
    reading = read_page(site(LAYOUTS[layout]).encode(), "page.html")
    read = [line.removeprefix("# ") for line in reading.source.text.split("\n") if line]
    assert read == [TITLE, *PARAGRAPHS]
    (finding,) = reading.findings
    assert finding.code == "I601"
    assert finding.message.startswith("around the article: ")
    assert "“首页政务公开互动交流办事服务当前位置：" in finding.message


def test_what_is_left_out_is_counted_to_the_character() -> None:
    page = f"<div><a href='/'>首页</a></div><div>{IN_PARAGRAPHS}</div><div>版权所有</div>"
    (finding,) = read_page(f"<html><body>{page}</body></html>".encode(), "page.html").findings
    assert finding.message == "around the article: 6 characters (“首页版权所有…”)"


def test_a_glossary_and_a_table_beside_the_article_belong_to_it() -> None:
    glossary = "<div>名词解释<br>1.双循环：以国内大循环为主体、国内国际双循环相互促进的新发展格局。</div>"
    text = text_of(site(f"<div><div>{IN_PARAGRAPHS}</div>{TABLE}{glossary}</div>"))
    assert "| 序号 | 项目 |\n| --- | --- |\n| 1 | 西堤 |\n\n名词解释\n1.双循环：" in text


def test_occasion_and_speaker_between_title_and_article_belong_to_it_the_sites_lines_do_not() -> None:
    occasion, speaker = "——2021年1月20日在青山县第十八届人民代表大会第五次会议上", "青山县人民政府县长 王小明"
    head = f'<h1>{TITLE}</h1><p>{occasion}</p><div>{speaker}</div>{BAR}<div><a href="/m">县长信箱</a></div>'
    text = text_of(site(f"<div>{head}<div>{IN_PARAGRAPHS}</div></div>"))
    assert text.split("\n\n")[:4] == [f"# {TITLE}", occasion, speaker, PARAGRAPHS[0]]


def test_a_page_that_is_only_a_report_loses_nothing() -> None:
    reading = read_page(f"<html><body>{IN_PARAGRAPHS}</body></html>".encode(), "page.html")
    assert reading.source.text.split("\n\n") == [*PARAGRAPHS[:-1], PARAGRAPHS[-1] + "\n"]
    assert reading.findings == ()


@pytest.mark.parametrize("declared", ["gb2312", "GBK", "utf-8"])
def test_a_declared_encoding_is_used(declared: str) -> None:
    page = site(
        f"<div>{IN_PARAGRAPHS}</div>", f'<meta http-equiv="Content-Type" content="text/html; charset={declared}">'
    )
    assert PARAGRAPHS[1] in read_page(page.encode(declared), "page.html").source.text


def test_big5_is_read_when_the_page_says_so() -> None:
    words = "各位議員：行政院今年將繼續推動各項施政，照顧人民生活，促進經濟發展。"
    page = f'<html><head><meta charset="big5"></head><body><p>{words}</p></body></html>'
    source = read_page(page.encode("big5"), "page.html").source
    assert (source.text, source.encoding) == (words + "\n", "big5hkscs")


# ---- the text as a browser shows it ----


@pytest.mark.parametrize(
    ("markup", "read_as"),
    [
        ("<h2>一、回顾</h2><p>甲</p>", "## 一、回顾\n\n甲"),
        ("<p>甲<br>乙</p>丙", "甲\n乙\n\n丙"),
        ("<p><b>做强</b><strong>平台</strong>。产值</p>", "**做强平台**。产值"),
        ('<p><span style="font-weight: bold">做强</span>。产值</p>', "**做强**。产值"),
        ('<p><b>做强<span style="font-weight:normal">平台</span></b></p>', "**做强**平台"),
        ("<h2><b>一、回顾</b></h2>", "## 一、回顾"),
        ('<p>见<a href="https://example.org/a">目录</a>和<a href="#x">附件</a></p>', "见[目录](https://example.org/a)和附件"),
        ("<ul><li>甲</li><li>乙</li></ul>", "- 甲\n\n- 乙"),
        ('<ol start="3"><li>甲</li><li>乙</li></ol>', "3. 甲\n\n4. 乙"),
        ("<p>甲\n   乙，\n丙 a\n b</p>", "甲乙，丙 a b"),
        ("<p>&ldquo;双循环&rdquo;&nbsp;5G&amp;R&#20013;</p>", "“双循环”\u00a05G&R中"),
        ("<pre>甲\n乙</pre>", "甲\n乙"),
        ("<p>“清四乱”<sup>2</sup>，10万米<sup>2</sup></p>", "“清四乱”[2]，10万米2"),
        ("<p>甲<!-- 注 --><span hidden>乙</span><i style='display:none'>丙</i><script>丁</script></p>", "甲"),
        ("<p># 甲</p><p>| 乙</p>", "\\# 甲\n\n\\| 乙"),
        ("<hr><p>甲</p>", "甲"),
    ],
)  # fmt: skip
def test_markup_becomes_markdown(markup: str, read_as: str) -> None:
    assert body(markup) == read_as


def test_a_table_keeps_its_merged_cells_and_its_caption() -> None:
    table = (
        "<table><caption>表1 重点项目</caption><thead><tr><th>序号</th><th colspan=2>项目</th></tr></thead>"
        "<tr><td rowspan=2>1</td><td>西堤</td><td>12</td></tr><tr><td>东堤</td><td>13</td></tr></table>"
    )
    assert body(table) == "表1 重点项目\n| 序号 | 项目 ||\n| --- | --- | --- |\n| 1 | 西堤 | 12 |\n| ^^ | 东堤 | 13 |"


def test_a_picture_within_the_page_gets_a_name_and_its_bytes() -> None:
    uri = "data:image/png;base64," + base64.b64encode(PNG).decode()
    reading = read_page(f'<html><body><p>图<img src="{uri}" alt="地图"></p></body></html>'.encode(), "page.html")
    assert reading.source.text == "图\n![地图](picture1.png)\n"
    assert reading.source.assets == {"picture1.png": PNG}


def test_a_picture_on_the_network_is_reported_not_fetched() -> None:
    reading = read_page(b'<html><body><p>a<img src="https://example.org/a.png" alt="b"></p></body></html>', "page.html")
    assert [finding.message for finding in reading.findings] == [
        "the picture https://example.org/a.png lies on the network, where jbpub does not go"
    ]
