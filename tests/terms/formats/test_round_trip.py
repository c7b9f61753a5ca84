"""Whatever a table holds, each format that is written gives it back, in the same bytes each time."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from jbpub.diagnostics import OutputError, TermError
from jbpub.source import Source
from jbpub.terms.formats.files import parse_table
from jbpub.terms.formats.records import Record, clean, merge
from jbpub.terms.table import Term, TermTable

SUFFIXES = ["csv", "tsv", "xlsx", "tbx", "xlf"]

texts = st.one_of(
    st.sampled_from(["", "=1+1", "'@a", "status: x", "year: 1", "a|b", "_x000A_", "<b>&amp;", "甲"]),
    st.text(max_size=6),
)
cleaned = texts.map(clean)
records = st.builds(
    Record,
    zh=st.one_of(st.sampled_from(["双循环", "“双循环”", "三改一拆"]), cleaned),
    en=cleaned,
    variants=st.lists(cleaned.filter(bool), max_size=3, unique=True).map(tuple),
    status=st.one_of(st.sampled_from(["preferred", "admitted", "deprecated", "superseded", "draft"]), cleaned),
    scope=cleaned,
    year=cleaned,
    part_of_speech=st.one_of(st.sampled_from(["noun", "title"]), cleaned),
    definition=cleaned,
    source=cleaned,
    note=cleaned,
)
tables = st.lists(records, min_size=1, max_size=6).map(lambda rows: merge(rows, Source("")))


ORDERED = merge(
    [
        Record("甲", "b", status="superseded"),
        Record("甲", "c", status="admitted"),
        Record("甲", "a", ("乙",), "preferred"),
    ],
    Source(""),
)
NAMELESS = merge([Record("甲", "", ("乙",), "deprecated"), Record("甲", "b", status="deprecated")], Source(""))


@example(table=ORDERED)
@example(table=NAMELESS)
@pytest.mark.parametrize("suffix", SUFFIXES)
@given(table=tables.filter(lambda table: bool(table.entries)))
def test_a_table_is_read_back_as_it_was(suffix: str, table: TermTable) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"t.{suffix}"
        table.write(path)
        written = path.read_bytes()
        assert TermTable.read(path) == table
        table.write(path)
        assert path.read_bytes() == written


@given(
    st.one_of(st.binary(max_size=60), st.text(max_size=60).map(str.encode)),
    st.sampled_from([b"", b"zh,en\n", b"<tbx>", b"PK\x03\x04"]),
)
def test_any_bytes_are_a_table_or_a_clear_error(data: bytes, start: bytes) -> None:
    message = message_of(start + data)
    assert message.startswith("t:") or not message
    assert "\n" not in message


def message_of(data: bytes) -> str:
    """What is said of some bytes that are no table."""
    try:
        parse_table(data, "t:")
    except TermError as problem:
        return str(problem)
    return ""


def test_formats_that_are_not_written(tmp_path: Path) -> None:
    table = TermTable((Term("甲", "a"),))
    with pytest.raises(TermError, match=r"terms are not written as \.tmx; choose \.csv"):
        table.write(tmp_path / "t.tmx")
    with pytest.raises(TermError, match="there are no terms to write"):
        TermTable().write(tmp_path / "t.tbx")
    (tmp_path / "file").touch()
    with pytest.raises(OutputError, match="cannot write"):
        table.write(tmp_path / "file" / "t.csv")


def test_an_empty_table_as_csv(tmp_path: Path) -> None:
    TermTable().write(tmp_path / "t.csv")
    assert TermTable.read(tmp_path / "t.csv") == TermTable()
