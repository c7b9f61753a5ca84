"""What no name protects is written as OpenCC writes it: by region, by phrase, and never by idioms unasked."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from opencc import OpenCC

from jbpub.edition.adapt import adapt
from jbpub.nodes import Document, Meta, Paragraph, Role, Text, plain_text

CONFIGS = {  # language of the report, edition → OpenCC's configuration
    ("zh-Hans", "zh-Hant-TW"): "s2tw",
    ("zh-Hans", "zh-Hant-HK"): "s2hk",
    ("zh-Hans", "zh-Hant-TW+idioms"): "s2twp",
    ("zh-Hans", "zh-Hant-HK+idioms"): "s2hkp",
    ("zh-Hant-TW", "zh-Hans"): "tw2s",
    ("zh-Hant-HK", "zh-Hans"): "hk2s",
    ("zh-Hant-TW", "zh-Hans+idioms"): "tw2sp",
    ("zh-Hant-HK", "zh-Hans+idioms"): "hk2sp",
}
# Characters that have several forms in the other script, among words that decide which; none is a quotation mark.
SIMPLIFIED = "干部若干净化后皇太发展头里面村周期复杂制度台风松树几茶云计算余额于是谷物斗争了解系统钟表志愿准征丑恶"
TRADITIONAL = "幹部若干淨化後皇太發展頭裡裏面村週期複雜制度臺颱風鬆樹幾茶雲計算餘額於是穀物鬥爭瞭解系統鐘錶志願準徵醜"

ONE_TO_MANY = {  # Simplified → as written in Taiwan, as in Hong Kong
    "干部若干净化干旱土地": ("幹部若干淨化乾旱土地", "幹部若干淨化乾旱土地"),
    "皇后走后，发展理发店": ("皇后走後，發展理髮店", "皇后走後，發展理髮店"),
    "这里面粉和表面": ("這裡麵粉和表面", "這裏麪粉和表面"),
    "著名的卫生设施着手建设": ("著名的衛生設施著手建設", "著名的衞生設施着手建設"),
    "复习复杂的恢复方案": ("複習複雜的恢復方案", "複習複雜的恢復方案"),
    "几周之后，茶几周围": ("幾週之後，茶几周圍", "幾週之後，茶几周圍"),
    "平台抗击台风": ("平臺抗擊颱風", "平台抗擊颱風"),
    "桥梁和栋梁": ("橋梁和棟梁", "橋樑和棟樑"),
    "鬥争": ("鬥爭", "鬥爭"),  # what is Traditional already stays
    "算法、软件与信息网络": ("算法、軟件與信息網絡", "算法、軟件與信息網絡"),
    "𠮷字𫟹旁": ("𠮷字鉷旁", "𠮷字鉷旁"),  # beyond the Basic Multilingual Plane
}


def converted(text: str, language: str, edition: str) -> str:
    report = Document(Meta(), body=(Paragraph("p1", Role.PROSE, (Text(text),)),), language=language)
    (paragraph,) = adapt(report, edition).body
    assert isinstance(paragraph, Paragraph)
    return plain_text(paragraph.inlines)


@pytest.mark.parametrize(("simplified", "regions"), ONE_TO_MANY.items())
def test_words_decide_and_each_region_has_its_forms(simplified: str, regions: tuple[str, str]) -> None:
    made = [converted(simplified, "zh-Hans", edition) for edition in ("zh-Hant-TW", "zh-Hant-HK")]
    assert tuple(made) == regions


@pytest.mark.parametrize(("pair", "config"), CONFIGS.items(), ids=str)
def test_any_text_is_written_as_opencc_writes_it(pair: tuple[str, str], config: str) -> None:
    plain = OpenCC(config)

    @settings(max_examples=40, deadline=None)
    @given(st.text(alphabet=SIMPLIFIED if config.startswith("s2") else TRADITIONAL, max_size=24))
    def holds(text: str) -> None:
        assert converted(text, *pair) == plain.convert(text)

    holds()
