"""Style sheets: what is shipped, how one extends another, and what is said about a wrong one."""

from __future__ import annotations

import string
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jbpub.diagnostics import StyleError
from jbpub.resources import shipped, shipped_names
from jbpub.style.changes import read_changes
from jbpub.style.keys import FONT_ROLES, PT_PER_MM, TEXT_STYLES
from jbpub.style.sheet import StyleSheet
from jbpub.style.toml import to_toml


def sheet(folder: Path, text: str, name: str = "mine.toml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


# ---- what is shipped ----


@pytest.mark.parametrize("name", shipped_names("styles", ".toml"))
def test_every_shipped_sheet_is_whole(name: str) -> None:
    style = StyleSheet.read(name)
    assert set(style.fonts) == set(FONT_ROLES)
    assert set(style.text) == set(TEXT_STYLES)


def test_gov_print_has_the_grid_of_gb_t_9704() -> None:
    # GB/T 9704-2012, 5.2: 22 lines of 28 characters fill 156 mm by 225 mm at size 3 (15.75 pt)
    style = StyleSheet.read("gov-print")
    page, body = style.page, style.text["body"]
    assert (page.width_mm, page.height_mm) == (210, 297)
    assert (page.top_mm, page.inside_mm) == (37, 28)
    assert round(page.text_width_mm * PT_PER_MM / body.size_pt, 1) == 28.1
    assert round(page.text_height_mm * PT_PER_MM / body.leading_pt, 1) == 22.0


GRIDS = {  # sheet → characters a line, lines a page
    "gov-print": (28, 22),
    "booklet": (26, 23),
    "screen": (28, 21),
    "large-print": (24, 20),
    "bilingual-columns": (59, 22),
}


@pytest.mark.parametrize("name", GRIDS)
def test_the_type_area_holds_whole_characters_and_lines_of_the_body(name: str) -> None:
    style = StyleSheet.read(name)
    page, body = style.page, style.text["body"]
    grid = page.text_width_mm * PT_PER_MM / body.size_pt, page.text_height_mm * PT_PER_MM / body.leading_pt
    for fitting, wanted in zip(grid, GRIDS[name], strict=True):
        assert 0 <= fitting - wanted < 0.1


def test_large_print_has_nothing_small() -> None:
    # American Council of the Blind, large print guidelines: 18 pt, better 20; UKAAF G003: 16 pt at least
    style = StyleSheet.read("large-print")
    assert min(text.size_pt for text in style.text.values()) >= 16
    assert style.text["body"].size_pt >= 20
    assert style.text["body"].leading_pt >= 1.5 * style.text["body"].size_pt
    assert style.running.number_size_pt >= 18
    assert {text.font for text in style.text.values()} <= {"hei", "latin"}


def test_margins_change_sides_on_duplex_paper_only() -> None:
    page = StyleSheet.read("gov-print").page
    assert [page.left_mm(1), page.left_mm(2), page.left_mm(3)] == [28, 26, 28]
    assert {replace(page, duplex=False).left_mm(number) for number in (1, 2)} == {28}


def test_levels_deeper_than_the_sheet_knows_look_like_the_deepest() -> None:
    style = StyleSheet.read("base")
    assert style.heading(5) is style.text["heading3"]


def test_the_role_of_a_text_style_is_found() -> None:
    assert StyleSheet.read("base").font_of("heading1").word == "黑体"


# ---- extending ----


def test_a_sheet_says_only_what_differs(tmp_path: Path) -> None:
    mine = StyleSheet.read(sheet(tmp_path, 'extends = "gov-print"\n[text.body]\nsize_pt = 14\n'))
    assert (mine.name, mine.text["body"].size_pt, mine.text["body"].leading_pt) == ("mine", 14, 28.99)
    assert mine.page == StyleSheet.read("gov-print").page


def test_what_the_body_says_holds_for_every_style_that_says_nothing(tmp_path: Path) -> None:
    mine = StyleSheet.read(sheet(tmp_path, 'extends = "base"\n[text.body]\nleading_pt = 24\n'))
    assert (mine.text["entry"].leading_pt, mine.text["title"].leading_pt) == (24, 33)


def test_a_neighbour_is_extended_by_its_file_name(tmp_path: Path) -> None:
    sheet(tmp_path, 'extends = "base"\n[contents]\ndepth = 1\n', "house.toml")
    assert StyleSheet.read(sheet(tmp_path, 'extends = "house.toml"\n')).contents.depth == 1


def test_a_list_replaces_the_list_below_it(tmp_path: Path) -> None:
    mine = StyleSheet.read(sheet(tmp_path, 'extends = "base"\n[fonts.song]\ncss = ["serif"]\n'))
    assert mine.fonts["song"].css == ("serif",)


# ---- a wrong sheet is named, with the place and the remedy ----

WRONG = {
    "not TOML": ("[page", "not a readable style sheet"),
    "an unknown table": ("[pages]\n", "pages is not known; did you mean page?"),
    "a table like no other": (
        "[zzz]\n",
        "zzz is not known; known are page, running, contents, bilingual, pdf, line, notes, book, faces, fonts, text",
    ),
    "an unknown key": ("[page]\nwidth_cm = 21\n", "page.width_cm is not known; did you mean page.width_mm?"),
    "an unknown style": ("[text.bodi]\n", "text.bodi is not known; did you mean text.body?"),
    "an unknown role": (
        '[text.body]\nfont = "heii"\n',
        "text.body.font = heii is not known; did you mean text.body.font = hei?",
    ),
    "a text for a number": ('[page]\ntop_mm = "37"\n', "page.top_mm = '37' does not fit; wanted a number"),
    "a truth value for a number": ("[page]\ntop_mm = true\n", "page.top_mm = True does not fit"),
    "a negative length": ("[page]\ntop_mm = -1\n", "wanted a number, not negative"),
    "an endless length": ("[page]\ntop_mm = inf\n", "page.top_mm = inf does not fit"),
    "no number at all": ("[page]\ntop_mm = nan\n", "page.top_mm = nan does not fit"),
    "a value of no choice": ('[text.body]\nalign = "middle"\n', "wanted 'justify' or 'left' or 'center' or 'right'"),
    "half a level": ("[contents]\ndepth = 1.5\n", "contents.depth = 1.5 does not fit; wanted a whole number"),
    "a list of numbers": ("[fonts.song]\npdf = [1]\n", "fonts.song.pdf = [1] does not fit; wanted a list of texts"),
    "a value for a table": ("page = 4\n", "page must be a table"),
    "a value for tables": ("text = 4\n", "text must be a table"),
    "a list for tables": ("fonts = []\n", "fonts must be a table"),
    "a value for a style": ("text.body = 4\n", "text.body must be a table"),
    "a type area wider than the paper": ("[page]\ninside_mm = 60\n", "ends at 220 mm, outside the page's width of 210"),
    "a type area higher than the paper": ("[page]\ntop_mm = 60\n", "ends at 307 mm, outside the page's height of 297"),
    "a type area of no use": ("[page]\ntext_width_mm = 2\n", "too small for characters of 26 pt"),
    "no size": ("[text.body]\nsize_pt = 0\n", "size_pt 1 or more"),
    "paper past PDF's limit": ("[page]\nwidth_mm = 1e300\n", "page.width_mm = 1e+300 is more than the 5080 of a PDF"),
    "a signature of no book": ("[book]\nsignature = 1000000\n", "book.signature = 1000000 is too much"),
    "a page number without place": ('[running]\nnumber_format = "x"\n', "wanted a text with {page} in it once"),
    "a page number with two": ('[running]\nnumber_format = "{page}/{page}"\n', "wanted a text with {page} in it once"),
    "half a place": ('[running]\nnumber_format = "{page} {"\n', "wanted a text with {page} in it once"),
    "a leader of spaces": (
        '[contents]\nleader = " "\n',
        "contents.leader = ' ' does not fit; wanted visible characters",
    ),
    "lines that overlap": ("[text.body]\nleading_pt = 6\n", "leading_pt must be size_pt or more"),
    "a head off the paper": ("[running]\nhead_rise_mm = 24\n", "head_rise_mm puts the head off the paper"),
    "a number off the paper": (
        "[running]\nnumber_drop_mm = 24\n",
        "number_drop_mm puts the number off the paper: 25 mm",
    ),
    "indents that leave no line": (
        "[text.entry]\nside_em = 20\n",
        "text.entry: indents and side_em of 42 em leave no room",
    ),
    "a leading past the page": ("[text.title]\nleading_pt = 800\n", "text.title.leading_pt is more than the type area"),
    "a column of no use": (
        "[bilingual]\nshare = 0.95\n",
        "share = 0.95 and gap_em = 2 leave text.parallel less than 4",
    ),
    "a share of nothing": ("[bilingual]\nshare = 0\n", "leave text.body less than 4 characters a line"),
    "right-hand pages on one side": ('[book]\nchapters = "recto"\n', 'book.chapters = "recto" wants right-hand pages'),
    "half a leaf": ("[page]\nduplex = true\n[book]\nsignature = 3\n", "a leaf has two pages, so make it even"),
    "an ink of three parts": ("[text.title]\nink_percent = [0, 80, 80]\n", "text.title.ink_percent wants cyan"),
    "an ink past its full tone": ("[text.title]\nink_percent = [0, 0, 0, 101]\n", "text.title.ink_percent wants cyan"),
}


@pytest.mark.parametrize(("text", "said"), WRONG.values(), ids=WRONG)
def test_a_wrong_sheet_is_refused(text: str, said: str, tmp_path: Path) -> None:
    path = sheet(tmp_path, f'extends = "base"\n{text}')
    with pytest.raises(StyleError) as told:
        StyleSheet.read(path)
    assert said in str(told.value)
    assert str(told.value).startswith(str(path))
    assert "\n" not in str(told.value)


def test_what_goes_together_elsewhere_is_right(tmp_path: Path) -> None:
    stacked = '[bilingual]\nlayout = "stacked"\nshare = 0\n'
    bound = '[page]\nduplex = true\n[book]\nchapters = "recto"\nsignature = 6\n'
    assert StyleSheet.read(sheet(tmp_path, f'extends = "base"\n{stacked}{bound}')).book.signature == 6


def test_an_unknown_name_is_answered_with_the_known_ones() -> None:
    with pytest.raises(StyleError, match="no style sheet gov-prnt: shipped are base, bilingual-columns, booklet"):
        StyleSheet.read("gov-prnt")


def test_a_sheet_that_stands_alone_must_say_everything(tmp_path: Path) -> None:
    with pytest.raises(StyleError, match=r'page.width_mm is missing; begin the sheet with extends = "base"'):
        StyleSheet.read(sheet(tmp_path, ""))


@pytest.mark.parametrize("missing", ["nowhere", "nowhere.toml"])
def test_a_sheet_that_extends_one_which_is_not_there_is_named(missing: str, tmp_path: Path) -> None:
    path = sheet(tmp_path, f'extends = "{missing}"\n')
    with pytest.raises(StyleError, match=r"extends: no style sheet .*nowhere.*: shipped are base, ") as told:
        StyleSheet.read(path)
    assert str(told.value).startswith(str(path))


def test_a_circle_of_extends_is_broken(tmp_path: Path) -> None:
    sheet(tmp_path, 'extends = "b.toml"', "a.toml")
    sheet(tmp_path, 'extends = "a.toml"', "b.toml")
    with pytest.raises(StyleError, match="extends itself"):
        StyleSheet.read(tmp_path / "a.toml")


def test_extends_must_be_a_name(tmp_path: Path) -> None:
    with pytest.raises(StyleError, match="extends must be the name of a sheet"):
        StyleSheet.read(sheet(tmp_path, "extends = 3"))


WORDS = st.sampled_from(["page", "text", "fonts", "body", "extends", "top_mm", "depth", "base", "x"])
VALUES = st.recursive(
    st.one_of(
        st.integers(), st.booleans(), WORDS.map(repr), st.floats(allow_nan=False, allow_infinity=False).map(repr)
    ),
    lambda inner: st.lists(inner, max_size=3).map(lambda items: f"[{', '.join(map(str, items))}]"),
    max_leaves=4,
)
LINES = st.one_of(
    st.tuples(WORDS, VALUES).map(lambda pair: f"{pair[0]} = {str(pair[1]).lower()}"),
    st.lists(WORDS, min_size=1, max_size=3).map(lambda names: f"[{'.'.join(names)}]"),
    st.text(string.printable, max_size=20),
)


@given(st.lists(LINES, max_size=8))
def test_no_text_brings_anything_but_a_sheet_or_a_style_error(
    tmp_path_factory: pytest.TempPathFactory, lines: list[str]
) -> None:
    path = sheet(tmp_path_factory.getbasetemp(), "\n".join(('extends = "base"', *lines)))
    with suppress(StyleError):
        assert StyleSheet.read(path).name == "mine"


# ---- a sheet as TOML ----


@pytest.mark.parametrize("name", shipped_names("styles", ".toml"))
def test_a_resolved_sheet_reads_back_the_same(name: str, tmp_path: Path) -> None:
    style = StyleSheet.read(name)
    again = StyleSheet.read(sheet(tmp_path, to_toml(style), f"{name}.toml"))
    assert again == style
    assert "extends" not in to_toml(style)


def test_resolved_values_are_written_as_a_person_would() -> None:
    lines = [line.partition("  #")[0].rstrip() for line in to_toml(StyleSheet.read("gov-print")).splitlines()]
    for line in (
        "[page]",
        "width_mm = 210",
        "leading_pt = 28.99",
        "duplex = true",
        'word = "仿宋"',
        'number_align = "outer"',
    ):
        assert line in lines


def test_every_value_says_which_sheet_and_line_it_comes_from(tmp_path: Path) -> None:
    text = 'extends = "gov-print"\n[text.body]\nsize_pt = 14\n[page]\nduplex = false\n'
    written = to_toml(StyleSheet.read(sheet(tmp_path, text)))
    assert comment(written, "page", "duplex") == "mine.toml:5"
    assert comment(written, "text.body", "size_pt") == "mine.toml:3"
    assert comment(written, "text.entry", "size_pt") == "text.body, mine.toml:3"
    assert comment(written, "text.title", "size_pt").startswith("gov-print.toml:")
    assert comment(written, "contents", "depth").startswith("base.toml:")
    assert comment(written, "text.body", "ink_percent") == "default"


def test_an_origin_without_a_line_of_its_own_names_the_sheet(tmp_path: Path) -> None:
    path = sheet(tmp_path, 'extends = "base"\npage = { duplex = true }\n')
    assert str(StyleSheet.read(path).origins["page.duplex"]) == "mine.toml"


def test_sheets_of_equal_values_are_equal_wherever_they_come_from(tmp_path: Path) -> None:
    mine = StyleSheet.read(sheet(tmp_path, 'extends = "base"\n', "base.toml"))
    assert mine == StyleSheet.read("base")


def comment(written: str, table: str, key: str) -> str:
    """What is said behind a key of a table."""
    block = written.partition(f"[{table}]\n")[2].partition("\n\n")[0]
    line = next(line for line in block.splitlines() if line.startswith(f"{key} = "))
    return line.partition("  # ")[2]


# ---- single values changed ----


def test_single_values_are_changed_by_dotted_key() -> None:
    style = StyleSheet.read("gov-print").changed({"pdf.product": "press", "line.kinsoku": "strict"})
    assert (style.pdf.product, style.line.kinsoku) == ("press", "strict")
    assert style.page == StyleSheet.read("gov-print").page
    assert comment(to_toml(style), "pdf", "product") == "changed"


@pytest.mark.parametrize("name", shipped_names("styles", ".toml"))
def test_changing_is_what_a_sheet_that_extends_would_do(name: str, tmp_path: Path) -> None:
    said = "[text.body]\nleading_pt = 40\nink_percent = [0, 0, 0, 90]\n[text.title]\nbold = true\n"
    extending = StyleSheet.read(sheet(tmp_path, f'extends = "{name}"\n{said}', f"{name}.toml"))
    changes = {"text.body.leading_pt": 40, "text.body.ink_percent": (0, 0, 0, 90), "text.title.bold": True}
    assert StyleSheet.read(name).changed(changes) == extending
    assert StyleSheet.read(name).changed(changes).changed({}) == extending


def test_a_change_keeps_what_was_replaced_before() -> None:
    style = StyleSheet.read("gov-print")
    other = replace(style, page=replace(style.page, duplex=False)).in_language("zh-Hant-TW")
    assert other.changed({"contents.depth": 1}) == replace(other, contents=replace(other.contents, depth=1))


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"pdf.produkt": "press"}, "gov-print, changed: pdf.produkt is not known; did you mean pdf.product?"),
        ({"pdf": 3}, "pdf must be a table"),
        ({"page.duplex": "yes"}, "page.duplex = 'yes' does not fit; wanted true or false"),
        ({"page.top_mm": 200}, "outside the page's height"),
    ],
)
def test_a_wrong_change_is_refused_like_a_wrong_sheet(changes: dict[str, object], said: str) -> None:
    with pytest.raises(StyleError) as told:
        StyleSheet.read("gov-print").changed(changes)
    assert said in str(told.value)


def test_settings_are_toml_or_text_without_quotation_marks() -> None:
    settings = ["line.kinsoku=strict", 'pdf.condition="39"', "page.duplex = true", "text.body.ink_percent=[0,0,0,90]"]
    assert read_changes(settings) == {
        "line.kinsoku": "strict",
        "pdf.condition": "39",
        "page.duplex": True,
        "text.body.ink_percent": [0, 0, 0, 90],
    }
    with pytest.raises(StyleError, match="--set duplex: wanted KEY=VALUE"):
        read_changes(["duplex"])


def test_shipped_sheets_explain_themselves() -> None:
    for path in shipped("styles").glob("*.toml"):
        assert path.read_text(encoding="utf-8").startswith("# ")


def test_a_traditional_edition_has_the_faces_of_its_script() -> None:
    sheet = StyleSheet.read("gov-print")
    assert sheet.in_language("zh-Hans") is sheet
    hei = sheet.in_language("zh-Hant-TW").font_of("heading1")
    assert (hei.stand_in, hei.word) == (("Noto Sans TC",), "微軟正黑體")


def test_hong_kong_has_faces_of_its_own_and_takes_the_other_names_from_taiwan() -> None:
    hei = StyleSheet.read("gov-print").in_language("zh-Hant-HK").font_of("heading1")
    assert "Noto Sans CJK HK Medium" in hei.pdf
    assert (hei.stand_in, hei.word) == (("Noto Sans TC",), "微軟正黑體")
    assert "PingFang HK" in hei.css


def test_folders_of_typefaces_are_meant_as_seen_from_the_sheet(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text('extends = "base"\n[faces]\nfolders = ["fonts", "/srv/fonts"]\n', encoding="utf-8")
    assert StyleSheet.read(own).faces.folders == (str(tmp_path / "fonts"), "/srv/fonts")


def test_a_role_without_traditional_faces_keeps_its_own(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text('extends = "base"\n[fonts.hei]\nword_hant = ""\n', encoding="utf-8")
    assert StyleSheet.read(own).in_language("zh-Hant").font_of("heading1").word == "黑体"
