"""The package of a Word file (ISO/IEC 29500-2): its parts, found by their relationships."""

from __future__ import annotations

import zipfile
import zlib
from dataclasses import dataclass
from io import BytesIO
from posixpath import dirname, join, normpath

from lxml import etree

from jbpub.diagnostics import SourceError

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_PACKAGE_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
# Files in the strict form have other namespaces for the same vocabulary (ISO/IEC 29500-1, annex on strict).
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", W[1:-1].encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", R[1:-1].encode()),
    (b"http://purl.oclc.org/ooxml/drawingml/main", b"http://schemas.openxmlformats.org/drawingml/2006/main"),
    (
        b"http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing",
        b"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    ),
)
_LARGEST_PART = 256 * 1024 * 1024  # bytes; a part that unpacks to more is no report
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError)
_ENCRYPTED = 0x1  # the flag bit of an entry locked by a password (APPNOTE 4.4.4)


@dataclass(frozen=True, slots=True)
class Relation:
    """What a part refers to: the kind (the last word of its type), and a part's name or, outside, an address."""

    kind: str
    target: str
    outside: bool


@dataclass(frozen=True, slots=True)
class Package:
    """An opened Word file; `name` is what messages call it, `main` the name of its main part."""

    zip: zipfile.ZipFile
    name: str
    main: str

    def part(self, part: str) -> bytes | None:
        """The bytes of a part, or None when there is none of that name.  Raises SourceError when it is broken."""
        try:
            info = self.zip.getinfo(part)
        except KeyError:
            return None
        if info.flag_bits & _ENCRYPTED:
            raise SourceError(f"{self.name}: is locked by a password; save it without one")
        try:
            with self.zip.open(info) as file:
                data = file.read(_LARGEST_PART + 1)
        except _BROKEN as problem:
            raise SourceError(
                f"{self.name}: is a broken Word file ({part}: {problem}); open and save it in Word"
            ) from problem
        if len(data) > _LARGEST_PART:
            raise SourceError(f"{self.name}: is no report: {part} unpacks to more than 256 MB")
        return data

    def tree(self, part: str) -> etree._Element | None:
        """The XML of a part, or None when there is no such part.  Raises SourceError when it is not well-formed."""
        data = self.part(part)
        return self.parsed(part, data) if data is not None else None

    def parsed(self, part: str, data: bytes) -> etree._Element:
        """XML as a tree; no entity is looked up and nothing is fetched.  Raises SourceError."""
        for strict, usual in _STRICT:
            data = data.replace(strict, usual)
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True, huge_tree=True
        )
        try:
            return etree.parse(BytesIO(data), parser).getroot()
        except (etree.XMLSyntaxError, ValueError) as problem:
            reason = str(problem).splitlines()[0]
            raise SourceError(
                f"{self.name}: is a broken Word file ({part}: {reason}); open and save it in Word"
            ) from problem

    def relations(self, part: str) -> dict[str, Relation]:
        """What a part refers to, by the ids that it uses for it."""
        folder, base = dirname(part), part.rpartition("/")[2]
        root = self.tree(join(folder, "_rels", f"{base}.rels"))
        return {} if root is None else dict(_relation(item, folder) for item in root.iter(_PACKAGE_RELATION))


def _relation(item: etree._Element, folder: str) -> tuple[str, Relation]:
    outside = item.get("TargetMode") == "External"
    target = item.get("Target") or ""
    if not outside:
        target = target.lstrip("/") if target.startswith("/") else normpath(join(folder, target))
    return item.get("Id") or "", Relation((item.get("Type") or "").rpartition("/")[2], target, outside)


def open_package(data: bytes, name: str) -> Package:
    """A Word file's package.  Raises SourceError when it is broken, locked or another kind of ZIP file."""
    try:
        archive = zipfile.ZipFile(BytesIO(data))
    except _BROKEN as problem:
        raise SourceError(f"{name}: is a broken ZIP package ({problem}); send the Word file again") from problem
    package = Package(archive, name, "")
    office = [link.target for link in package.relations("").values() if link.kind == "officeDocument"]
    main = next((part for part in (*office, "word/document.xml") if part in archive.NameToInfo), "")
    if not main:
        raise SourceError(f"{name}: is a ZIP package but no Word file: save the report as .docx, or unpack it")
    return Package(archive, name, main)
