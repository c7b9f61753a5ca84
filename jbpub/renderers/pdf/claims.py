"""What a file claims to be, by the product that the style sheet asks for, and what follows for those who write it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from jbpub.style.checks import check_links
from jbpub.style.keys import PdfStyle, Product


@dataclass(frozen=True, slots=True)
class Claims:
    """The version of PDF, the parts of PDF/A (ISO 19005) and PDF/UA (ISO 14289), and whether it is PDF/X-4."""

    version: tuple[int, int]
    pdfa: int
    pdfua: int
    pdfx: bool = False

    @property
    def second(self) -> bool:
        """Whether the file is PDF 2.0: structure in namespaces, structure destinations, no information dictionary."""
        return self.version >= (2, 0)


CLAIMS: Mapping[Product, Claims] = {
    "screen": Claims((1, 7), 2, 1),
    "press": Claims((1, 6), 2, 1, pdfx=True),  # ISO 15930-7 builds on PDF 1.6
    "archive": Claims((2, 0), 4, 2),
}
SCREEN = CLAIMS["screen"]


def claims_of(pdf: PdfStyle, label: str) -> Claims:
    """The claims of a product.  Raises StyleError, naming the sheet, when the sheet wants links that it cannot have."""
    check_links(pdf, label)
    return CLAIMS[pdf.product]
