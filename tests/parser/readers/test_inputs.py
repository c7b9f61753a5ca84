"""What comes in: path, bytes, stream or text; known by its content; one clear error for all that is no report."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jbpub.diagnostics import SourceError
from jbpub.parser.readers.inputs import read_input, read_text
from tests.parser.readers.wordfile import bold, paragraph, run, word_file


def refusal(data: bytes) -> str:
    """The message with which bytes are refused; empty when they are read."""
    try:
        read_input(data, "r")
    except SourceError as problem:
        return str(problem)
    return ""


WORDS = "一、回顾\n\n**做强平台**。产值翻番。\n"
DOCX = word_file(paragraph("一、回顾") + paragraph(bold("做强平台"), run("。产值翻番。")))
PAGE = "<!DOCTYPE html><html><body><p>一、回顾</p><p><b>做强平台</b>。产值翻番。</p></body></html>"


def zip_of(**files: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (WORDS.encode(), "utf-8"),
        (DOCX, "docx"),
        (PAGE.encode(), "utf-8"),
        (PAGE.encode("utf-16"), "utf-16"),
        (f"\ufeff \n<!-- 注 --> {PAGE}".encode(), "utf-8"),
    ],
    ids=["Markdown", "Word", "HTML", "HTML in UTF-16", "HTML after a comment"],
)
def test_content_tells_what_it_is_and_all_give_the_same_text(data: bytes, encoding: str) -> None:
    source = read_input(data, "report").source
    assert (source.text, source.encoding) == (WORDS, encoding)


def test_path_bytes_and_stream_give_the_same(tmp_path: Path) -> None:
    path = tmp_path / "report.docx"
    path.write_bytes(DOCX)
    stream = io.BytesIO(DOCX)
    read = [read_input(given, "r") for given in (path, str(path), DOCX, bytearray(DOCX), memoryview(DOCX), stream)]
    assert all(reading == read[0] for reading in read)
    assert not stream.closed


def test_the_name_is_the_callers_or_the_paths(tmp_path: Path) -> None:
    path = tmp_path / "report.md"
    path.write_text(WORDS, encoding="utf-8")
    assert read_input(path).source.name == str(path)
    assert read_input(path, "record 7").source.name == "record 7"
    assert read_input(b"words").source.name == "the bytes"
    assert read_text(WORDS).source.name == "text"


def test_a_page_without_declaration_is_known_by_its_name() -> None:
    fragment = b"<div><p>\xe7\x94\xb2</p></div>"
    assert read_input(fragment, "report.html").source.text == "甲\n"
    assert read_input(fragment, "report.md").source.text == fragment.decode()


LOCKED = bytearray(DOCX)
LOCKED[6] |= 1  # the flag of encryption, in the entry and in the directory
LOCKED[LOCKED.index(b"PK\x01\x02") + 8] |= 1


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"%PDF-1.7\n", "r: is a PDF, which is not read: take its text first, for instance with pdftotext"),
        (b"{\\rtf1 a}", "r: is rich text (RTF): save it as .docx"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1....",
            "r: is an old Office file (.doc), or locked by a password: save it as .docx without one",
        ),
        (zip_of(mimetype="odt"), "r: is a ZIP package but no Word file: save the report as .docx, or unpack it"),
        (b"PK\x03\x04....", "r: is a broken ZIP package (File is not a zip file); send the Word file again"),
        (bytes(LOCKED), "r: is locked by a password; save it without one"),
        (word_file(paragraph()), "r: is empty; give a report with text in it"),
        (b"<html><body> </body></html>", "r: is a web page without text; save the page as its readers see it"),
        (b"", "r: is empty; give a report with text in it"),
    ],
    ids=["PDF", "RTF", "OLE", "other ZIP", "broken ZIP", "locked", "empty Word file", "empty page", "nothing"],
)
def test_what_cannot_be_read_gives_one_line_with_the_remedy(data: bytes, message: str) -> None:
    with pytest.raises(SourceError) as caught:
        read_input(data, "r")
    assert str(caught.value) == message


@pytest.mark.parametrize("broken", ["<w:document", "<w:document xmlns:w='x'><a></b></w:document>"])
def test_a_word_file_with_broken_xml_is_named_as_such(broken: str) -> None:
    with pytest.raises(SourceError, match=r"^r: is a broken Word file \(word/document\.xml: .*\); open and save"):
        read_input(zip_of(**{"word/document.xml": broken}), "r")


def test_an_entity_in_a_word_file_is_not_looked_up(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("secret", encoding="utf-8")
    w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    document = (
        f'<!DOCTYPE d [<!ENTITY e SYSTEM "{secret.as_uri()}">]><w:document xmlns:w="{w}"><w:body><w:p><w:r>'
        "<w:t>甲&e;</w:t></w:r></w:p></w:body></w:document>"
    )
    assert "secret" not in read_input(zip_of(**{"word/document.xml": document}), "r").source.text


def test_endless_nesting_is_an_error_not_a_crash() -> None:
    nested = "<w:ins>" * 1500 + "</w:ins>" * 1500
    assert refusal(word_file(f"<w:p>{nested}</w:p>")) == (
        "r: is nested too deep for a report; open and save it in Word"
    )
    assert (
        refusal(b"<html><body>" + b"<div>" * 1500 + b"a") == "r: is nested too deep for a report; save the page as text"
    )


# ---- any bytes ----


def reads_or_refuses(data: bytes) -> None:
    assert re.fullmatch("(r: .+)?", refusal(data))


@given(st.binary())
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    reads_or_refuses(data)
    reads_or_refuses(b"PK\x03\x04" + data)
    reads_or_refuses(b"<html>" + data)


@given(st.data())
def test_a_damaged_word_file_is_read_or_refused(data: st.DataObject) -> None:
    damaged = bytearray(DOCX)
    for _ in range(data.draw(st.integers(1, 5))):
        damaged[data.draw(st.integers(0, len(damaged) - 1))] = data.draw(st.integers(0, 255))
    reads_or_refuses(bytes(damaged[: data.draw(st.integers(1, len(damaged)))]))


TAGS = ["p", "div", "table", "tr", "td", "th", "b", "span", "br", "h1", "ul", "ol", "li", "a href='x'", "img src=a"]


@given(st.lists(st.one_of(st.sampled_from([f"<{tag}>" for tag in TAGS] + ["</p>", "</table>"]), st.text(max_size=9))))
def test_any_heap_of_tags_is_read_or_refused(pieces: list[str]) -> None:
    reads_or_refuses(("<html><body>甲" + "".join(pieces)).encode("utf-8", "replace"))
