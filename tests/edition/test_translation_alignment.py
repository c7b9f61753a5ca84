"""Every passage in its place: by id, by text, by likeness; the segments of a memory in the order of the report."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from jbpub.edition.translation.alignment import align
from jbpub.edition.translation.files import parse_translation
from jbpub.edition.translation.memory import clauses
from jbpub.edition.translation.passages import Translation, words_in
from jbpub.edition.translation.units import Unit
from jbpub.nodes import Text
from tests.edition.translations import memory, unit, xliff


def unit_of(id_: str, text: str, number: str = "") -> Unit:
    return Unit(id_, (Text(text),), number)


def aligned(units: list[Unit], translation: Translation) -> list[str]:
    """Each unit's English, "…" for a part that is missing, "(old)" behind an outdated one; then what has no place."""
    found = align(units, translation)
    lines = []
    for one in units:
        rendition = found.renditions.get(one.id)
        parts = [words_in(part) if part else "…" for part in rendition.parts] if rendition else ["-"]
        old = " (old)" if rendition and rendition.outdated else ""
        lines.append(f"{one.id}: {' | '.join(parts)}{old}")
    return lines + [f"stray: {passage.chinese}" for passage in found.strays]


def given_units(*units: str) -> Translation:
    return parse_translation(xliff(*units), "units.xlf")


# ---- with ids ----


def test_a_passage_goes_to_the_unit_of_its_id() -> None:
    translation = given_units(unit("p2", "同样的话。", "second"), unit("p1", "同样的话。", "first"))
    assert aligned([unit_of("p1", "同样的话。"), unit_of("p2", "同样的话。")], translation) == [
        "p1: first",
        "p2: second",
    ]


def test_white_space_is_no_change() -> None:
    assert aligned([unit_of("p1", "产值 12 亿元。")], given_units(unit("p1", "产值12亿元。", "A"))) == ["p1: A"]


def test_a_new_paragraph_moves_the_ids_and_no_translation_is_lost() -> None:
    old = given_units(unit("p1", "产业做强。", "industry"), unit("p2", "生态更好。", "environment"))
    units = [unit_of("p1", "我们回顾过去。"), unit_of("p2", "产业做强。"), unit_of("p3", "生态更好。")]
    assert aligned(units, old) == ["p1: -", "p2: industry", "p3: environment"]


def test_an_edited_paragraph_keeps_its_translation_as_outdated_even_when_ids_have_moved() -> None:
    old = given_units(unit("p1", "产业做强做优做大。", "industry"), unit("p2", "全年生态环境质量更好。", "environment"))
    units = [
        unit_of("p1", "我们回顾过去。"),
        unit_of("p2", "产业做强做优做大。"),
        unit_of("p3", "今年生态环境质量更好。"),
    ]
    assert aligned(units, old) == ["p1: -", "p2: industry", "p3: environment (old)"]


def test_a_paragraph_that_says_something_else_now_has_no_translation() -> None:
    old = given_units(unit("p1", "产业做强。", "industry"))
    assert aligned([unit_of("p1", "教育医疗持续改善。")], old) == ["p1: -", "stray: 产业做强。"]


def test_without_english_a_passage_is_none() -> None:
    assert aligned([unit_of("p1", "产业做强。")], given_units(unit("p1", "产业做强。"))) == ["p1: -"]


# ---- from a memory ----


def test_a_paragraph_takes_its_segments_in_the_order_of_its_text() -> None:
    units = [unit_of("p1", "产业做强。生态更好，民生改善。"), unit_of("p2", "各位代表：")]
    translation = memory(
        ("各位代表：", "Fellow deputies,"), ("生态更好，", "B"), ("产业做强。", "A"), ("民生改善。", "C")
    )
    assert aligned(units, translation) == ["p1: A | B | C", "p2: Fellow deputies,"]


def test_punctuation_width_and_spaces_do_not_matter() -> None:
    assert aligned([unit_of("p1", "“双碳”目标,GDP增长3.4%。")], memory(("双碳目标，ＧＤＰ增长 ３．４％", "A"))) == [
        "p1: A"
    ]


def test_a_number_of_a_heading_may_be_in_the_segment_or_not() -> None:
    units = [unit_of("s1", "过去一年", "一、"), unit_of("s2", "今年工作", "二、")]
    assert aligned(units, memory(("一、过去一年", "I. Past"), ("今年工作", "Present"))) == [
        "s1: I. Past",
        "s2: Present",
    ]


def test_what_a_memory_lacks_leaves_a_gap_in_its_place() -> None:
    units = [unit_of("p1", "产业做强。生态更好。民生改善。"), unit_of("p2", "谢谢大家！")]
    assert aligned(units, memory(("生态更好。", "B"))) == ["p1: … | B | …", "p2: -"]


def test_of_two_equal_places_the_neighbours_decide() -> None:
    units = [
        unit_of(f"p{at}", text)
        for at, text in enumerate(("甲地产业做强。", "各位代表：", "乙地生态更好。", "各位代表："))
    ]
    translation = memory(("乙地生态更好。", "B"), ("各位代表：", "Comrades,"))
    assert aligned(units, translation)[2:] == ["p2: B", "p3: Comrades,"]
    first, second = ("各位代表：", "Deputies,"), ("各位代表：", "Comrades,")
    both = memory(("甲地产业做强。", "A"), first, ("乙地生态更好。", "B"), second)
    assert aligned(units, both) == ["p0: A", "p1: Deputies,", "p2: B", "p3: Comrades,"]


def test_a_segment_serves_wherever_the_report_says_the_same() -> None:
    units = [unit_of("p1", "各位代表："), unit_of("p2", "产业做强。各位代表：")]
    assert aligned(units, memory(("各位代表：", "Deputies,"), ("产业做强。", "A"))) == [
        "p1: Deputies,",
        "p2: A | Deputies,",
    ]


def test_a_segment_never_begins_or_ends_within_a_clause_nor_crosses_a_paragraph() -> None:
    units = [unit_of("p1", "大力发展产业。"), unit_of("p2", "产业兴旺。")]
    translation = memory(("发展产业", "A"), ("产业", "B"), ("大力发展产业。产业兴旺。", "C"))
    assert aligned(units, translation) == [
        "p1: -",
        "p2: -",
        "stray: 发展产业",
        "stray: 产业",
        "stray: 大力发展产业。产业兴旺。",
    ]


SENTENCES = st.lists(
    st.text("产业生态民生做强更好改善，", min_size=1, max_size=8)
    .filter(lambda text: clauses(text) != [])
    .map(lambda text: f"{text}。"),
    min_size=1,
    max_size=12,
)


@settings(max_examples=60)
@given(st.lists(SENTENCES, min_size=1, max_size=5))
def test_a_memory_of_every_sentence_in_order_fills_every_paragraph_in_order(paragraphs: list[list[str]]) -> None:
    units = [unit_of(f"p{at}", "".join(sentences)) for at, sentences in enumerate(paragraphs)]
    segments = [(sentence, "".join(clauses(sentence))) for sentences in paragraphs for sentence in sentences]
    for line, sentences in zip(aligned(units, memory(*segments)), paragraphs, strict=False):
        english = line.partition(": ")[2].replace(" | ", "")
        assert english == "".join("".join(clauses(sentence)) for sentence in sentences)


@settings(max_examples=60)
@given(st.lists(SENTENCES, min_size=1, max_size=4), st.data())
def test_a_segment_stands_only_where_the_report_says_it(paragraphs: list[list[str]], data: st.DataObject) -> None:
    units = [unit_of(f"p{at}", "".join(sentences)) for at, sentences in enumerate(paragraphs)]
    sentences = [sentence for one in paragraphs for sentence in one]
    kept = data.draw(st.lists(st.sampled_from([*sentences, "别处的话。"]), min_size=1))
    found = align(units, memory(*[(sentence, "".join(clauses(sentence))) for sentence in kept]))
    for one in units:
        rendition = found.renditions.get(one.id)
        whole, at = "".join(clauses(one.text)), 0
        for part in rendition.parts if rendition else ():
            at = whole.index(words_in(part), at) + len(words_in(part)) if part else at
