"""Figures that a Chinese passage and its English do not share."""

import pytest

from jbpub.source import Span
from jbpub.terms.quantities.comparison import compare, disagreements

SAME = [
    ("投入237亿元，增长3.4%", "RMB 23.7 billion was spent, up 3.4 percent"),
    ("总量超过90万亿元", "the total exceeded 90 trillion yuan"),
    ("新增就业1361万人", "13.61 million jobs were added"),
    ("粮食产量1.2万亿斤", "a grain output of 600 million metric tons"),
    ("植树9200多万亩", "6.13 million hectares of trees were planted"),
    ("比重从11.4％提高到15％", "a share that grew from 11.4 to 15 percent"),
    ("收入从11.7万亿元增加到17.3万亿元", "revenue rose from 11.7 trillion to 17.3 trillion yuan"),
    ("分别增长8.4%和11.4%", "rose by 8.4 and 11.4 percent, respectively"),
    ("提高2个百分点", "an increase of two percentage points"),
    ("一半以上", "more than 50 percent"),
    ("减少三分之一", "cut by one third"),
    ("七成以上", "at least 70 percent"),
    ("超过1万亿元", "over one trillion yuan"),
    ("5100万人", "fifty-one million people"),
    ("5%—6%", "between 5 and 6 percent"),
    ("5%—6%", "5-6 percent"),
    ("1.3：30.7：68.0", "1.3:30.7:68.0"),
    ("2021年2月2日", "on February 2, 2021"),
    ("二〇三五年", "by 2035"),
    ("民國114年", "in 2025"),
    ("千分之2.4", "0.24 percent"),
    ("2007年达到50150万吨", "reached 501.5 million tons in 2007"),
    ("2002年7703元增加到2007年13786元", "from 7,703 yuan in 2002 to 13,786 yuan in 2007"),
    ("推进“1+5”行动和“十三五”规划", "the 1+5 campaign and the 13th Five-Year Plan"),
    ("第一，坚持八个方面", "First, we will keep to eight points"),
    ("增长1.71倍", "almost tripled"),
    # From the official English of the national reports of 2013, 2018 and 2022.
    ("两年新增4万亿元投资", "In a two-year period, an additional four trillion yuan of government investment was made"),
    ("分别比2007年增加2.8平方米和5.5平方米", "an increase of 2.8 and 5.5 over 2007"),
    ("日均新设企业由5千多户增加到1万6千多户", "new businesses daily rose from over 5,000 to more than 16,000"),
    ("出境旅游人次由8300万增加到1亿3千多万", "Tourist departures have grown from 83 million to over 130 million"),
    ("森林面积增加1.63亿亩", "Forest coverage has increased by 10.87 million hectares"),
    ("市场主体总量超过1.5亿户", "The total number of market entities surpassed the 150-million mark"),
]

DIFFERENT = [
    ("投入237亿元", "RMB 2.37 billion was spent", ["237亿元 ≠ RMB 2.37 billion"]),
    ("增长3.4%", "up 4.3 percent", ["3.4% ≠ 4.3 percent"]),
    ("增长3.4%和5%", "up 3.4 percent and 6 percent", ["5% ≠ 6 percent"]),
    (
        "新增就业1361万人",
        "1.361 million jobs, or 13.16 million",
        ["1361万人 missing", "1.361 million added", "13.16 million added"],
    ),
    ("新增就业1361万人", "13.16 million jobs", ["1361万人 ≠ 13.16 million"]),
    ("建成1000亩", "1,000 hectares were built", ["1000亩 ≠ 1,000 hectares"]),
    ("新增就业1361万人", "1.361 million jobs", ["1361万人 ≠ 1.361 million"]),
    ("2021年2月2日", "February 2, 2020", ["2021年2月2日 ≠ February 2, 2020"]),
    ("1.2亿美元", "120 million yuan", ["1.2亿美元 missing", "120 million yuan added"]),
    ("到2025年", "by 2035", ["2025年 ≠ 2035"]),
    ("三年行动", "a five-year campaign", ["三年 ≠ five-year"]),
    ("2021年2月2日", "February 3, 2021", ["2021年2月2日 ≠ February 3, 2021"]),
    ("1.3：30.7：68.0", "1.3:37.0:68.0", ["1.3：30.7：68.0 ≠ 1.3:37.0:68.0"]),
    ("城镇化率77.6%", "urbanization rose", ["77.6% missing"]),
    ("城镇化率提高", "urbanization rose to 77.6 percent", ["77.6 percent added"]),
]


def _lines(chinese: str, english: str) -> list[str]:
    lines = []
    for found in compare(chinese, english):
        ours = found.chinese.text if found.chinese else ""
        theirs = found.english.text.strip() if found.english else ""
        lines.append(f"{ours} ≠ {theirs}" if found.is_certain else f"{ours} missing" if ours else f"{theirs} added")
    return lines


@pytest.mark.parametrize(("chinese", "english"), SAME)
def test_finds_no_fault_in_what_is_the_same(chinese: str, english: str) -> None:
    assert _lines(chinese, english) == []


@pytest.mark.parametrize(("chinese", "english", "lines"), DIFFERENT)
def test_finds_what_differs(chinese: str, english: str, lines: list[str]) -> None:
    assert _lines(chinese, english) == lines


def test_tells_disagreements_as_findings() -> None:
    found = disagreements("投入237亿元，占72%", "RMB 2.37 billion was spent", Span(3, 9))
    assert [(one.code, one.message, one.span) for one in found] == [
        ("Q701", "237亿元 (RMB 23.7 billion) is “RMB 2.37 billion” in the English", Span(3, 9)),
        ("Q702", "72% (72 percent) is not in the English", Span(3, 9)),
    ]
