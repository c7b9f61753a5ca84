"""What a file says of itself: the information dictionary and the XMP packet agree and survive any title."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta, timezone

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from jbpub.renderers.pdf.claims import CLAIMS, SCREEN
from jbpub.renderers.pdf.metadata import write_info, write_xmp
from jbpub.renderers.pdf.model import Info
from jbpub.style.keys import Product
from tests.pdf.sample import INFO, sample_model

SPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
}
MODEL = sample_model()
BEIJING = timezone(timedelta(hours=8))


def packet(info: Info, product: Product = "screen") -> bytes:
    return write_xmp(replace(MODEL, info=info, claims=CLAIMS[product]))


def said(info: Info, path: str, product: Product = "screen") -> list[str]:
    """The texts of a path into the XMP packet."""
    return [
        str(text)
        for text in etree.fromstring(packet(info, product)).xpath(
            f"//{path}//text()[normalize-space()]", namespaces=SPACES
        )
    ]


def entry(info: Info, key: str) -> str:
    return str(pikepdf.Object.parse(write_info(info, SCREEN).encode("latin-1"))[f"/{key}"])


def test_the_packet_names_both_standards() -> None:
    assert said(INFO, "pdfaid:part") + said(INFO, "pdfaid:conformance") == ["2", "A"]
    assert said(INFO, "pdfuaid:part") == ["1"]
    assert said(INFO, "pdfaSchema:prefix") == ["pdfuaid"]  # a schema that PDF/A does not know must be described


def test_title_author_and_subject_are_said_twice_alike() -> None:
    assert set(said(INFO, "dc:title")) == {entry(INFO, "Title")} == {INFO.title}
    assert said(INFO, "dc:creator") == [entry(INFO, "Author")] == [INFO.author]
    assert set(said(INFO, "dc:description")) == {entry(INFO, "Subject")} == {INFO.subject}
    assert said(INFO, "pdf:Producer") == [entry(INFO, "Producer")] == ["jbpub"]
    assert said(INFO, "dc:language") == ["zh-Hans"]


def test_what_is_not_known_is_not_said() -> None:
    bare = replace(INFO, author="", subject="")
    assert said(bare, "dc:creator") == said(bare, "dc:description") == said(bare, "pdf:Keywords") == []
    assert b"/Author" not in write_info(bare, SCREEN).encode("latin-1")


@pytest.mark.parametrize(
    ("zone", "pdf", "iso"),
    [
        (BEIJING, "D:20210202093000+08'00'", "2021-02-02T09:30:00+08:00"),
        (timezone(-timedelta(hours=3, minutes=30)), "D:20210202093000-03'30'", "2021-02-02T09:30:00-03:30"),
        (None, "D:20210202093000", "2021-02-02T09:30:00"),
    ],
)
def test_dates_keep_their_zone(zone: timezone | None, pdf: str, iso: str) -> None:
    info = replace(INFO, created=datetime(2021, 2, 2, 9, 30, 0, 500, tzinfo=zone))
    assert entry(info, "CreationDate") == entry(info, "ModDate") == pdf
    assert said(info, "xmp:CreateDate") == said(info, "xmp:ModifyDate") == said(info, "xmp:MetadataDate") == [iso]


@given(st.text(min_size=1))
def test_any_title_gives_a_packet_that_can_be_read(title: str) -> None:
    info = replace(INFO, title=f"报告{title}")
    assert said(info, "dc:title")[0].startswith("报告")


def test_a_title_with_markup_and_control_characters() -> None:
    info = replace(INFO, title="<报告> & 说明\x0b")
    assert said(info, "dc:title")[0] == entry(info, "Title") == "<报告> & 说明 "
