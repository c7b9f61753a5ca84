"""The tree as JSON: exact, versioned, with a schema that is as published."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jbpub.diagnostics import TreeError
from jbpub.nodes import (
    Document,
    Foreign,
    Lead,
    Link,
    Meta,
    PageMark,
    Paragraph,
    Role,
    Strong,
    TermMention,
    Text,
    Wording,
)
from jbpub.parser.report import parse
from jbpub.source import Span
from jbpub.terms.match import annotate
from jbpub.terms.table import TermTable
from jbpub.treejson import SCHEMA_VERSION, from_data, from_json, schema, to_data, to_json

ROOT = Path(__file__).parents[1]


def _seed() -> Document:
    table = TermTable.read(ROOT / "glossary" / "jiangbei-2021.csv")
    return annotate(parse(ROOT / "seeds" / "jiangbei-2021.md"), table)


def test_the_seed_comes_back_whole_with_source_and_findings() -> None:
    document = _seed()
    again = from_json(to_json(document))
    assert again == document
    assert again.diagnostics == document.diagnostics
    assert (again.source.text, again.source.name, again.source.encoding) == (
        document.source.text, document.source.name, document.source.encoding,
    )  # fmt: skip
    assert to_json(again) == to_json(document)


def test_json_is_compact_and_readable() -> None:
    document = Document(
        Meta(title="报告"),
        body=(Paragraph("p1", Role.PROSE, (Lead((Text("强化。"),), "一是"), Text("突出"), PageMark(2)), Span(3, 9)),),
    )
    assert json.loads(to_json(document)) == {
        "version": 1,
        "meta": {"title": "报告"},
        "body": [
            {
                "type": "paragraph",
                "id": "p1",
                "role": "prose",
                "inlines": [
                    {"type": "lead", "inlines": ["强化。"], "number": "一是"},
                    "突出",
                    {"type": "page", "page": 2},
                ],
                "span": [3, 9],
            }
        ],
    }


TEXTS = st.text(max_size=4)
INLINES = st.recursive(
    st.one_of(TEXTS.map(Text), st.builds(PageMark, st.integers(1, 99))),
    lambda inner: st.one_of(
        st.builds(Strong, st.tuples(inner)),
        st.builds(Link, TEXTS, st.tuples(inner)),
        st.builds(Foreign, TEXTS, st.tuples(inner, inner)),
        st.builds(Lead, st.tuples(inner), TEXTS, st.integers(1, 5)),
        st.builds(TermMention, TEXTS, TEXTS, st.booleans(), st.tuples(inner), st.booleans()),
    ),
    max_leaves=6,
)


@given(st.lists(INLINES).map(tuple), st.builds(Wording, TEXTS, TEXTS), TEXTS)
def test_every_tree_comes_back(inlines: Any, wording: Wording, title: str) -> None:
    document = Document(Meta(title), body=(Paragraph("p1", Role.PROSE, inlines),), wording=wording)
    assert from_json(to_json(document)) == document
    assert from_json(to_json(document, indent=1).encode("utf-8", "surrogatepass")) == document


@given(
    st.recursive(st.one_of(st.none(), st.booleans(), st.integers(), TEXTS), lambda inner: st.lists(inner, max_size=3))
)
def test_any_other_data_is_refused(data: object) -> None:
    with pytest.raises(TreeError):
        from_data(data)


BODY = "tree.body[0]"


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"version": 99}, "tree: has schema version 99"),
        (
            {"body": [{"type": "chart"}]},
            f"{BODY}: wanted section or paragraph or list or table or figure or page, found {{'type': 'chart'}}",
        ),
        ({"body": {}}, "tree.body: wanted a list, found {}"),
        ({"body": [{"type": "paragraph", "id": "p1", "role": "prose"}]}, f"{BODY}: Paragraph lacks inlines"),
        ({"body": [{"type": "paragraph", "id": "p1", "role": "song", "inlines": []}]}, f"{BODY}.role: wanted Role"),
        ({"body": [{"type": "page", "page": True}]}, f"{BODY}.page: wanted int, found True"),
        ({"body": [{"type": "page", "page": 2, "span": [5, 3]}]}, f"{BODY}.span: wanted a span [start, end]"),
        ({"meta": {"colour": "red"}}, "tree.meta: Meta has no colour"),
        ({"meta": {"occasion": {"text": "", "date": "2021-02-30"}}}, "tree.meta.occasion.date: wanted date"),
        ({"meta": None}, "tree.meta: wanted Meta, found None"),
    ],
)
def test_what_does_not_fit_is_named_with_its_place(change: dict[str, Any], message: str) -> None:
    with pytest.raises(TreeError) as caught:
        from_data(to_data(Document(Meta())) | change)
    assert str(caught.value).startswith(message)
    assert f"schema version {SCHEMA_VERSION}" in str(caught.value)


@pytest.mark.parametrize("text", ["", "{", "[" * 100_000, '{"a": 1}', b"\xff"])
def test_what_is_no_tree_is_refused_in_one_line(text: str | bytes) -> None:
    with pytest.raises(TreeError) as caught:
        from_json(text)
    assert "\n" not in str(caught.value)


def test_the_published_schema_is_the_one_that_the_code_makes() -> None:
    published = json.loads((ROOT / "docs" / "tree.schema.json").read_text(encoding="utf-8"))
    # To write it anew: json.dumps(schema(), indent=2, ensure_ascii=False) and a line end.
    assert published == schema()


def test_the_schema_describes_every_object_that_a_tree_holds() -> None:
    definitions = schema()["$defs"]
    for kind in ("Section", "Paragraph", "TermMention", "Entry", "Diagnostic", "Source"):
        assert definitions[kind]["additionalProperties"] is False
        assert definitions[kind]["description"]
    mention = definitions["TermMention"]
    assert mention["required"] == ["type", "id", "key", "first", "inlines"]
    assert mention["properties"]["type"] == {"const": "term"}
