"""Bytes to text: the encodings that reports come in, and one clear error for what is no report."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from hypothesis import event, given
from hypothesis import strategies as st

from jbpub.diagnostics import SourceError
from jbpub.nodes import Document
from jbpub.parser.decode import decode
from jbpub.parser.report import parse

WORDS = "# 2021年江北区政府工作报告\n\n各位代表：\n现在，我代表江北区人民政府，向大会报告工作，请予审议。\n"


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [("utf-8", b""), ("utf-8", b"\xef\xbb\xbf"), ("utf-16-le", b"\xff\xfe"), ("utf-16-be", b"\xfe\xff"),
     ("utf-16-le", b""), ("utf-16-be", b""), ("gb18030", b"")],
)  # fmt: skip
def test_every_encoding_gives_the_same_text(encoding: str, mark: bytes) -> None:
    assert decode(mark + WORDS.encode(encoding)).text == WORDS


@pytest.mark.parametrize(
    ("data", "name"),
    [(WORDS.encode(), "utf-8"), (b"\xff\xfe" + WORDS.encode("utf-16-le"), "utf-16"), (WORDS.encode("gbk"), "gb18030")],
)
def test_the_source_says_how_it_was_read(data: bytes, name: str) -> None:
    assert decode(data).encoding == name


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_line_ends_become_line_feeds(end: str) -> None:
    assert decode(WORDS.replace("\n", end).encode()).text == WORDS


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "r.md: is empty; give a report with text in it"),
        (b" \n\t\r\n", "r.md: is empty; give a report with text in it"),
        (b"\xef\xbb\xbf", "r.md: is empty; give a report with text in it"),
        ("政府工作\0报告".encode(), "r.md: is not text in UTF-8, UTF-16 or GB18030; save it as UTF-8"),
        (bytes(range(256)) * 8, "r.md: is not text in UTF-8, UTF-16 or GB18030; save it as UTF-8"),
        (b"\xff\xfe\x00NN", "r.md: is not text in UTF-8, UTF-16 or GB18030; save it as UTF-8"),
    ],
)
def test_what_is_no_text_gives_one_line_that_names_file_and_remedy(data: bytes, message: str) -> None:
    with pytest.raises(SourceError) as caught:
        decode(data, "r.md")
    assert str(caught.value) == message


def test_missing_file_directory_and_text_stream(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"none\.md: no such file; check the path"):
        parse(tmp_path / "none.md")
    with pytest.raises(SourceError, match="is a directory; name a report in it"):
        parse(tmp_path)
    with pytest.raises(SourceError, match="cannot be read"):
        parse("bad\0name.md")
    with pytest.raises(SourceError, match="pass the text as text="):
        parse(io.StringIO(WORDS))  # type: ignore[arg-type]  # the fault under test


def test_path_stream_and_text_give_the_same_document(tmp_path: Path) -> None:
    path = tmp_path / "report.md"
    path.write_text(WORDS, encoding="utf-8")
    stream = io.BytesIO(WORDS.encode())
    read = [parse(path, name="r"), parse(str(path), name="r"), parse(stream, name="r"), parse(text=WORDS, name="r")]
    assert all(document == read[0] for document in read)
    assert not stream.closed


def test_exactly_one_source_is_asked_for() -> None:
    with pytest.raises(SourceError, match="give one of"):
        parse()
    with pytest.raises(SourceError, match="give one of"):
        parse("report.md", text=WORDS)


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_few_spoiled_bytes_do_not_make_a_report_unreadable(encoding: str) -> None:
    data = WORDS.encode(encoding) + b"\xff" + (WORDS * 9).encode(encoding)
    source = decode(data)
    assert source.text.count("\ufffd") == 1
    assert source.encoding == encoding
    assert "R111" in {found.code for found in parse(data).diagnostics}


@given(st.binary())
def test_any_bytes_give_a_document_or_a_source_error(data: bytes) -> None:
    try:
        assert isinstance(parse(io.BytesIO(data)), Document)
    except SourceError as problem:
        event(str(problem)[:30])


@given(st.text(alphabet=st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=8))
def test_han_text_survives_every_encoding(words: str) -> None:
    for encoding in ("utf-8", "utf-16", "gb18030"):
        assert decode((WORDS + words).encode(encoding)).text == WORDS + words
