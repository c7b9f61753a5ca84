"""CSS from the style sheet: the same sizes, faces and page as the other editions."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jbpub.renderers.html.css import COVER_SELECTORS, SELECTORS, font_list, number, style_rules
from jbpub.style.keys import TEXT_STYLES
from jbpub.style.sheet import StyleSheet

TITLE = "政府工作报告"


def rule(selector: str, css: str) -> str:
    """What the first rule of a selector declares."""
    found = re.search(rf"^{re.escape(selector)} \{{ (.*) \}}$", css, re.MULTILINE)
    assert found, selector
    return found[1]


def test_every_text_style_dresses_something() -> None:
    assert sorted({*SELECTORS, *COVER_SELECTORS, "cover_month"}) == sorted(TEXT_STYLES)


def test_body_is_one_rem_and_indented_two_characters(style: StyleSheet) -> None:
    assert rule("body", style_rules(style, TITLE)) == (
        "font-family: var(--fangsong); font-weight: normal; font-size: calc(1rem * var(--scale, 1)); "
        "line-height: 1.841; text-align: justify; text-indent: 2em; padding-inline-start: 0em; margin-block: 0rem 0rem"
    )


def test_sizes_stand_to_the_body_as_on_paper(style: StyleSheet) -> None:
    assert "font-size: calc(1.397rem * var(--scale, 1))" in rule("h1", style_rules(style, TITLE))  # 22 : 15.75
    assert "@media print { html { font-size: 15.75pt } }" in style_rules(style, TITLE)


def test_a_stand_in_face_is_set_bolder_but_never_smeared(style: StyleSheet) -> None:
    assert (
        rule(".lead", style_rules(style, TITLE))
        == "font-family: var(--kai); font-weight: 600; font-synthesis-weight: none"
    )
    assert "font-weight: normal" in rule(".occasion", style_rules(style, TITLE))


def test_serif_roles_take_latin_from_the_latin_role_and_sans_keep_their_own(style: StyleSheet) -> None:
    assert font_list(style, "fangsong").startswith('"jbpub Latin", "FangSong", ')
    assert font_list(style, "hei").startswith('"SimHei", ')


def test_chinese_quotation_marks_dashes_and_dots_are_not_taken_from_the_latin_face(style: StyleSheet) -> None:
    (text,) = set(re.findall(r"unicode-range: ([^;]*);", style_rules(style, TITLE)))
    ranges = [[int(end, 16) for end in part.strip().removeprefix("U+").split("-")] for part in text.split(",")]
    latin = {char for char in "A9é “”‘’—…·" if any(low <= ord(char) <= high for low, high in ranges)}
    assert latin == set("A9é ")


def test_the_page_is_the_sheet_s_page(style: StyleSheet) -> None:
    css = style_rules(style, TITLE)
    assert "@page { size: 210mm 297mm; " in css
    assert 'margin-top: 37mm; margin-bottom: 35mm; @top-center { content: "政府工作报告"; ' in css
    assert (
        '@page :right { margin-left: 28mm; margin-right: 26mm; @bottom-right { content: "— " counter(page) " —"; '
        in css
    )
    assert "@page :left { margin-left: 26mm; margin-right: 28mm; @bottom-left { " in css


def test_a_single_sided_sheet_binds_every_page_on_the_left(style: StyleSheet) -> None:
    css = style_rules(replace(style, page=replace(style.page, duplex=False)), TITLE)
    assert "@page :left { margin-left: 28mm; margin-right: 26mm; @bottom-right { " in css


def test_a_centred_number_and_no_head(style: StyleSheet) -> None:
    running = replace(style.running, number_align="center", head=False, number_format="{page}")
    css = style_rules(replace(style, running=running), TITLE)
    assert "@bottom-center { content: counter(page); " in css
    assert "政府工作报告" not in css


@pytest.mark.parametrize("title", ['"}</style><script>', "a\\b", "two\nlines"])
def test_no_title_can_break_out_of_the_style_element(style: StyleSheet, title: str) -> None:
    css = style_rules(style, title)
    assert "</style" not in css
    assert title not in css
    assert css.count("{") == css.count("}") - title.count("}")


@given(st.floats(-1000, 1000))
def test_numbers_are_short_and_never_in_scientific_notation(value: float) -> None:
    assert re.fullmatch(r"-?\d+(\.\d{0,2}[1-9])?", number(value))
    assert float(number(value)) == pytest.approx(value, abs=0.0006)


def channel(value: int) -> float:
    """A colour channel's light (WCAG 2.2, relative luminance)."""
    part = value / 255
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def luminance(colour: str) -> float:
    red, green, blue = (channel(int(colour[at : at + 2], 16)) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(
    ("front", "back", "least"),
    [
        *((front, back, 4.5) for front in ("ink", "quiet", "link", "accent") for back in ("paper", "raised")),
        ("ink", "mark", 4.5), ("accent", "mark", 4.5), ("focus", "paper", 3), ("focus", "raised", 3),
    ],
)  # fmt: skip
def test_contrast_is_what_wcag_asks(style: StyleSheet, scheme: int, front: str, back: str, least: float) -> None:
    css = style_rules(style, TITLE)
    colours = [re.findall(rf"--{name}: (#\w{{6}});", css)[scheme] for name in (front, back)]
    lighter, darker = sorted((luminance(colour) for colour in colours), reverse=True)
    assert (lighter + 0.05) / (darker + 0.05) >= least


def test_on_paper_a_cover_is_a_page_and_chapters_begin_one(style: StyleSheet) -> None:
    plain = style_rules(style, TITLE)
    book = style_rules(style.changed({"book.cover": True, "book.chapters": "recto"}), TITLE)
    assert "break-before: recto" not in plain
    assert "@media print { header { break-after: recto } }" in book
    assert "@media print { main > section ~ section { break-before: recto } }" in book
    assert "@media print { header h1 { font-family: var(--title)" in book
    assert "break-after: page" in style_rules(style.changed({"book.cover": True, "page.duplex": False}), TITLE)


def test_line_rules_are_those_of_the_sheet(style: StyleSheet) -> None:
    assert "body { line-break: strict; text-spacing-trim: space-first; text-autospace: normal; hyphens: auto;" in (
        style_rules(style, TITLE)
    )
    loose = {"kinsoku": "basic", "squeeze": "never", "latin_gap_em": 0, "hyphenate": False, "kern": False}
    assert (
        "body { line-break: normal; text-spacing-trim: space-all; text-autospace: no-autospace; hyphens: manual;"
        " font-kerning: none }"
    ) in style_rules(style.changed({f"line.{key}": value for key, value in loose.items()}), TITLE)


def test_a_coloured_style_has_its_colour_on_light_ground(style: StyleSheet) -> None:
    red = style_rules(style.changed({"text.title.ink_percent": [0, 80, 80, 10]}), TITLE)
    assert "color: light-dark(#e62e2e, currentcolor)" in rule("h1", red)
    assert "light-dark" not in style_rules(style, TITLE)
