"""The report's glossary terms, found and marked; see also the G401 to G403 cases."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jbpub.nodes import (
    Document,
    Entry,
    Glossary,
    Inline,
    Lead,
    Link,
    Meta,
    PageMark,
    Paragraph,
    Role,
    Strong,
    TermMention,
    Text,
    plain_text,
    walk_document,
)
from jbpub.parser.report import parse
from jbpub.terms.forms import core_of
from jbpub.terms.match import annotate
from jbpub.terms.table import Term, TermTable
from tests.dump import text

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module", name="seed")
def _seed() -> Document:
    return parse(ROOT / "seeds" / "jiangbei-2021.md")


def _mentions(inlines: Iterable[Inline]) -> Iterator[TermMention]:
    for inline in inlines:
        if isinstance(inline, TermMention):
            yield inline
        elif isinstance(inline, Strong | Link | Lead):
            yield from _mentions(inline.inlines)


def _all_mentions(document: Document) -> list[TermMention]:
    blocks = (block for block in walk_document(document) if isinstance(block, Paragraph))
    return [mention for block in blocks for mention in _mentions(block.inlines)]


def test_the_seed_has_twenty_one_mentions_of_full_terms(seed: Document) -> None:
    full = Counter(mention.key for mention in _all_mentions(annotate(seed)) if not mention.core)
    assert full == {
        "双底线考核": 2, "最多跑一次改革": 1, "一件事集成改革": 1, "三改一拆": 1, "三服务工作": 2, "双循环": 4,
        "整体智治、唯实惟先": 2, "一网一膜特色产业": 1, "三线两核两区": 1, "县乡一体、条抓块统改革": 1,
        "片区下沉式治理": 2, "两业融合": 2, "八联工作法": 1,
    }  # fmt: skip
    assert sum(full.values()) == 21


def test_the_seed_has_two_core_forms(seed: Document) -> None:
    assert [text((m,)) for m in _all_mentions(annotate(seed)) if m.core] == ["{g3.m2~ “一件事”}", "{g3.m3~ “一件事”}"]


def test_entries_name_their_mentions_and_nothing_is_missing(seed: Document) -> None:
    marked = annotate(seed)
    assert marked.glossary is not None
    listed = [mention for entry in marked.glossary.entries for mention in entry.mentions]
    assert sorted(listed) == sorted(mention.id for mention in _all_mentions(marked))
    assert {mention.key for mention in _all_mentions(marked) if mention.first} == {
        e.key for e in marked.glossary.entries
    }
    assert "G401" not in {found.code for found in marked.diagnostics}


def test_marking_changes_no_characters_and_no_headings(seed: Document) -> None:
    for before, after in zip(walk_document(seed), walk_document(annotate(seed)), strict=True):
        if isinstance(before, Paragraph) and isinstance(after, Paragraph):
            assert plain_text(before.inlines) == plain_text(after.inlines)


def test_annotating_twice_is_annotating_once(seed: Document) -> None:
    once = annotate(seed)
    assert annotate(once) == once
    assert annotate(once).diagnostics == once.diagnostics


def test_english_comes_from_the_table(seed: Document) -> None:
    marked = annotate(seed, TermTable.read(ROOT / "glossary" / "jiangbei-2021.csv"))
    assert marked.glossary is not None
    assert marked.glossary.entries[5].english == "dual circulation"
    assert all(entry.english for entry in marked.glossary.entries)


@dataclass(frozen=True)
class _Database:
    """A term source of someone else's."""

    def terms(self) -> list[Term]:
        return [Term("“双 循环”", "one", ("国内国际双循环",)), Term("双循环", "two")]


def _report(*inlines: Inline, terms: tuple[str, ...] = ("双循环",)) -> Document:
    entries = tuple(Entry(f"g{n}", term.strip("“”"), f"{n}.", term, ()) for n, term in enumerate(terms, start=1))
    paragraph = Paragraph("p1", Role.PROSE, inlines)
    return Document(Meta(), body=(paragraph,), glossary=Glossary("glossary", (Text("名词解释"),), entries))


def _marked(document: Document) -> str:
    (paragraph,) = document.body
    assert isinstance(paragraph, Paragraph)
    return text(paragraph.inlines)


def test_any_object_with_terms_will_do_and_its_variants_count() -> None:
    marked = annotate(_report(Text("畅通国内国际双循环和双循环。")), _Database())
    assert _marked(marked) == "畅通{g1.m1! 国内国际双循环}和{g1.m2 双循环}。"
    assert marked.glossary is not None
    assert (marked.glossary.entries[0].english, marked.glossary.entries[0].variants) == ("one", ("国内国际双循环",))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("“双循环”格局", "{g1.m1! “双循环”}格局"),
        ("「双循环」格局", "{g1.m1! 「双循环」}格局"),
        ('"双循环"格局', '{g1.m1! "双循环"}格局'),
        ("“双循环和开放”", "“{g1.m1! 双循环}和开放”"),
        ("“畅通双循环”", "“畅通{g1.m1! 双循环}”"),
        ("双 循 环格局", "{g1.m1! 双 循 环}格局"),
        ("双“循环”格局", "{g1.m1! 双“循环”}格局"),
        ("双循环双循环", "{g1.m1! 双循环}{g1.m2 双循环}"),
        ("双 循", "双 循"),
    ],
)
def test_quotation_marks_and_spaces(words: str, expected: str) -> None:
    assert _marked(annotate(_report(Text(words)))) == expected


def test_marks_and_elements_within_a_term() -> None:
    bold = Strong((Text("双循环"),))
    document = _report(
        Text("畅通“双"), PageMark(2), Text("循环”，双"), Strong((Text("循环格局"),)), Text("，“"), bold, Text("”，"),
        Strong((Text("双循"),)), Text("环，"), Link("x", (Text("见双循环"),)), Text("。"),
    )  # fmt: skip
    # One that ends within bold is passed over; one that holds bold as a whole is not.
    assert _marked(annotate(document)) == (
        "畅通{g1.m1! “双<2>循环”}，双**循环格局**，{g1.m2 “**双循环**”}，{g1.m3 **双循**环}，[见{g1.m4 双循环}](x)。"
    )


def test_cores_that_two_terms_share_are_not_looked_for() -> None:
    document = _report(Text("推进“一件事”改革。"), terms=("“一件事”集成改革", "“一件事”工作"))
    assert _marked(annotate(document)) == "推进“一件事”改革。"


@pytest.mark.parametrize(
    ("term", "core"),
    [("“一件事”集成改革", "一件事"), ("“双底线”考核", "双底线"), ("“双循环”", ""), ("双循环", ""), ("“三公”经费", ""),
     ("行政执法“三项制度”", ""), ("“两化”融合", "")],
)  # fmt: skip
def test_cores(term: str, core: str) -> None:
    assert core_of(term) == core


def test_a_document_without_glossary_is_given_back() -> None:
    document = replace(_report(Text("双循环")), glossary=None)
    assert annotate(document) is document


@given(st.lists(st.sampled_from(["双循环", "双", "循环", "“", "”", " ", "双循", "环", "，"])).map("".join))
def test_every_use_is_found_once_and_no_character_changes(words: str) -> None:
    marked = annotate(_report(Text(words))) if words else _report()
    assert plain_text(marked.body[0].inlines) == words  # type: ignore[union-attr]  # a paragraph by construction
    bare = words.replace("“", "").replace("”", "").replace(" ", "")
    assert len(_all_mentions(marked)) == bare.count("双循环")
