"""An entry's line: its number, its term, its definition, in every form that offices use."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jbpub.parser.entries import divide_entry, entry_key, mark_value, read_entry_number


def _read(line: str) -> tuple[str, str, str]:
    number = read_entry_number(line)
    start = number.end if number else 0
    term_end, definition_start = divide_entry(line, start)
    return (number.text if number else "", line[start:term_end], line[definition_start:])


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("[1]“三农”：农村、农业、农民。", ("[1]", "“三农”", "农村、农业、农民。")),
        ("［１］ 四库:水库、粮库。", ("［１］", "四库", "水库、粮库。")),
        ("[^2]: 四库：水库。", ("[^2]", "四库", "水库。")),
        ("〔12〕“天网”“雪亮”工程：为满足需要。", ("〔12〕", "“天网”“雪亮”工程", "为满足需要。")),
        ("【3】“两化”融合：指“两化”：结合。", ("【3】", "“两化”融合", "指“两化”：结合。")),
        ("18.[5+3+N]“5”即五位一体。", ("18.", "[5+3+N]", "“5”即五位一体。")),
        ("21.5+2就业之家：覆盖五级。", ("21.", "5+2就业之家", "覆盖五级。")),
        ("2、《条例》：一部法规。", ("2、", "《条例》", "一部法规。")),
        ("3.【两业】：融合。", ("3.", "【两业】", "融合。")),
        ("4.“四上”企业：", ("4.", "“四上”企业", "")),
        ("5.两业融合", ("5.", "两业融合", "")),
        ("①双循环：格局。", ("①", "双循环", "格局。")),
        ("十二、双循环：格局。", ("十二、", "双循环", "格局。")),
        ("（3）双循环：格局。", ("（3）", "双循环", "格局。")),
        ("注1：双循环：格局。", ("注1：", "双循环", "格局。")),
        ("“双创双服、三深化三提升”：活动。", ("", "“双创双服、三深化三提升”", "活动。")),
        ("8.“标题：副题”行动：内容。", ("8.", "“标题：副题”行动", "内容。")),
    ],
)
def test_colon_brackets_or_line_divide_term_and_definition(line: str, expected: tuple[str, str, str]) -> None:
    assert _read(line) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("1.两业融合是指融合：一是制造业。", ("1.", "两业融合", "是指融合：一是制造业。")),
        ("1.“三农”指农村、农业、农民。", ("1.", "“三农”", "指农村、农业、农民。")),
        ("1.“三农”，即农村、农业、农民三个方面：。", ("1.", "“三农”", "，即农村、农业、农民三个方面：。")),
        ("1.“三农”是指：农村。", ("1.", "“三农”", "是指：农村。")),
        ("1.“一窗办”即办服务：当场办结。", ("1.", "“一窗办”即办服务", "当场办结。")),
        ("1.“放管服”简政放权、放管结合。", ("1.", "“放管服”", "简政放权、放管结合。")),
        ("1.PPP模式——政府和社会资本合作。", ("1.", "PPP模式", "——政府和社会资本合作。")),
    ],
)
def test_a_verb_divides_them_where_no_colon_does(line: str, expected: tuple[str, str, str]) -> None:
    assert _read(line) == expected


def test_a_note_may_explain_a_passage_and_name_no_term() -> None:
    assert _read("[4]2012年12月4日，会议审议通过。") == ("[4]", "", "2012年12月4日，会议审议通过。")


@pytest.mark.parametrize(
    ("term", "key"),
    [
        ("“双底线” 考核", "双底线考核"),
        ("[河道“清四乱”]", "河道清四乱"),
        ("“双循环”（见第3页）", "双循环"),
        ("5+3+N", "5+3+N"),
    ],
)
def test_a_key_has_no_quotation_marks_brackets_or_pages(term: str, key: str) -> None:
    assert entry_key(term) == key


@pytest.mark.parametrize(
    ("written", "value"), [("[12]", 12), ("［１２］", 12), ("⑫", 12), ("㊿", 50), ("十二、", 12), ("[^3]", 3)]
)
def test_numbers_count_alike_however_written(written: str, value: int) -> None:
    assert mark_value(written) == value


@given(st.text())
def test_between_term_and_definition_stand_a_colon_and_spaces_only(line: str) -> None:
    end, start = divide_entry(line)
    assert line[end:start].strip() in {"", "：", ":"}
