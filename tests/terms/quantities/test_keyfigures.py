"""The table of key figures."""

from pathlib import Path

import jbpub
from jbpub.terms.quantities.figuretable import figure_table, in_english
from jbpub.terms.quantities.keyfigures import figures_of, key_figures

HERE = Path(__file__).parent
SEED = HERE.parents[2] / "seeds" / "jiangbei-2021.md"


def _rows(text: str) -> list[str]:
    return [f"{row.indicator}: {in_english(row)}" for row in figures_of(text)]


def test_names_an_indicator_by_the_words_before_its_figure() -> None:
    assert _rows("2020年地区生产总值突破660亿元，社会研发投入强度提高至3.4%。") == [
        "地区生产总值: more than RMB 66 billion",
        "社会研发投入强度: 3.4 percent",
    ]


def test_puts_a_change_beside_its_value() -> None:
    assert _rows("工业增加值达到167亿元，年均增长9.0%。") == ["工业增加值: RMB 16.7 billion, up 9.0 percent"]


def test_gives_a_fall_its_direction() -> None:
    assert _rows("刑事警情下降12.1%。") == ["刑事警情: down 12.1 percent"]


def test_shares_out_values_and_changes() -> None:
    assert _rows("城镇、农村居民人均可支配收入分别达到70464元和41544元，较2015年分别增长37.6%和47.9%。") == [
        "城镇居民人均可支配收入: RMB 70,464, up 37.6 percent",
        "农村居民人均可支配收入: RMB 41,544, up 47.9 percent",
    ]


def test_names_what_is_counted_by_the_words_after() -> None:
    assert _rows("纵深推进7项国家级改革试点和25项省级改革试点。") == ["纵深推进国家级改革试点: 7", "省级改革试点: 25"]


def test_carries_an_indicator_to_its_rank() -> None:
    assert _rows("一般公共预算收入84.3亿元，位列全市第二。") == [
        "一般公共预算收入: RMB 8.43 billion",
        "一般公共预算收入: 2nd",
    ]


def test_does_not_carry_it_into_the_next_sentence() -> None:
    assert _rows("地区生产总值增长3.4%。达到60%。") == ["地区生产总值: up 3.4 percent"]


def test_leaves_out_thresholds_dates_and_anniversaries() -> None:
    assert _rows("2021年建党100周年，5亿元以上项目60个。") == ["5亿元以上项目: 60"]


def test_the_seed_has_these_figures() -> None:
    """Checked line by line; write the file anew with `figure_table(key_figures(document))` after looking."""
    document = jbpub.parse(SEED)
    table = figure_table(key_figures(document))
    assert table == (HERE / "jiangbei-2021.figures.txt").read_text(encoding="utf-8").rstrip("\n")


def test_every_row_quotes_a_sentence_that_holds_its_figure() -> None:
    for row in key_figures(jbpub.parse(SEED)):
        for figure in (row.value, row.change):
            assert figure is None or figure.text in row.sentence


def test_tells_town_and_country_apart_where_a_figure_is_given_for_each() -> None:
    assert _rows("城乡居民人均可支配收入分别增长8%和9.5%。") == [
        "城镇居民人均可支配收入: up 8 percent",
        "农村居民人均可支配收入: up 9.5 percent",
    ]
    assert _rows("城乡居民人均可支配收入增长8%。") == ["城乡居民人均可支配收入: up 8 percent"]


def test_a_value_that_follows_its_change_is_told_with_it() -> None:
    assert _rows("计算产业产值增长19.2%、突破8500亿元。") == [
        "计算产业产值: more than RMB 850 billion, up 19.2 percent"
    ]


def test_a_rise_over_a_budget_is_that_of_the_figure_before() -> None:
    assert _rows("赤字规模4.06万亿元，比上年年初预算增加1800亿元。") == [
        "赤字规模: RMB 4.06 trillion, up RMB 180 billion"
    ]


def test_a_thing_counted_that_the_next_figure_measures_is_no_indicator_of_its_own() -> None:
    assert _rows("147个断面水质优良率达98.6%。") == ["断面水质优良率: 98.6 percent"]


def test_no_adverb_or_conjunction_is_left_of_what_leads_to_the_figure() -> None:
    assert _rows("失业率平均为5.2%。赤字率拟按3%安排。惠及学生1100多万人。") == [
        "失业率: 5.2 percent",
        "赤字率: 3 percent",
        "惠及学生: more than 11 million people",
    ]
