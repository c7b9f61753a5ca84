"""ISO/IEC 29500-4 (transitional) as one schema object, and parts made ready for it."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from functools import cache
from typing import Any

from lxml import etree

from tests.conform.tools import in_home

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_XML = "http://www.w3.org/XML/1998/namespace"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/"

# The namespaces that a Word file may use, each with the file of the published set that defines it.
_SCHEMAS = {
    W: "wml.xsd",
    f"{_DRAWING}main": "dml-main.xsd",
    f"{_DRAWING}picture": "dml-picture.xsd",
    f"{_DRAWING}wordprocessingDrawing": "dml-wordprocessingDrawing.xsd",
    f"{_OFFICE}math": "shared-math.xsd",
    f"{_OFFICE}bibliography": "shared-bibliography.xsd",
    f"{_OFFICE}extended-properties": "shared-documentPropertiesExtended.xsd",
    f"{_OFFICE}custom-properties": "shared-documentPropertiesCustom.xsd",
    f"{_OFFICE}customXml": "shared-customXmlDataProperties.xsd",
    "http://schemas.openxmlformats.org/package/2006/relationships": "opc-relationships.xsd",
}
# The published set imports the xml: namespace without giving a file.
_XML_SCHEMA = f"""<xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema" targetNamespace="{_XML}">
  <xsd:attribute name="space"><xsd:simpleType><xsd:restriction base="xsd:NCName">
    <xsd:enumeration value="default"/><xsd:enumeration value="preserve"/>
  </xsd:restriction></xsd:simpleType></xsd:attribute>
  <xsd:attribute name="lang" type="xsd:language"/>
</xsd:schema>"""


class _Jar(etree.Resolver):
    """Finds schema files in the jar that carries them."""

    def __init__(self) -> None:
        with zipfile.ZipFile(in_home("jars/poi-ooxml-full-*.jar")) as jar:
            names = [name for name in jar.namelist() if "/ooxml/src/" in name and name.endswith(".xsd")]
            self.files = {name.rsplit("/", 1)[1]: jar.read(name).decode("utf-8-sig") for name in names}
        bare = f'<xsd:import namespace="{_XML}"/>'
        located = f'<xsd:import namespace="{_XML}" schemaLocation="xml.xsd"/>'
        self.files = {name: text.replace(bare, located) for name, text in self.files.items()} | {"xml.xsd": _XML_SCHEMA}

    def resolve(self, system_url: str | None, public_id: str | None, context: Any) -> Any:  # noqa: ARG002 - as lxml asks
        name = (system_url or "").rsplit("/", 1)[-1]
        return self.resolve_string(self.files[name], context, base_url=name) if name in self.files else None


@cache
def schema() -> etree.XMLSchema:
    """One schema for every part of a Word file."""
    parser = etree.XMLParser()
    parser.resolvers.add(_Jar())
    imports = "".join(f'<xsd:import namespace="{space}" schemaLocation="{file}"/>' for space, file in _SCHEMAS.items())
    text = f'<xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema">{imports}</xsd:schema>'
    return etree.XMLSchema(etree.fromstring(text, parser))


def faults(docx: Any) -> Iterator[str]:
    """Every part that its schema does not allow, with the first line that says why."""
    with zipfile.ZipFile(docx) as package:
        for name in package.namelist():
            if name.endswith((".xml", ".rels")):
                root = etree.fromstring(package.read(name))
                if etree.QName(root).namespace in _SCHEMAS and not schema().validate(compatible(root)):
                    yield f"{name}: {schema().error_log[0].message}"


def compatible(root: Any) -> Any:
    """A part as a reader sees it that knows the standard only (ISO/IEC 29500-3): what may be ignored is gone."""
    spaces = {root.nsmap[prefix] for prefix in root.get(f"{MC}Ignorable", "").split()}
    for element in list(root.iter(etree.Element)):
        for name in list(element.attrib):
            if etree.QName(name).namespace in spaces or name.startswith(MC):
                del element.attrib[name]
        if etree.QName(element).namespace in spaces:
            element.getparent().remove(element)
    for choice in list(root.iter(f"{MC}AlternateContent")):
        fallback = choice.find(f"{MC}Fallback")
        for child in list(fallback) if fallback is not None else []:
            choice.addprevious(child)
        choice.getparent().remove(choice)
    return root
