"""The report that the library is shown with, read whole: what a careful editor finds in it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from jbpub.nodes import Document, Lead, PageMark, Paragraph, Role, heading_text, plain_text, sections, walk_document
from jbpub.parser.report import parse
from tests.dump import every_word, findings, text

SEED = Path(__file__).parents[2] / "seeds" / "jiangbei-2021.md"


@pytest.fixture(scope="module", name="report")
def _report() -> Document:
    return parse(SEED, name="jiangbei-2021.md")


def test_title_occasion_speaker_and_issuer(report: Document) -> None:
    meta = report.meta
    assert (meta.title, meta.place, meta.year) == ("2020年重庆市江北区人民政府工作报告", "重庆市江北区", 2020)
    assert (meta.speaker, meta.speaker_role) == ("杨正平", "江北区人民政府代区长")
    assert meta.issuer == "江北区人民政府"
    assert meta.occasion is not None
    assert meta.occasion.date == date(2021, 2, 2)
    assert meta.occasion.session == "第十一届人民代表大会第六次会议"
    assert meta.occasion.place == "宁波市江北区"
    assert report.language == "zh-Hans"


def test_the_spans_of_the_front_matter_name_it(report: Document) -> None:
    assert report.source.at(report.meta.title_span) == report.meta.title
    assert report.source.at(report.meta.speaker_span) == "江北区人民政府代区长 杨正平"


def test_sections_and_their_ids(report: Document) -> None:
    assert [f"{section.id} {section.level} {heading_text(section)}" for section in sections(report)] == [
        "s1 1 一、回首往昔，“十三五”江北砥砺奋进、成果丰硕",
        "s1.1 2 五年来，我们践行习近平总书记对浙江宁波重要指示要求，全力以赴补短板、破难点，改革创新展现江北担当",
        "s1.2 2 五年来，我们践行高质量发展目标要求，坚定不移提能级、调结构，经济发展凸显江北质量",
        "s1.3 2 五年来，我们践行高标准建设目标要求，统筹兼顾抓建设、促保护，城乡融合打造江北样板",
        "s1.4 2 五年来，我们践行高水平治理目标要求，持之以恒抓民生、促保障，社会治理创造江北模式",
        "s2 1 二、展望未来，“十四五”江北再立标杆、信心满怀",
        "s3 1 三、立足当下，2021年江北整装出发、迈步向前",
        "s3.1 2 （一）聚焦数创赋能，打造更具活力的都市经济",
        "s3.2 2 （二）引领拥江发展，构筑更富魅力的城市形态",
        "s3.3 2 （三）围绕城乡融合，推进更高质量的新型城市化",
        "s3.4 2 （四）深化改革开放，营造敢为人先的发展态势",
        "s3.5 2 （五）突出均衡共享，建设更加美好的幸福家园",
        "s3.6 2 （六）坚持唯实惟先，打造更优服务的高效政府",
    ]
    assert [section.id for section in sections(report) if section.inferred] == ["s1.1", "s1.2", "s1.3", "s1.4"]


def _paragraphs(report: Document) -> list[Paragraph]:
    return [block for block in walk_document(report) if isinstance(block, Paragraph)]


def _lead(paragraph: Paragraph) -> str:
    first = paragraph.inlines[0]
    return f"{first.number}{text(first.inlines)}" if isinstance(first, Lead) else ""


def test_every_lead_that_an_editor_would_mark_and_no_other(report: Document) -> None:
    assert [lead for paragraph in _paragraphs(report) if (lead := _lead(paragraph))] == [
        "努力干在实处。", "继续走在前列。", "坚持勇立潮头。",
        "做强产业平台。", "提升亩均效益。", "深化科技创新。",
        "做靓江北城市。", "做美江北乡村。", "做优江北生态。",
        "推动优质均衡。", "强化公平保障。", "夯实安全底线。",
        "一是疫情防控精准有力。", "二是经济增长展现韧性。", "三是四大攻坚有序推进。", "四是区域开放谱写新局。",
        "五是城乡面貌加速蝶变。", "六是改革攻坚破难前行。", "七是生活品质稳步提升。", "八是治理效能有效彰显。",
        "经济实力显著增强。", "创新能力显著提高。", "开放水平显著提升。", "城乡环境显著优化。", "人民生活显著改善。",
        "（一）强化科技支撑，打造创新驱动新引擎。", "（二）优化城市空间，构建拥江发展新格局。",
        "（三）坚持数创赋能，构筑都市经济新体系。", "（四）深化改革开放，壮大内外联动新动能。",
        "（五）推进城乡融合，扮靓全域美丽新形象。", "（六）厚植文化优势，塑造人文魅力新品牌。",
        "（七）全面改善民生，增加优质资源新供给。", "（八）深化平安建设，提升精密治理新能力。",
        "（九）加强党的全面领导，凝聚跨越发展新合力。", "（十）健全规划实施机制，奋力实现发展新目标。",
        "做强创新引擎。", "壮大产业集群。", "畅通内外循环。",
        "启动“三城”会战。", "加快“三港”建设。", "做实城市基础。",
        "建设生态文明。", "展示大美江北。", "构建全域治理。",
        "推动改革创新。", "构筑开放优势。", "深化四大攻坚。",
        "谋实富民之策。", "做优惠民之举。", "恪守安民之责。",
        "永葆政治底色。", "提升服务效能。", "弘扬务实担当。", "打造亲清环境。",
    ]  # fmt: skip


def test_levels_of_numbered_leads(report: Document) -> None:
    leads = [p.inlines[0] for p in _paragraphs(report) if isinstance(p.inlines[0], Lead)]
    assert {lead.level for lead in leads if isinstance(lead, Lead) and lead.number.startswith("（")} == {2}
    assert {lead.level for lead in leads if isinstance(lead, Lead) and not lead.number.startswith("（")} == {3}


def test_roles(report: Document) -> None:
    marked = [(p.id, p.role, plain_text(p.inlines)[:6]) for p in _paragraphs(report) if p.role is not Role.PROSE]
    assert marked == [
        ("front.p1", Role.SALUTATION, "各位代表："),
        ("front.p2", Role.OPENING, "现在，我代表"),
        ("s3.6.p6", Role.CLOSING, "各位代表！美"),
    ]


def test_nine_page_marks_four_of_them_in_sentences(report: Document) -> None:
    between = [block.page for block in walk_document(report) if isinstance(block, PageMark)]
    within = [i.page for p in _paragraphs(report) for i in p.inlines if isinstance(i, PageMark)]
    assert report.glossary is not None
    ninth = report.glossary.entries[8].definition[-1]
    assert within == [2, 4, 6, 8]
    assert between == [3, 5, 7, 9]
    assert isinstance(ninth, PageMark)
    assert ninth.page == 10


def test_healed_sentences_read_on(report: Document) -> None:
    words = "\n".join(plain_text(paragraph.inlines) for paragraph in _paragraphs(report))
    for healed in ("突破千亿大关，", "满铺招商，2#、3#组团", "建成一批15分钟", "工业互联网小镇建设"):
        assert healed in words


def test_the_thirteen_entries(report: Document) -> None:
    assert report.glossary is not None
    assert [f"{e.id} {e.number} {e.term}" for e in report.glossary.entries] == [
        "g1 1. “双底线”考核", "g2 2. “最多跑一次”改革", "g3 3. “一件事”集成改革", "g4 4. “三改一拆”",
        "g5 5. “三服务”工作", "g6 6. “双循环”", "g7 7. “整体智治、唯实惟先”", "g8 8. “一网一膜”特色产业",
        "g9 9. “三线两核两区”", "g10 10. “县乡一体、条抓块统”改革", "g11 11. “片区下沉式”治理",
        "g12 12. “两业融合”", "g13 13. “八联工作法”",
    ]  # fmt: skip
    assert [e.key for e in report.glossary.entries][6:8] == ["整体智治、唯实惟先", "一网一膜特色产业"]
    assert plain_text(report.glossary.entries[11].definition) == "即先进制造业和现代服务业融合发展。"
    assert plain_text(report.glossary.title) == "名词解释"


def test_findings_besides_spaces(report: Document) -> None:
    assert [line for line in findings(report) if not line.startswith("R102")] == [
        "C702 3:3 the title says 2020, the headings say 2021",
        "F302 3:3 the title says 2020, the occasion 2021",
        "C701 3:8 the title says 重庆市, which the text never names; it names 宁波 21 times",
        "F301 3:8 the title says 重庆市江北区, the occasion 宁波市江北区",
        *_inferred(report, (17, 25)),
        "R101 29:1 “…产值突破千亿|大关，工业增…” is one sentence [joined]",
        *_inferred(report, (37, 45)),
        "R103 49:1 page 3 begins here",
        "R101 67:1 “…现满铺招商，|2#、3#组…” is one sentence [joined]",
        "R103 103:1 page 5 begins here",
        "N201 125:5 三、 has ###, its like have ## [placed by its number]",
        "R101 141:1 “…菜场，建成一|批15分钟便…” is one sentence [joined]",
        "N201 145:4 （二） has ##, its like have #### [placed by its number]",
        "N201 155:4 （三） has ##, its like have #### [placed by its number]",
        "R103 161:1 page 7 begins here",
        "R101 177:1 “…工业互联网小|镇建设，打造…” is one sentence [joined]",
        "R103 197:1 page 9 begins here",
        "R103 229:1 page 10 begins here",
    ]


def _inferred(report: Document, lines: tuple[int, ...]) -> list[str]:
    source = report.source.text.split("\n")
    return [f"N202 {line}:1 “{source[line - 1]}” has no number and no # [taken for a heading]" for line in lines]


def test_dropped_spaces_are_named_by_the_lines_that_had_them(report: Document) -> None:
    spaced = [found for found in report.diagnostics if found.code == "R102"]
    assert len(spaced) == 29
    for found in spaced:
        assert report.source.at(found.span).isspace()  # the first of them
        assert "\n" not in report.source.at(found.span)


def test_no_space_is_left_between_han_characters_and_digits(report: Document) -> None:
    assert " " not in "".join(plain_text(paragraph.inlines) for paragraph in _paragraphs(report))


def test_nothing_but_rules_and_marks_is_missing(report: Document) -> None:
    words = every_word(report)
    for char in set(report.source.text) - set("# \n-："):
        assert words.count(char) >= report.source.text.count(char), char


def test_ids_are_unique(report: Document) -> None:
    ids = [block.id for block in walk_document(report) if not isinstance(block, PageMark)]
    assert len(ids) == len(set(ids))


def test_the_same_input_gives_the_same_tree(report: Document) -> None:
    again = parse(SEED, name="jiangbei-2021.md")
    assert again == report
    assert again.diagnostics == report.diagnostics


def test_the_report_twenty_times_over_is_read_whole(report: Document) -> None:
    many = parse(text=report.source.text * 20)
    assert many.glossary is not None
    assert report.glossary is not None
    assert len(many.glossary.entries) == 20 * 13
    assert every_word(many).count("回首往昔") == 20
    ids = [block.id for block in walk_document(many) if not isinstance(block, PageMark)]
    assert len(ids) == len(set(ids))
