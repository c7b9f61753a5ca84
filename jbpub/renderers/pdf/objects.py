"""The numbered objects of one file, written through ReportLab's document: numbers, offsets, cross references, trailer.

ReportLab's own dictionary, page, outline and stream objects are not used: they know no tags, format slowly and write
streams that PDF/A refuses (no end of line before `endstream`, ISO 19005-2, 6.1.7.1).
"""

from __future__ import annotations

from zlib import compress

from reportlab.pdfbase.pdfdoc import PDFDocument, PDFObject

from jbpub.renderers.pdf.syntax import reference


class _Body(PDFObject):
    """What stands between `obj` and `endobj`; given when the object's content is known."""

    def __init__(self) -> None:
        self.head = b""
        self.stream: bytes | None = None

    def format(self, document: PDFDocument) -> bytes:  # noqa: ARG002 - ReportLab calls it so
        if self.stream is None:
            return self.head
        return b"%b\nstream\n%b\nendstream" % (self.head, self.stream)


class Objects:
    """Collects objects; each has a number from the moment it is reserved, so that objects can name each other."""

    def __init__(self, version: tuple[int, int] = (1, 7)) -> None:
        self._document = PDFDocument(compression=0, invariant=1, pdfVersion=version)
        self._bodies: dict[int, _Body] = {}

    def reserve(self, count: int = 1) -> int:
        """Numbers for `count` objects, one after the other: the first of them."""
        first = self._document.objectcounter + 1
        for number in range(first, first + count):
            body = self._bodies[number] = _Body()
            self._document.Reference(body)  # type: ignore[no-untyped-call]
        return first

    def put(self, number: int, value: str) -> None:
        """Give a reserved object its written value.  Raises ValueError when it has one already."""
        body = self._bodies[number]
        if body.head:
            raise ValueError(f"object {number} is written twice")
        body.head = value.encode("latin-1")
        self._document.updateSignature(body.head)

    def add(self, value: str) -> int:
        """Write a new object: its number."""
        number = self.reserve()
        self.put(number, value)
        return number

    def put_stream(self, number: int, data: bytes, entries: str = "", *, deflated: bool = False) -> None:
        """Give a reserved object a stream; `entries` stand in its dictionary, `deflated` says so there."""
        filters = "/Filter /FlateDecode " if deflated else ""
        self.put(number, f"<<{entries} {filters}/Length {len(data)}>>")
        self._bodies[number].stream = data
        self._document.updateSignature(data)

    def add_stream(self, data: bytes, entries: str = "", *, deflate: bool = True) -> int:
        """Write a new stream, deflated unless told otherwise: its number."""
        number = self.reserve()
        self.put_stream(number, compress(data) if deflate else data, entries, deflated=deflate)
        return number

    def add_fonts(self, fonts: dict[str, int]) -> int:
        """Write the dictionary of font objects by resource name, which all pages share: its number."""
        shared = self._document.idToObject["BasicFonts"]
        shared.dict = {name: reference(number) for name, number in fonts.items()}  # type: ignore[attr-defined] # a PDFDictionary
        return self._document.idToObjectNumberAndVersion["BasicFonts"][0]

    def finish(self, catalog: int, info: int | None) -> bytes:
        """The whole file, with an information dictionary or without one.

        Raises ValueError when a reserved object was never written.
        """
        unwritten = [number for number, body in self._bodies.items() if not body.head]
        if unwritten:
            raise ValueError(f"objects {unwritten[:5]} were reserved but never written")
        document = self._document
        document.Catalog = self._bodies[catalog]  # type: ignore[attr-defined] # the stubs have it not
        document.info = None if info is None else self._bodies[info]  # type: ignore[assignment] # any object will do
        return document.format()
