"""What is a figure of a report, and what is a name made of numerals."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jbpub.terms.quantities.recogniser import recognise
from tests.terms.quantities.dump import dump

FIGURES = {
    "民生支出达237亿元": ["237亿元 = money 23700000000 CNY"],
    "实到外资1.2亿美元": ["1.2亿美元 = money 120000000 USD"],
    "港澳投资 3 亿港元": ["3 亿港元 = money 300000000 HKD"],
    "研发投入强度3.4%": ["3.4% = percent 3.4 %"],
    "下降３.４％": ["３.４％ = percent 3.4 %"],
    "占全国的千分之2.4": ["千分之2.4 = percent 2.4 ‰"],
    "百分之八十": ["百分之八十 = percent 80 %"],
    "百分之三点五": ["百分之三点五 = percent 3.5 %"],
    "实现百分百签约": ["百分百 = percent 100 %"],
    "七成以上": ["七成以上 = percent 70 % at least"],
    "减少三分之一": ["三分之一 = share 1:3"],
    "减少一半": ["一半 = share 1:2"],
    "是2015年的2.4倍": ["2015年 = year 2015 y", "2.4倍 = multiple 2.4 times"],
    "收入翻两番": ["翻两番 = multiple 4 doubling"],
    "提高15.2个百分点": ["15.2个百分点 = points 15.2 percentage point"],
    "高于全省2.2个和3.7个百分点": [
        "2.2个 = points 2.2 percentage point",
        "3.7个百分点 = points 3.7 percentage point",
    ],
    "优化为1.3：30.7：68.0": ["1.3：30.7：68.0 = ratio 1.3:30.7:68.0"],
    "收入比为1:0.6": ["1:0.6 = ratio 1:0.6"],
    "上升至54位": ["54位 = rank 54 place"],
    "位居全省第 9 位": ["第 9 位 = rank 9 place"],
    "增速均居全市第一，": ["第一 = rank 1 place"],
    "分列市统筹区第二和第三。": ["第二 = rank 2 place", "第三 = rank 3 place"],
    "位列全市前三。": ["前三 = rank 3 top"],
    "建党100周年": ["100周年 = rank 100 anniversary"],
    "用地2000多亩": ["2000多亩 = measure 2000 mu plus"],
    "惠及 1.2 万余家": ["1.2 万余家 = count 12000 firm plus"],
    "超过10余万人": ["超过10余万人 = count 100000 person over"],
    "减少1386万，": ["1386万 = count 13860000"],
    "近千家企业": ["近千家 = count 1000 firm nearly"],
    "连续5年超万亿斤": ["5年 = duration 5 year", "超万亿斤 = measure 1000000000000 jin over"],
    "5千多户": ["5千多户 = count 5000 household plus"],
    "1亿3千多万，": ["1亿3千多万 = count 130000000 plus"],
    "新增4万多亿元": ["4万多亿元 = money 4000000000000 CNY plus"],
    "发电2.9亿千瓦时": ["2.9亿千瓦时 = measure 290000000 kilowatt-hour"],
    "每千人拥有4.8人": ["4.8人 = count 4.8 person"],
    "单价300元/平方米": ["300元/平方米 = money 300 CNY/square meter"],
    "低保740元/月": ["740元/月 = money 740 CNY/month"],
    "人均70,464元": ["70,464元 = money 70464 CNY"],
    "位代表3位": ["3位 = count 3 person"],
    "五年来": ["五年 = duration 5 year"],
    "3个月": ["3个月 = duration 3 month"],
    "5000多年文明": ["5000多年 = duration 5000 year plus"],
}

RANGES = {
    "5%—6%": ["5%—6% = percent 5–6 %"],
    "10-15亿元": ["10-15亿元 = money 1000000000–1500000000 CNY"],
    "8000至1万元": ["8000至1万元 = money 8000–10000 CNY"],
    "3至5年": ["3至5年 = duration 3–5 year"],
    "5.5%～6.5%左右": ["5.5%～6.5%左右 = percent 5.5–6.5 % about"],
    "2016－2020年": ["2016－2020年 = year 2016–2020 y"],
    "1—9月": ["1—9月 = date 1–9 m"],
}

BOUNDS = {
    "4.5%左右": "about",
    "约4.5%": "about",
    "近14亿人": "nearly",
    "突破660亿元": "over",
    "超 2000 家": "over",
    "超过了5%": "over",
    "300亿元以上": "at least",
    "不低于5%": "at least",
    "不超过5%": "at most",
    "3%以内": "at most",
    "不足30%": "under",
    "5年多": "plus",
}

DATES = {
    "2021年2月2日": ["2021年2月2日 = date 2021:2:2 ymd"],
    "2月2日": ["2月2日 = date 2:2 md"],
    "2025年1月": ["2025年1月 = date 2025:1 ym"],
    "二〇三五年": ["二〇三五年 = year 2035 y"],
    "一九五五年七月五日": ["一九五五年七月五日 = date 1955:7:5 ymd"],
    "民國114年": ["民國114年 = year 2025 y"],
    "113 年 8 月 30 日": ["113 年 8 月 30 日 = date 2024:8:30 ymd"],
    "民國114年的預算比113年多": ["民國114年 = year 2025 y", "113年 = year 2024 y"],
    "成立113年": ["113年 = duration 113 year"],
}

NAMES = [
    "“十三五”规划",
    "“1+5”行动",
    "“7+18+N”",
    "“3+X”",
    "“11431”",
    "“六争攻坚”",
    "“三年成规模”",
    "深入实施八八战略",
    "5G基站",
    "8号公园",
    "2号3号4号线",
    "2#、3#组团",
    "5A级景区",
    "PM2.5",
    "C919",
    "第十一届人民代表大会第六次会议",
    "第十四个五年规划",
    "第一产业",
    "第一，要坚持",
    "八件大事",
    "十大工程",
    "两个维护",
    "一家人",
    "千家万户",
    "万元GDP能耗",
    "当前三、四线城市",
    "8：30开会",
    "三四百人",
    "数百家",
    "两万五千里长征",
    "六年级",
    "220KV洪塘变",
    "《国土空间2035规划》",
]


@pytest.mark.parametrize(("text", "lines"), [*FIGURES.items(), *RANGES.items(), *DATES.items()])
def test_reads_a_figure(text: str, lines: list[str]) -> None:
    assert dump(text) == lines


@pytest.mark.parametrize(("text", "bound"), BOUNDS.items())
def test_reads_what_bounds_a_figure_and_takes_it_into_the_span(text: str, bound: str) -> None:
    [figure] = recognise(text)
    assert (figure.text, figure.approximation.value) == (text, bound)


@pytest.mark.parametrize("text", NAMES)
def test_takes_no_name_for_a_figure(text: str) -> None:
    assert dump(text) == []


def test_reads_measured_figures_in_quotation_marks_but_no_names() -> None:
    assert dump("“投资1.2亿元”和“7项制度”、“五年规划”、《2035年纲要》") == [
        "1.2亿元 = money 120000000 CNY",
        "2035年 = year 2035 y",
    ]


def test_takes_yuan_for_the_currency_of_the_place() -> None:
    text = "經費 1,234億5,678萬元，達 4 兆 8,530 億元，16 萬 749 人"
    assert dump(text, yuan="TWD") == [
        "1,234億5,678萬元 = money 123456780000 TWD",
        "4 兆 8,530 億元 = money 4853000000000 TWD",
        "16 萬 749 人 = count 160749 person",
    ]


def test_reads_thousands_by_space_as_hong_kong_writes_them() -> None:
    assert dump("增至1 100億元") == ["1 100億元 = money 110000000000 CNY"]


def test_shares_figures_out_where_units_repeat() -> None:
    assert dump("分别下降12.1%和30.9%") == ["12.1% = percent 12.1 %", "30.9% = percent 30.9 %"]


# ---- properties ----

REPORTISH = st.text(
    alphabet="0123456789０.,，：:%％‰年月日元万亿美个项家百千十一二三第前位超近约多余以上至—-“”《》 分之点成倍\n"
)


@given(st.text() | REPORTISH)
def test_never_raises_and_spans_stand_in_order_apart_and_true(text: str) -> None:
    figures = recognise(text)
    at = 0
    for figure in figures:
        assert at <= figure.span.start < figure.span.end <= len(text)
        assert text[figure.span.start : figure.span.end] == figure.text
        assert figure.low <= figure.high
        at = figure.span.end


@given(
    st.decimals(min_value=0, max_value=99_999, places=2),
    st.sampled_from([("", 0), ("万", 4), ("亿", 8), ("万亿", 12)]),
    st.sampled_from([("元", "CNY"), ("亩", "mu"), ("美元", "USD"), ("公里", "kilometer")]),
    st.sampled_from(["", " ", "\u00a0"]),
)
def test_values_are_exact(number: Decimal, scale: tuple[str, int], unit: tuple[str, str], space: str) -> None:
    [figure] = recognise(f"达到{number}{space}{scale[0]}{unit[0]}。")
    assert (figure.low, figure.high, figure.unit) == (number.scaleb(scale[1]), number.scaleb(scale[1]), unit[1])


@given(st.integers(1, 200))
def test_reading_a_text_twice_over_gives_its_figures_twice(copies: int) -> None:
    sentence = "地区生产总值达到660亿元，增长3.4%，位列全市第二。"
    assert len(recognise(sentence * copies)) == 3 * copies
