"""A small report and its English in the formats of translators, for the tests of translations."""

from __future__ import annotations

from html import escape

from jbpub.edition.translation.files import parse_translation
from jbpub.edition.translation.passages import Translation
from jbpub.edition.translation.units import units
from jbpub.nodes import Document, Paragraph, Section, plain_text, walk_document
from jbpub.parser.report import parse
from jbpub.terms.match import annotate
from jbpub.terms.table import Term, TermTable

REPORT = """# 2021年青山县政府工作报告

——2022年1月8日在青山县第八届人民代表大会第五次会议上

县长 王小明

各位代表：

现在，我代表县人民政府作工作报告，请予审议。

## 一、过去一年

做强产业。产值达到12亿元，融入“双循环”。财政收入增长3.4%。

**生态**更好[1]。各位代表：

## 二、今年工作

（一）加快发展

新建道路95公里。

名词解释

1. “双循环”：新发展格局。
"""
ENGLISH = {
    "meta.title": "Report on the Work of the Government of Qingshan County, 2021",
    "meta.occasion": "Delivered on January 8, 2022",
    "meta.speaker": "Wang Xiaoming, Head of the County",
    "front.p1": "Fellow Deputies,",
    "front.p2": "On behalf of the county government, I now submit this report for your deliberation.",
    "s1": "I. The Past Year",
    "s1.p1": (
        '<pc id="1">We strengthened industry.</pc> Output reached RMB 1.2 billion, and we joined in '
        '<mrk id="2" type="term">dual circulation</mrk>. Revenue grew by 3.4 percent.'
    ),
    "s1.p2": '<pc id="1">The environment</pc> improved<ph id="2"/>. Fellow Deputies,',
    "s2": "II. Work for This Year",
    "s2.1": "1. Faster Development",
    "s2.1.p1": "We will build 95 kilometers of roads.",
    "glossary": "Glossary",
    "g1.term": "dual circulation",
    "g1.definition": "A new development pattern.",
}


def report(text: str = REPORT) -> Document:
    return annotate(parse(text=text), TermTable((Term("双循环", "dual circulation"),)))


def xliff(*units: str, version: str = "2.1") -> bytes:
    """An XLIFF 2 file of these units."""
    root = f'<xliff version="{version}" srcLang="zh" trgLang="en" xmlns="urn:oasis:names:tc:xliff:document:2.0">'
    return "\n".join((root, '<file id="f">', *units, "</file></xliff>")).encode()


def unit(id_: str, chinese: str, english: str = "", attributes: str = 'state="translated"') -> str:
    """A unit of one segment; `english` is markup, none where it is empty."""
    target = f"<target>{english}</target>" if english else ""
    return f'<unit id="{id_}"><segment {attributes}><source>{escape(chinese)}</source>{target}</segment></unit>'


def memory(*pairs: tuple[str, str]) -> Translation:
    """A translation memory of these segments."""

    def variant(language: str, text: str) -> str:
        return f'<tuv xml:lang="{language}"><seg>{escape(text)}</seg></tuv>'

    units = "".join(f"<tu>{variant('zh-CN', zh)}{variant('en-US', en)}</tu>" for zh, en in pairs)
    return parse_translation(f'<tmx version="1.4"><header/><body>{units}</body></tmx>'.encode(), "memory.tmx")


def bilingual(document: Document) -> list[str]:
    """Headings and paragraphs, each with its English: "s1 一、过去一年 | The Past Year", "-" where there is none."""
    return [line for block in walk_document(document) for line in _lines(block)]


def _lines(block: object) -> list[str]:
    match block:
        case Section():
            return [f"{block.id} {block.number}{plain_text(block.title)} | {block.english or '-'}"]
        case Paragraph():
            english = plain_text(block.parallel.inlines) if block.parallel else "-"
            missing = " (missing)" if block.parallel and block.parallel.missing else ""
            return [f"{block.id} {plain_text(block.inlines)} | {english}{missing}"]
        case _:
            return []


def full(skip: tuple[str, ...] = (), **changed: str) -> Translation:
    """The whole translation of REPORT but for some units; `changed` gives another English for some ids."""
    said = ENGLISH | {id_.replace("_", "."): english for id_, english in changed.items()}
    written = [unit(one.id, one.text, said[one.id]) for one in units(report()) if one.id not in skip]
    return parse_translation(xliff(*written), "units.xlf")
