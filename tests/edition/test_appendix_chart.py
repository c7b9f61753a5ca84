"""The chart of key figures: what is compared, and how it is drawn."""

from __future__ import annotations

from decimal import Decimal
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image as Pixels

from jbpub.edition.appendix.chart import EDGE, ROW, SHADE, WIDTH, draw_bars
from jbpub.edition.appendix.comparison import FEWEST, MOST, Bar, Comparison, comparable
from jbpub.terms.quantities.keyfigures import figures_of

RATES = "甲业增加值增长7.3%，乙业增加值增长14.7%，丙业增加值下降2%。"


def bars(comparison: Comparison | None) -> list[str]:
    """The bars as "label value figure"."""
    return [f"{bar.label} {bar.value:f} {bar.shown}" for bar in comparison.bars] if comparison else []


# ---- what is compared ----


def test_rises_and_falls_are_compared() -> None:
    assert bars(comparable(figures_of(RATES))) == [
        "甲业增加值 7.3 +7.3%",
        "乙业增加值 14.7 +14.7%",
        "丙业增加值 -2 −2%",
    ]


def test_values_in_one_unit_are_compared() -> None:
    figures = figures_of("工业产值3亿元，农业产值超2亿元，外资1亿美元，服务业产值5000万元，林地3万亩。")
    assert bars(comparable(figures)) == [
        "工业产值 300000000 3亿元",
        "农业产值 200000000 超2亿元",
        "服务业产值 50000000 5000万元",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "甲业增加值增长7.3%，乙业增加值增长14.7%。",
        "甲业增加值增长7.3%，乙业增加值14.7%，丙业增加值5亿元。",
        "工业产值3000亿元，农业产值2亿元，林业产值1亿元。",
        "工业产值3—5亿元，农业产值2—3亿元，林业产值1—2亿元。",
        "",
    ],
    ids=["two", "unlike", "too unlike in size", "ranges", "nothing"],
)
def test_what_makes_no_chart(text: str) -> None:
    assert comparable(figures_of(text)) is None


def test_last_years_growth_is_not_beside_next_years_target() -> None:
    last, next_ = figures_of(RATES, "s1.p1"), figures_of("甲业增加值增长9%，丁业增加值增长8%。", "s3.p1")
    found = comparable((*next_, *last))
    assert found is not None
    assert (found.block, found.of_changes) == ("s1.p1", True)
    assert bars(found) == bars(comparable(last))


def test_an_indicator_has_one_bar() -> None:
    assert len(bars(comparable(figures_of(f"{RATES}甲业增加值增长1%。")))) == 3


def test_there_are_no_more_bars_than_can_be_read() -> None:
    names = "甲乙丙丁戊己庚辛壬癸子丑寅卯"
    found = comparable(figures_of("".join(f"{name}业收入增长{at}%。" for at, name in enumerate(names, 3))))
    assert len(bars(found)) == MOST


# ---- how it is drawn ----


def picture(*values: float, label: str = "工业增加值") -> Pixels.Image:
    shown = [Bar(label, Decimal(str(value)), f"{value:+}%") for value in values]
    with Pixels.open(BytesIO(draw_bars(shown, "zh-Hans").data)) as opened:
        opened.load()
        return opened


def lengths(drawn: Pixels.Image) -> list[tuple[int, int]]:
    """Of each bar, the first and the last pixel of its shade in the middle of its row."""
    rows = range(EDGE + ROW // 2, drawn.height - EDGE, ROW)
    found = [[x for x in range(WIDTH) if drawn.getpixel((x, y)) == SHADE] for y in rows]
    return [(shaded[0], shaded[-1]) for shaded in found]


def test_bars_are_as_long_as_their_figures_are_large() -> None:
    (_, short), (start, long) = lengths(picture(5, 10))
    assert (long - start) / (short - start) == pytest.approx(2, rel=0.01)


def test_a_fall_goes_the_other_way() -> None:
    (rise, fall) = lengths(picture(5, -5))
    assert fall[1] < rise[0]
    assert rise[1] - rise[0] == pytest.approx(fall[1] - fall[0], abs=3)


def test_all_may_fall() -> None:
    assert [start < end for start, end in lengths(picture(-5, -9, -2))] == [True] * 3


def test_the_script_decides_the_face_and_the_same_gives_the_same_bytes() -> None:
    (bar,) = [Bar("直接貿易", Decimal(5), "5%")]
    simplified, again, taiwan, hongkong = (
        draw_bars((bar,), language).data for language in ("zh-Hans", "zh-Hans", "zh-Hant-TW", "zh-Hant-HK")
    )
    assert simplified == again
    assert simplified != taiwan
    assert taiwan == hongkong


@settings(max_examples=15, deadline=None)
@given(
    st.lists(st.integers(-(10**13), 10**13).filter(bool), min_size=FEWEST, max_size=MOST),
    st.text("增加值GDP", min_size=1, max_size=20),
)
def test_nothing_reaches_the_edge(values: list[int], label: str) -> None:
    drawn = picture(*values, label=label)
    frame = Pixels.new("L", drawn.size, 255)
    frame.paste(drawn.crop((EDGE // 2, 0, WIDTH - EDGE // 2, drawn.height)), (EDGE // 2, 0))
    assert frame.tobytes() == drawn.tobytes()
